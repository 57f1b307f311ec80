"""Dates in text: which stretches name a calendar time, and what the words say of it.

`find_dates` walks over the words of dates only (months, weekdays, units, figures …), tries the one rule that may start
at each, and joins two points by تا. Values come later, in resolve/dates.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

from iranru_cli.find.dates_days import STROKES, day_at, feast_at, month_alone, numeric_at, spelled_numeric_at
from iranru_cli.find.dates_lengths import every_at, length_at
from iranru_cli.find.dates_parts import first_months, part_at, season_at, whole_at
from iranru_cli.find.dates_scan import DateRules, Scan, compile_dates, number_at
from iranru_cli.find.dates_weekdays import (
    clock_at,
    day_unit,
    daypart_at,
    is_ahead,
    today_at,
    weekday_at,
    weekdays_at,
)
from iranru_cli.find.dates_years import Found, bare_year
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import DateMention
from iranru_cli.resolve.dates_reading import Clock, Length, Point, Range, Repeat, Shift, Unit, Weekday
from iranru_cli.text.tokens import Tokens

__all__ = ["DateRules", "compile_dates", "find_dates"]

_JOINS = frozenset(("و", "یا", "،", ",", "-", "–", "—"))  # between two numbers, as are those of the class range
_POINT = "٫"


def find_dates(tokens: Tokens, hits: Mapping[str, list[Hit]], rules: DateRules) -> list[DateMention]:
    """The date expressions of a document in order, not overlapping; `hits` as `lexicon.match` gave them."""
    scan = Scan(tokens, hits, rules)
    named = {i for hit in hits.get("organizations", ()) for i in range(hit.start + 1, hit.end)}  # «رادیو فردا»
    out: list[DateMention] = []
    done = 0
    for i in sorted(scan.at):
        if i < done or i in named:
            continue
        start = _STARTS.get(scan.at[i].kind)
        found = start(scan, i) if start is not None else None
        if found is not None and found.start >= done:
            found = _turned_ahead(scan, _to_the_end(scan, found))
            out.append(DateMention(found.start, found.end, _kind(found), found.reading, scan.at[i].kind))
            done = found.end
    return out


def _to_the_end(s: Scan, found: Found) -> Found:
    """Join what the point goes on with: «۱۵ مهر تا ۲۰ آبان», «امروز جمعه ساعت ۱۷»."""
    reading, end = found.reading, found.end
    if not isinstance(reading, Point | Shift | Weekday):
        return found
    if s.says(end, "range") and end + 1 in s.at:
        start = _STARTS.get(s.at[end + 1].kind)
        last = day_at(s, end + 1, weekday=True) or (start(s, end + 1) if start is not None else None)
        if last is not None and isinstance(last.reading, Point | Shift | Weekday):
            return Found(found.start, last.end, Range(reading, last.reading))
    hour = s.word(end + (s.key(end) in ("،", ",", "-")), "unit")
    if hour is not None and hour.value == "hour" and reading.clock is None:
        clock = clock_at(s, hour.end - 1)
        if clock is not None and isinstance(clock.reading, Clock):
            return Found(found.start, clock.end, reading._replace(clock=clock.reading.clock))
    return found


def _turned_ahead(s: Scan, found: Found) -> Found:
    """Mark a month or day with no year that lies ahead: «در مهرماه برگزار خواهد شد»."""
    reading = found.reading
    if isinstance(reading, Point) and _yearless(reading) and is_ahead(s, found.start, found.end):
        return found._replace(reading=reading._replace(ahead=True))
    if isinstance(reading, Range) and isinstance(reading.first, Point) and isinstance(reading.last, Point):
        first, last = reading.first, reading.last
        if _yearless(first) and _yearless(last) and is_ahead(s, found.start, found.end):
            return found._replace(reading=Range(first._replace(ahead=True), last._replace(ahead=True)))
    return found


def _yearless(point: Point) -> bool:
    return point.year is None and point.year_shift is None and point.month_shift is None and point.today is None


def _kind(found: Found) -> Literal["date", "duration", "set", "time"]:
    reading = found.reading
    if isinstance(reading, Length):
        return "duration"
    if isinstance(reading, Repeat):
        return "set"
    night = isinstance(reading, Shift) and reading.clock == "TNI"
    return "time" if night or isinstance(reading, Clock) else "date"


def unit_at(s: Scan, i: int) -> Found | None:
    """What starts with a bare unit: «روز جمعه», «سال ۱۴۰۴», «ماه گذشته», «دهه شصت», «هفته اول مهر», «ساعت ۱۸»."""
    word = s.at[i]
    if s.says(i - 1, "vague"):
        return None  # «چند سال پیش» says no number
    if word.kind == "units":
        return weekdays_at(s, i) if word.value == "day" else whole_at(s, i)
    if word.value == "day":
        return day_unit(s, i)
    if word.value == "hour":
        return clock_at(s, i)
    if word.value == "fullday":
        relation = s.word(word.end, "relation")
        past = relation is not None and relation.value in ("past", "recent")
        return Found(i, relation.end, Length("1", None, "day", -1)) if relation and past else None
    found = first_months(s, i) or whole_at(s, i) or _past_decade(s, i)
    if found is None and s.says(i - 1, "this") and word.value in ("week", "month") and not s.says(word.end, "not_this"):
        return Found(i - 1, word.end, Shift(cast(Unit, word.value), 0))
    return found


def _past_decade(s: Scan, i: int) -> Found | None:
    word, relation = s.at[i], s.word(s.at[i].end, "relation")
    if word.value != "decade" or relation is None or relation.value not in ("past", "next", "this"):
        return None
    return Found(i, relation.end, Shift("decade", {"past": -1, "this": 0, "next": 1}[relation.value]))


def _joins(s: Scan, key: str) -> bool:
    """Whether the word or mark may stand between two numbers: «و», «تا», «،»."""
    return key in _JOINS or key in s.context["range"]


def _goes_on(s: Scan, key: str) -> bool:
    """Whether a number that this follows may be a date's: a list, a figure, «۱۰ ام», «دهم این ماه»."""
    if key in STROKES or key == _POINT or key in s.context["figure_ending"]:
        return True
    return _joins(s, key) or key in s.context["this"]


