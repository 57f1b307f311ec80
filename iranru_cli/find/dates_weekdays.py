"""Weekdays, days counted from today, and times of day: «روز جمعه», «دیروز», «بامداد یکشنبه», «ساعت ۲۳:۳۰»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.dates_days import day_at, plain_date
from iranru_cli.find.dates_scan import Scan, number_at
from iranru_cli.find.dates_years import Found
from iranru_cli.resolve.dates_reading import Clock, Point, Range, Repeat, Shift, Weekday

_AHEAD, _BACK = 40, 12  # tokens of a clause that are looked at after and before a day
_BETWEEN = frozenset("،,-–(")


def weekday_at(s: Scan, i: int) -> Found | None:
    """«روز جمعه», «پنجشنبه دهم مهر ۱۴۰۴», «سه‌شنبه هفته گذشته», «دوشنبه شب»; token i is روز or the weekday."""
    first = s.at[i]
    word = first if first.kind == "weekday" else s.word(first.end, "weekday")
    if word is None or (word.value == "6" and s.says(i - 1, "prayer")):
        return None
    weekday, end = int(word.value), word.end
    if s.says(i - 1, "named") or (s.key(i - 1) == "«" and s.key(end) == "»"):
        return None  # «شهر دوشنبه»
    dated = _date_beside(s, i, end, weekday)
    if dated is not None:
        return dated
    part = s.word(end, "daypart")
    end = part.end if part is not None else end
    relation = s.word(end, "relation")
    if relation is not None and relation.value in ("past", "next"):
        return Found(i, relation.end, Weekday(weekday, -1 if relation.value == "past" else 1))
    week = _week_beside(s, end)
    if week is not None:
        return Found(i, week.end, Shift("week", week.away, weekday=weekday))
    return Found(i, end, Weekday(weekday, ahead=is_ahead(s, i, end)))


def _date_beside(s: Scan, i: int, end: int, weekday: int) -> Found | None:
    """The date that a weekday introduces: «جمعه ۷ آذر», «شنبه، ۱۰ مهر», «دوشنبه (۲۵ آذر)», «شنبه (امروز)»."""
    bracket = s.key(end) == "("
    start = end + (s.key(end) in _BETWEEN)
    start += s.says(start, "dated")
    word = s.at.get(start)
    if word is None:
        return None
    if word.kind == "day" and bracket and s.key(word.end) == ")":
        return Found(i, word.end + 1, Shift("day", int(word.value)))
    found = plain_date(s, start, weekday=True)
    if found is None or (bracket and s.key(found.end) != ")") or not isinstance(found.reading, Point):
        return None
    return Found(i, found.end + bracket, found.reading._replace(weekday=weekday))


class _Week(NamedTuple):
    away: int
    end: int


def _week_beside(s: Scan, i: int) -> _Week | None:
    """«هفته گذشته», «این هفته», «همین هفته»."""
    this = s.says(i, "this")
    unit = s.word(i + this, "unit")
    if unit is None or unit.value != "week":
        return None
    if this:
        return _Week(0, unit.end)
    word = s.word(unit.end, "relation")
    count = {"past": -1, "ago": -1, "this": 0, "next": 1, "later": 1}.get(word.value) if word else None
    return _Week(count, word.end) if word and count is not None else None


def is_ahead(s: Scan, start: int, end: int) -> bool:
    """Whether the clause of tokens [start, end) speaks of the future: «روز جمعه برگزار خواهد شد», «قرار است شنبه …»."""
    return _looks_ahead(s, range(end, min(end + _AHEAD, len(s.keys)))) or _looks_ahead(
        s, range(start - 1, max(start - _BACK, -1), -1)
    )


def _looks_ahead(s: Scan, where: range) -> bool:
    keys, future, clause, planned = s.keys, s.context["future"], s.context["clause"], s.context["planned"]
    for i in where:
        key = keys[i]
        if key in future or (key in planned and s.says(i + 1, "planned_by")):
            return True
        if key in clause or key == "\n":
            return False
    return False


def weekdays_at(s: Scan, i: int) -> Found | None:
    """«روزهای شنبه و یکشنبه», «روزهای ۹ و ۱۰ مهر», «روزهای شنبه ۹ و یکشنبه ۱۰ مهر»; token i is روزهای.

    «روزهای جمعه» is every Friday.
    """
    start = s.at[i].end
    if s.word(start, "weekday") is None:
        dated = day_at(s, start, weekday=True)
        return dated._replace(start=i) if dated else None
    days: list[Found] = []
    while s.word(start, "weekday") and len(days) < 7:
        day = _numbered_weekday(s, start) or weekday_at(s, start)
        if day is None:
            break
        days.append(day)
        start = day.end + 1
        if s.key(day.end) not in ("و", "،", "تا"):
            break
    if len(days) < 2:
        return (
            Found(i, days[0].end, Repeat() if isinstance(days[0].reading, Weekday) else days[0].reading)
            if days
            else None
        )
    first, last = days[0].reading, days[-1].reading
    if isinstance(first, Point) and isinstance(last, Point) and first.month is None:
        first = last._replace(day=first.day, weekday=first.weekday)
    return Found(i, days[-1].end, Range(first, last))


def _numbered_weekday(s: Scan, i: int) -> Found | None:
    """«سه‌شنبه ۲۳» before «و چهارشنبه ۲۴ تیر»: a day whose month comes with the next one."""
    number = number_at(s, s.at[i].end)
    if number is None or number.value > 31 or s.key(number.end) not in ("و", "،"):
        return None
    if s.word(number.end + 1, "weekday") is None:
        return None
    return Found(i, number.end, Point("day", "jalali", None, None, number.value, weekday=int(s.at[i].value)))


def today_at(s: Scan, i: int) -> Found | None:
    """«امروز», «دیروز», and the date beside it that says the same: «امروز (چهارشنبه)», «امروز یکشنبه ۱۶ آذر»."""
    word = s.at[i]
    offset = int(word.value)
    if word.kind == "night":
        return Found(i, word.end, Shift("day", offset, clock="TNI"))
    part = s.word(word.end, "daypart")
    return with_date(s, i, part.end if part is not None else word.end, offset)


def with_date(s: Scan, i: int, end: int, offset: int) -> Found:
    """A day counted from today, [i, end), and what stands beside it: a weekday adds nothing, a date is its name."""
    bracket = s.key(end) == "("
    start = end + (s.key(end) in _BETWEEN)
    beside = weekday_at(s, start) if s.word(start, "weekday") or s.word(start, "unit") else plain_date(s, start)
    if beside is not None and (not bracket or s.key(beside.end) == ")"):
        if isinstance(beside.reading, Weekday):
            return Found(i, beside.end + bracket, Shift("day", offset))
        if isinstance(beside.reading, Point):
            return Found(i, beside.end + bracket, beside.reading._replace(today=offset))
    return Found(i, end, Shift("day", offset))


def day_unit(s: Scan, i: int) -> Found | None:
    """«روز جمعه», «روز ۱۲ مهر», «روز گذشته»."""
    after = s.at.get(s.at[i].end)
    if after is None:
        return None
    if after.kind == "weekday":
        return weekday_at(s, i)
    if after.kind == "relation":
        offset = {"past": -1, "this": 0}.get(after.value)
        return with_date(s, i, after.end, offset) if offset is not None else None
    if after.kind == "day":
        today = today_at(s, s.at[i].end)
        return today._replace(start=i) if today else None
    dated = plain_date(s, s.at[i].end, weekday=True)
    return dated._replace(start=i) if dated else None


def daypart_at(s: Scan, i: int) -> Found | None:
    """«بامداد روز یکشنبه», «صبح امروز», «شب گذشته», «عصر ۱۲ مهر»: the day with its part."""
    word = s.at[i]
    if s.key(i) == "شب":
        relation = s.word(word.end, "relation")
        if relation is not None and relation.value == "past" and not s.says(i - 1, "vague") and not number_at(s, i - 1):
            return Found(i, relation.end, Shift("day", -1, clock="TNI"))
    inner = _dated_at(s, word.end)
    return inner._replace(start=i) if inner is not None else None


def _dated_at(s: Scan, i: int) -> Found | None:
    """A day of any sort that starts at token i, for what may go before a day."""
    word = s.at.get(i)
    if word is None:
        return None
    if word.kind in ("day", "night"):
        return today_at(s, i)
    if word.kind == "weekday":
        return weekday_at(s, i)
    if word.kind == "unit":
        return day_unit(s, i) if word.value == "day" else None
    return plain_date(s, i) if word.kind in ("digits", "ordinal", "number") else None


def clock_at(s: Scan, i: int) -> Found | None:
    """«ساعت ۲۳:۳۰ به وقت تهران», «ساعت ۱۰ صبح چهارشنبه», «ساعت ۹ و ۳۳ دقیقه شب»; token i is ساعت."""
    hour, minute, end = _figures(s, s.at[i].end)
    if hour is None or hour > 24 or minute > 59:
        return None
    part = s.word(end, "daypart")
    if part is not None:
        hour, end = _of_day(hour, part.value), part.end
    clock = f"T{hour % 24:02d}:{minute:02d}"
    inner = _dated_at(s, end)
    if inner is not None and isinstance(inner.reading, Point | Shift | Weekday):
        return Found(i, inner.end, inner.reading._replace(clock=clock))
    if s.key(end) == "به" and s.says(end + 1, "clock_of"):
        end += 3 if s.key(end + 2)[0].isalpha() else 0
    return Found(i, end, Clock(clock))


def _of_day(hour: int, part: str) -> int:
    """The hour of 24: «۸ شب» is 20, «۱۲ و نیم بامداد» 0, «۲ شب» 2."""
    if hour == 12:
        return 0 if part in ("night", "midnight", "morning") else 12
    late = part == "evening" or (part == "night" and hour > 4)
    return hour + 12 if late and 1 <= hour < 12 else hour


def _figures(s: Scan, i: int) -> tuple[int | None, int, int]:
    """Hour, minute and the token after: «۲۳:۳۰», «۹ و ۳۳ دقیقه», «۱۸», «شش»."""
    keys = s.keys
    word = s.at.get(i)
    if word is None or word.kind not in ("digits", "number") or len(word.value) > 2 or int(word.value) > 24:
        return None, 0, i
    hour, end = int(word.value), word.end
    if word.kind == "digits" and s.key(end) in (":", ".") and s.key(end + 1).isdecimal() and s.glued(end + 1):
        end = end + 2 + s.says(end + 2, "minute")
        return hour, int(keys[word.end + 1][:2]), end
    if s.key(end) == "و":
        number = number_at(s, end + 1)
        if number is not None and s.says(number.end, "minute"):
            return hour, number.value, number.end + 1
    return hour, 0, end
