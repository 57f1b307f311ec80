"""Days and months by name: «پنجم آبان ۱۴۰۴», «نهم و دهم آذر», «مهرماه», «آخرین روز شهریور», «مهر تا آبان ۱۴۰۳»."""

from __future__ import annotations

from typing import NamedTuple, cast

from iranru_cli.find.dates_eras import Year, calendar_at
from iranru_cli.find.dates_numeric import numeric_at, spelled_numeric_at
from iranru_cli.find.dates_scan import Found, Number, Scan, dash_at, number_at
from iranru_cli.find.dates_years import TO, year_at
from iranru_cli.readings import LAST_DAY, CalendarName, Point, Range, Reading, Repeat

_MOST_LISTED = 5
_SOLAR_YEARS = range(1300, 1411)  # «محرم ۱۳۴۲», «عید فطر ۱۴۰۲» give the lunar month with a solar year
_COMMAS = frozenset("،,")


class Month(NamedTuple):
    """A month's name; `marked` where ماه stands beside it; `name` is the token of the name itself."""

    calendar: CalendarName
    month: int
    end: int
    marked: bool
    name: int


def month_at(s: Scan, i: int) -> Month | None:
    """«مهر», «مهر ماه», «مهرماه», «ماه ژوئن», «رمضان», «ماه مبارک رمضان»."""
    first = s.unit(i, "month")
    name = i + 1 + s.says(i + 1, "month_epithet") if first is not None else i
    word = s.at.get(name)
    if word is None or word.kind not in ("month", "lunar"):
        return None
    calendar, number = word.value.split() if word.kind == "month" else ("islamic", word.value)
    end = word.end
    spelled = end - name > 1 and s.says(end - 1, "month_word")  # «مرداد ماه» is one phrase of months.tsv
    if s.says(end, "month_word"):
        if s.says(name, "weak_month") and s.word(end + 1, "relation"):
            return None  # «بشار اسد ماه گذشته»
        end += 1
    written = s.keys[name].endswith(tuple(s.context["month_word"]))
    marked = name > i or spelled or end > word.end or written or s.says(i - 1, "month_before")
    return Month(cast(CalendarName, calendar), int(number), end, marked, name)


def plain_date(s: Scan, i: int, *, weekday: bool = False) -> Found | None:
    """A day in figures or with its month's name."""
    if i not in s.at:
        return None
    return numeric_at(s, i) or day_at(s, i, weekday=weekday) or spelled_numeric_at(s, i)


def day_at(s: Scan, i: int, *, weekday: bool = False) -> Found | None:
    """«دهم مهر ۱۴۰۴», «۱۵ تا ۲۰ مهر», «نهم و دهم آذر», «پانزدهم ماه جاری»; `weekday`: a weekday's name goes before."""
    days = _days_listed(s, i)
    if not days:
        return None
    end = days[-1].end
    if days[-1].ordinal and s.unit(end, "day"):
        end += 1 + s.says(end + 1, "from")  # «بیست و ششمین روز از خرداد», «اولین روز مهر»
    month = month_at(s, end)
    if month is None:
        return _day_of_this(s, i, end, days)
    year = year_at(s, month.end, month.calendar)
    if year is None and month.end < len(s.starts) and not _safe_day(s, i, days, month, weekday):
        return None
    return _dated(s, i, month, year, days)


def _dated(s: Scan, i: int, month: Month, year: Year | None, days: list[Number]) -> Found:
    point = Point("day", month.calendar, None, month.month)
    if year is None:
        return _every_year(s, Found(i, month.end, _days(point, days)))
    return Found(i, year.end, _days(with_year(point, year), days))


def _every_year(s: Scan, found: Found) -> Found:
    """«۱۵ خرداد هر سال» is no day of one year."""
    every = s.word(found.end, "every")
    unit = s.unit(every.end, "year") if every else None
    return Found(found.start, unit.end, Repeat()) if unit else found


