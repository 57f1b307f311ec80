"""Times of day: «ساعت ۲۳:۳۰ به وقت تهران», «ساعت هشت و نیم شب», «یک ربع به ده», «۱۴۰۴/۰۹/۱۵ - ۱۲:۳۰», «T10:30Z».

A time is written as resolve/clocks.py reads it: T23:30, T08:00 T10:00, T23:30[Asia/Tehran], T10:30Z.
"""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.dates_scan import Scan, number_at

_GAPS = frozenset("،,-–—|")  # between a date in figures and its time
_HALF, _QUARTER = 30, 15


class Time(NamedTuple):
    """Hour and minute (and second, or None) of tokens up to `end`."""

    hour: int
    minute: int
    second: int | None
    end: int


class Clock(NamedTuple):
    """A time as it is written in a reading, and the token after it."""

    text: str
    end: int


def clock_after_hour(s: Scan, i: int, part: str | None = None) -> Clock | None:
    """What stands behind ساعت: «۸», «۱۰:۳۰ صبح», «۸ تا ۱۰», «یک ربع به نه شب», with the zone; token i follows ساعت.

    `part` is the part of the day that is known otherwise: «دیشب ساعت ۱۰».
    """
    first = _time(s, i + s.says(i, "about_hour"))
    if first is None:
        return None
    last, end = None, first.end
    said, after_first = _daypart(s, end)
    if s.says(after_first, "range") or (said is None and s.key(after_first) in ("-", "–")):
        last = _time(s, after_first + 1 + (s.unit(after_first + 1, "hour") is not None))
    if last is None:
        return _written(s, first, None, said or part, said or part, after_first)
    said_last, end = _daypart(s, last.end)
    return _written(s, first, last, said or said_last or part, said_last or said or part, end)


def _written(
    s: Scan, first: Time, last: Time | None, part: str | None, last_part: str | None, end: int
) -> Clock | None:
    zone, end = zone_at(s, end)
    text = _text(first, part) + zone
    if last is not None:
        text += " " + _text(last, last_part) + zone
    return Clock(text, end)


def _daypart(s: Scan, i: int) -> tuple[str | None, int]:
    word = s.word(i, "daypart")
    return (word.value, word.end) if word is not None else (None, i)


def _text(time: Time, part: str | None) -> str:
    hour = _of_day(time.hour, part) if part is not None else time.hour
    second = "" if time.second is None else f":{time.second:02d}"
    return f"T{hour % 24:02d}:{time.minute:02d}{second}"


def _of_day(hour: int, part: str) -> int:
    """The hour of 24: «۸ شب» is 20, «۱۲ و نیم بامداد» 0, «۲ شب» 2, «یک ظهر» 13."""
    if hour == 12:
        return 0 if part in ("night", "midnight", "morning") else 12
    late = part == "evening" or (part == "night" and hour > 4) or (part == "noon" and hour < 5)
    return hour + 12 if late and 1 <= hour < 12 else hour


def zone_at(s: Scan, i: int) -> tuple[str, int]:
    """«به وقت تهران» as [Asia/Tehran]; the zone of a place that is not known, «به وقت محلی», as nothing."""
    word = s.word(i, "zone")
    if word is not None:
        return ("" if word.value == "local" else f"[{word.value}]"), word.end
    if s.says(i, "to") and s.says(i + 1, "clock_of") and s.key(i + 2)[0].isalpha():
        return "", i + 3
    return "", i


def _time(s: Scan, i: int) -> Time | None:
    """«۲۳:۳۰», «۱۰:۳۰:۱۵», «۹ و ۳۳ دقیقه», «هشت و نیم», «۱۸», «یک ربع به هشت», «۱۰ دقیقه به ۹»."""
    return _figures(s, i) or _before_hour(s, i) or _hour(s, i)


def _figures(s: Scan, i: int) -> Time | None:
    """«۲۳:۳۰», «۲۳.۳۰», «۱۰:۳۰:۱۵», the minutes with دقیقه behind them or not."""
    hour, minute = s.word(i, "digits"), s.word(i + 2, "digits")
    if hour is None or minute is None or s.key(i + 1) not in (":", ".") or not (s.glued(i + 1) and s.glued(i + 2)):
        return None
    if len(hour.value) > 2 or len(minute.value) > 2 or int(hour.value) > 24 or int(minute.value) > 59:
        return None
    second = s.word(i + 4, "digits") if s.key(i + 3) == ":" and s.glued(i + 3) and s.glued(i + 4) else None
    if second is not None and len(second.value) == 2 and int(second.value) < 60:
        return Time(int(hour.value), int(minute.value), int(second.value), second.end)
    return Time(int(hour.value), int(minute.value), None, minute.end + s.says(minute.end, "minute"))


