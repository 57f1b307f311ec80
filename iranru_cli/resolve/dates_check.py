"""Dates that check one another: a day and its weekday, a day in two calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from iranru_cli.mentions import DateMention, ResolvedDate
from iranru_cli.readings import Point
from iranru_cli.resolve.dates_anchor import PAIR_GAP, calendar_of, paired
from iranru_cli.resolve.dates_value import Stretch, weekday_of
from iranru_cli.text.tokens import Tokens

_DAY = 10  # characters of 2025-10-02
_LUNAR_DOUBT = 2  # days by which the tabular lunar calendar may be off


def fixed_by_weekday(point: Point, at: Stretch) -> Stretch | None:
    """A lunar day moved to the weekday that stands beside it: «جمعه ۱۰ محرم ۱۴۴۷»; None where nothing is to be moved."""
    if point.calendar != "islamic" or point.weekday is None:
        return None
    for off in range(-_LUNAR_DOUBT, _LUNAR_DOUBT + 1):
        day = at.first + timedelta(days=off)
        if weekday_of(day) == point.weekday:
            return at._replace(first=day, last=day)
    return None


def other_weekday(point: Point, day: date) -> date | None:
    """Where a day is not on the weekday that is written: the day nearest to it that is; else None."""
    if point.weekday is None or weekday_of(day) == point.weekday:
        return None
    ahead = (point.weekday - weekday_of(day)) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def check_pairs(
    mentions: Sequence[DateMention], found: list[ResolvedDate], tokens: Tokens, pairing: frozenset[str]
) -> None:
    """Days that stand in two calendars agree, or both say that they do not; a lunar one takes the day of the other."""
    for i in range(1, len(found)):
        first, second = found[i - 1], found[i]
        if not 0 < second.start - first.end <= PAIR_GAP:
            continue
        calendars = calendar_of(mentions[i - 1]), calendar_of(mentions[i])
        if calendars[0] == calendars[1] or None in calendars or not (_day(first) and _day(second)):
            continue
        if _day(first) == _day(second) and "islamic" not in calendars:
            continue
        if paired(mentions[i - 1], mentions[i], tokens, pairing):
            found[i - 1], found[i] = _agreed(first, second)


def _day(found: ResolvedDate) -> date | None:
    """The day of a mention that is one day."""
    value = found.value or ""
    return (
        date.fromisoformat(value[:_DAY]) if found.grain == "day" and "/" not in value and len(value) >= _DAY else None
    )


def _agreed(first: ResolvedDate, second: ResolvedDate) -> tuple[ResolvedDate, ResolvedDate]:
    a, b = _day(first), _day(second)
    if a is None or b is None:
        return first, second
    if abs((a - b).days) <= _LUNAR_DOUBT and "islamic" in (first.calendar, second.calendar):
        if first.calendar == "islamic":
            return first._replace(value=b.isoformat(), approximate=False), second
        return first, second._replace(value=a.isoformat(), approximate=False)
    return _doubted(first, b), _doubted(second, a)


def _doubted(found: ResolvedDate, other: date) -> ResolvedDate:
    return found._replace(reason="calendars_disagree", alternatives=(*found.alternatives, other.isoformat()))
