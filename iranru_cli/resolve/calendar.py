"""Calendar arithmetic: Jalali and lunar days to Gregorian `datetime.date` and back.

jdatetime says when a Jalali year begins and whether it is a leap year; the months of a year have fixed lengths, so the
rest is addition on day numbers, without an object a day. jdatetime counts by the cycle of 33 years, which leaves the
astronomical calendar outside 1178–1633: years out of that range are refused.
The lunar calendar is the tabular one: Iran's own table is published nowhere, a day may be off by one (or two).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from iranru_cli.readings import CalendarName

FIRST_YEAR, LAST_YEAR = 1178, 1633
_CYCLE = 33, 12053  # years and days
_MONTH_STARTS = (*range(0, 187, 31), *range(216, 337, 30))  # of 12 months, and of none after them
_JALALI_TO_GREGORIAN = 621  # the Gregorian year in which Nowruz lies is so many more
_ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram 1, tabular


@lru_cache(maxsize=512)
def _year(year: int) -> tuple[int, bool]:
    """Day number of Nowruz and whether the year is a leap year; out of the range, moved by whole cycles."""
    cycles = min(0, (year - FIRST_YEAR) // _CYCLE[0]) or max(0, -((LAST_YEAR - year) // _CYCLE[0]))
    import jdatetime  # 13 ms, and a text without Jalali dates does without

    first = jdatetime.date(year - cycles * _CYCLE[0], 1, 1)
    return first.togregorian().toordinal() + cycles * _CYCLE[1], first.isleap()


def is_leap(year: int) -> bool:
    """Whether Esfand of the Jalali year has 30 days: 1403 has, 1404 has not."""
    return _year(year)[1]


def _jalali_day(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    nowruz, leap = _year(year)
    longest = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    return date.fromordinal(nowruz + _MONTH_STARTS[month - 1] + day - 1) if 1 <= day <= longest else None


def _islamic_day(year: int, month: int, day: int) -> date | None:
    longest = 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29
    if not (1 <= year <= 1700 and 1 <= month <= 12 and 1 <= day <= longest):
        return None
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day - 1)


def _gregorian_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_DAYS = {"jalali": _jalali_day, "islamic": _islamic_day, "gregorian": _gregorian_day}


def to_date(calendar: CalendarName, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day in any calendar, None for one that is not: ("jalali", 1404, 7, 10) → 2025-10-02."""
    return _DAYS[calendar](year, month, day)


def to_jalali(day: date) -> tuple[int, int, int]:
    """Year, month, day in the Jalali calendar: 2025-10-02 → (1404, 7, 10)."""
    year = day.year - _JALALI_TO_GREGORIAN
    yday = day.toordinal() - _year(year)[0]
    if yday < 0:
        year -= 1
        yday = day.toordinal() - _year(year)[0]
    month = yday // 31 if yday < 186 else 6 + (yday - 186) // 30
    return year, month + 1, yday - _MONTH_STARTS[month] + 1


def to_islamic(day: date) -> tuple[int, int, int]:
    """Year, month, day in the tabular lunar calendar, one day off at times: 2025-07-06 → about (1447, 1, 10)."""
    rest = day.toordinal() - _ISLAMIC_EPOCH
    year = (30 * rest + 10646) // 10631
    for month in range(12, 0, -1):
        first = _islamic_day(year, month, 1)
        if first is not None and first <= day:
            return year, month, (day - first).days + 1
    return year, 1, 1


@lru_cache(maxsize=1024)  # the publication date and the days around it come again and again
def native_of(calendar: CalendarName, day: date) -> tuple[int, int, int]:
    """Year, month, day of a Gregorian day in the named calendar."""
    if calendar == "gregorian":
        return day.year, day.month, day.day
    return to_jalali(day) if calendar == "jalali" else to_islamic(day)


@lru_cache(maxsize=1024)
def month_bounds(calendar: CalendarName, year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month: ("jalali", 1404, 7) → 2025-09-23, 2025-10-22."""
    first = to_date(calendar, year, month, 1)
    after = to_date(calendar, year, month + 1, 1) if month < 12 else to_date(calendar, year + 1, 1, 1)
    if first is None or after is None:
        return None
    return first, date.fromordinal(after.toordinal() - 1)


def year_bounds(calendar: CalendarName, year: int, years: int = 1) -> tuple[date, date] | None:
    """First and last day of a year or of several: ("jalali", 1404) → 2025-03-21, 2026-03-20."""
    first, after = to_date(calendar, year, 1, 1), to_date(calendar, year + years, 1, 1)
    if first is None or after is None:
        return None
    return first, date.fromordinal(after.toordinal() - 1)


def add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month so many months on: (1404, 1) and -1 → (1403, 12)."""
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1
