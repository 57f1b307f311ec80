"""One given date → the ISO day: both calendars, all digits; what is no day is refused with a reason."""

from __future__ import annotations

import datetime

import pytest

from iranru_cli.documents.published import NotADateError, month_names, parse_published

GOOD = [
    ("1404-09-15", "2025-12-06"),
    ("1404/9/15", "2025-12-06"),
    ("1404.09.15", "2025-12-06"),
    ("۱۴۰۴/۹/۱۵", "2025-12-06"),
    ("۱۴۰۴-۰۹-۱۵", "2025-12-06"),
    ("١٤٠٤/٠٩/١٥", "2025-12-06"),  # Arabic digits
    ("۱۵ آذر ۱۴۰۴", "2025-12-06"),
    ("15 آذر 1404", "2025-12-06"),
    ("۱۵ آذر ماه ۱۴۰۴", "2025-12-06"),
    ("۱۵ آذرماه ۱۴۰۴", "2025-12-06"),
    ("۱۵ آذر\u200cماه ۱۴۰۴", "2025-12-06"),
    ("۱۵آذر۱۴۰۴", "2025-12-06"),
    ("۳ دي ۱۴۰۴", "2025-12-24"),  # Arabic yeh
    ("۱۵ قوس ۱۴۰۴", "2025-12-06"),  # Afghan solar
    ("۶ دسامبر ۲۰۲۵", "2025-12-06"),
    ("۶ دسمبر ۲۰۲۵", "2025-12-06"),  # Afghan Gregorian
    ("۱ ژانویهٔ ۲۰۲۶", "2026-01-01"),
    ("2025-12-06", "2025-12-06"),
    ("2025/12/6", "2025-12-06"),
    (" 2025-12-06 ", "2025-12-06"),
    ("2025-12-06T10:30:00Z", "2025-12-06"),
    ("2025-12-06T23:30:00.123+03:30", "2025-12-06"),
    ("2025-12-06 10:30", "2025-12-06"),
    ("1404/09/15 - 10:30", "2025-12-06"),
    ("۱۵ آذر ۱۴۰۴، ۱۰:۳۰", "2025-12-06"),
    ("1403-12-30", "2025-03-20"),  # a leap year
    ("2024-02-29", "2024-02-29"),
]
BAD = [
    ("", "no date"),
    ("yesterday", "no date"),
    ("1404", "no date"),
    ("1404-09", "no date"),
    ("1404-09/15", "no date"),
    ("15/9/1404", "no date"),
    ("04-09-15", "no date"),
    ("2025-12-06 and more", "no date"),
    ("2025-12-06T10", "no date"),
    ("1404-12-30", "Jalali calendar has no such day"),  # 1404 is no leap year
    ("1404-13-01", "Jalali calendar has no such day"),
    ("1404-00-01", "Jalali calendar has no such day"),
    ("2025-02-29", "Gregorian calendar has no such day"),
    ("۳۱ شهریور ۲۰۲۵", "Jalali month with a year of the other calendar"),
    ("۶ دسامبر ۱۴۰۴", "Gregorian month with a year of the other calendar"),
    ("۱۵ آذرخش ۱۴۰۴", "no month that is known"),
    ("۳۲ آذر ۱۴۰۴", "Jalali calendar has no such day"),
    ("1700-01-01", "neither Jalali"),
    ("0999-01-01", "neither Jalali"),
]


@pytest.mark.parametrize(("given", "expected"), GOOD)
def test_days(given: str, expected: str) -> None:
    assert parse_published(given) == expected


@pytest.mark.parametrize(("given", "reason"), BAD)
def test_refusals(given: str, reason: str) -> None:
    with pytest.raises(NotADateError, match=reason) as caught:
        parse_published(given)
    assert "\n" not in str(caught.value)
    assert given in str(caught.value)


def test_every_day_of_a_year_comes_back() -> None:
    day = datetime.date(2025, 3, 21)
    for month, length in enumerate([31] * 6 + [30] * 5 + [29], 1):
        for number in range(1, length + 1):
            assert parse_published(f"1404-{month:02}-{number:02}") == day.isoformat()
            day += datetime.timedelta(days=1)


def test_months_are_complete() -> None:
    assert set(month_names().values()) == {
        (calendar, number) for calendar in ("jalali", "gregorian") for number in range(1, 13)
    }
