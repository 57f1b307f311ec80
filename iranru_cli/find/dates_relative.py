"""Dates that hang on another one: «همان روز», «روز بعد», «فردای آن روز», «سه ماه پس از آن», «هفته بعد».

What they count from is the last date of the discourse, or the publication date; resolve/dates.py decides.
"""

from __future__ import annotations

from typing import cast

from iranru_cli.find.dates_scan import Found, Scan
from iranru_cli.readings import Anchored, Unit

_UNITS = ("day", "week", "month", "year")


def that_at(s: Scan, i: int) -> Found | None:
    """«همان روز», «آن سال», «همین سال», «این روز»; token i is همان, the unit follows."""
    unit = s.unit(i + 1, *_UNITS)
    if unit is None or unit.end in s.at or s.says(unit.end, "not_that"):
        return None
    that = s.says(i, "that") or (s.says(i, "this") and unit.value in ("day", "year"))
    return Found(i, unit.end, Anchored(cast(Unit, unit.value), 0)) if that else None


def next_to_it(s: Scan, i: int) -> Found | None:
    """«روز بعد», «روز قبل», «ماه بعد», «روز پس از آن», «روز پیش از آن»; token i is the unit."""
    unit = s.at[i]
    if unit.value not in _UNITS:
        return None
    step = step_at(s, unit.end)
    if step is None:
        return None
    by, end = step
    return Found(i, end, Anchored(cast(Unit, unit.value), by))


def step_at(s: Scan, i: int) -> tuple[int, int] | None:
    """Which way «بعد», «پس از آن», «قبل از آن» count, and the token after them; None for «پس از جنگ»."""
    relation = s.word(i, "relation")
    later = (relation is not None and relation.value == "later") or s.says(i, "after_it")
    if not later and (relation is None or relation.value != "ago"):
        return None
    end = relation.end if relation is not None else i + 1
    if s.says(end, "from"):
        if not s.says(end + 1, "of_it") or s.word(end + 2, "unit"):
            return None
        return (1 if later else -1), end + 2
    if relation is None:
        return None  # «روز پس»
    return (1 if later else -1), end


def morrow_at(s: Scan, i: int) -> Found | None:
    """«فردای آن روز», «شب همان روز» is found at its part of the day; token i is فردای."""
    that = that_at(s, i + 1) if s.says(i + 1, "that") or s.says(i + 1, "this") else None
    if that is None or not isinstance(that.reading, Anchored) or that.reading.unit != "day":
        return None
    return Found(i, that.end, Anchored("day", 1))
