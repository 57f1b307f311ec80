"""A day and a time of day → ISO 8601: 2025-12-07T23:30+03:30.

A reading holds a time as the finder writes it: T23:30, T08:00 T10:00, T23:30[Asia/Tehran], T10:30Z; TNI is the night.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache


def timed(day: date | None, clock: str) -> str:
    """The time on that day; without a day the time alone, as what a zone's offset is depends on the day.

    (2025-12-07, "T23:30[Asia/Tehran]") → "2025-12-07T23:30+03:30"; in the summer of 1400 it was +04:30.
    """
    first, _, last = clock.partition(" ")
    if not last:
        return _one(day, first)
    over = day is not None and last < first  # «از ساعت ۲۲ تا ۲»
    return f"{_one(day, first)}/{_one(day + timedelta(days=1) if over and day is not None else day, last)}"


def _one(day: date | None, clock: str) -> str:
    time, _, zone = clock.rstrip("]").partition("[")
    if day is None:
        return time
    return day.isoformat() + time + (_offset(zone, f"{day.isoformat()}{time}") if zone else "")


@lru_cache(maxsize=256)
def _offset(zone: str, when: str) -> str:
    """+03:30 of Asia/Tehran on that day; nothing where there is no such zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # few texts name a zone

    try:
        offset = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone)).strftime("%z")
    except ZoneInfoNotFoundError:
        return ""
    return f"{offset[:3]}:{offset[3:5]}"
