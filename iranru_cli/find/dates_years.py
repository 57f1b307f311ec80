"""Years and what is counted in them: «سال ۱۴۰۴», «سال‌های ۱۳۹۲ تا ۱۴۰۰», «متولد ۱۳۶۶», «دهه هفتاد», «قرن بیستم».

Every function takes the scan and a token, and gives what starts there, or None. None looks further than a dozen
tokens, so a document costs its length.
"""

from __future__ import annotations

from iranru_cli.find.dates_eras import Year, calendar_at, calendar_of, era_at, year_of
from iranru_cli.find.dates_scan import Found, Scan, dash_at, number_at
from iranru_cli.readings import Anchored, CalendarName, Point, Range, Reading, Shift, Unplaced

TO = {"past": -1, "ago": -1, "this": 0, "next": 1, "more": 1}  # «سال گذشته» → -1
_MOST_LISTED = 5
_TIED = frozenset("-–")
_COMMAS = frozenset("،,")
_PARTS_OF_FIGURES = frozenset("-–_#./:")
_RECENT = {"jalali": range(1350, 1411), "gregorian": range(1950, 2036)}  # years that stand without سال in the news
_LIFETIME = 100  # years between the two of a pair that has no سال before it
_FIRST_PLAIN_CENTURY = 15
_LEAST_IN_WORDS = 1000  # a year in words: «اول مهر هزار و سیصد و نود»


def year_at(s: Scan, i: int, calendar: CalendarName | None, *, bare: bool = True) -> Year | None:
    """The year after a month, a season or a part: «سال ۱۴۰۴», «۱۴۰۴», «، ۱۴۰۰», «۹۶», «امسال», «سال گذشته», «گذشته»."""
    comma = s.key(i) in _COMMAS
    word = s.at.get(i + comma)
    if word is None:
        that = s.says(i, "that") and s.unit(i + 1, "year")  # «اسفندماه همان سال»
        return Year(i + 2, that=True) if that else None
    if word.kind == "unit" and word.value == "year" and not comma:
        return named_year(s, word.end, calendar)
    if word.kind == "year" and not comma:
        return Year(word.end, shift=int(word.value))
    if word.kind == "relation" and not comma and word.value in ("past", "this", "next"):
        return Year(word.end, near=TO[word.value]) if bare else None
    if word.kind not in ("digits", "number") or not bare:
        return None
    year = numbered_year(s, i + comma, calendar, short=not comma and calendar == "jalali", not_before="measured")
    return None if word.kind == "number" and year and (year.year or 0) < _LEAST_IN_WORDS else year


def named_year(s: Scan, i: int, calendar: CalendarName | None = None) -> Year | None:
    """What stands after سال: «۱۴۰۴», «۶۷», «۲۰۲۴ میلادی», «گذشته», «تحصیلی ۱۴۰۳»."""
    if s.says(i, "year_kind") and (s.word(i + 1, "digits") or s.word(i, "calendar") or s.word(i + 1, "relation")):
        calendar, i = calendar_at(s, i)[0] or calendar, i + 1
    word = s.word(i, "relation")
    if word is None:
        return numbered_year(s, i, calendar, short=True, not_before=None)
    if word.value not in TO or s.says(word.end, "from"):
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
    if number.digits == 2 and s.word(number.end, "length"):
        return None  # «به نام بهمن ۳۷ ساله»
    if number.digits == 2:
        not_before = "counted" if not_before is not None else "measured"  # «سال ۹۷ مورد بررسی قرار گرفت»
    if not_before is not None and s.says(number.end, not_before):
        return None
    era, end = era_at(s, number.end)
    year = year_of(number, calendar, era, short=short)
    return year._replace(end=end) if year is not None else None


def year_alone(s: Scan, i: int) -> Found | None:
    """«سال ۱۴۰۴», «سال‌های ۱۳۹۲ تا ۱۴۰۰», «سال گذشته میلادی», «سال بعد»; token i is سال or سال‌های."""
    word = s.at[i]
    if word.kind == "units" or s.says(word.end, "plural"):
        return _years_at(s, i, word.end + (word.kind == "unit"))
    year = named_year(s, word.end)
    if year is None:
        later = s.word(word.end, "relation")
        after = later is not None and later.value == "later" and not s.says(later.end, "from")
        return Found(i, later.end, Anchored("year", 1)) if later and after else None
    if year.year is None:
        return Found(i, year.end, Shift("year", year.shift or 0, year.calendar or "jalali"))
    first = word.end + s.says(word.end, "year_kind")
    return year_range(s, i, first, not_before=None) or Found(i, year.end, year_reading(year))


def year_reading(year: Year) -> Point | Unplaced:
    """The whole year; one before Christ has no place in the calendar."""
    if year.year is not None and year.year <= 0:
        return Unplaced("out_of_range")
    return Point("year", year.calendar or "jalali", year.year)


def _years_at(s: Scan, i: int, first: int) -> Found | None:
    """What follows سال‌های: years, one year («سال‌های ۱۳۸۸ تا مهر ۹۸»), or a decade («سال‌های دهه ۶۰»)."""
    if s.unit(first, "decade"):
        found = decade_at(s, first)
        return found._replace(start=i) if found else None
    several = year_range(s, i, first, not_before=None)
    if several is not None:
        return several
    year = numbered_year(s, first, None, short=True, not_before=None)
    return Found(i, year.end, year_reading(year)) if year else None


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
        joined = s.key(year.end) in _COMMAS or s.says(year.end, "and")
        if not (until or loose or joined or dash_at(s, year.end)):
            break
        first = year.end + 1
        first += s.says(first, "range_year")  # «از سال ۲۰۱۷ تا سال ۲۰۲۰»
    if len(years) < 2 or any((year.year or 0) <= 0 for year in years):
        return None
    points = sorted((Point("year", years[-1].calendar or "jalali", year.year) for year in years), key=_number_of)
    return Found(i, years[-1].end, Range(points[0], points[-1]))


