"""ISO dates as an Iranian reader writes them, for display only: records keep ISO."""

from __future__ import annotations

import datetime
import re

import jdatetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERSIAN = str.maketrans({str(n): chr(0x06F0 + n) for n in range(10)})


def jalali(value: str) -> str | None:
    """A day, or the days that bound an interval, in the Jalali calendar; None for what has no days.

    "2025-10-27" → "۱۴۰۴/۰۸/۰۵"; "2025-10-27/2025-10-28" → "۱۴۰۴/۰۸/۰۵–۱۴۰۴/۰۸/۰۶"; "2025-10", "P3D" → None.
    """
    days = [_day(part) for part in value.split("/")]
    return "–".join(day for day in days if day) if all(days) else None


def persian_digits(value: object) -> str:
    """12 → "۱۲"."""
    return str(value).translate(_PERSIAN)


def _day(iso: str) -> str | None:
    match = _DAY.match(iso)
    if not match:
        return None
    try:
        day = jdatetime.date.fromgregorian(date=datetime.date.fromisoformat(match[0]))
    except ValueError:  # before the Jalali calendar, or no day at all
        return None
    return persian_digits(f"{day.year}/{day.month:02}/{day.day:02}")
