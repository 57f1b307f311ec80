"""Dates as stretches of days, so that «۲۰۲۵» and «۲۸ دی ۱۴۰۳» may be one and «۱۷ ژانویه» and «۱۸ ژانویه» may not."""

from __future__ import annotations

import datetime

import jdatetime

Span = tuple[str, str]  # first and last day, ISO 8601, both within
_FIRST_OF_JALALI_YEARS = 622


def span(value: str) -> Span:
    """The days of an ISO value: "2025-01" → ("2025-01-01", "2025-01-31"); "a/b" runs from a to b."""
    parts = value.split("/")
    return _first(parts[0]), _last(parts[-1])


def _first(part: str) -> str:
    return (part[:10] + "-01-01"[len(part) - 4 :]) if len(part) < 10 else part[:10]


def _last(part: str) -> str:
    if len(part) == 4:
        return f"{part}-12-31"
    if len(part) == 7:
        year, month = int(part[:4]), int(part[5:])
        after = datetime.date(year + month // 12, month % 12 + 1, 1)
        return (after - datetime.timedelta(days=1)).isoformat()
    return part[:10]


def disjoint(a: str, b: str) -> bool:
    """Whether no day belongs to both values."""
    (first, last), (start, end) = span(a), span(b)
    return last < start or end < first


def finer(a: str, b: str) -> bool:
    """Whether a has fewer days than b."""
    return _days(a) < _days(b)


def _days(value: str) -> int:
    first, last = (datetime.date.fromisoformat(day) for day in span(value))
    return (last - first).days


def jalali(value: str, native: str | None = None) -> str | None:
    """The same in the Jalali calendar: "2025-01-17" → "1403-10-28", a range "a/b"; a month or year by its `native` form;
    None for a Gregorian month or year."""
    if native is not None and native[:4].isdecimal() and int(native[:4]) < 1600:
        return native
    days = [_day(part) for part in value.split("/")]
    return "/".join(day for day in days if day) if all(days) else None


def _day(part: str) -> str | None:
    if len(part) < 10 or int(part[:4]) < _FIRST_OF_JALALI_YEARS:
        return None
    day = jdatetime.date.fromgregorian(date=datetime.date.fromisoformat(part[:10]))
    return f"{day.year:04}-{day.month:02}-{day.day:02}"