def number_start(s: Scan, i: int) -> Found | None:
    """What starts with a number, decided by what follows it: figures, «دهم مهر», «سه سال پیش», a bare year."""
    word = s.at[i]
    follows = s.key(word.end)
    year = word.kind == "digits" and len(word.value) == 4
    if word.end not in s.at and not _goes_on(s, follows) and i not in s.second and not year:
        return None  # most numbers of a text are no dates
    if word.kind == "digits" and follows in STROKES:
        found = numeric_at(s, i) or spelled_numeric_at(s, i)
        if found is not None:
            return found
    number = number_at(s, i)
    if number is None:
        return length_at(s, i) if word.kind == "digits" and len(word.value) < 4 else None
    after = s.second.get(number.end) or s.at.get(number.end)
    if after is None:
        join = _joins(s, s.key(number.end))
        listed = (join and number.end + 1 in s.at) or s.says(number.end, "this")  # «دهم این ماه»
        found = (day_at(s, i) or length_at(s, i)) if listed else None
        return found or (bare_year(s, i) if number.digits == 4 else None)
    if after.kind in ("month", "lunar"):
        return day_at(s, i)
    if after.kind in ("unit", "length"):
        dated = day_at(s, i) if after.value in ("month", "day") else None
        return dated or first_months(s, i) or length_at(s, i)
    return bare_year(s, i) if number.digits == 4 else None


_STARTS: dict[str, Callable[[Scan, int], Found | None]] = {
    "digits": number_start,
    "number": number_start,
    "ordinal": number_start,
    "month": month_alone,
    "lunar": month_alone,
    "weekday": weekday_at,
    "weekly": lambda s, i: None if s.says(i - 1, "prayer") else Found(i, s.at[i].end, Repeat()),
    "unit": unit_at,
    "units": unit_at,
    "part": part_at,
    "season": lambda s, i: season_at(s, i) if s.at[i].value.isdecimal() else feast_at(s, i),
    "day": today_at,
    "night": today_at,
    "year": lambda s, i: Found(i, s.at[i].end, Shift("year", int(s.at[i].value))),
    "daypart": daypart_at,
    "every": every_at,
    "set": lambda s, i: Found(i, s.at[i].end, Repeat()),
}
