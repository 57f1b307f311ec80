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
    return numbered_year(s, i + comma, calendar, short=not comma and calendar == "jalali")


def named_year(s: Scan, i: int, calendar: CalendarName | None = None) -> Year | None:
    """What stands after سال: «۱۴۰۴», «۶۷», «۲۰۲۴ میلادی», «گذشته», «تحصیلی ۱۴۰۳»."""
    if s.says(i, "year_kind") and (s.word(i + 1, "digits") or s.word(i, "calendar")):
        calendar, i = calendar_at(s, i)[0] or calendar, i + 1
    word = s.word(i, "relation")
    if word is None:
        return numbered_year(s, i, calendar, short=True)
    if word.value not in TO or s.key(word.end) == "از":
        return None
    named, end = calendar_at(s, word.end)
    return Year(end, shift=TO[word.value], calendar=named or calendar)


def numbered_year(s: Scan, i: int, calendar: CalendarName | None, *, short: bool) -> Year | None:
    number = number_at(s, i)
    if number is None or number.ordinal or s.says(number.end, "counted"):
        return None
    named, end = calendar_at(s, number.end)
    if named == "islamic" and calendar is None:
        calendar = named
    year = full_year(number, named or calendar, short=short)
    return Year(end, year, calendar=named or calendar or calendar_of(year or 0)) if year is not None else None


def year_alone(s: Scan, i: int) -> Found | None:
    """«سال ۱۴۰۴», «سال‌های ۱۳۹۲ تا ۱۴۰۰», «سال گذشته میلادی»; token i is سال or سال‌های."""
    word = s.at[i]
    if word.kind == "unit" and s.key(word.end) in ("های", "هاى"):
        return year_range(s, i, word.end + 1)
    if word.kind == "units":
        return year_range(s, i, word.end)
    year = named_year(s, word.end)
    if year is None:
        return None
    if year.year is None:
        return Found(i, year.end, Shift("year", year.shift or 0, year.calendar or "jalali"))
    return year_range(s, i, word.end) or Found(i, year.end, Point("year", year.calendar or "jalali", year.year))


def year_range(s: Scan, i: int, first: int) -> Found | None:
    """From the year at token `first` to the last one that hangs on it by تا, و, a comma or a dash."""
    if s.says(first, "year_kind"):
        first += 1
    decade = s.word(first, "unit")
    if decade is not None and decade.value == "decade":
        found = decade_at(s, first)
        return found._replace(start=i) if found else None
    years: list[Year] = []
    while len(years) < _MOST_LISTED:
        near = years[-1].calendar if years else None
        year = numbered_year(s, first, near, short=True)
        if year is None or (years and (year.year or 0) <= (years[-1].year or 0)):
            break
        years.append(year)
        first = year.end + 1
        if s.says(first, "range_year"):  # «از سال ۲۰۱۷ تا سال ۲۰۲۰»
            first += 1
        if not (s.key(year.end) in ("و", "،", ",") or s.says(year.end, "range") or dash_at(s, year.end)):
            break
    if len(years) < 2:
        return None
    calendar = years[-1].calendar or "jalali"
    points = [Point("year", calendar, year.year) for year in years]
    return Found(i, years[-1].end, Range(points[0], points[-1]))


def bare_year(s: Scan, i: int) -> Found | None:
    """A year without سال: «از ۱۳۹۳ تا ۱۳۹۷», «متولد ۱۳۶۶», «در ۱۴۰۳.», «(۲۰۱۵)»; not «بیش از ۱۴۰۰ نفر»."""
    number = number_at(s, i)
    if number is None or number.digits != 4 or number.ordinal or calendar_of(number.value) is None:
        return None
    if s.says(i - 2, "more") and s.key(i - 1) == "از":
        return None
    pair = year_range(s, i, i)
    if pair is not None and _number_of_years(pair) and (s.says(i - 1, "in_year") or s.says(i - 1, "before_year")):
        return pair
    year = numbered_year(s, i, None, short=False)
    if year is None or (s.glued(i) and s.key(i - 1) in ("-", "–", "_", "#")):
        return None
    named = year.end > number.end
    closed = s.says(year.end, "after_year") or not s.key(year.end)[0].isalnum()
    inside = s.key(i - 1) == "(" and s.key(year.end) == ")"
    if named or inside or s.says(i - 1, "before_year") or (closed and s.says(i - 1, "in_year")):
        return Found(i, year.end, Point("year", year.calendar or "jalali", year.year))
    return None


def _number_of_years(found: Found) -> bool:
    """A pair of years lies within a lifetime: «۱۴۰۰ و ۲۰۰۰ نفر» does not."""
    reading = found.reading
    if not (isinstance(reading, Range) and isinstance(reading.first, Point) and isinstance(reading.last, Point)):
        return False
    return 0 < (reading.last.year or 0) - (reading.first.year or 0) <= _LIFETIME


def _decade(value: int, named: CalendarName | None) -> Point | None:
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
