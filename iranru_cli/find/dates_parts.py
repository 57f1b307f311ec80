"""Parts of years and months: «بهار ۱۴۰۳», «پایان مهر», «نیمه دوم سال», «شش ماه نخست امسال», «هفته اول آذر»."""

from __future__ import annotations

from typing import cast

from iranru_cli.find.dates_days import month_alone, with_year
from iranru_cli.find.dates_scan import Scan, calendar_at, number_at
from iranru_cli.find.dates_years import TO, Found, century_at, decade_at, numbered_year, year_alone, year_at
from iranru_cli.resolve.dates_reading import Mod, Point, Range, Shift

_OPEN_END = 99  # «دهه سوم آذر» runs to the month's end; cut there when resolved


def season_at(s: Scan, i: int) -> Found | None:
    """«بهار ۱۴۰۳», «تابستان سال گذشته», «پاییز و زمستان امسال», «فصل بهار»; a season alone is a word like others."""
    word = s.at[i]
    seasons = [int(word.value)]
    end = word.end
    other = s.word(end + 1, "season") if s.key(end) == "و" else None
    if other is not None and other.value.isdecimal():
        seasons.append(int(other.value))
        end = other.end
    year = year_at(s, end, None)
    if year is None or (year.year is not None and s.says(year.end, "counted")):
        return None
    points = [with_year(Point("season", "jalali", slice_=(3 * n, 3 * n + 3)), year) for n in seasons]
    return Found(i, year.end, points[0] if len(points) == 1 else Range(points[0], points[1]))


def part_at(s: Scan, i: int) -> Found | None:
    """«پایان مهر», «اواخر سال ۲۰۲۳», «نیمه دوم سال», «اوایل دهه ۱۹۸۰»: the whole with a `mod`, or the half of it."""
    word = s.at[i]
    number = s.word(word.end, "ordinal")
    if s.says(i, "half_of") and number is not None and number.value in ("1", "2"):
        return _half(s, i, number.end, int(number.value) - 1)
    inner = whole_at(s, word.end)
    if inner is None or not isinstance(inner.reading, Point | Shift | Range):
        return None
    mod = cast(Mod, word.value)
    if isinstance(inner.reading, Range):
        return Found(i, inner.end, inner.reading)
    return Found(i, inner.end, inner.reading._replace(mod=mod))


def whole_at(s: Scan, i: int) -> Found | None:
    """What can have an end or a half: a month, year, season, decade or century."""
    word = s.at.get(i)
    if word is None:
        return None
    if word.kind in ("month", "lunar"):
        return month_alone(s, i, part=True)
    if word.kind == "season" and word.value.isdecimal():
        return season_at(s, i)
    if word.kind == "year":
        return Found(i, word.end, Shift("year", int(word.value)))
    if word.kind == "digits":
        year = numbered_year(s, i, None, short=False)
        return Found(i, year.end, Point("year", year.calendar or "jalali", year.year)) if year else None
    if word.kind == "units":
        return _several(s, i)
    if word.kind != "unit":
        return None
    if word.value == "year":
        return year_alone(s, i)
    if word.value == "month":
        return month_alone(s, i, part=True) or _shifted(s, i, "month")
    if word.value == "week":
        return _shifted(s, i, "week")
    if word.value == "decade":
        return decade_at(s, i) or _ten_days(s, i)
    return century_at(s, i) if word.value == "century" else None


def _several(s: Scan, i: int) -> Found | None:
    """«سال‌های ۱۳۹۲ تا ۱۴۰۰», «ماه‌های مرداد و شهریور», «دهه‌های ۶۰ و ۷۰»; «ماه‌های گذشته» is vague."""
    word = s.at[i]
    if word.value == "year":
        return year_alone(s, i)
    if word.value == "month":
        month = month_alone(s, word.end, part=True)
        return month._replace(start=i) if month is not None else None
    return decade_at(s, i) if word.value == "decade" else None


def _ten_days(s: Scan, i: int) -> Found | None:
    """«دهه سوم آذر»: ten days of a month; token i is دهه."""
    number = s.word(s.at[i].end, "ordinal")
    if number is None or number.value not in ("1", "2", "3"):
        return None
    first = 10 * (int(number.value) - 1)
    month = month_alone(s, number.end, part=True)
    return _sliced(i, month, (first, first + 10 if first < 20 else _OPEN_END))


def _shifted(s: Scan, i: int, unit: str) -> Found | None:
    """«هفته آینده», «ماه گذشته میلادی»: token i is the unit."""
    word = s.word(s.at[i].end, "relation")
    if word is None or word.value not in TO or s.key(word.end) == "از":
        return None
    calendar, end = calendar_at(s, word.end)
    return Found(i, end, Shift("week" if unit == "week" else "month", TO[word.value], calendar or "jalali"))


def _half(s: Scan, i: int, start: int, half: int) -> Found | None:
    inner = whole_at(s, start)
    if inner is None or not isinstance(inner.reading, Point | Shift):
        return None
    reading = inner.reading
    grain = reading.grain if isinstance(reading, Point) else reading.unit
    if grain == "month":
        return _sliced(i, inner, (0, 15) if half == 0 else (15, _OPEN_END))
    size = {"year": 6, "decade": 5, "century": 50}.get(grain)
    return _sliced(i, inner, (size * half, size * half + size)) if size else None


def _sliced(i: int, inner: Found | None, slice_: tuple[int, int]) -> Found | None:
    if inner is None:
        return None
    reading = inner.reading
    if isinstance(reading, Point):
        return Found(i, inner.end, reading._replace(grain="part", slice_=slice_))
    return Found(i, inner.end, reading._replace(slice_=slice_)) if isinstance(reading, Shift) else None


def first_months(s: Scan, i: int) -> Found | None:
    """«شش ماه نخست سال ۱۴۰۰», «سه‌ماهه دوم امسال», «هفته اول مهر», «۱۰ روز نخست ماه اوت»; token i starts the number.

    «هفته اول مهر» starts at its unit.
    """
    number = number_at(s, i)
    start = number.end if number else i
    unit = s.second.get(start) or s.at.get(start)
    if unit is None or unit.kind not in ("unit", "length") or unit.value not in ("day", "week", "month"):
        return None
    ordinal = s.word(unit.end, "ordinal")
    if number is not None and number.ordinal:
        return None
    if ordinal is None:
        return _months_of(s, i, number.value, unit.end) if number is not None and unit.value == "month" else None
    inner = whole_at(s, ordinal.end + (s.key(ordinal.end) == "از"))
    if inner is None or not isinstance(inner.reading, Point | Shift):
        return None
    reading = inner.reading
    grain = reading.grain if isinstance(reading, Point) else reading.unit
    size = (number.value if number else 1) * (7 if unit.value == "week" else 1)
    first = size * (int(ordinal.value) - 1)
    if grain != ("year" if unit.value == "month" else "month") or not (number or unit.value == "week"):
        return None
    return _sliced(i, inner, (first, first + size)) if first + size <= 31 else None


def _months_of(s: Scan, i: int, months: int, year: int) -> Found | None:
    """«۱۰ ماهه امسال», «شش ماه سال ۱۴۰۰»: the year's months from its start; `year` is the token of the year."""
    inner = whole_at(s, year)
    if inner is None or not isinstance(inner.reading, Point | Shift) or not 1 <= months <= 12:
        return None
    grain = inner.reading.grain if isinstance(inner.reading, Point) else inner.reading.unit
    return _sliced(i, inner, (0, months)) if grain == "year" else None