def _hour(s: Scan, i: int) -> Time | None:
    """«۱۸», «شش», «هشت و نیم», «هشت و ربع», «۹ و ۳۳ دقیقه»."""
    word = s.at.get(i)
    if word is None or word.kind not in ("digits", "number") or len(word.value) > 2 or int(word.value) > 24:
        return None
    hour, end = int(word.value), word.end
    if word.kind == "number":
        number = number_at(s, i)
        if number is not None and number.value in (21, 22, 23, 24) and not s.says(number.end, "minute"):
            hour, end = number.value, number.end  # «ساعت بیست و یک»
    if s.says(end, "and"):
        if s.says(end + 1, "half"):
            return Time(hour, _HALF, None, end + 2)
        if s.says(end + 1, "quarter_hour"):
            return Time(hour, _QUARTER, None, end + 2)
        minute = number_at(s, end + 1)
        if minute is not None and s.says(minute.end, "minute") and minute.value < 60:
            return Time(hour, minute.value, None, minute.end + 1)
    return Time(hour, 0, None, end)


def _before_hour(s: Scan, i: int) -> Time | None:
    """«یک ربع به هشت», «ربع به هشت», «۱۰ دقیقه به ۹»."""
    before, end = _minutes(s, i)
    hour = number_at(s, end + 1) if before and s.says(end, "to") else None
    if hour is None or not 1 <= hour.value <= 24:
        return None
    return Time(hour.value - 1, 60 - before, None, hour.end)


def _minutes(s: Scan, i: int) -> tuple[int, int]:
    """The minutes of «ربع», «یک ربع», «۱۰ دقیقه» and the token after, 0 where there are none."""
    span = s.word(i, "span")
    if span is not None:
        amount, unit = span.value.split()
        return (int(amount) if unit == "minute" else 0), span.end
    if s.says(i, "quarter_hour"):
        return _QUARTER, i + 1
    number = number_at(s, i)
    if number is None or not s.says(number.end, "minute") or number.value >= 60:
        return 0, i
    return number.value, number.end + 1


def before_hour_at(s: Scan, i: int) -> Clock | None:
    """«یک ربع به هشت شب» without ساعت; token i starts the minutes."""
    return clock_after_hour(s, i) if _before_hour(s, i) is not None else None


def beside_date(s: Scan, i: int, *, figures: bool, night: bool) -> Clock | None:
    """The time after a date that ends at token i: «، ساعت ۱۷», « - ۱۲:۳۰», «T10:30Z».

    `figures`: the date ends in figures, and its time may follow with no mark between; `night`: it was دیشب.
    """
    if s.key(i) == "T" and s.glued(i) and s.glued(i + 1):
        return _iso(s, i + 1)
    start = i + (s.key(i) in _GAPS)
    word = s.unit(start, "hour") or s.unit(start + s.says(start, "at_hour"), "hour")
    if word is not None:
        return clock_after_hour(s, word.end, "night" if night else None)
    if not figures and start == i:
        return None
    time = _figures(s, start)
    if time is None or s.key(start + 1) != ":" or len(s.keys[start + 2]) != 2 or s.key(time.end) == ":":
        return None
    return clock_after_hour(s, start)


def hour_of_day(s: Scan, i: int) -> Clock | None:
    """«۸ صبح», «پنج عصر», «هشت و نیم صبح»: an hour with no ساعت; not «دو شب», which are nights."""
    time = _hour(s, i)
    if time is None or not 1 <= time.hour <= 12:
        return None
    part = s.word(time.end, "daypart")
    return clock_after_hour(s, i) if part is not None and not s.says(time.end, "night") else None


def _iso(s: Scan, i: int) -> Clock | None:
    """«10:30Z», «10:30:15+03:30» behind the T of a date of machines."""
    time = _figures(s, i)
    if time is None:
        return None
    text, end = _text(time, None), time.end
    if s.key(end) == "Z" and s.glued(end):
        return Clock(text + "Z", end + 1)
    if s.key(end) in ("+", "-") and s.glued(end):
        offset = _figures(s, end + 1)
        if offset is not None and offset.second is None:
            return Clock(f"{text}{s.keys[end]}{offset.hour:02d}:{offset.minute:02d}", offset.end)
    return Clock(text, end)


def bare_clock(s: Scan, i: int) -> Clock | None:
    """«۲۰:۳۰ شب», «۱۸:۱۵ به وقت تهران»: figures without ساعت, with what makes them a time of day."""
    time = _figures(s, i)
    if time is None or s.key(i + 1) != ":" or len(s.keys[i + 2]) != 2 or (s.glued(i) and s.key(i - 1) in ":."):
        return None
    clock = clock_after_hour(s, i)
    return clock if clock is not None and clock.end > i + 3 + 2 * (time.second is not None) else None
