"""Years and what is counted in them: «سال ۱۴۰۴», «سال‌های ۱۳۹۲ تا ۱۴۰۰», «متولد ۱۳۶۶», «دهه هفتاد», «قرن بیستم».

Every function takes the scan and a token, and gives what starts there, or None. None looks further than a dozen
tokens, so a document costs its length.
"""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.dates_scan import Scan, Year, calendar_at, calendar_of, dash_at, full_year, number_at
from iranru_cli.resolve.calendar import CalendarName
from iranru_cli.resolve.dates_reading import Point, Range, Reading, Shift

TO = {"past": -1, "ago": -1, "this": 0, "next": 1}  # «سال گذشته» → -1
_MOST_LISTED = 5
_TIED = frozenset("-–")
_PARTS_OF_FIGURES = frozenset("-–_#./:")
_RECENT = {"jalali": range(1350, 1411), "gregorian": range(1950, 2036)}  # years that stand without سال in the news
_LIFETIME = 100  # years between the two of a pair that has no سال before it
_FIRST_PLAIN_CENTURY = 15


class Found(NamedTuple):
    """Tokens [start, end) with their reading."""

    start: int
    end: int
    reading: Reading


def year_at(s: Scan, i: int, calendar: CalendarName | None, *, bare: bool = True) -> Year | None:
    """The year after a month, a season or a part: «سال ۱۴۰۴», «۱۴۰۴», «، ۱۴۰۰», «۹۶», «امسال», «سال گذشته», «گذشته»."""
    comma = s.key(i) in ("،", ",")
    word = s.at.get(i + comma)
    if word is None:
        return None
    if word.kind == "unit" and word.value == "year" and not comma:
        return named_year(s, word.end, calendar)
    if word.kind == "year" and not comma:
        return Year(word.end, shift=int(word.value))
    if word.kind == "relation" and not comma and word.value in ("past", "this", "next"):
        return Year(word.end, near=TO[word.value]) if bare else None
    if word.kind != "digits" or not bare:
        return None
    return numbered_year(s, i + comma, calendar, short=not comma and calendar == "jalali", not_before="measured")


def named_year(s: Scan, i: int, calendar: CalendarName | None = None) -> Year | None:
    """What stands after سال: «۱۴۰۴», «۶۷», «۲۰۲۴ میلادی», «گذشته», «تحصیلی ۱۴۰۳»."""
    if s.says(i, "year_kind") and (s.word(i + 1, "digits") or s.word(i, "calendar")):
        calendar, i = calendar_at(s, i)[0] or calendar, i + 1
    word = s.word(i, "relation")
    if word is None:
        return numbered_year(s, i, calendar, short=True, not_before=None)
    if word.value not in TO or s.key(word.end) == "از":
        return None
    named, end = calendar_at(s, word.end)
    return Year(end, shift=TO[word.value], calendar=named or calendar)


def numbered_year(
    s: Scan, i: int, calendar: CalendarName | None, *, short: bool, not_before: str | None = "counted"
) -> Year | None:
    """The year that the number at token i is; `short` admits two digits.

    `not_before` names the words that make it a number of things: the more the words before it say that a year comes,
    the fewer they are («۱۶ دی ۱۳۹۹ نماینده مجلس گفت», «در ۱۴۰۰ روستا»).
    """
    number = number_at(s, i)
    if number is None or number.ordinal:
        return None
    not_before = "counted" if number.digits == 2 else not_before
    if not_before is not None and s.says(number.end, not_before):
        return None
    named, end = calendar_at(s, number.end)
    year = full_year(number, named or calendar, short=short)
    return Year(end, year, calendar=named or calendar or calendar_of(year or 0)) if year is not None else None


def year_alone(s: Scan, i: int) -> Found | None:
    """«سال ۱۴۰۴», «سال‌های ۱۳۹۲ تا ۱۴۰۰», «سال گذشته میلادی»; token i is سال or سال‌های."""
    word = s.at[i]
    if word.kind == "units" or s.says(word.end, "plural"):
        return _years_at(s, i, word.end + (word.kind == "unit"))
    year = named_year(s, word.end)
    if year is None:
        return None
    if year.year is None:
        return Found(i, year.end, Shift("year", year.shift or 0, year.calendar or "jalali"))
    first = word.end + s.says(word.end, "year_kind")
    return year_range(s, i, first, not_before=None) or Found(i, year.end, _year_point(year))


def _year_point(year: Year) -> Point:
    return Point("year", year.calendar or "jalali", year.year)


def _years_at(s: Scan, i: int, first: int) -> Found | None:
    """What follows سال‌های: years, one year («سال‌های ۱۳۸۸ تا مهر ۹۸»), or a decade («سال‌های دهه ۶۰»)."""
    decade = s.word(first, "unit")
    if decade is not None and decade.value == "decade":
        found = decade_at(s, first)
        return found._replace(start=i) if found else None
    several = year_range(s, i, first, not_before=None)
    if several is not None:
        return several
    year = numbered_year(s, first, None, short=True, not_before=None)
    return Found(i, year.end, _year_point(year)) if year else None


