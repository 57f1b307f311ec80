"""Dates that say the same in two ways are one value: a month and its interval, a year and its interval, a day with a time."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

_TIME = re.compile(r"(?<=\d{4}-\d\d-\d\d)T[^/]*")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_COARSE = re.compile(r"(\d{4}(?:-\d\d)?)/(\d{4}(?:-\d\d)?)")


@lru_cache(maxsize=1 << 12)
def canonical(value: str | None) -> str | None:
    """ISO 8601 in one form, days alone: "2025-10" → "2025-10-01/2025-10-31", "2025-12-07T18:17" → "2025-12-07".

    >>> canonical("2024-02"), canonical("2024/2025"), canonical("P5D")
    ('2024-02-01/2024-02-29', '2024-01-01/2025-12-31', 'P5D')
    """
    if not value:
        return None
    value = _TIME.sub("", value)
    if month := _MONTH.fullmatch(value):
        year, number = int(month[1]), int(month[2])
        return f"{value}-01/{value}-{calendar.monthrange(year, number)[1]:02d}" if year else value
    if _YEAR.fullmatch(value):
        return f"{value}-01-01/{value}-12-31"
    if coarse := _COARSE.fullmatch(value):
        first, last = canonical(coarse[1]) or "", canonical(coarse[2]) or ""
        return first.partition("/")[0] + "/" + last.rpartition("/")[2]
    return value
