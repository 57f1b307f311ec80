"""What comes again: «هر روز», «هر سه ماه یک بار», «سالی دو بار», «یک روز در میان», «جمعه‌ها»."""

from __future__ import annotations

from iranru_cli.find.dates_scan import Found, Scan, number_at
from iranru_cli.readings import Repeat


def every_at(s: Scan, i: int) -> Found | None:
    """«هر روز», «هر سه ماه», «هر چهارشنبه», «هر دو هفته یک بار»; token i is هر."""
    start = s.at[i].end
    number = number_at(s, start)
    end = number.end if number and not number.ordinal else start
    word = s.second.get(end) or s.at.get(end)
    if word is None or word.kind not in ("unit", "weekday", "daypart", "season", "length"):
        return None
    end = word.end
    while word.kind == "weekday" and s.says(end, "and") and s.word(end + 1, "weekday"):
        end = s.at[end + 1].end  # «هر دوشنبه و چهارشنبه»
    return Found(i, _times(s, end) or end, Repeat())


def per_at(s: Scan, i: int) -> Found | None:
    """«سالی یک بار», «هفته‌ای سه بار», «روزی دو ساعت»; token i is سالی."""
    end = _times(s, s.at[i].end)
    if end is not None:
        return Found(i, end, Repeat())
    number = number_at(s, s.at[i].end)
    unit = s.unit(number.end, "hour", "minute") if number is not None else None
    return Found(i, unit.end, Repeat()) if unit is not None else None


def _times(s: Scan, i: int) -> int | None:
    """The token after «یک بار», «یک‌بار», «دو مرتبه»."""
    if s.says(i, "once"):
        return i + 1
    number = number_at(s, i)
    return number.end + 1 if number is not None and s.says(number.end, "times") else None