def _days_listed(s: Scan, i: int) -> list[Number]:
    """«نهم», «۱۵ تا ۲۰», «۲۳، ۲۴ و ۲۵»: the numbers before a month, only those that can be days."""
    days: list[Number] = []
    while len(days) < _MOST_LISTED:
        number = number_at(s, i)
        if number is None or not 1 <= number.value <= 31 or number.digits > 2 or number.end == i:
            return days
        if days and not days[-1].digits and number.digits and s.says(i - 1, "range"):
            return []  # «بندر پنجم تا ۱۵ تیر»: the ordinal belongs to the noun before it
        days.append(number)
        i = number.end
        joined = s.key(i) in _COMMAS or s.says(i, "and") or s.says(i, "range") or dash_at(s, i)
        if not joined or i + 1 not in s.at:
            return days
        i += 1
    return days


def _days(point: Point, days: list[Number]) -> Reading:
    first, last = point._replace(day=days[0].value), point._replace(day=days[-1].value)
    return first if len(days) == 1 else Range(first, last)


def _day_of_this(s: Scan, i: int, end: int, days: list[Number]) -> Found | None:
    """«دهم ماه جاری», «بیستم این ماه», «یازدهم و دوازدهم ماه گذشته», «پانزدهم هر ماه»."""
    this = s.says(end, "this")
    every = s.word(end, "every")
    unit = s.unit(end + (this or every is not None), "month")
    if unit is None or not (days[-1].ordinal or days[-1].digits):
        return None
    if every is not None:
        return Found(i, unit.end, Repeat())
    shift, end = 0, unit.end
    if not this:
        word = s.word(unit.end, "relation")
        if word is None or word.value not in TO or (not days[-1].ordinal and word.value != "this"):
            return None  # «۳ ماه گذشته» is a length
        shift, end = TO[word.value], word.end
    calendar, end = calendar_at(s, end)
    return Found(i, end, _days(Point("day", calendar or "jalali", month_shift=shift), days))


def last_day_at(s: Scan, i: int) -> Found | None:
    """«روز آخر شهریور» (token i is روز) and «آخرین روز شهریور», «آخرین روز سال» (token i is آخرین or روز after it)."""
    if s.says(i, "latest"):
        unit = s.unit(i + 1, "day")
        end = unit.end if unit else None
    else:
        unit = s.unit(i, "day")
        end = unit.end + 1 if unit is not None and s.says(unit.end, "last") else None
    if end is None:
        return None
    end += s.says(end, "from")
    month = month_alone(s, end, part=True)
    if month is not None and isinstance(month.reading, Point) and month.reading.grain == "month":
        return Found(i, month.end, month.reading._replace(grain="day", day=LAST_DAY))
    year = year_at(s, end, "jalali")
    if year is None or s.word(end, "relation"):
        return None
    return Found(i, year.end, with_year(Point("day", "jalali", None, 12, LAST_DAY), year))


def _safe_day(s: Scan, i: int, days: list[Number], month: Month, weekday: bool) -> bool:
    """Whether a day and a month with no year are a date: not «میدان هفت تیر», «۵ حمل و نقل», «ساعت ۱۰ می‌رسد»."""
    if s.says(i - 1, "named"):
        return False
    if month.marked or weekday:
        return True
    last, end = days[-1], month.end
    if s.says(month.name, "weak_month"):
        clear = last.ordinal or (last.value >= 10 and not s.says(end, "and"))  # «۲۸ صفر», not «۱۵ حمل و نقل»
        return clear and s.says(month.name, "day_month")
    if s.says(month.name, "may"):
        return s.says(end, "after_may") or s.key(end) == "\n"
    if s.says(month.name, "shot_month") and s.says(end, "shots"):
        return False
    if last.ordinal or last.digits or not s.says(end - 1, "after_figures"):
        return True
    return last.value >= 10 and not s.says(month.name, "not_after_tens")  # «سی تیر» is a day, «یک سی دی» is none


