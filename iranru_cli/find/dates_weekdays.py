"""Weekdays and days counted from today: «روز جمعه», «دیروز», «بامداد یکشنبه», «سه‌شنبه هفته گذشته», «صبح روز بعد»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.dates_clock import clock_after_hour, zone_at
from iranru_cli.find.dates_days import day_at, last_day_at, plain_date
from iranru_cli.find.dates_relative import next_to_it, that_at
from iranru_cli.find.dates_scan import Found, Number, Scan, number_at
from iranru_cli.readings import Anchored, Clock, Point, Range, Repeat, Shift, Weekday

_AHEAD, _BACK = 40, 12  # tokens of a clause that are looked at after and before a day
_BETWEEN = frozenset("،,-–([")
_CLOSING = {"(": ")", "[": "]"}
_NEAR = {"past": -1, "ago": -1, "next": 1, "later": 1, "more": 1}


def weekday_at(s: Scan, i: int) -> Found | None:
    """«روز جمعه», «پنجشنبه دهم مهر ۱۴۰۴», «سه‌شنبه هفته گذشته», «دوشنبه شب»; token i is روز or the weekday."""
    first = s.at[i]
    word = first if first.kind == "weekday" else s.word(first.end, "weekday")
    if word is None or _is_name(s, i, word.end, word.value):
        return None
    weekday, end = int(word.value), word.end
    dated = _date_beside(s, i, end, weekday)
    if dated is not None:
        return dated
    part = s.word(end, "daypart")
    end = part.end if part is not None else end
    every = s.word(end, "every")
    if every is not None and s.unit(every.end, "week"):
        return Found(i, every.end + 1, Repeat())  # «شنبه هر هفته»
    relation = s.word(end, "relation")
    if relation is not None and relation.value in _NEAR and not s.says(relation.end, "from"):
        return Found(i, relation.end, Weekday(weekday, _NEAR[relation.value]))
    week = _week_beside(s, end)
    if week is not None:
        return Found(i, week.end, Shift("week", week.away, weekday=weekday))
    start = i - (s.says(i - 1, "this") and first.kind == "weekday")  # «این جمعه»
    return Found(start, end, Weekday(weekday, ahead=is_ahead(s, i, end)))


def _is_name(s: Scan, i: int, end: int, weekday: str) -> bool:
    """«امام جمعه», «شهر دوشنبه», «چهارشنبه‌سوری», «جمعه‌بازار», «وارد دوشنبه شد»."""
    if s.says(end, "not_weekday") or s.says(i - 1, "named") or (s.key(i - 1) == "«" and s.key(end) == "»"):
        return True
    if weekday == "6":
        return s.says(i - 1, "prayer")
    return weekday == "2" and s.at[i].kind == "weekday" and (s.says(i - 1, "city_before") or _is_city(s, end))


def _is_city(s: Scan, i: int) -> bool:
    """«دوشنبه پایتخت تاجیکستان», «دوشنبه، پایتخت تاجیکستان»."""
    return s.says(i + (s.key(i) in _BETWEEN), "city_after")


def _date_beside(s: Scan, i: int, end: int, weekday: int) -> Found | None:
    """The date that a weekday introduces: «جمعه ۷ آذر», «شنبه، ۱۰ مهر», «دوشنبه (۲۵ آذر)», «شنبه (امروز)»."""
    closing = _CLOSING.get(s.key(end))
    bracket = closing is not None
    start = end + (s.key(end) in _BETWEEN)
    start += s.says(start, "dated")
    start += s.says(start, "with")  # «برابر با ۱۲ مهر»
    word = s.at.get(start)
    if word is None:
        return None
    if word.kind == "day" and bracket and s.key(word.end) == closing:
        return Found(i, word.end + 1, Shift("day", int(word.value)))
    found = plain_date(s, start, weekday=True)
    if found is None or (bracket and s.key(found.end) != closing) or not isinstance(found.reading, Point):
        return None
    return Found(i, found.end + bracket, found.reading._replace(weekday=weekday))


def weekday_behind(s: Scan, found: Found) -> Found:
    """«۱۵ آذر (شنبه)»: the weekday in brackets behind a day belongs to it."""
    word = s.word(found.end + 1, "weekday") if s.key(found.end) == "(" else None
    point = found.reading
    if word is None or s.key(word.end) != ")" or not isinstance(point, Point) or point.grain != "day":
        return found
    return Found(found.start, word.end + 1, point._replace(weekday=int(word.value)))


class _Week(NamedTuple):
    away: int
    end: int


def _week_beside(s: Scan, i: int) -> _Week | None:
    """«هفته گذشته», «این هفته», «همین هفته»."""
    this = s.says(i, "this")
    unit = s.unit(i + this, "week")
    if unit is None:
        return None
    if this:
        return _Week(0, unit.end)
    word = s.word(unit.end, "relation")
    count = {**_NEAR, "this": 0}.get(word.value) if word else None
    return _Week(count, word.end) if word and count is not None else None


def is_ahead(s: Scan, start: int, end: int) -> bool:
    """Whether the clause of tokens [start, end) speaks of the future: «روز جمعه برگزار خواهد شد», «قرار است شنبه …»."""
    return tense_of(s, start, end) > 0


def tense_of(s: Scan, start: int, end: int) -> int:
    """1 where the clause of tokens [start, end) speaks of the future, -1 where its verb is past, else 0."""
    behind = _tense(s, range(end, min(end + _AHEAD, len(s.keys))))
    if behind > 0:
        return behind
    before = _tense(s, range(start - 1, max(start - _BACK, -1), -1))
    return before if before > 0 else behind


def _tense(s: Scan, where: range) -> int:
    context = s.context
    keys, future, clause, planned, past = (
        s.keys,
        context["future"],
        context["clause"],
        context["planned"],
        context["past"],
    )
    for i in where:
        key = keys[i]
        if key in future or (key in planned and s.says(i + 1, "planned_by")):
            return 1
        if key in clause or key == "\n":
            return -1 if key in past else 0
        if key in past and where.step > 0 and (key[-1] != "ه" or s.says(i + 1, "auxiliary")):
            return -1
    return 0


def weekdays_at(s: Scan, i: int) -> Found | None:
    """«روزهای شنبه و یکشنبه», «روزهای ۹ و ۱۰ مهر», «روزهای شنبه ۹ و یکشنبه ۱۰ مهر»; token i is روزهای.

    «روزهای جمعه» is every Friday.
    """
    start = s.at[i].end
    if s.word(start, "weekday") is None:
        if s.says(start, "parity"):
            return Found(i, start + 1, Repeat())  # «روزهای زوج»
        dated = day_at(s, start, weekday=True)
        return dated._replace(start=i) if dated else None
    days: list[Found] = []
    while s.word(start, "weekday") and len(days) < 7:
        day = _numbered_weekday(s, start) or weekday_at(s, start)
        if day is None:
            break
        days.append(day)
        start = day.end + 1
        if not (s.says(day.end, "and") or s.says(day.end, "range") or s.key(day.end) == "،"):
            break
    if not days:
        return None
    if len(days) == 1:
        return Found(i, days[0].end, Repeat() if isinstance(days[0].reading, Weekday) else days[0].reading)
    numbers = day_at(s, days[-1].end, weekday=True) if days[-1].end in s.at else None
    if numbers is not None and isinstance(numbers.reading, Range):
        return Found(i, numbers.end, numbers.reading)  # «روزهای پنجشنبه و جمعه ۷ و ۸ خرداد»
    first, last = days[0].reading, days[-1].reading
    if isinstance(last, Repeat):
        return Found(i, days[-1].end, last)  # «روزهای شنبه و دوشنبه هر هفته»
    if isinstance(first, Point) and isinstance(last, Point) and first.month is None:
        first = last._replace(day=first.day, weekday=first.weekday)
    return Found(i, days[-1].end, Range(first, last))


def _numbered_weekday(s: Scan, i: int) -> Found | None:
    """«سه‌شنبه ۲۳» before «و چهارشنبه ۲۴ تیر»: a day whose month comes with the next one."""
    number = number_at(s, s.at[i].end)
    if number is None or number.value > 31 or not (s.says(number.end, "and") or s.key(number.end) == "،"):
        return None
    if s.word(number.end + 1, "weekday") is None:
        return None
    return Found(i, number.end, Point("day", "jalali", None, None, number.value, weekday=int(s.at[i].value)))


def today_at(s: Scan, i: int) -> Found | None:
    """«امروز», «دیروز», and the date beside it that says the same: «امروز (چهارشنبه)», «امروز یکشنبه ۱۶ آذر».

    «دنیای امروز» is the present age.
    """
    word = s.at[i]
    if word.value == "0" and s.says(i - 1, "of_today") and word.end not in s.at:
        return None
    offset = int(word.value)
    if word.kind == "night":
        return Found(i, word.end, Shift("day", offset, clock="TNI"))
    part = s.word(word.end, "daypart")
    return with_date(s, i, part.end if part is not None else word.end, offset)


def with_date(s: Scan, i: int, end: int, offset: int) -> Found:
    """A day counted from today, [i, end), and what stands beside it: a weekday adds nothing, a date is its name."""
    closing = _CLOSING.get(s.key(end))
    bracket = closing is not None
    start = end + (s.key(end) in _BETWEEN)
    beside = weekday_at(s, start) if s.word(start, "weekday") or s.word(start, "unit") else plain_date(s, start)
    if beside is not None and beside.start >= end and (not bracket or s.key(beside.end) == closing):
        if isinstance(beside.reading, Weekday):
            return Found(i, beside.end + bracket, Shift("day", offset))
        if isinstance(beside.reading, Point) and beside.reading.grain == "day":
            return Found(i, beside.end + bracket, beside.reading._replace(today=offset))
    return Found(i, end, Shift("day", offset))


def day_unit(s: Scan, i: int) -> Found | None:
    """«روز جمعه», «روز ۱۲ مهر», «روز گذشته», «روز بعد», «روز آخر شهریور»; token i is روز."""
    end = s.at[i].end
    after = s.at.get(end)
    hung = last_day_at(s, i) or next_to_it(s, i)
    if hung is not None or after is None:
        return hung
    if after.kind == "weekday":
        return weekday_at(s, i)
    if after.kind == "relation":
        offset = {"past": -1, "this": 0, "next": 1}.get(after.value)
        return with_date(s, i, after.end, offset) if offset is not None else None
    if after.kind == "day":
        today = today_at(s, end)
        return today._replace(start=i) if today else None
    dated = plain_date(s, end, weekday=True)
    return dated._replace(start=i) if dated else None


def daypart_at(s: Scan, i: int) -> Found | None:
    """«بامداد روز یکشنبه», «صبح امروز», «شب گذشته», «عصر ۱۲ مهر», «صبح همان روز», «عصر ساعت ۵»."""
    word = s.at[i]
    relation = s.word(word.end, "relation")
    if relation is not None and relation.value in ("past", "ago") and s.says(i, "night") and _lone_night(s, i):
        return None if s.says(relation.end, "from") else Found(i, relation.end, Shift("day", -1, clock="TNI"))
    inner = _dated_at(s, word.end)
    if inner is not None:
        return inner._replace(start=i)
    hour = s.unit(word.end + s.says(word.end, "at_hour"), "hour")
    clock = clock_after_hour(s, hour.end, word.value) if hour is not None else None
    return Found(i, clock.end, Clock(clock.text)) if clock is not None else None


def nights_at(s: Scan, i: int, number: Number) -> Found | None:
    """«دو شب پیش»: the night so many days ago; token i starts the number."""
    relation = s.word(number.end + 1, "relation") if s.says(number.end, "night") else None
    if relation is None or relation.value != "ago" or number.ordinal or s.says(relation.end, "from"):
        return None
    return Found(i, relation.end, Shift("day", -number.value, clock="TNI"))


def _lone_night(s: Scan, i: int) -> bool:
    """«شب گذشته», not «سه شب گذشته»."""
    return not s.says(i - 1, "vague") and number_at(s, i - 1) is None


def _dated_at(s: Scan, i: int) -> Found | None:
    """A day of any sort that starts at token i, for what may go before a day."""
    word = s.at.get(i)
    if word is None:
        return that_at(s, i) if s.says(i, "that") else None
    if word.kind in ("day", "night"):
        return today_at(s, i)
    if word.kind == "weekday":
        return weekday_at(s, i)
    if word.kind == "unit":
        return day_unit(s, i) if word.value == "day" else None
    return plain_date(s, i) if word.kind in ("digits", "ordinal", "number") else None


def clock_at(s: Scan, i: int) -> Found | None:
    """«ساعت ۲۳:۳۰ به وقت تهران», «ساعت ۱۰ صبح چهارشنبه», «ساعت ۹ و ۳۳ دقیقه شب»; token i is ساعت."""
    clock = clock_after_hour(s, s.at[i].end)
    return timed(s, i, clock.text, clock.end) if clock is not None else None


def timed(s: Scan, i: int, clock: str, end: int) -> Found:
    """A time of tokens [i, end), with the day that may follow: «ساعت ۱۰ صبح روز شنبه»."""
    gap = s.key(end) in _BETWEEN and s.key(end) not in _CLOSING
    inner = _dated_at(s, end + gap)
    if inner is not None and isinstance(inner.reading, Point | Shift | Weekday | Anchored):
        zone, end = zone_at(s, inner.end) if "[" not in clock and " " not in clock else ("", inner.end)
        return Found(i, end, inner.reading._replace(clock=clock + zone))
    return Found(i, end, Clock(clock))
