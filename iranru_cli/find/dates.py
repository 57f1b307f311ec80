"""Dates in text: which stretches name a calendar time, and what the words say of it.

`find_dates` walks over the words of dates only (months, weekdays, units, figures …), tries the one rule that may start
at each, and joins two points by تا and a date with its time. Values come later, in resolve/dates.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from iranru_cli.find.dates_clock import bare_clock, before_hour_at, beside_date, hour_of_day
from iranru_cli.find.dates_days import day_at, feast_at, last_day_at, month_alone
from iranru_cli.find.dates_first import first_months, latest_at, ordinal_first
from iranru_cli.find.dates_lengths import fixed_at, length_at
from iranru_cli.find.dates_numeric import STROKES, month_in_figures, numeric_at, spelled_numeric_at
from iranru_cli.find.dates_parts import bare_whole, part_at, quarter_at, season_at, some_days, whole_at
from iranru_cli.find.dates_relative import morrow_at, next_to_it, that_at
from iranru_cli.find.dates_scan import NUMERIC, DateRules, Found, Scan, compile_dates, number_at
from iranru_cli.find.dates_sets import every_at, per_at
from iranru_cli.find.dates_weekdays import (
    clock_at,
    day_unit,
    daypart_at,
    is_ahead,
    nights_at,
    tense_of,
    timed,
    today_at,
    weekday_at,
    weekday_behind,
    weekdays_at,
)
from iranru_cli.find.dates_years import bare_year
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import DateMention
from iranru_cli.readings import Anchored, Clock, Length, Point, Range, Repeat, Shift, Weekday
from iranru_cli.text.tokens import Tokens

__all__ = ["DateRules", "compile_dates", "find_dates"]

_DASHES = frozenset("-–—")
_PLACED = (Point, Shift, Weekday, Anchored)


def find_dates(tokens: Tokens, hits: Mapping[str, list[Hit]], rules: DateRules) -> list[DateMention]:
    """The date expressions of a document in order, not overlapping; `hits` as `lexicon.match` gave them."""
    scan = Scan(tokens, hits, rules)
    named = {i for hit in hits.get("organizations", ()) for i in range(hit.start + 1, hit.end)}  # «رادیو فردا»
    out: list[DateMention] = []
    done = 0
    at, may_date = scan.at, scan.may_date
    for i in sorted(at):
        if i < done:
            continue
        kind, _, _ = at[i]
        if kind in _NO_STARTS or (kind in NUMERIC and not may_date(i)) or i in named:
            continue
        found = _STARTS[kind](scan, i)
        if found is not None and found.start >= done:
            found = _turned_ahead(scan, _to_the_end(scan, found))
            out.append(DateMention(found.start, found.end, _kind(found), found.reading, kind))
            done = found.end
    return out


def _to_the_end(s: Scan, found: Found) -> Found:
    """Join what the point goes on with: «۱۵ مهر تا ۲۰ آبان», «امروز جمعه ساعت ۱۷», «۱۵ آذر (شنبه)»."""
    behind = found.end in s.at or s.key(found.end) in s.rules.joins_behind
    if not behind or not isinstance(found.reading, _PLACED):
        return found
    found = weekday_behind(s, found)
    last = _last_at(s, found)
    if last is not None:
        return Found(found.start, last.end, Range(found.reading, last.reading))
    return _with_clock(s, found)


def _last_at(s: Scan, found: Found) -> Found | None:
    """The other end of a range: behind تا any point, behind a dash a day of the same calendar."""
    end, first = found.end, found.reading
    dash = s.key(end) in _DASHES and isinstance(first, Point) and first.grain == "day"
    if not (dash or s.says(end, "range")) or (end + 1 not in s.at and not s.says(end + 1, "this")):
        return None
    start = _STARTS.get(s.at[end + 1].kind) if end + 1 in s.at else None
    last = day_at(s, end + 1, weekday=True) or (start(s, end + 1) if start is not None else None)
    if last is None or last.start != end + 1 or not isinstance(last.reading, _PLACED):
        return None
    reading = last.reading
    if dash and not (isinstance(reading, Point) and reading.grain == "day" and _follows(first, reading)):
        return None
    return last


def _follows(first: object, last: Point) -> bool:
    """Whether a dash joins two days into a stretch: «۵ مهر - ۱۰ آبان», not «۲۸ دی - ۱۷ ژانویه»."""
    if not isinstance(first, Point) or first.calendar != last.calendar or last.weekday is not None:
        return False
    same_year = first.year is None or last.year is None or first.year == last.year
    ahead = (first.month or 0, first.day or 0) < (last.month or 0, last.day or 0)
    return ahead if same_year else (first.year or 0) < (last.year or 0)


def _with_clock(s: Scan, found: Found) -> Found:
    reading = found.reading
    if not isinstance(reading, _PLACED) or reading.clock not in (None, "TNI"):
        return found
    if isinstance(reading, Point) and reading.grain != "day":
        return found
    figures = s.key(found.end - 2) in STROKES and isinstance(reading, Point)
    clock = beside_date(s, found.end, figures=figures, night=reading.clock == "TNI")
    return Found(found.start, clock.end, reading._replace(clock=clock.text)) if clock is not None else found


def _turned_ahead(s: Scan, found: Found) -> Found:
    """Mark a month or day with no year by the tense of its clause: «در مهرماه برگزار خواهد شد», «۲۲ بهمن آمد»."""
    reading = found.reading
    if isinstance(reading, Anchored):
        alone = s.key(found.start - 1) == "\n" and s.key(found.end) == "\n"  # «سه روز بعد» is all that is said
        ahead = reading.by > 0 and (alone or is_ahead(s, found.start, found.end))
        return found._replace(reading=reading._replace(ahead=True)) if ahead else found
    if isinstance(reading, Point) and _yearless(reading):
        tense = _tense_of(s, found)
        return found._replace(reading=reading._replace(tense=tense)) if tense else found
    if isinstance(reading, Range) and isinstance(reading.first, Point) and isinstance(reading.last, Point):
        first, last = reading.first, reading.last
        tense = _tense_of(s, found) if _yearless(first) and _yearless(last) else 0
        if tense:
            return found._replace(reading=Range(first._replace(tense=tense), last._replace(tense=tense)))
    return found


def _tense_of(s: Scan, found: Found) -> int:
    """That of the clause; what was put off till a day («تا پایان مهر تمدید شد») may still lie ahead."""
    tense = tense_of(s, found.start, found.end)
    return 0 if tense < 0 and s.says(found.start - 1, "until") else tense


def _yearless(point: Point) -> bool:
    counted = point.year_shift is not None or point.month_shift is not None or point.today is not None
    return point.year is None and not counted and not point.that_year


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
    special = s.key(i - 1) in s.rules.before_unit
    if not special and word.end not in s.at and i - 1 not in s.at and s.key(word.end) not in s.rules.behind_unit:
        return None  # «در طول سال», «روز به روز»
    if special:
        if s.says(i - 1, "vague"):
            return None  # «چند سال پیش» says no number
        if s.says(i - 1, "latest"):
            return last_day_at(s, i - 1) or latest_at(s, i - 1)
        that = that_at(s, i - 1) or _this(s, i)
        if that is not None:
            return that
    if word.kind == "units":
        return some_days(s, i) or weekdays_at(s, i) if word.value == "day" else whole_at(s, i)
    if word.value == "hour":
        return clock_at(s, i)
    if word.value == "day":
        return day_unit(s, i)
    if word.value in ("fullday", "decade", "century"):
        recent = _one_past(s, i)
        if recent is not None:
            return recent
    first = first_months(s, i) if word.value in ("week", "month") else None
    return first or whole_at(s, i) or next_to_it(s, i) or _opened(s, i)


def _this(s: Scan, i: int) -> Found | None:
    """«این هفته», «همین ماه»; not «این ماه رمضان»."""
    unit = s.unit(i, "week", "month")
    if unit is None or not s.says(i - 1, "this") or s.says(unit.end, "not_this"):
        return None
    return Found(i - 1, unit.end, Shift("week" if unit.value == "week" else "month", 0))


def _one_past(s: Scan, i: int) -> Found | None:
    """«شبانه‌روز گذشته», «دهه اخیر»: a length with no number is one."""
    word, relation = s.at[i], s.word(s.at[i].end, "relation")
    whole = relation is not None and (relation.value == "recent" or (word.value, relation.value) == ("fullday", "past"))
    if not whole or relation is None:
        return None
    unit: Literal["day", "decade", "century"] = (
        "decade" if word.value == "decade" else "century" if word.value == "century" else "day"
    )
    return Found(i, relation.end, Length("1", None, unit, -1))


def _opened(s: Scan, i: int) -> Found | None:
    """«اول هفته», «از اول سال»: token i is the unit behind اول, with a preposition before."""
    first = s.word(i - 1, "ordinal")
    if first is None or first.value != "1" or not s.says(i - 2, "in_month"):
        return None
    whole = bare_whole(s, i)
    reading = whole.reading if whole is not None else None
    return Found(i - 1, i + 1, reading._replace(mod="START")) if isinstance(reading, Shift) else None


def number_start(s: Scan, i: int) -> Found | None:
    """What starts with a number, decided by what follows it: figures, «دهم مهر», «سه سال پیش», a bare year."""
    word = s.at[i]
    follows = s.key(word.end)
    if word.kind == "digits" and (follows in STROKES or follows == ":"):
        found = numeric_at(s, i) or spelled_numeric_at(s, i) or month_in_figures(s, i) or _figured_time(s, i)
        if found is not None:
            return found
    number = number_at(s, i)
    if number is None:
        return length_at(s, i) if word.kind == "digits" and len(word.value) < 4 else None
    after = s.second.get(number.end) or s.at.get(number.end)
    if after is None:
        join = s.key(number.end) in s.goes_on
        listed = join and (number.end + 1 in s.at or s.says(number.end, "this") or s.says(number.end + 1, "half"))
        found = (day_at(s, i) or length_at(s, i)) if listed else None
        return found or (bare_year(s, i) if number.digits == 4 else None)
    if after.kind in ("month", "lunar"):
        return day_at(s, i)
    if after.kind in ("unit", "length"):
        dated = day_at(s, i) if after.value in ("month", "day") else None
        return dated or first_months(s, i) or ordinal_first(s, i) or length_at(s, i)
    if after.kind == "daypart":
        clock = hour_of_day(s, i)
        return timed(s, i, clock.text, clock.end) if clock is not None else nights_at(s, i, number)
    if after.kind == "every":
        return day_at(s, i)  # «پانزدهم هر ماه»
    if after.kind == "number":
        return length_at(s, i)  # «دو سه روز»
    return bare_year(s, i) if number.digits == 4 or after.kind == "calendar" else None


def _figured_time(s: Scan, i: int) -> Found | None:
    clock = bare_clock(s, i)
    return timed(s, i, clock.text, clock.end) if clock is not None else None


def _part_start(s: Scan, i: int) -> Found | None:
    """«پایان مهر», and «اواسط هفته اول مرداد»."""
    end = s.at[i].end
    if end not in s.at and s.key(end) not in s.rules.before_unit:
        return None  # «آغاز شد», «پایان یافت»
    whole = part_at(s, i)
    week = s.unit(end, "week") if whole is None else None
    inner = first_months(s, end) if week is not None else None
    return inner._replace(start=i) if inner is not None else whole


def _month_start(s: Scan, i: int) -> Found | None:
    """A month's name; most of the weak ones are everyday words: «میزان تولید», «تردید جدی»."""
    end = s.at[i].end
    if end not in s.at and s.says(i, "weak_month") and s.key(end) not in s.rules.behind_weak:
        return month_alone(s, i) if s.says(i - 1, "month_before") else None
    return month_alone(s, i)


