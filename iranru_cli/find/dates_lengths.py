"""Lengths, and points counted by them: «۲۰ سال آینده», «سه ماه پیش», «۱۲ روزه», «دو ساعت و نیم», «سه روز بعد»."""

from __future__ import annotations

from typing import NamedTuple, cast

from iranru_cli.find.dates_eras import calendar_at
from iranru_cli.find.dates_relative import step_at
from iranru_cli.find.dates_scan import Found, Number, Scan, Word, number_at
from iranru_cli.readings import Anchored, Length, Shift, Unit, Unplaced

_BEFORE_AGE = frozenset("،,\n»)")
_Rest = tuple[tuple[str, Unit], ...]  # smaller units behind the first: (("6", "month"),)
_SIZES = ("second", "minute", "hour", "day", "fullday", "week", "month", "year", "decade", "century")
_HALF_OF: dict[str, Unit] = {"30 minute": "hour", "6": "year", "50 year": "century", "12 hour": "day"}
_MOST_IN_A_ROW = 10  # «دو سه روز», «پنج شش سال»: numbers that people name in pairs


class _Measure(NamedTuple):
    """«۲۰ سال», «دو تا سه ماهه»: count and unit."""

    amount: str
    most: str | None
    unit: Unit
    adjective: bool  # «ساله», «روزه»
    end: int


def _measure_at(s: Scan, i: int) -> _Measure | None:
    """«۲۰ سال», «سه‌ماهه», «۲ تا ۱۰ سال», «دو سه روز», «یک سال و نیم», «۲.۵ سال»."""
    number = number_at(s, i)
    if number is None:
        return _decimal(s, i)
    if number.ordinal or number.value == 0:
        return None
    most = _most(s, number)
    last = most or number
    if most is None and s.says(last.end, "and") and s.says(last.end + 1, "half"):
        return _and_half(s, number, last.end + 1)
    unit = s.second.get(last.end) or s.at.get(last.end)
    if unit is None or unit.kind not in ("unit", "length") or (most is not None and most.ordinal):
        return None
    half = unit.kind == "unit" and s.says(unit.end, "and") and s.says(unit.end + 1, "half")
    if half and s.unit(unit.end + 2, "hour", "year", "month", "century"):
        half = False  # «یک سال و نیم ساعت» are two lengths
    count = str(number.value) + (".5" if half else "")
    most_count = str(most.value) if most else None
    return _Measure(count, most_count, cast(Unit, unit.value), unit.kind == "length", unit.end + 2 * half)


def _and_half(s: Scan, number: Number, i: int) -> _Measure | None:
    """«سه و نیم سال»; token i is نیم, which with its unit may be a word of its own: «نیم‌سال», «نیم ساعت»."""
    word = s.at.get(i)
    if word is not None and word.value in _HALF_OF:
        return _Measure(f"{number.value}.5", None, _HALF_OF[word.value], False, word.end)
    unit = s.at.get(i + 1)
    if unit is None or unit.kind not in ("unit", "length"):
        return None
    return _Measure(f"{number.value}.5", None, cast(Unit, unit.value), unit.kind == "length", unit.end)


def _most(s: Scan, number: Number) -> Number | None:
    """The greater number of «۲ تا ۱۰ سال», «۲-۳ ساعت», «دو یا سه روز», «دو سه روز»."""
    next_kind = "digits" if number.digits else "number"  # «۲-۳ ساعت», «دو-سه روز»
    dash = s.key(number.end) in ("-", "–") and s.word(number.end + 1, next_kind) is not None
    if dash or s.says(number.end, "range") or s.says(number.end, "or"):
        return number_at(s, number.end + 1)
    if number.digits or number.value > _MOST_IN_A_ROW:
        return None
    following = s.word(number.end, "number")
    return Number(number.value + 1, following.end) if following and int(following.value) == number.value + 1 else None


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
    """«۲۰ سال آینده» (length), «سه سال پیش» (a year), «دو روز بعد», «۱۲ روزه»; token i starts the number."""
    measure = _measure_at(s, i)
    if measure is None:
        return None
    related = None if measure.adjective else _related(s, i, measure, measure.end, ())
    if related is not None:
        return related
    if measure.adjective and measure.unit == "year" and _is_age(s, i, measure.end):
        return None
    beside = s.at.get(measure.end)
    if beside is not None and not measure.adjective and _begins_date(measure.unit, beside):
        return None
    if measure.unit in ("decade", "century") and beside is not None and beside.kind in ("digits", "ordinal", "number"):
        return None  # «سال‌های ۷۰ قرن بیستم»
    return _longer(s, i, measure) or _plain(s, i, measure)


def _plain(s: Scan, i: int, measure: _Measure) -> Found | None:
    once = measure.unit in ("day", "minute") and measure.amount == "1" and not measure.most and not measure.adjective
    if once and not (s.says(i - 1, "length_of") or s.says(measure.end, "lasts")):
        return None  # «یک روز به خانه آمد»
    return Found(i, measure.end, Length(measure.amount, measure.most, measure.unit))


