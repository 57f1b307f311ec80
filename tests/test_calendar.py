"""The calendar against jdatetime, and its edges."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iranru_cli.resolve.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    add_months,
    is_leap,
    month_bounds,
    native_of,
    to_date,
    to_islamic,
    to_jalali,
    year_bounds,
)


@pytest.mark.parametrize("year", range(1300, 1501))
def test_every_year_is_jdatetimes(year: int) -> None:
    first = jdatetime.date(year, 1, 1).togregorian()
    after = jdatetime.date(year + 1, 1, 1).togregorian()
    assert year_bounds("jalali", year) == (first, after - timedelta(days=1))
    assert is_leap(year) == jdatetime.date(year, 1, 1).isleap()
    for month in range(1, 13):
        start = jdatetime.date(year, month, 1).togregorian()
        assert to_date("jalali", year, month, 1) == start
        assert to_jalali(start) == (year, month, 1)
        assert to_jalali(start - timedelta(days=1))[2] in (29, 30, 31)


def test_every_day_of_1300_to_1450_is_jdatetimes() -> None:
    day, after = date(1921, 3, 21), date(2072, 3, 20)  # 1 Farvardin 1300 and 1451
    native = jdatetime.date(1300, 1, 1)
    while day < after:
        assert to_jalali(day) == (native.year, native.month, native.day)
        assert to_date("jalali", native.year, native.month, native.day) == day
        day, native = day + timedelta(days=1), native + jdatetime.timedelta(days=1)
    assert (native.year, native.month, native.day) == (1451, 1, 1)


def test_every_lunar_day_of_those_years_goes_there_and_back() -> None:
    day = date(1921, 3, 21)
    before = to_islamic(day - timedelta(days=1))
    while day < date(2072, 3, 20):
        year, month, number = to_islamic(day)
        assert to_date("islamic", year, month, number) == day
        assert number == before[2] + 1 or (number == 1 and before[2] in (29, 30))
        before, day = (year, month, number), day + timedelta(days=1)


@given(st.dates(date(1921, 3, 21), date(2122, 3, 20)))
def test_every_day_goes_there_and_back(day: date) -> None:
    native = to_jalali(day)
    found = jdatetime.date.fromgregorian(date=day)
    assert native == (found.year, found.month, found.day)
    assert to_date("jalali", *native) == day
    assert to_date("islamic", *to_islamic(day)) == day


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "iso"),
    [
        ("jalali", 1404, 7, 10, "2025-10-02"),
        ("jalali", 1403, 12, 30, "2025-03-20"),
        ("jalali", 1404, 12, 30, None),  # 1404 is no leap year
        ("jalali", 1404, 7, 31, None),
        ("jalali", 1404, 13, 1, None),
        ("jalali", 1404, 0, 1, None),
        ("jalali", FIRST_YEAR - 1, 1, 1, None),
        ("jalali", LAST_YEAR + 1, 1, 1, None),
        ("gregorian", 2024, 2, 29, "2024-02-29"),
        ("gregorian", 2025, 2, 29, None),
        ("islamic", 1447, 1, 1, "2025-06-27"),
        ("islamic", 1447, 2, 30, None),
    ],
)
def test_days(calendar: str, year: int, month: int, day: int, iso: str | None) -> None:
    found = to_date(calendar, year, month, day)  # type: ignore[arg-type]
    assert (found.isoformat() if found else None) == iso


def test_bounds() -> None:
    assert month_bounds("jalali", 1404, 7) == (date(2025, 9, 23), date(2025, 10, 22))
    assert month_bounds("gregorian", 2024, 12) == (date(2024, 12, 1), date(2024, 12, 31))
    assert month_bounds("jalali", 1404, 13) is None
    assert year_bounds("jalali", 1370, 10) == (date(1991, 3, 21), date(2001, 3, 20))
    assert year_bounds("jalali", LAST_YEAR) is None  # the year after it is not known
    assert native_of("gregorian", date(2025, 1, 2)) == (2025, 1, 2)


@pytest.mark.parametrize(
    ("year", "month", "shift", "then"),
    [(1404, 1, -1, (1403, 12)), (1404, 12, 1, (1405, 1)), (1404, 5, -29, (1401, 12)), (1404, 5, 0, (1404, 5))],
)
def test_months_are_counted_over_the_year(year: int, month: int, shift: int, then: tuple[int, int]) -> None:
    assert add_months(year, month, shift) == then
