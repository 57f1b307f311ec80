"""Lengths, points counted by them, and sets: «۲۰ سال آینده», «سه ماه پیش», «۱۲ روزه», «هر هفته»."""

from __future__ import annotations

from typing import NamedTuple, cast

from iranru_cli.find.dates_scan import Number, Scan, Word, calendar_at, number_at
from iranru_cli.find.dates_years import Found
from iranru_cli.resolve.dates_reading import Length, Repeat, Shift, Unit, Unplaced

_BEFORE_AGE = frozenset("،,\n»)")


class _Measure(NamedTuple):
    """«۲۰ سال», «دو تا سه ماهه»: count and unit."""

    amount: str
    most: str | None
    unit: Unit
    adjective: bool  # «ساله», «روزه»
    end: int


def _measure_at(s: Scan, i: int) -> _Measure | None:
    """«۲۰ سال», «سه‌ماهه», «۲ تا ۱۰ سال», «یک سال و نیم», «۲.۵ سال», «نیم ساعت»."""
    number = number_at(s, i)
    if number is None:
        return _decimal(s, i)
    if number.ordinal or number.value == 0:
        return None
    most: Number | None = None
    if (s.says(number.end, "range") or _dash_at_number(s, number.end) or s.key(number.end) == "یا") and number.end > i:
        most = number_at(s, number.end + 1)
    last = most or number
    unit = s.second.get(last.end) or s.at.get(last.end)
    if unit is None or unit.kind not in ("unit", "length") or (most is not None and most.ordinal):
        return None
    half = unit.kind == "unit" and s.key(unit.end) == "و" and s.says(unit.end + 1, "half")
    count = str(number.value) + (".5" if half else "")
    most_count = str(most.value) if most else None
    return _Measure(count, most_count, cast(Unit, unit.value), unit.kind == "length", unit.end + 2 * half)


def _dash_at_number(s: Scan, i: int) -> bool:
    """«۲-۳ ساعت»."""
    return s.key(i) in ("-", "–") and s.word(i + 1, "digits") is not None


def _decimal(s: Scan, i: int) -> _Measure | None:
    """«۲.۵ سال», «۱/۵ ساعت»."""
    keys = s.keys
    if i + 3 >= len(keys) or keys[i + 1] not in (".", "/", "٫") or not (s.glued(i + 1) and s.glued(i + 2)):
        return None
    unit = s.at.get(i + 3)
    if unit is None or unit.kind not in ("unit", "length") or not keys[i + 2].isdecimal() or len(keys[i + 2]) > 2:
        return None
    if i > 1 and s.glued(i) and keys[i - 1] in "./:" and keys[i - 2].isdecimal():
        return None
    return _Measure(f"{int(keys[i])}.{keys[i + 2]}", None, cast(Unit, unit.value), unit.kind == "length", i + 4)


def length_at(s: Scan, i: int) -> Found | None:
    """«۲۰ سال آینده» (length), «سه سال پیش» (a year), «دو روز بعد» (no known day), «۱۲ روزه»; token i starts the number."""
    measure = _measure_at(s, i)
    if measure is None:
        return None
    relation = None if measure.adjective else s.word(measure.end, "relation")
    if relation is not None:
        return _related(s, i, measure, relation)
    if measure.adjective and measure.unit == "year" and _is_age(s, i, measure.end):
        return None
    beside = s.at.get(measure.end)
    if beside is not None and not measure.adjective and _begins_date(measure.unit, beside):
        return None
    if measure.unit in ("decade", "century") and beside is not None and beside.kind in ("digits", "ordinal", "number"):
        return None  # «سال‌های ۷۰ قرن بیستم»
    once = measure.unit in ("day", "minute") and measure.amount == "1" and not measure.most and not measure.adjective
    if once and not s.says(i - 1, "length_of"):
        return None  # «یک روز به خانه آمد»
    return Found(i, measure.end, Length(measure.amount, measure.most, measure.unit))


def _begins_date(unit: Unit, beside: Word) -> bool:
    """Whether the unit belongs to what follows, not to the number: «قطعنامه ۲۲۳۱ سال ۲۰۱۵», «تا ۱۶ روز شنبه»."""
    if unit == "year":
        return beside.kind == "digits" and len(beside.value) == 4
    return unit == "day" and beside.kind == "weekday"


def _is_age(s: Scan, start: int, end: int) -> bool:
    """«کودک ۹ ساله», «۲۴ ساله، ساکن شهرک», «نام، ۶۲ ساله»: how old somebody is, no stretch of time."""
    return s.says(start - 1, "aged") or s.says(end, "aged") or s.key(start - 1) in _BEFORE_AGE


def _related(s: Scan, i: int, measure: _Measure, relation: Word) -> Found | None:
    """A measure with گذشته, پیش, آینده, دیگر or بعد after it."""
    unit, what = measure.unit, relation.value
    if what in ("past", "recent", "next", "this"):
        direction = 1 if what == "next" else -1 if what != "this" else 0
        return Found(i, relation.end, Length(measure.amount, measure.most, unit, direction))
    from_ = s.key(relation.end) == "از"
    if what == "ago" and from_ and s.says(relation.end + 1, "since"):
        from_ = False
    if from_ or not measure.amount.isdecimal() or measure.most:
        return Found(i, measure.end, Length(measure.amount, measure.most, unit))
    if what == "later" or unit in ("hour", "minute", "fullday"):
        return Found(i, relation.end, Unplaced())
    if what == "more" and s.says(i - 1, "length_of"):
        return Found(i, relation.end, Length(measure.amount, measure.most, unit))  # «برای ۱۰ سال دیگر تمدید شد»
    calendar, end = calendar_at(s, relation.end)
    count = int(measure.amount)
    return Found(i, end, Shift(unit, -count if what == "ago" else count, calendar or "jalali"))


def every_at(s: Scan, i: int) -> Found | None:
    """«هر روز», «هر سه ماه», «هر چهارشنبه»; token i is هر."""
    start = s.at[i].end
    number = number_at(s, start)
    end = number.end if number and not number.ordinal else start
    word = s.second.get(end) or s.at.get(end)
    if word is None or word.kind not in ("unit", "weekday", "daypart"):
        return None
    return Found(i, word.end, Repeat())
