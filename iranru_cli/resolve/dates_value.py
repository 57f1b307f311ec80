"""A reading with its year → a stretch of days, and how a stretch is written.

A stretch of the Jalali or lunar calendar is written in Gregorian days («مهر ۱۴۰۴» is 2025-09-23/2025-10-22), one of
the Gregorian calendar at its own grain (`2025-10`, `2025`, `1980/1989`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from iranru_cli.readings import LAST_DAY, CalendarName, Point, Range
from iranru_cli.resolve.calendar import add_months, month_bounds, native_of, to_date, year_bounds

_NEWS_LOOKS_BACK = 2  # how much farther a day ahead seems
_NEVER = 40  # the same where the clause is past: «۲۲ بهمن برگزار شد» in Azar; a day or two ahead is a slip of the hand
_NEWS_DAYS = 60  # a date that near to the publication date tells of the same news
_TYPING_DAYS = 45  # so near, a weekday that disagrees is a slip; further off, it tells that another year is meant


class Stretch(NamedTuple):
    """First and last day; `grain` is the unit both ends are whole in: day, month or year."""

    first: date
    last: date
    grain: str
    calendar: CalendarName


def written(s: Stretch) -> str:
    """The value: `2025-10-02`, `2025-09-23/2025-10-22`, `2025-10`, `2004/2014`."""
    if s.first == s.last:
        return s.first.isoformat()
    form = _form(s)
    first, last = _cut(s.first, form), _cut(s.last, form)
    return first if first == last else f"{first}/{last}"


def _form(s: Stretch) -> str:
    if s.calendar == "islamic" and s.grain == "year":
        return "month"  # the tabular calendar is not good for days
    return s.grain if s.calendar == "gregorian" else "day"


def _cut(day: date, form: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(form, 10)]


def native(s: Stretch) -> str:
    """The same in its own calendar: `1404-07-10`, `1404-07`, `1370/1379`."""
    first = _native_day(s.calendar, s.first, s.grain)
    last = _native_day(s.calendar, s.last, s.grain) if s.last != s.first else first
    return first if first == last else f"{first}/{last}"


def _native_day(calendar: CalendarName, day: date, grain: str) -> str:
    year, month, mday = native_of(calendar, day)
    return f"{year:04d}" if grain == "year" else f"{year:04d}-{month:02d}" + (f"-{mday:02d}" if grain == "day" else "")


def weekday_of(day: date) -> int:
    """Saturday is 0."""
    return (day.weekday() + 2) % 7


def place(point: Point, anchor: date | None, published: date | None) -> Stretch | None:
    """The stretch of a point; None where the year is not known or the calendar has no such day.

    `anchor` is the day near which a missing year lies: the publication date, or a date of the document.
    """
    if point.today is not None and published is not None:
        return _today(point, published)
    if point.month_shift is not None:
        return _in_month(point, published) if published is not None else None
    year = _lunar_year(point) if point.solar else _year(point, anchor, published)
    placed = _in_year(point, year) if year is not None else None
    if placed is None or point.weekday is None or published is None:
        return placed
    return _agreed(placed, point.weekday, published)


def _in_month(point: Point, published: date) -> Stretch | None:
    """«دهم ماه گذشته»."""
    year, month, _ = native_of(point.calendar, published)
    year, month = add_months(year, month, point.month_shift or 0)
    return _in_year(point._replace(month=month), year)


def _today(point: Point, published: date) -> Stretch | None:
    """«امروز یکشنبه ۱۶ آذر»: the day that is counted, unless the date has its own year that says another day holds."""
    day = published + timedelta(days=point.today or 0)
    if point.year is not None:
        return _in_year(point, point.year)
    return Stretch(day, day, "day", point.calendar)


def _agreed(placed: Stretch, weekday: int, published: date) -> Stretch:
    """«دوشنبه ۲۳ تیر» on a Monday that is the 22nd: of weekday and number the one of the publication date holds."""
    if placed.first == published or weekday_of(placed.first) == weekday or weekday_of(published) != weekday:
        return placed
    near = abs((placed.first - published).days) <= 3
    return placed._replace(first=published, last=published) if near else placed


def _lunar_year(point: Point) -> int | None:
    """The lunar year in which the month falls into the Jalali year that is written: «رمضان ۱۴۰۲» is of 1444."""
    bounds = year_bounds("jalali", point.year or 0)
    if bounds is None:
        return None
    first = native_of("islamic", bounds[0])[0]
    for year in (first, first + 1):
        at = _in_year(point, year)
        if at is not None and bounds[0] <= at.first <= bounds[1]:
            return year
    return None


def _year(point: Point, anchor: date | None, published: date | None) -> int | None:
    if point.year is not None:
        return point.year
    if point.year_shift is not None:
        return native_of(point.calendar, published)[0] + point.year_shift if published is not None else None
    pivot = published if point.near else anchor
    if pivot is None:
        return None
    today = published is not None and abs((pivot - published).days) <= _NEWS_DAYS
    news = today and point.tense <= 0 and not point.near
    nearest = _nearest(point, pivot, (_NEVER if point.tense < 0 else _NEWS_LOOKS_BACK) if news else 1)
    if point.weekday is None or nearest is None:
        return nearest
    at = _in_year(point, nearest)
    slip = pivot == published and at is not None and abs((at.first - pivot).days) <= _TYPING_DAYS
    return nearest if slip else _year_of_weekday(point, pivot) or nearest


def _year_of_weekday(point: Point, pivot: date) -> int | None:
    """The year round the pivot in which the day falls on its weekday: «۲۸ دی ۱۴۰۳ … پنجشنبه دهم مهر» is of 1404."""
    around = native_of(point.calendar, pivot)[0]
    for year in (around, around + 1, around - 1):
        at = _in_year(point, year)
        if at is not None and weekday_of(at.first) == point.weekday:
            return year
    return None


def _nearest(point: Point, pivot: date, slope: int) -> int | None:
    """The year that puts the point nearest to the pivot, or wholly before (after) it where `near` says so.

    Days ahead count `slope` times: in August «اعتراضات دی‌ماه» is the last Dey, in December «پایان دی» the coming one.
    """
    around = native_of(point.calendar, pivot)[0]
    best: tuple[int, int] | None = None
    for year in (around, around - 1, around + 1):
        at = _in_year(point, year)
        if at is None or (point.near < 0 and at.last >= pivot) or (point.near > 0 and at.first <= pivot):
            continue
        far = max(slope * (at.first - pivot).days, (pivot - at.last).days, 0)
        best = (far, year) if best is None or far < best[0] else best
    return best[1] if best else None


def _in_year(point: Point, year: int) -> Stretch | None:
    if point.grain == "day":
        day = _day(point.calendar, year, point.month or 0, point.day or 0)
        return Stretch(day, day, "day", point.calendar) if day else None
    if point.grain == "season":
        return _season(point, year)
    if point.month is not None:
        return month_stretch(point.calendar, year, point.month, point.slice_)
    return years_stretch(point, year)


def _day(calendar: CalendarName, year: int, month: int, day: int) -> date | None:
    if day != LAST_DAY:
        return to_date(calendar, year, month, day)
    bounds = month_bounds(calendar, year, month)
    return bounds[1] if bounds else None


def month_stretch(calendar: CalendarName, year: int, month: int, slice_: tuple[int, int] | None) -> Stretch | None:
    """A month, or the days of it that `slice_` says: (0, 15), or (-7, 0) for its last week."""
    bounds = month_bounds(calendar, year, month)
    if bounds is None or slice_ is None:
        return Stretch(*bounds, "month", calendar) if bounds else None
    if slice_[0] < 0:
        return Stretch(bounds[1] + timedelta(days=slice_[0] + 1), bounds[1], "day", calendar)
    first = bounds[0] + timedelta(days=slice_[0])
    return Stretch(first, min(bounds[0] + timedelta(days=slice_[1] - 1), bounds[1]), "day", calendar)


def _season(point: Point, year: int) -> Stretch | None:
    """Seasons are Iran's, three Jalali months each; «تابستان ۲۰۲۴» is the summer that begins in that year."""
    return _months("jalali", year - 621 if point.calendar == "gregorian" else year, point.slice_ or (0, 3))


