"""Which calendar a year is of, and which year a number stands for: «۱۴۰۴», «۲۰۱۵م», «۶۱ هجری قمری», «۹۶», «۵۷۰ میلادی»."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from iranru_cli.find.dates_scan import Number, Scan, Word
from iranru_cli.readings import CalendarName

_JALALI_YEARS, _GREGORIAN_YEARS = range(1200, 1500), range(1500, 2101)
_ISLAMIC_YEARS = range(1000, 1500)
_NAMED_YEARS = {"jalali": range(1, 1634), "gregorian": range(1, 2201), "islamic": range(1, 1701)}
_SOLAR_HIJRI = range(1300, 1420)  # «سال ۱۳۲۰ هجری» of a modern text; «سال ۱۴۴۵ هجری» and «سال ۶۱ هجری» are lunar
_GREGORIAN_CENTURY_TURNS = 40  # «سال ۹۰ میلادی» is 1990, «سال ۲۴ میلادی» 2024

Era = Literal["jalali", "gregorian", "islamic", "hijri", "bce"]


class Year(NamedTuple):
    """A year as written, or counted from that of the publication date (`shift`), or nearest on one side (`near`).

    `year` is not positive for one before Christ.
    """

    end: int
    year: int | None = None
    shift: int | None = None
    near: int = 0
    calendar: CalendarName | None = None
    that: bool = False  # «همان سال»
    lunar: bool = False  # «۱۳۲۴ قمری»


def era_at(s: Scan, i: int) -> tuple[Era | None, int]:
    """«میلادی», «هجری شمسی», «ه.ش», «پیش از میلاد», in brackets too, and the letters that stand for them: «۲۰۱۵م»."""
    word = s.word(i, "calendar")
    if word is None and s.key(i) == "(":
        inner = s.word(i + 1, "calendar") or s.word(i + 1, "letter")
        word = Word(inner.kind, inner.value, inner.end + 1) if inner and s.key(inner.end) == ")" else None
    if word is None:
        dotted = s.key(i) == "." and s.glued(i) and s.glued(i + 1)  # «۷ اسفند 1299.ش»
        letter = s.word(i + dotted, "letter")
        word = letter if letter is not None and not s.says(letter.end, "counted") else None
    return (cast(Era, word.value), word.end) if word is not None else (None, i)


def calendar_at(s: Scan, i: int) -> tuple[CalendarName | None, int]:
    """The era as a calendar, where no year says more: «قرن هفتم هجری» is lunar, «سال گذشته میلادی» Gregorian."""
    era, end = era_at(s, i)
    if era == "bce":
        return None, i
    return "islamic" if era == "hijri" else era, end


def calendar_of(year: int) -> CalendarName | None:
    """1404 is Jalali, 2025 Gregorian, 16 neither."""
    return "jalali" if year in _JALALI_YEARS else "gregorian" if year in _GREGORIAN_YEARS else None


def year_of(number: Number, calendar: CalendarName | None, era: Era | None, *, short: bool) -> Year | None:
    """The year that a number stands for; `calendar` is that of the month beside it, `era` what the words after it say.

    `short` admits two digits: ۹۶ → 1396, ۰۲ → 1402. The `end` is that of the number.
    """
    if era == "bce":
        return Year(number.end, -number.value, calendar="gregorian")
    if era == "hijri":
        era = "jalali" if number.value in _SOLAR_HIJRI or calendar == "jalali" else "islamic"
    if era is not None:
        return _named_year(number, calendar or era, era)
    value = number.value
    if calendar == "islamic":
        return Year(number.end, value, calendar="islamic") if value in _ISLAMIC_YEARS else None
    found = calendar_of(value)
    if found is not None and (calendar is None or found == calendar):
        return Year(number.end, value, calendar=found)
    if not short or calendar == "gregorian" or number.digits not in (0, 2) or number.ordinal:
        return None
    full = _short(value, number.digits)
    return Year(number.end, full, calendar=calendar or "jalali") if full else None


def _named_year(number: Number, calendar: CalendarName, era: CalendarName) -> Year | None:
    """A year whose era is written: «۵۷۰ میلادی», «۹۸ شمسی»; its month, if there is one, says the calendar."""
    value = number.value
    if number.digits == 2 and era == "jalali":
        value = _short(value, 2) or value
    elif number.digits == 2 and era == "gregorian":
        value += 1900 if value >= _GREGORIAN_CENTURY_TURNS else 2000
    return Year(number.end, value, calendar=calendar, lunar=era == "islamic") if value in _NAMED_YEARS[era] else None


def _short(value: int, digits: int) -> int | None:
    """۶۷ → 1367, ۰۲ → 1402; what lies between is no year that a text would shorten."""
    if value > 99:
        return None
    return 1300 + value if value >= 30 else 1400 + value if value < 10 and digits else None