def year_range(s: Scan, i: int, first: int, *, not_before: str | None = "counted") -> Found | None:
    """From the year at token `first` to the last one that hangs on it by تا, و, a comma or a dash."""
    years: list[Year] = []
    until = False  # after تا: only a later year
    while len(years) < _MOST_LISTED:
        near = years[-1].calendar if years else None
        year = numbered_year(s, first, near, short=True, not_before=not_before)
        if year is None or (until and (year.year or 0) <= (years[-1].year or 0)):
            break
        years.append(year)
        until = s.says(year.end, "range")
        loose = not_before is None and s.key(year.end) in _TIED  # «سال‌های ۷۶ -۷۰», as lines turned round give it
        if not (until or loose or dash_at(s, year.end) or s.key(year.end) in ("و", "،", ",")):
            break
        first = year.end + 1
        first += s.says(first, "range_year")  # «از سال ۲۰۱۷ تا سال ۲۰۲۰»
    if len(years) < 2:
        return None
    points = sorted((Point("year", years[-1].calendar or "jalali", year.year) for year in years), key=_number_of)
    return Found(i, years[-1].end, Range(points[0], points[-1]))


def _number_of(point: Point) -> int:
    return point.year or 0


def bare_year(s: Scan, i: int) -> Found | None:
    """A year without سال: «از ۱۳۹۳ تا ۱۳۹۷», «متولد ۱۳۶۶», «در ۱۴۰۳.», «(۲۰۱۵)»; not «بیش از ۱۴۰۰ نفر»."""
    number = number_at(s, i)
    if number is None or number.digits != 4 or number.ordinal or calendar_of(number.value) is None:
        return None
    if (s.says(i - 2, "more") and s.key(i - 1) == "از") or (s.glued(i) and s.key(i - 1) in _PARTS_OF_FIGURES):
        return None
    pair = year_range(s, i, i)
    if pair is not None and _is_lifetime(pair) and (s.key(number.end) not in ("و", "،", ",") or _opens_year(s, i)):
        return pair
    year = numbered_year(s, i, None, short=False)
    if year is None:
        return None
    inside = s.key(i - 1) == "(" and s.key(year.end) == ")"
    if year.end > number.end or inside or s.says(i - 1, "before_year") or _stands_alone(s, i, year):
        return Found(i, year.end, _year_point(year))
    return None


def _opens_year(s: Scan, i: int) -> bool:
    return s.says(i - 1, "in_year") or s.says(i - 1, "before_year")


def _stands_alone(s: Scan, i: int, year: Year) -> bool:
    """Whether nothing is counted by the number and the word before it may have a year: «توافق هسته‌ای ۲۰۱۵ را»."""
    before, number = s.key(i - 1), year.year or 0
    closed = s.says(year.end, "after_year") or not s.key(year.end)[0].isalnum()
    if s.says(i - 1, "in_year"):
        return closed or number % 10 != 0  # «از ۱۹۹۷ اجرا شد», but «در ۲۰۰۰ نسخه»
    recent = number in _RECENT[calendar_of(number) or "jalali"]
    return closed and recent and before >= "ا" and before[0].isalpha() and not s.says(i - 1, "numbered")


def _is_lifetime(found: Found) -> bool:
    """A pair of years lies within a lifetime: «۱۴۰۰ و ۲۰۰۰ نفر» does not."""
    reading = found.reading
    if not (isinstance(reading, Range) and isinstance(reading.first, Point) and isinstance(reading.last, Point)):
        return False
    return 0 < (reading.last.year or 0) - (reading.first.year or 0) <= _LIFETIME


def _decade(value: int, named: CalendarName | None) -> Point | None:
    """The decade of a year that ends it, or of two digits: 1980, ۶۰, ۹۰ with «میلادی»."""
    if value % 10 or not (20 <= value <= 90 or calendar_of(value)):
        return None
    if value < 100:
        value += 1900 if named == "gregorian" else 1300
    return Point("decade", named or calendar_of(value) or "jalali", value)


def decade_at(s: Scan, i: int) -> Found | None:
    """«دهه ۱۳۷۰», «دهه هفتاد», «دهه ۹۰ میلادی», «دهه ۶۰ و ۷۰»; token i is دهه or دهه‌های."""
    number = number_at(s, s.at[i].end)
    if number is None or number.ordinal:
        return None
    named, end = calendar_at(s, number.end)
    point = _decade(number.value, named)
    if point is None:
        return None
    if s.key(end) in ("و", "تا"):
        last = number_at(s, end + 1)
        other = _decade(last.value, named) if last and not last.ordinal else None
        if last and other and (other.year or 0) > (point.year or 0):
            return Found(i, calendar_at(s, last.end)[1], Range(point, other))
    return Found(i, end, point)


def century_at(s: Scan, i: int) -> Found | None:
    """«قرن بیستم», «قرن ۲۱», «قرن چهاردهم شمسی»; token i is قرن."""
    number = number_at(s, s.at[i].end)
    if number is None or not 1 <= number.value <= 21 or not (number.ordinal or number.digits):
        return None
    named, end = calendar_at(s, number.end)
    if named is None and number.value < _FIRST_PLAIN_CENTURY:
        return None  # «قرن هشتم» of Iran's past is lunar, and rarely says so
    return Found(i, end, Point("century", named or "gregorian", 100 * (number.value - 1) + 1))