def _months(calendar: CalendarName, year: int, slice_: tuple[int, int]) -> Stretch | None:
    first = month_bounds(calendar, year, slice_[0] + 1)
    last = month_bounds(calendar, year, min(slice_[1], 12))
    return Stretch(first[0], last[1], "month", calendar) if first and last else None


def years_stretch(point: Point, year: int) -> Stretch | None:
    """A year, decade or century, or the part of it that `slice_` says: months of a year, years of the longer ones."""
    size = {"decade": 10, "century": 100}.get(point.grain, 1)
    if point.slice_ is not None:
        if size == 1:
            return _months(point.calendar, year, point.slice_)
        year, size = year + point.slice_[0], point.slice_[1] - point.slice_[0]
    bounds = year_bounds(point.calendar, year, size)
    return Stretch(*bounds, "year", point.calendar) if bounds else None


def joined(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    """From the start of one to the end of the other; None where either is unknown or they stand the wrong way round."""
    if first is None or last is None or first.first > last.last:
        return None
    grain = first.grain if first.grain == last.grain else "day"
    return Stretch(first.first, last.last, grain, first.calendar)


def shared_years(reading: Range) -> Range:
    """What one end of a range says holds for the other: «۱۵ مهر تا ۲۰ آبان ۱۴۰۳», «۲۵ دی تا ۵ بهمن سال گذشته»."""
    first, last = reading.first, reading.last
    if not (isinstance(first, Point) and isinstance(last, Point)) or first.calendar != last.calendar:
        return reading
    turn = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 99)
    if yearless(first) and not yearless(last):
        year = None if last.year is None else last.year - turn
        shift = None if last.year_shift is None else last.year_shift - turn
        return Range(first._replace(year=year, year_shift=shift, near=last.near), last)
    if yearless(last) and not yearless(first):
        year = None if first.year is None else first.year + turn
        shift = None if first.year_shift is None else first.year_shift + turn
        return Range(first, last._replace(year=year, year_shift=shift, near=first.near))
    return reading


def yearless(point: Point) -> bool:
    """Whether nothing written says the year."""
    counted = point.year_shift is not None or point.month_shift is not None or point.near or point.that_year
    return point.year is None and not counted