def _longer(s: Scan, i: int, measure: _Measure) -> Found | None:
    """«یک سال و شش ماه», «دو ساعت و ۳۰ دقیقه», «دو سال و سه ماه و پنج روز»: smaller and smaller units joined by و."""
    if measure.adjective or measure.most or "." in measure.amount:
        return None
    parts, last = list[tuple[str, Unit]](), measure
    while s.says(last.end, "and"):
        rest = _measure_at(s, last.end + 1)
        if rest is None or rest.adjective or rest.most or _SIZES.index(rest.unit) >= _SIZES.index(last.unit):
            break
        if (last.unit in ("hour", "minute")) != (rest.unit in ("minute", "second")):
            break
        parts.append((rest.amount, rest.unit))
        last = rest
    if not parts:
        return None
    related = _related(s, i, measure, last.end, tuple(parts))
    return related or Found(i, last.end, Length(measure.amount, None, measure.unit, 0, tuple(parts)))


def _begins_date(unit: Unit, beside: Word) -> bool:
    """Whether the unit belongs to what follows, not to the number: «قطعنامه ۲۲۳۱ سال ۲۰۱۵», «تا ۱۶ روز شنبه»."""
    if unit == "year":
        return beside.kind == "digits" and len(beside.value) == 4
    if unit == "hour":
        return beside.kind == "digits"  # «به بزرگی ۴.۶ ساعت ۲۳:۴۶»
    return unit == "day" and beside.kind == "weekday"


def _is_age(s: Scan, start: int, end: int) -> bool:
    """«کودک ۹ ساله», «۲۴ ساله، ساکن شهرک», «نام، ۶۲ ساله»: how old somebody is, no stretch of time."""
    return s.says(start - 1, "aged") or s.says(end, "aged") or s.key(start - 1) in _BEFORE_AGE


def _related(s: Scan, i: int, measure: _Measure, end: int, rest: _Rest) -> Found | None:
    """A measure with گذشته, پیش, آینده, دیگر, بعد or «پس از آن» at token `end`."""
    unit, relation, step = measure.unit, s.word(end, "relation"), step_at(s, end)
    what = relation.value if relation is not None else None
    if relation is not None and what in ("past", "recent", "next", "this"):
        direction = 1 if what == "next" else -1 if what != "this" else 0
        return Found(i, relation.end, Length(measure.amount, measure.most, unit, direction, rest))
    if step is not None and (relation is None or what == "later" or step[1] > relation.end):
        return _counted(i, measure, rest, *step)
    if relation is None:
        return None
    if s.says(relation.end, "from") and not s.says(relation.end + 1, "since"):
        return Found(i, end, Length(measure.amount, measure.most, unit, 0, rest))  # «چهار روز پیش از مرگ»
    if what == "more" and s.says(i - 1, "length_of"):
        return Found(i, relation.end, Length(measure.amount, measure.most, unit))  # «برای ۱۰ سال دیگر تمدید شد»
    return _since(s, i, measure, rest, relation)


def _counted(i: int, measure: _Measure, rest: _Rest, way: int, end: int) -> Found:
    """«دو روز بعد», «سه ماه پس از آن»: from the last date of the discourse."""
    whole = measure.amount.isdecimal() and not measure.most and not rest
    if not whole or measure.unit in ("second", "minute", "hour", "decade", "century"):
        return Found(i, end, Unplaced("no_anchor"))
    unit: Unit = "day" if measure.unit == "fullday" else measure.unit
    return Found(i, end, Anchored(unit, way * int(measure.amount)))


def _since(s: Scan, i: int, measure: _Measure, rest: _Rest, relation: Word) -> Found:
    """«سه سال پیش», «دو هفته دیگر», «۱۰ سال پیش از این»: from the publication date."""
    unit, way = measure.unit, -1 if relation.value == "ago" else 1
    if measure.most or rest or not measure.amount.isdecimal():
        return Found(i, relation.end, Length(measure.amount, measure.most, unit, way, rest))
    calendar, end = calendar_at(s, relation.end)
    if s.says(end, "from") and s.says(end + 1, "since"):
        end += 2
    return Found(i, end, Shift(unit, way * int(measure.amount), calendar or "jalali"))


def fixed_at(s: Scan, i: int) -> Found:
    """«نیم ساعت», «ربع قرن», «یک ربع»: lengths that are one word; its value is count and unit."""
    amount, unit = s.at[i].value.split()
    end = s.at[i].end
    relation = s.word(end, "relation")
    past = relation is not None and relation.value in ("past", "recent", "ago")
    ahead = relation is not None and relation.value in ("next", "more")
    if relation is not None and (past or ahead) and not s.says(relation.end, "from"):
        return Found(i, relation.end, Length(amount, None, cast(Unit, unit), -1 if past else 1))
    return Found(i, end, Length(amount, None, cast(Unit, unit)))