def with_year(point: Point, year: Year) -> Point:
    """A day or month with the year that stands beside it: «۱۵ آذر» and «۱۴۰۴» → 15 Azar 1404."""
    calendar = year.calendar if year.calendar and point.month is None else point.calendar
    solar = point.calendar == "islamic" and not year.lunar and (year.year or 0) in _SOLAR_YEARS
    return point._replace(
        calendar=calendar, solar=solar, year=year.year, year_shift=year.shift, near=year.near, that_year=year.that
    )


def month_alone(s: Scan, i: int, *, part: bool = False) -> Found | None:
    """«مهر ۱۴۰۴», «ماه ژوئن», «آبان‌ماه», «خرداد 20, 1400», «مهر تا آبان ۹۸»; bare only where it is safe."""
    month = month_at(s, i)
    if month is None:
        return None
    american = _month_first(s, i, month)
    if american:
        return american
    point = Point("month", month.calendar, None, month.month)
    year = year_at(s, month.end, month.calendar)
    if year is not None:
        return Found(i, year.end, with_year(point, year))
    pair = _month_pair(s, i, month, point)
    if pair is not None:
        return pair
    if part and not (s.says(month.name, "weak_month") or s.says(month.name, "may")):
        return Found(i, month.end, point)
    return Found(i, month.end, point) if _safe_month(s, i, month) else None


def _month_first(s: Scan, i: int, month: Month) -> Found | None:
    """«خرداد 20, 1400», «ژوئن ۲۰، ۲۰۲۱»: the order of English pages."""
    number = number_at(s, month.end)
    if number is None or not number.digits or number.value > 31 or s.key(number.end) not in _COMMAS:
        return None
    year = year_at(s, number.end, month.calendar)
    if year is None or year.year is None:
        return None
    return Found(i, year.end, Point("day", month.calendar, year.year, month.month, number.value))


def _month_pair(s: Scan, i: int, month: Month, point: Point) -> Found | None:
    """«بهمن و اسفندماه ۱۳۹۶», «آبان و آذر», «مهر تا دی»: two months that share what follows."""
    between = s.says(i - 1, "between") and s.says(month.end, "and")
    until = between or s.says(month.end, "range")
    if not (until or s.says(month.end, "and")) or month.calendar == "islamic":
        return None
    second = month_at(s, month.end + 1)
    if second is None or second.calendar != month.calendar or second.month == month.month:
        return None
    if not until and second.month != month.month % 12 + 1:
        return None
    year = year_at(s, second.end, month.calendar)
    opened = between or (s.says(i - 1, "in_month") and (s.says(i - 1, "from") or not until))
    if year is None and not (second.marked or opened):
        return None
    last = Point("month", month.calendar, None, second.month)
    if year is not None:
        last = with_year(last, year)
    first = point if until or year is None else with_year(point, year)
    return Found(i, year.end if year else second.end, Range(first, last))


def _safe_month(s: Scan, i: int, month: Month) -> bool:
    """A month with nothing beside it: ماه, or a word such as در before a name that is nothing else."""
    if month.marked:
        return not s.says(i - 1, "named")
    if month.calendar == "islamic" or s.says(month.name, "weak_month"):
        return False
    if s.says(i, "sure_month") or s.says(i - 1, "of_month"):
        before = s.at.get(i - 1)
        counted = before is not None and before.kind in ("digits", "number", "ordinal")  # «خیابان ۱۷ شهریور»
        return not counted and not s.says(i - 1, "named")
    if s.key(i - 1) in ("(", "/") and s.key(month.end) in (")", "/") and i - 2 in s.at:
        return not s.says(month.name, "may")
    return s.says(i, "safe_month") and s.says(i - 1, "in_month")


def feast_at(s: Scan, i: int) -> Found | None:
    """«نوروز ۱۳۸۷», «عاشورای ۱۴۴۵», «نوروز سال آینده»: the day of that year; with no year beside it none."""
    calendar, month, day = s.at[i].value.split()
    year = year_at(s, s.at[i].end, cast(CalendarName, calendar))
    if year is None or s.word(s.at[i].end, "relation"):
        return None
    return Found(i, year.end, with_year(Point("day", cast(CalendarName, calendar), None, int(month), int(day)), year))
