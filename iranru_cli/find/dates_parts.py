"""Parts of years and months: «پایان مهر», «نیمه دوم سال», «بهار ۱۴۰۳», «فصل سوم سال ۱۴۰۳», «آخر هفته», «دهه سوم آذر»."""

from __future__ import annotations

from typing import cast

from iranru_cli.find.dates_days import month_alone, with_year
from iranru_cli.find.dates_eras import Year, calendar_at
from iranru_cli.find.dates_relative import next_to_it, that_at
from iranru_cli.find.dates_scan import Found, Scan
from iranru_cli.find.dates_years import (
    TO,
    century_at,
    decade_at,
    named_year,
    numbered_year,
    year_alone,
    year_at,
    year_reading,
)
from iranru_cli.readings import Anchored, Mod, Point, Range, Shift, Unit

OPEN_END = 99  # «دهه سوم آذر» runs to the month's end; cut there when resolved
_WEEKEND = (5, 6)  # Thursday and Friday, counted from Saturday
_PARTED = ("week", "month", "year")


def season_at(s: Scan, i: int, *, part: bool = False) -> Found | None:
    """«بهار ۱۴۰۳», «تابستان سال گذشته», «پاییز و زمستان امسال»; `part`: «اوایل پاییز», which needs no year."""
    word = s.at[i]
    seasons = [int(word.value)]
    end = word.end
    other = s.word(end + 1, "season") if s.says(end, "and") or s.says(end, "range") else None
    if other is not None:
        seasons.append(int(other.value))
        end = other.end
    year = year_at(s, end, None) or _short_year(s, end)
    start = i - s.says(i - 1, "season_word")  # «فصل بهار»
    if year is None:
        safe = part or start < i or (s.says(i - 1, "in_month") and not s.says(end, "not_season"))
        if not safe or s.says(start - 1, "named"):
            return None
        return Found(start, end, _seasons([Point("season", "jalali", slice_=(3 * n, 3 * n + 3)) for n in seasons]))
    if year.year is not None and s.says(year.end, "counted"):
        return None
    points = [with_year(Point("season", "jalali", slice_=(3 * n, 3 * n + 3)), year) for n in seasons]
    return Found(start, year.end, _seasons(points))


def _short_year(s: Scan, i: int) -> Year | None:
    """«بهار ۹۸»."""
    year = numbered_year(s, i, "jalali", short=True)
    return year if year is not None and s.word(i, "digits") and len(s.keys[i]) == 2 else None


def _seasons(points: list[Point]) -> Point | Range:
    return points[0] if len(points) == 1 else Range(points[0], points[1])


def part_at(s: Scan, i: int) -> Found | None:
    """«پایان مهر», «اواخر سال ۲۰۲۳», «نیمه دوم سال», «آخر هفته»: the whole with a `mod`, or the half of it."""
    word = s.at[i]
    number = s.word(word.end, "ordinal")
    if s.says(i, "half_of") and number is not None and number.value in ("1", "2"):
        return _half(s, i, number.end, int(number.value) - 1)
    if s.says(i - 1, "not_before_part"):
        return None  # «سازمان پایان …»
    inner = whole_at(s, word.end, part=True) or bare_whole(s, word.end)
    if inner is None:
        return None
    reading = inner.reading
    if isinstance(reading, Shift) and reading.unit == "week" and s.says(i, "weekend_of"):
        return Found(i, inner.end, reading._replace(slice_=_WEEKEND))
    if (
        s.says(i, "half_of")
        and isinstance(reading, Point)
        and reading.calendar == "islamic"
        and reading.grain == "month"
    ):
        return Found(i, inner.end, reading._replace(grain="day", day=15))  # «نیمه شعبان» is its fifteenth
    if isinstance(reading, Point | Shift):
        return Found(i, inner.end, reading._replace(mod=cast(Mod, word.value)))
    return Found(i, inner.end, reading) if isinstance(reading, Range | Anchored) else None


