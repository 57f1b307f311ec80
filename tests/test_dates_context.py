"""Dates that hang on others or check one another; why a date has no value; times and their zones."""

from __future__ import annotations

from datetime import date

import pytest
from dating import resolved, values

from iranru_cli.resolve.clocks import timed

DISCOURSE = [
    ("در ۵ مهر ۱۴۰۰ آمد. روز بعد رفت.", "2021-09-28"),
    ("در ۵ مهر ۱۴۰۰ آمد. صبح همان روز رفت.", "2021-09-27"),
    ("در ۵ مهر ۱۴۰۰ آمد. شب قبل باران آمده بود.", "2025-12-06TNI"),  # «شب قبل» alone is last night
    ("در ۵ مهر ۱۴۰۰ آمد و ده روز پس از آن رفت.", "2021-10-07"),
    ("در ۵ مهر ۱۴۰۰ آمد و دو ماه قبل از آن بیمار بود.", "2021-07-23/2021-08-22"),
    ("در مه ۲۰۱۸ آغاز شد و سال بعد پایان یافت.", "2019"),
    ("در مه ۲۰۱۸ آغاز شد و ماه بعد پایان یافت.", "2018-06"),
    ("در سال ۱۳۹۰ آمد و روز بعد رفت.", None),  # a year holds no day
    ("در ۵ مهر ۱۴۰۰ آمد. هفته بعد به مسکو خواهد رفت.", "2025-12-13/2025-12-19"),
    ("دیروز آمد و روز بعد رفت.", "2025-12-07"),
    ("حکم در مهر ۱۴۰۲ صادر شد. در اسفند همان سال تأیید شد.", "2024-02-20/2024-03-19"),
]


@pytest.mark.parametrize(("text", "value"), DISCOURSE, ids=[text for text, _ in DISCOURSE])
def test_the_last_date_counts_from_the_discourse(text: str, value: str | None) -> None:
    assert values(text)[-1][1] == value


REASONS = [
    ("در ۳۰ اسفند ۱۴۰۴ آمد.", "impossible"),
    ("در ۳۱ مهر آمد.", "impossible"),
    ("در ۳۱ مهر ۹۸ آمد.", "impossible"),
    ("از ۲۰ مهر ۱۴۰۰ تا ۱۰ مهر ۱۴۰۰ باز بود.", "impossible"),
    ("در سال ۱۲۰ قبل از میلاد آمد.", "out_of_range"),
    ("در ۱۰ مهر ۹۰۰ شمسی آمد.", "out_of_range"),
    ("همان روز آمد.", "no_anchor"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[text for text, _ in REASONS])
def test_no_value_has_a_reason(text: str, reason: str) -> None:
    found = resolved(text)[-1][1]
    assert (found.value, found.reason) == (None, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("دیروز آمد.", "no_publication_date"),
        ("روز جمعه آمد.", "no_publication_date"),
        ("مهر سال گذشته آمد.", "no_publication_date"),
        ("دهم ماه جاری آمد.", "no_publication_date"),
        ("در ۱۰ آذر آمد.", "no_year"),
        ("در ۱۲ مهر ۱۴۰۰ آمد.", None),
    ],
)
def test_without_a_publication_date_the_reason_says_so(text: str, reason: str | None) -> None:
    assert resolved(text, None)[0][1].reason == reason


def test_a_weekday_checks_its_day() -> None:
    right, wrong = resolved("شنبه ۱۵ آذر ۱۴۰۴ آمد.")[0][1], resolved("شنبه ۱۷ آذر ۱۴۰۴ آمد.")[0][1]
    assert (right.value, right.reason, right.alternatives) == ("2025-12-06", None, ())
    assert (wrong.value, wrong.reason, wrong.alternatives) == ("2025-12-08", "weekday_disagrees", ("2025-12-06",))


def test_two_calendars_check_each_other() -> None:
    right = [found for _, found in resolved("در ۲۸ دی ۱۴۰۳ (۱۷ ژانویه ۲۰۲۵) آمد.")]
    assert [(found.value, found.reason) for found in right] == [("2025-01-17", None)] * 2
    wrong = [found for _, found in resolved("در ۲۸ دی ۱۴۰۳ مصادف با ۲۰ ژانویه ۲۰۲۵ آمد.")]
    assert [(found.value, found.alternatives) for found in wrong] == [
        ("2025-01-17", ("2025-01-20",)),
        ("2025-01-20", ("2025-01-17",)),
    ]
    assert {found.reason for found in wrong} == {"calendars_disagree"}
    apart = [found for _, found in resolved("از ۲۸ دی ۱۴۰۳ آمد و در روز ۲۰ ژانویه ۲۰۲۵ رفت.")]
    assert {found.reason for found in apart} == {None}


def test_a_lunar_day_is_approximate_until_something_fixes_it() -> None:
    alone = resolved("در ۱۰ محرم ۱۴۴۵ آمد.")[0][1]
    assert (alone.value, alone.approximate, alone.native) == ("2023-07-28", True, "1445-01-10")
    paired = resolved("در ۱۰ محرم ۱۴۴۵ (۶ مرداد ۱۴۰۲) آمد.")[0][1]
    assert (paired.value, paired.approximate) == ("2023-07-28", False)
    by_weekday = resolved("شنبه ۱۰ محرم ۱۴۴۵ آمد.")[0][1]
    assert (by_weekday.value, by_weekday.approximate) == ("2023-07-29", False)


def test_alternatives() -> None:
    assert resolved("در دهه ۹۰ آمد.")[0][1].alternatives == ("1990/1999",)
    assert resolved("در دهه ۹۰ شمسی آمد.")[0][1].alternatives == ()


@pytest.mark.parametrize(
    ("day", "clock", "value"),
    [
        (date(2025, 12, 7), "T23:30[Asia/Tehran]", "2025-12-07T23:30+03:30"),
        (date(2021, 7, 16), "T10:00[Asia/Tehran]", "2021-07-16T10:00+04:30"),  # summer time, the last but one
        (date(2023, 7, 16), "T10:00[Asia/Tehran]", "2023-07-16T10:00+03:30"),
        (date(2025, 12, 7), "T20:00[UTC]", "2025-12-07T20:00+00:00"),
        (date(2025, 12, 7), "T08:00 T10:00", "2025-12-07T08:00/2025-12-07T10:00"),
        (date(2025, 12, 7), "T22:00 T02:00", "2025-12-07T22:00/2025-12-08T02:00"),
        (date(2025, 12, 7), "TNI", "2025-12-07TNI"),
        (None, "T23:30[Asia/Tehran]", "T23:30"),
        (date(2025, 12, 7), "T23:30[No/Where]", "2025-12-07T23:30"),
    ],
)
def test_clocks(day: date | None, clock: str, value: str) -> None:
    assert timed(day, clock) == value


def test_lengths_have_their_ends() -> None:
    reading = resolved("طی دو سال و سه ماه گذشته آمد.")[0][1]
    assert (reading.value, reading.from_, reading.to) == ("P2Y3M", "2023-09-07", "2025-12-07")
    free = resolved("دو سال و سه ماه گذشت.")[0][1]
    assert (free.value, free.from_, free.to, free.anchor) == ("P2Y3M", None, None, None)