def _number_of(point: Point) -> int:
    return point.year or 0


def bare_year(s: Scan, i: int) -> Found | None:
    """A year without سال: «از ۱۳۹۳ تا ۱۳۹۷», «متولد ۱۳۶۶», «در ۱۴۰۳.», «(۲۰۱۵)», «۵۷۰ میلادی»; not «بیش از ۱۴۰۰ نفر»."""
    number = number_at(s, i)
    if number is None or not number.digits or number.ordinal:
        return None
    if number.digits != 4 or calendar_of(number.value) is None:
        return _with_era(s, i)
    if (s.says(i - 2, "more") and s.says(i - 1, "from")) or (s.glued(i) and s.key(i - 1) in _PARTS_OF_FIGURES):
        return None
    pair = year_range(s, i, i)
    listed = s.says(number.end, "and") or s.key(number.end) in _COMMAS
    if pair is not None and _is_lifetime(pair) and (not listed or _opens_year(s, i)):
        return pair
    year = numbered_year(s, i, None, short=False)
    if year is None:
        return None
    inside = s.key(i - 1) == "(" and s.key(year.end) == ")"
    if year.end > number.end or inside or s.says(i - 1, "before_year") or _stands_alone(s, i, year):
        return Found(i, year.end, year_reading(year))
    return None


def _with_era(s: Scan, i: int) -> Found | None:
    """«۵۷۰ میلادی», «۱۵۰ پیش از میلاد»: short of four digits only with the era in full."""
    word = s.word(s.at[i].end, "calendar")
    year = numbered_year(s, i, None, short=False) if word is not None else None
    return Found(i, year.end, year_reading(year)) if year is not None else None


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
        return Point(
            "decade", named or "jalali", value + (1900 if named == "gregorian" else 1300), either=named is None
        )
    return Point("decade", named or calendar_of(value) or "jalali", value)


def decade_at(s: Scan, i: int) -> Found | None:
    """«دهه ۱۳۷۰», «دهه هفتاد», «دهه ۹۰ میلادی», «دهه ۶۰ و ۷۰», «دهه نخست قرن ۲۱»; token i is دهه or دهه‌های."""
    number = number_at(s, s.at[i].end)
    if number is None:
        return None
    if number.ordinal:
        return _decade_of_century(s, i, number.value, number.end)
    named, end = calendar_at(s, number.end)
    point = _decade(number.value, named)
    if point is None:
        return None
    if s.says(end, "and") or s.says(end, "range"):
        last = number_at(s, end + 1)
        named = calendar_at(s, last.end)[0] or named if last else named
        other = _decade(last.value, named) if last and not last.ordinal else None
        first = _decade(number.value, named) or point
        if last and other and (other.year or 0) > (first.year or 0):
            return Found(i, calendar_at(s, last.end)[1], Range(first, other))
    return Found(i, end, point)


def _decade_of_century(s: Scan, i: int, decade: int, end: int) -> Found | None:
    century = century_at(s, end) if s.unit(end, "century") else None
    if century is None or not isinstance(century.reading, Point) or decade > 10:
        return None
    start = (century.reading.year or 1) - 1 + 10 * (decade - 1)
    return Found(i, century.end, Point("decade", century.reading.calendar, start))


def century_at(s: Scan, i: int) -> Found | None:
    """«قرن بیستم», «قرن ۲۱», «قرن چهاردهم شمسی», «قرن هفتم هجری», «قرن حاضر»; token i is قرن or سده."""
    number = number_at(s, s.at[i].end)
    if number is None:
        return _century_from_now(s, i)
    if not 1 <= number.value <= 21 or not (number.ordinal or number.digits):
        return None
    era, end = era_at(s, number.end)
    if era == "bce":
        return Found(i, end, Unplaced("out_of_range"))
    if era is None and number.value < _FIRST_PLAIN_CENTURY:
        return None  # «قرن هشتم» of Iran's past is lunar, and rarely says so
    calendar: CalendarName = "islamic" if era == "hijri" else era or "gregorian"
    point = Point("century", calendar, 100 * (number.value - 1) + 1)
    return _centuries(s, i, end, point) or Found(i, end, point)


def _centuries(s: Scan, i: int, end: int, point: Point) -> Found | None:
    """«قرن هجدهم و نوزدهم میلادی»: token `end` may join a second number."""
    last = number_at(s, end + 1) if s.says(end, "and") or s.says(end, "range") else None
    if last is None or not last.ordinal or not 1 <= last.value <= 21:
        return None
    named, after = calendar_at(s, last.end)
    first = point._replace(calendar=named or point.calendar)
    last_point = first._replace(year=100 * (last.value - 1) + 1)
    return Found(i, after, Range(first, last_point)) if (last_point.year or 0) > (first.year or 0) else None


def _century_from_now(s: Scan, i: int) -> Found | None:
    word = s.word(s.at[i].end, "relation")
    if word is None or word.value not in ("past", "this", "next") or s.says(word.end, "from"):
        return None
    named, end = calendar_at(s, word.end)
    reading: Reading = Shift("century", TO[word.value], named or "gregorian")
    return Found(i, end, reading)
