"""One given date – an option, a field of a JSON line – → the ISO day. Dates within text are another matter (`find`)."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

MONTHS = Path(__file__).resolve().parent.parent / "data" / "months.tsv"
EXPECTED = "expected a day such as 1404-09-15 or 2025-12-06, or with the month's Persian name"
# years in which a publication date can be meant; between them no calendar is certain
CALENDARS = (("jalali", range(1200, 1501)), ("gregorian", range(1800, 2201)))

_CLOCK = r"(?:[Tt\s،,–-]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[Zz]|[+-]\d{2}:?\d{2})?)?"
_NUMERIC = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}")
_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})(?P<s>[-_. ]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})"
    r"|(?P<d2>\d{2})(?P<t>[-_. ])(?P<m2>\d{2})(?P=t)(?P<y2>\d{4}))(?!\d)"
)
# a name may hold other figures: only years in which news may have been written
_NAME_YEARS = (("jalali", range(1280, 1450)), ("gregorian", range(1900, 2100)))
_WORDED = re.compile(rf"(\d{{1,2}})([^\d:]+?)(\d{{4}}){_CLOCK}")
# Arabic yeh, kaf and alef with madda are folded; blanks, joiners and vowel marks fall away
_FOLD = str.maketrans("\u064a\u0643\u0622", "\u06cc\u06a9\u0627")
_DROP = re.compile("[\\s\u200c\u200d\u064b-\u0655]+")


class NotADateError(ValueError):
    """The message says what is wrong and what would be right."""


def parse_published(value: str) -> str:
    """The ISO day of a Jalali or Gregorian date; a time of day beside it is left out.

    "1404/9/15", "۱۴۰۴-۰۹-۱۵", "2025-12-06T10:30:00Z" → "2025-12-06". Raises NotADateError.
    """
    text = value.strip()
    if match := _NUMERIC.fullmatch(text):
        year, _, month, day = match.groups()
        return _iso(value, _calendar(value, int(year)), int(year), int(month), int(day))
    if match := _WORDED.fullmatch(text):
        day, name, year = match.groups()
        return _worded(value, int(day), name, int(year))
    raise NotADateError(f'"{value}" is no date; {EXPECTED}')


def published_in_name(name: str) -> str | None:
    """The ISO day that the name of a file holds, the first one: "1404-09-15.txt", "irna_20251206_3.jsonl".

    A name with none, or with figures that are no day of either calendar, gives None.
    """
    for match in _IN_NAME.finditer(name):
        year, month, day = (int(part) for part in match.group("y", "m", "d")) if match["y"] else _day_first(match)
        calendar = next((name for name, years in _NAME_YEARS if year in years), None)
        try:
            if calendar is not None:
                return _gregorian(calendar, year, month, day).isoformat()
        except ValueError:
            continue
    return None


def _day_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["y2"]), int(match["m2"]), int(match["d2"])


def _worded(value: str, day: int, name: str, year: int) -> str:
    named = month_names().get(_key(name))
    if named is None:
        raise NotADateError(f'"{value}" has no month that is known; {EXPECTED}')
    calendar, month = named
    if _calendar(value, year) != calendar:
        raise NotADateError(
            f'"{value}" has a {calendar.capitalize()} month with a year of the other calendar; {EXPECTED}'
        )
    return _iso(value, calendar, year, month, day)


def _calendar(value: str, year: int) -> str:
    for name, years in CALENDARS:
        if year in years:
            return name
    raise NotADateError(f'"{value}" has a year that is neither Jalali (1200 to 1500) nor Gregorian (1800 to 2200)')


def _iso(value: str, calendar: str, year: int, month: int, day: int) -> str:
    try:
        return _gregorian(calendar, year, month, day).isoformat()
    except ValueError:
        raise NotADateError(f'"{value}": the {calendar.capitalize()} calendar has no such day; {EXPECTED}') from None


def _gregorian(calendar: str, year: int, month: int, day: int) -> datetime.date:
    if calendar == "gregorian":
        return datetime.date(year, month, day)
    import jdatetime  # 22 ms, and Gregorian dates do without

    converted: datetime.date = jdatetime.date(year, month, day).togregorian()
    return converted


@cache
def month_names() -> dict[str, tuple[str, int]]:
    """Folded name → calendar and number, of data/months.tsv: {"اذر": ("jalali", 9), …}."""
    from iranru_cli.lexicon.tables import TableSpec, read_table

    calendars = frozenset(name for name, _ in CALENDARS)
    spec = TableSpec("months", ("calendar", "number", "form"), closed={"calendar": calendars})
    return {_key(form): (calendar, int(number)) for calendar, number, form in read_table(MONTHS, spec)}


def _key(name: str) -> str:
    return _DROP.sub("", name).translate(_FOLD)