def _season_start(s: Scan, i: int) -> Found | None:
    return season_at(s, i)


_STARTS: dict[str, Callable[[Scan, int], Found | None]] = {
    "digits": number_start,
    "number": number_start,
    "ordinal": number_start,
    "month": _month_start,
    "lunar": _month_start,
    "weekday": weekday_at,
    "weekly": lambda s, i: None if s.says(i - 1, "prayer") else Found(i, _weekly_end(s, i), Repeat()),
    "unit": unit_at,
    "units": unit_at,
    "part": _part_start,
    "season": _season_start,
    "quarter": quarter_at,
    "feast": feast_at,
    "day": today_at,
    "night": today_at,
    "year": lambda s, i: Found(i, s.at[i].end, Shift("year", int(s.at[i].value))),
    "daypart": daypart_at,
    "morrow": morrow_at,
    "every": every_at,
    "per": per_at,
    "span": lambda s, i: _before_hour(s, i) or fixed_at(s, i),
    "length": lambda s, i: per_at(s, i) if s.says(i, "weekly_rate") else None,
    "set": lambda s, i: Found(i, s.at[i].end, Repeat()),
}


_NO_STARTS = frozenset(("relation", "letter", "calendar", "zone", "and_number", "and_ordinal"))  # stand behind others


def _before_hour(s: Scan, i: int) -> Found | None:
    clock = before_hour_at(s, i)
    return timed(s, i, clock.text, clock.end) if clock is not None else None


def _weekly_end(s: Scan, i: int) -> int:
    """«شنبه‌های هر هفته»."""
    every = s.word(s.at[i].end, "every")
    return every.end + 1 if every is not None and s.unit(every.end, "week") else s.at[i].end
