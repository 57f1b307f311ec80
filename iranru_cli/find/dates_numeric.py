"""Days in figures: «۱۴۰۴/۷/۱۰», «10-07-1404», «۱۴۰۴.۰۶.۳۱», «۲۹/اردیبهشت/۱۴۰۵», «2025-01-17T10:30Z»."""

from __future__ import annotations

from typing import cast

from iranru_cli.find.dates_eras import calendar_at, calendar_of, year_of
from iranru_cli.find.dates_scan import Found, Scan, number_at
from iranru_cli.readings import CalendarName, Point

STROKES = frozenset("/.-–_٫")  # between the figures of «۱۴۰۴/۷/۱۰»


def numeric_at(s: Scan, i: int) -> Found | None:
    """Three figures with one separator and nothing glued on: «۱۴۰۴/۷/۱۰», «05/12/2025», «۹۶/۸/۲۱», «۱۴۰۴ / ۷ / ۱۰»."""
    keys = s.keys
    if i + 4 >= len(keys) or keys[i + 1] not in STROKES or keys[i + 3] != keys[i + 1]:
        return None
    parts = keys[i], keys[i + 2], keys[i + 4]
    if not all(p.isdecimal() and len(p) <= 4 for p in parts) or not _evenly_set(s, i):
        return None
    if _touches_figure(s, i, i + 5):
        return None
    point = _numeric(*parts, slash=keys[i + 1] == "/")
    if point is None:
        return None
    _, end = calendar_at(s, i + 5) if point.calendar != "gregorian" or not s.glued(i + 5) else (None, i + 5)
    return Found(i, end, point)


def _evenly_set(s: Scan, i: int) -> bool:
    """All five tokens touch; with a year of four digits and strokes, blanks do no harm: «۱۴۰۴ / ۷ / ۱۰», «۱ /۶ /۱۳۶۶»."""
    stroked = s.keys[i + 1] == "/" and max(len(s.keys[i]), len(s.keys[i + 4])) == 4
    return stroked or all(s.glued(k) for k in range(i + 1, i + 5))


def _touches_figure(s: Scan, start: int, end: int) -> bool:
    """A telephone or version number goes on: «۰۲۱-۸۸-۱۴-۰۴», «1.2.3.4»."""
    before = start > 0 and s.glued(start) and s.keys[start - 1] in STROKES and s.key(start - 2).isdecimal()
    after = s.glued(end) and s.key(end) in STROKES and s.glued(end + 1) and s.key(end + 1).isdecimal()
    return before or after


def _numeric(a: str, b: str, c: str, *, slash: bool) -> Point | None:
    """The order of year, month and day by their size; two-digit years only between strokes and only as Jalali."""
    if len(a) == 4 or len(c) == 4:
        year, day = (int(a), int(c)) if len(a) == 4 else (int(c), int(a))
    elif slash and len(a) == 2 and int(a) > 31:
        year, day = 1300 + int(a), int(c)
    elif slash and len(c) == 2 and int(c) > 31:
        year, day = 1300 + int(c), int(a)
    elif slash and a[0] == "0" and len(a) == len(b) == len(c) == 2:
        year, day = 1400 + int(a), int(c)  # «۰۲/۰۷/۱۵»
    else:
        return None
    calendar, month = calendar_of(year), int(b)
    if calendar is None or len(b) > 2 or max(month, day) > 31 or not month or not day:
        return None
    if month > 12 >= day and calendar == "gregorian" and len(c) == 4:
        month, day = day, month  # 12/25/2025 as Americans write it
    either = calendar == "gregorian" and len(c) == 4 and day <= 12 and day != month
    return Point("day", calendar, year, month, day, either=either)


def month_in_figures(s: Scan, i: int) -> Found | None:
    """«در ۱۴۰۴/۰۷»: year and month, only where a word before says that a time comes."""
    keys = s.keys
    if i + 2 >= len(keys) or keys[i + 1] != "/" or not (s.glued(i + 1) and s.glued(i + 2)):
        return None
    year, month = keys[i], keys[i + 2]
    if len(year) != 4 or not month.isdecimal() or len(month) > 2 or not 1 <= int(month) <= 12:
        return None
    if not s.says(i - 1, "in_month") or _touches_figure(s, i, i + 3):
        return None
    calendar = calendar_of(int(year))
    return Found(i, i + 3, Point("month", calendar, int(year), int(month))) if calendar else None


def spelled_numeric_at(s: Scan, i: int) -> Found | None:
    """«۲۹/اردیبهشت/۱۴۰۵»: as `numeric_at`, with the month's name between the strokes."""
    word, keys = s.word(i + 2, "month"), s.keys
    if word is None or keys[i + 1] not in STROKES or keys[i + 1] != s.key(i + 3) or not 1 <= _day(keys[i]) <= 31:
        return None
    calendar, month = cast(tuple[CalendarName, str], word.value.split())
    number = number_at(s, i + 4)
    year = year_of(number, calendar, None, short=True) if number else None
    return Found(i, i + 5, Point("day", calendar, year.year, int(month), int(keys[i]))) if year else None


def _day(key: str) -> int:
    """The number of a key of one or two digits, 0 for any other key."""
    return int(key) if key.isdecimal() and len(key) <= 2 else 0
