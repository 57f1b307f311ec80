"""Dates as stretches of days."""

from __future__ import annotations

import pytest

from iranru_cli.timeline.spans import disjoint, finer, jalali, span


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-01-17", ("2025-01-17", "2025-01-17")),
        ("2025-12-07T18:17", ("2025-12-07", "2025-12-07")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-12", ("2025-12-01", "2025-12-31")),
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2025-09-23/2025-10-22", ("2025-09-23", "2025-10-22")),
        ("2013/2021", ("2013-01-01", "2021-12-31")),
    ],
)
def test_span(value: str, days: tuple[str, str]) -> None:
    assert span(value) == days


def test_one_and_another() -> None:
    assert not disjoint("2025", "2025-01-17")
    assert disjoint("2025-01-17", "2025-01-18")
    assert finer("2025-01-17", "2025-01")
    assert not finer("2025", "2025-01/2025-02")


@pytest.mark.parametrize(
    ("value", "native", "expected"),
    [
        ("2025-01-17", None, "1403-10-28"),
        ("2025-09-23/2025-10-22", "1404-07", "1404-07"),
        ("2025-10-01/2025-10-02", None, "1404-07-09/1404-07-10"),
        ("2025-01-17", "2025-01-17", "1403-10-28"),
        ("2025", None, None),
        ("0500-01-01", None, None),
    ],
)
def test_jalali(value: str, native: str | None, expected: str | None) -> None:
    assert jalali(value, native) == expected