def whole_at(s: Scan, i: int, *, part: bool = False) -> Found | None:
    """What can have an end or a half: a month, year, season, decade or century; `part` admits what needs no year then."""
    word = s.at.get(i)
    if word is None:
        return that_at(s, i) or _this_at(s, i)
    if word.kind in ("month", "lunar"):
        return month_alone(s, i, part=True)
    if word.kind == "season":
        return season_at(s, i, part=part)
    if word.kind == "quarter":
        return quarter_at(s, i)
    if word.kind == "year":
        return Found(i, word.end, Shift("year", int(word.value)))
    if word.kind == "digits":
        year = numbered_year(s, i, None, short=False)
        return Found(i, year.end, year_reading(year)) if year else None
    if word.kind == "units":
        return _several(s, i)
    return _unit_at(s, i, word.value) if word.kind == "unit" else None


def _unit_at(s: Scan, i: int, unit: str) -> Found | None:
    if unit == "year":
        return year_alone(s, i)
    if unit == "month":
        return month_alone(s, i, part=True) or _shifted(s, i, "month")
    if unit == "week":
        return _shifted(s, i, "week")
    if unit == "decade":
        return decade_at(s, i) or _ten_days(s, i) or _past_decade(s, i)
    return century_at(s, i) if unit == "century" else None


def _this_at(s: Scan, i: int) -> Found | None:
    """«این هفته», «همین ماه» behind a part: «پایان این هفته»; token i is این."""
    unit = s.unit(i + 1, "week", "month") if s.says(i, "this") else None
    if unit is None:
        return None
    return Found(i, unit.end, Shift("week" if unit.value == "week" else "month", 0))


def bare_whole(s: Scan, i: int) -> Found | None:
    """«سال», «ماه», «هفته» behind a part: «تا پایان سال» is this year's end; not «پایان هفته بیستم»."""
    unit = s.unit(i, *_PARTED)
    if unit is None or unit.end in s.at or s.says(unit.end, "not_whole"):
        return None
    shift: Unit = "week" if unit.value == "week" else "month" if unit.value == "month" else "year"
    return Found(i, unit.end, Shift(shift, 0))


def _past_decade(s: Scan, i: int) -> Found | None:
    """«دهه گذشته», «دهه جاری»."""
    relation = s.word(s.at[i].end, "relation")
    if relation is None or relation.value not in ("past", "next", "this") or s.says(relation.end, "from"):
        return None
    named, end = calendar_at(s, relation.end)
    return Found(i, end, Shift("decade", TO[relation.value], named or "jalali"))


def _several(s: Scan, i: int) -> Found | None:
    """«سال‌های ۱۳۹۲ تا ۱۴۰۰», «ماه‌های مرداد و شهریور», «دهه‌های ۶۰ و ۷۰»; «ماه‌های گذشته» is vague."""
    word = s.at[i]
    some = _some_of(s, i, word.end)
    if some is not None:
        return some
    if word.value == "year":
        return year_alone(s, i)
    if word.value == "month":
        month = month_alone(s, word.end, part=True)
        return month._replace(start=i) if month is not None else None
    if word.value == "season":
        season = season_at(s, word.end, part=True) if s.word(word.end, "season") else None
        return season._replace(start=i) if season is not None else None
    return decade_at(s, i) if word.value == "decade" else None


def _some_of(s: Scan, i: int, end: int) -> Found | None:
    """«روزهای پایانی سال», «سال‌های نخست دهه شصت»: the whole with a `mod`; token i is the plural, `end` follows it."""
    number = s.word(end, "ordinal")
    first = s.says(end, "first") or (number is not None and number.value == "1")
    if not first and not s.says(end, "last"):
        return None
    whole = whole_at(s, end + 1, part=True) or bare_whole(s, end + 1)
    if whole is None or not isinstance(whole.reading, Point | Shift):
        return None
    return Found(i, whole.end, whole.reading._replace(mod="START" if first else "END"))


