"""Stretches counted from a day: «دیروز», «ماه گذشته», «روز جمعه» from the publication date, «روز بعد» from another date."""

from __future__ import annotations

from datetime import date, timedelta

from iranru_cli.readings import Anchored, CalendarName, Point, PointGrain, Shift, Weekday
from iranru_cli.resolve.calendar import add_months, native_of
from iranru_cli.resolve.dates_value import Stretch, month_stretch, weekday_of, years_stretch

YEARS = {"year": 1, "decade": 10, "century": 100}
_HOURS = {"hour": 1, "minute": 60, "second": 3600}  # how many make an hour
_OUTSIDE = (OverflowError, ValueError)  # «ده هزار سال پیش» lies outside every calendar


def shifted(shift: Shift, published: date) -> Stretch | None:
    """«دیروز», «سه سال پیش», «ماه گذشته», «سه‌شنبه هفته گذشته»."""
    try:
        return _shifted(shift, published)
    except _OUTSIDE:
        return None


def _shifted(shift: Shift, published: date) -> Stretch | None:
    if shift.unit in ("day", "fullday"):
        return _single(published + timedelta(days=shift.by))
    if shift.unit in _HOURS:
        return _single(published + timedelta(days=int(shift.by / (24 * _HOURS[shift.unit]))))
    if shift.unit == "week":
        return _week(shift, published)
    year, month, _ = native_of(shift.calendar, published)
    if shift.unit == "month":
        return month_stretch(shift.calendar, *add_months(year, month, shift.by), shift.slice_)
    size = YEARS[shift.unit]
    turn = 1 if size == 100 else 0  # the year 2000 is of the twentieth century, but of the decade that it opens
    start = year + shift.by if size == 1 else (year - turn) // size * size + turn + shift.by * size
    grain: PointGrain = "year" if size == 1 else "decade" if size == 10 else "century"
    return years_stretch(Point(grain, shift.calendar, slice_=shift.slice_), start)


def _single(day: date) -> Stretch:
    return Stretch(day, day, "day", "jalali")


def _week(shift: Shift, published: date) -> Stretch:
    """Weeks run from Saturday to Friday; `slice_` holds the first and the last day of a part: the weekend."""
    first = published + timedelta(days=7 * shift.by - weekday_of(published))
    last = first + timedelta(days=6)
    if shift.weekday is not None:
        first = last = first + timedelta(days=shift.weekday)
    elif shift.slice_ is not None:
        first, last = first + timedelta(days=shift.slice_[0]), first + timedelta(days=shift.slice_[1])
    return Stretch(first, last, "day", shift.calendar)


def weekday_near(reading: Weekday, published: date) -> Stretch | None:
    """The day of a bare weekday: on or before the publication date; after it where the words or the clause say so."""
    back = (weekday_of(published) - reading.weekday) % 7
    if reading.near > 0 or (reading.ahead and reading.near == 0):
        days = (-back) % 7 or (7 if reading.near > 0 else 0)
    else:
        days = -(back or (7 if reading.near < 0 else 0))
    try:
        return _single(published + timedelta(days=days))
    except OverflowError:
        return None


def anchored(reading: Anchored, last: Stretch | None, published: date | None) -> Stretch | None:
    """«همان روز», «سه ماه بعد» from the `last` date of the discourse, at the grain of its unit.

    Without one, what is counted (not «همان روز») counts from the publication date, where the clause allows it:
    «روز قبل», «سه روز بعد … خواهد شد».
    """
    if last is None and published is not None and (reading.ahead or reading.by < 0):
        last = _single(published)
    if last is None or not _fine(reading, last):
        return None
    day = last.last if reading.by > 0 else last.first
    calendar: CalendarName = "gregorian" if last.calendar == "gregorian" else "jalali"
    return shifted(Shift(reading.unit, reading.by, calendar), day)


def _fine(reading: Anchored, last: Stretch) -> bool:
    """Whether the date before is no coarser than the unit: after «سال ۱۴۰۰» no «روز بعد» can be placed."""
    days = (last.last - last.first).days
    longest = {"day": 15, "week": 15, "month": 100}.get(reading.unit)
    return longest is None or (days < longest and (days == 0 or reading.by != 0 or reading.unit != "day"))
