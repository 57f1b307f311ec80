"""The first or last so many of something: «شش ماه نخست سال ۱۴۰۰», «هفته آخر آذر», «آخرین هفته مهر», «سه‌ماهه دوم امسال»."""

from __future__ import annotations

from iranru_cli.find.dates_parts import OPEN_END, bare_whole, sliced, whole_at
from iranru_cli.find.dates_scan import Found, Scan, number_at
from iranru_cli.readings import Point, Shift

_DAYS_OR_MONTHS = ("day", "week", "month")


def first_months(s: Scan, i: int) -> Found | None:
    """«شش ماه نخست سال ۱۴۰۰», «سه‌ماهه دوم امسال», «هفته اول مهر», «۱۰ روز پایانی ماه»; token i starts the number.

    «هفته اول مهر» starts at its unit.
    """
    number = number_at(s, i)
    start = number.end if number else i
    unit = s.second.get(start) or s.at.get(start)
    if unit is None or unit.kind not in ("unit", "length") or unit.value not in _DAYS_OR_MONTHS:
        return None
    if number is not None and number.ordinal:
        return None
    ordinal = s.word(unit.end, "ordinal")
    last = ordinal is None and s.says(unit.end, "last")
    first = ordinal is None and s.says(unit.end, "first")
    if ordinal is None and not last and not first:
        return _months_of(s, i, number.value, unit.end) if number is not None and unit.value == "month" else None
    if number is None and unit.value == "day":
        return None  # «روز اول مهر», «روز آخر مهر» are days
    count = number.value if number else 1
    place = None if last else int(ordinal.value) if ordinal else 1
    found = _so_many(s, i, count, unit.value, place, ordinal.end if ordinal else unit.end + 1)
    if found is not None or number is None or unit.kind != "length" or unit.value != "month":
        return found
    return _of_this_year(s, i, count, place, ordinal.end if ordinal else unit.end + 1)


def _so_many(s: Scan, i: int, count: int, unit: str, place: int | None, end: int) -> Found | None:
    """`count` units from the `place`-th time on, or at the end (None), of the month or year at token `end`."""
    end += s.says(end, "from")
    inner = whole_at(s, end) or bare_whole(s, end)
    if inner is None or not isinstance(inner.reading, Point | Shift):
        return None
    reading = inner.reading
    grain = reading.grain if isinstance(reading, Point) else reading.unit
    if grain != ("year" if unit == "month" else "month"):
        return None
    size = count * (7 if unit == "week" else 1)
    if place is None:
        return sliced(i, inner, (12 - size, 12) if unit == "month" else (-size, 0)) if size <= 31 else None
    first = size * (place - 1)
    return sliced(i, inner, (first, first + size)) if first + size <= (12 if unit == "month" else 31) else None


def _of_this_year(s: Scan, i: int, months: int, place: int | None, end: int) -> Found | None:
    """«سه‌ماهه نخست», «شش‌ماهه دوم» with nothing behind: of the current year, where they part it evenly."""
    if months not in (3, 6) or end in s.at:
        return None
    place = place or 12 // months
    if months * place > 12:
        return None
    return sliced(i, Found(i, end, Shift("year", 0)), (months * (place - 1), months * place))


def latest_at(s: Scan, i: int) -> Found | None:
    """«آخرین هفته مهر», «آخرین ماه سال ۱۴۰۳», «آخرین دهه صفر»; token i is آخرین, the unit follows."""
    unit = s.unit(i + 1, "week", "month", "decade")
    if unit is None:
        return None
    if unit.value == "decade":
        month = whole_at(s, unit.end)
        whole = month is not None and isinstance(month.reading, Point) and month.reading.grain == "month"
        return sliced(i, month, (20, OPEN_END)) if whole else None
    return _so_many(s, i, 1, unit.value, None, unit.end)


def ordinal_first(s: Scan, i: int) -> Found | None:
    """«نخستین هفته آذر», «سومین ماه سال», «اولین روز سال ۱۴۰۳»; token i is the ordinal."""
    number = number_at(s, i)
    if number is None or not number.ordinal:
        return None
    unit = s.unit(number.end, "week", "month")
    return _so_many(s, i, 1, unit.value, number.value, unit.end) if unit is not None else None


def _months_of(s: Scan, i: int, months: int, year: int) -> Found | None:
    """«۱۰ ماهه امسال», «شش ماه سال ۱۴۰۰»: the year's months from its start; `year` is the token of the year."""
    inner = whole_at(s, year)
    if inner is None or not isinstance(inner.reading, Point | Shift) or not 1 <= months <= 12:
        return None
    grain = inner.reading.grain if isinstance(inner.reading, Point) else inner.reading.unit
    return sliced(i, inner, (0, months)) if grain == "year" else None