def some_days(s: Scan, i: int) -> Found | None:
    """«روزهای پایانی شهریور»; token i is روزهای."""
    return _some_of(s, i, s.at[i].end)


def _ten_days(s: Scan, i: int) -> Found | None:
    """«دهه سوم آذر», «دهه پایانی صفر»: ten days of a month; token i is دهه."""
    end = s.at[i].end
    number = s.word(end, "ordinal")
    if number is None or number.value not in ("1", "2", "3"):
        return sliced(i, month_alone(s, end + 1, part=True), (20, OPEN_END)) if s.says(end, "last") else None
    first = 10 * (int(number.value) - 1)
    month = month_alone(s, number.end, part=True)
    return sliced(i, month, (first, first + 10 if first < 20 else OPEN_END))


def _shifted(s: Scan, i: int, unit: str) -> Found | None:
    """«هفته آینده», «ماه گذشته میلادی», «هفته بعد»: token i is the unit."""
    word = s.word(s.at[i].end, "relation")
    if word is None or s.says(word.end, "from"):
        return next_to_it(s, i) if word is not None else None
    if word.value not in TO:
        return next_to_it(s, i)
    calendar, end = calendar_at(s, word.end)
    return Found(i, end, Shift("week" if unit == "week" else "month", TO[word.value], calendar or "jalali"))


def _half(s: Scan, i: int, start: int, half: int) -> Found | None:
    inner = whole_at(s, start) or bare_whole(s, start)
    if inner is None or not isinstance(inner.reading, Point | Shift):
        return None
    reading = inner.reading
    grain = reading.grain if isinstance(reading, Point) else reading.unit
    if grain == "month":
        return sliced(i, inner, (0, 15) if half == 0 else (15, OPEN_END))
    size = {"year": 6, "decade": 5, "century": 50}.get(grain)
    return sliced(i, inner, (size * half, size * half + size)) if size else None


def sliced(i: int, inner: Found | None, slice_: tuple[int, int]) -> Found | None:
    """A part of the stretch that `inner` names, in its next smaller unit."""
    if inner is None:
        return None
    reading = inner.reading
    if isinstance(reading, Point) and reading.grain in ("month", "year"):
        return Found(i, inner.end, reading._replace(grain="part", slice_=slice_))
    if isinstance(reading, Point) and reading.grain in ("decade", "century"):
        return Found(i, inner.end, reading._replace(slice_=slice_))
    return Found(i, inner.end, reading._replace(slice_=slice_)) if isinstance(reading, Shift) else None


def quarter_at(s: Scan, i: int) -> Found | None:
    """«فصل سوم سال ۱۴۰۳», «ربع اول ۲۰۲۴», «نیمسال دوم امسال», «فصل بهار»; token i is the quarter's word."""
    word = s.at[i]
    if s.word(word.end, "season"):
        return season_at(s, word.end)
    number = s.word(word.end, "ordinal")
    last = number is None and s.says(word.end, "last")
    if number is None and not last:
        return None
    months = int(word.value)
    place = 12 // months if last else int(number.value) if number else 0
    end = number.end if number else word.end + 1
    year = _year_beside(s, end)
    if year is None or not 1 <= place <= 12 // months:
        return None
    return sliced(i, year, (months * (place - 1), months * place))


def _year_beside(s: Scan, i: int) -> Found | None:
    """The year of a quarter; «فصل سوم کتاب» has none."""
    if s.unit(i, "year"):
        return year_alone(s, i) or bare_whole(s, i)
    year = s.word(i, "year")
    return Found(i, year.end, Shift("year", int(year.value))) if year else _digits_year(s, i)


def _digits_year(s: Scan, i: int) -> Found | None:
    year = numbered_year(s, i, None, short=False) if s.word(i, "digits") else named_year(s, i)
    return Found(i, year.end, year_reading(year)) if year is not None and year.year is not None else None
