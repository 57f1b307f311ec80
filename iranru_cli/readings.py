"""Readings of date expressions: what the words say, before a publication date and the document's years are known.

The finder (find/dates*.py) makes them, resolve/dates*.py turns them into values.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from iranru_cli.records import DateReason

CalendarName = Literal["jalali", "gregorian", "islamic"]
Mod = Literal["START", "MID", "END"]
PointGrain = Literal["day", "month", "part", "season", "year", "decade", "century"]
Unit = Literal["second", "minute", "hour", "day", "fullday", "week", "month", "year", "decade", "century"]
LAST_DAY = -1  # `Point.day` of «آخرین روز شهریور»


class Point(NamedTuple):
    """A place in a calendar: «۱۰ مهر ۱۴۰۴», «پایان آبان سال گذشته», «دهه ۱۳۷۰», «نیمه دوم مهر».

    `slice_` is a stretch of the next smaller unit, counted from 0 and half-open: (0, 15) days of a month,
    (0, 3) months of a year for spring, (0, 5) years of a decade; (-7, 0) are the last seven.
    """

    grain: PointGrain
    calendar: CalendarName
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None  # «آبان سال گذشته»: -1
    month_shift: int | None = None  # «دهم ماه جاری»: 0
    near: int = 0  # «آبان گذشته»: -1, «مهر آینده»: 1
    solar: bool = False  # a lunar month with a Jalali year: «رمضان ۱۴۰۲»
    that_year: bool = False  # «مهر همان سال»: the year of the last date of the discourse
    slice_: tuple[int, int] | None = None
    mod: Mod | None = None
    weekday: int | None = None  # Saturday is 0
    today: int | None = None  # «امروز ۱۶ آذر»: 0, days from the publication date
    clock: str | None = None  # «T23:30», see resolve/clocks.py
    either: bool = False  # «05/12/2025»: the month may stand first
    tense: int = 0  # 1: the clause speaks of the future, -1: of the past


class Shift(NamedTuple):
    """So many units from the publication date: «دیروز», «سه سال پیش», «سه‌شنبه هفته گذشته»."""

    unit: Unit
    by: int
    calendar: CalendarName = "jalali"
    weekday: int | None = None
    mod: Mod | None = None
    clock: str | None = None
    slice_: tuple[int, int] | None = None


class Weekday(NamedTuple):
    """«روز جمعه»: on or before the publication date; `near` 1: after it («جمعه آینده»), -1: strictly before it.

    `ahead`: the clause speaks of the future, the day itself counts as well.
    """

    weekday: int
    near: int = 0
    ahead: bool = False
    clock: str | None = None


class Range(NamedTuple):
    """From the start of one reading to the end of another: «۱۵ تا ۲۰ مهر», «سال‌های ۱۳۹۲ تا ۱۴۰۰»."""

    first: Reading
    last: Reading


class Anchored(NamedTuple):
    """So many units from the last date of the discourse: «همان روز» 0, «روز بعد» 1, «سه ماه پیش از آن» -3.

    `ahead`: the clause speaks of the future, and «هفته بعد» counts from the publication date.
    """

    unit: Unit
    by: int
    ahead: bool = False
    clock: str | None = None


class Length(NamedTuple):
    """«۲۰ سال آینده»: ("20", None, "year", 1); «دو تا سه ماه»: ("2", "3", "month", 0).

    `rest` holds the smaller parts of «یک سال و شش ماه»: (("6", "month"),).
    """

    amount: str
    most: str | None
    unit: Unit
    direction: int = 0
    rest: tuple[tuple[str, Unit], ...] = ()


class Repeat(NamedTuple):
    """«هر روز», «سالانه»: no point in time."""


class Clock(NamedTuple):
    """A time of day alone: «ساعت ۲۳:۳۰» is "T23:30"."""

    clock: str


class Unplaced(NamedTuple):
    """A date that is given no value, and why: «سال ۱۵۰ پیش از میلاد» lies outside the calendar."""

    reason: DateReason


Reading = Point | Shift | Weekday | Range | Anchored | Length | Repeat | Clock | Unplaced
