"""Days and months by name or in figures: «پنجم آبان ۱۴۰۴», «نهم و دهم آذر», «مهرماه», «۱۴۰۴/۷/۱۰»."""

from __future__ import annotations

from typing import NamedTuple, cast

from iranru_cli.find.dates_scan import Number, Scan, Year, calendar_at, calendar_of, dash_at, full_year, number_at
from iranru_cli.find.dates_years import TO, Found, year_at
from iranru_cli.resolve.calendar import CalendarName
from iranru_cli.resolve.dates_reading import Point, Range, Reading, Unplaced

STROKES = frozenset("/.-–")  # between the figures of «۱۴۰۴/۷/۱۰»
_MOST_LISTED = 5
_LUNAR_TODAY = 1411  # «محرم ۱۳۴۲» gives the lunar month with a solar year


class Month(NamedTuple):
    """A month's name; `marked` where ماه stands beside it; `key` the word itself."""

    calendar: CalendarName
    month: int
    end: int
    marked: bool
    key: str


def month_at(s: Scan, i: int) -> Month | None:
    """«مهر», «مهر ماه», «مهرماه», «ماه ژوئن», «رمضان»."""
    first = s.word(i, "unit")
    start = i + 1 if first is not None and first.value == "month" else i
    word = s.at.get(start)
    if word is None or word.kind not in ("month", "lunar"):
        return None
    calendar, number = word.value.split() if word.kind == "month" else ("islamic", word.value)
    key, end = s.keys[start], word.end
    if s.says(end, "month_word"):
        if s.says(start, "weak_month") and s.word(end + 1, "relation"):
            return None  # «بشار اسد ماه گذشته»
        end += 1
    marked = start > i or end > word.end or key.endswith(tuple(s.context["month_word"]))
    return Month(cast(CalendarName, calendar), int(number), end, marked, key)


def numeric_at(s: Scan, i: int) -> Found | None:
    """«۱۴۰۴/۷/۱۰», «۱۴۰۴.۰۶.۳۱», «2025-10-02», «05/12/2025», «۹۶/۸/۲۱»: three figures, one separator, nothing glued on."""
    keys = s.keys
    if i + 4 >= len(keys) or keys[i + 1] not in STROKES or keys[i + 3] != keys[i + 1]:
        return None
    parts = keys[i], keys[i + 2], keys[i + 4]
    if not (all(p.isdecimal() and len(p) <= 4 for p in parts) and all(s.glued(k) for k in range(i + 1, i + 5))):
        return None
    if _touches_figure(s, i, i + 5):
        return None
    point = _numeric(*parts, slash=keys[i + 1] == "/")
    return Found(i, i + 5, point) if point else None


def spelled_numeric_at(s: Scan, i: int) -> Found | None:
    """«۲۹/اردیبهشت/۱۴۰۵»: as above with the month's name between the strokes."""
    word, keys = s.word(i + 2, "month"), s.keys
    if word is None or keys[i + 1] not in STROKES or keys[i + 1] != s.key(i + 3) or not 1 <= _day(keys[i]) <= 31:
        return None
    calendar, month = cast(tuple[CalendarName, str], word.value.split())
    number = number_at(s, i + 4)
    year = full_year(number, calendar, short=True) if number else None
    return Found(i, i + 5, Point("day", calendar, year, int(month), int(keys[i]))) if year else None


def _day(key: str) -> int:
    """The number of a key of one or two digits, 0 for any other key."""
    return int(key) if key.isdecimal() and len(key) <= 2 else 0


def _touches_figure(s: Scan, start: int, end: int) -> bool:
    """A telephone or version number goes on: «۰۲۱-۸۸-۱۴-۰۴», «1.2.3.4»."""
    before = start > 0 and s.glued(start) and s.keys[start - 1] in STROKES and s.key(start - 2).isdecimal()
    after = s.glued(end) and s.key(end) in STROKES and s.glued(end + 1) and s.key(end + 1).isdecimal()
    return before or after


def _numeric(a: str, b: str, c: str, *, slash: bool) -> Point | None:
    """The order of year, month and day by their size; two-digit years only between strokes and only as Jalali."""
    if len(a) == 4 or len(c) == 4:
        year, day = (int(a), int(c)) if len(a) == 4 else (int(c), int(a))
    elif slash and len(a) == 2 and int(a) > 31:
        year, day = 1300 + int(a), int(c)
    elif slash and len(c) == 2 and int(c) > 31:
        year, day = 1300 + int(c), int(a)
    else:
        return None
    calendar, month = calendar_of(year), int(b)
    if calendar is None or len(b) > 2 or max(month, day) > 31 or not month or not day:
        return None
    if month > 12 >= day and calendar == "gregorian" and len(c) == 4:
        month, day = day, month  # 12/25/2025 as Americans write it
    either = calendar == "gregorian" and len(c) == 4 and day <= 12 and day != month
    return Point("day", calendar, year, month, day, either=either)


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
    unit = s.word(end, "unit")
    if unit is not None and unit.value == "day" and days[-1].ordinal:
        end = unit.end + (s.key(unit.end) == "از")  # «بیست و ششمین روز از خرداد», «اولین روز مهر»
    month = month_at(s, end)
    if month is None:
        return _day_of_this(s, i, end, days)
    year = year_at(s, month.end, month.calendar)
    if year is None and month.end < len(s.keys) and not _safe_day(s, i, days, month, weekday):
        return None
    point = Point("day", month.calendar, None, month.month)
    if year is not None:
        point = with_year(point, year)
    return Found(i, year.end if year else month.end, _days(point, days))


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
        if not (s.key(i) in ("و", "،", ",") or s.says(i, "range") or dash_at(s, i)) or i + 1 not in s.at:
            return days
        i += 1
    return days


def _days(point: Point, days: list[Number]) -> Reading:
    first, last = point._replace(day=days[0].value), point._replace(day=days[-1].value)
    return first if len(days) == 1 else Range(first, last)


def _day_of_this(s: Scan, i: int, end: int, days: list[Number]) -> Found | None:
    """«دهم ماه جاری», «بیستم این ماه», «یازدهم و دوازدهم ماه گذشته»."""
    this = s.says(end, "this")
    unit = s.word(end + this, "unit")
    if unit is None or unit.value != "month" or not (days[-1].ordinal or days[-1].digits):
        return None
    shift = 0
    if not this:
        word = s.word(unit.end, "relation")
        if word is None or word.value not in TO or (not days[-1].ordinal and word.value != "this"):
            return None  # «۳ ماه گذشته» is a length
        shift, unit = TO[word.value], word
    calendar, end = calendar_at(s, unit.end)
    return Found(i, end, _days(Point("day", calendar or "jalali", month_shift=shift), days))


def _safe_day(s: Scan, i: int, days: list[Number], month: Month, weekday: bool) -> bool:
    """Whether a day and a month with no year are a date: not «میدان هفت تیر», «۵ حمل و نقل», «ساعت ۱۰ می‌رسد»."""
    if s.says(i - 1, "named"):
        return False
    if month.marked or weekday:
        return True
    if s.says(month.end - 1, "weak_month"):
        return False
    if month.key == "می":
        return s.says(month.end, "after_may") or s.key(month.end) == "\n"
    if month.key in s.context["shot_month"] and s.says(month.end, "shots"):
        return False
    last = days[-1]
    if last.ordinal or last.digits or not s.says(month.end - 1, "after_figures"):
        return True
    return last.value >= 10 and month.key != "دی"  # «سی تیر» is a day, «یک سی دی» is none


def with_year(point: Point, year: Year) -> Point:
    calendar = year.calendar if year.calendar and point.month is None else point.calendar
    return point._replace(calendar=calendar, year=year.year, year_shift=year.shift, near=year.near)


def month_alone(s: Scan, i: int, *, part: bool = False) -> Found | None:
    """«مهر ۱۴۰۴», «ماه ژوئن», «آبان‌ماه», «خرداد 20, 1400», «فروردین و اردیبهشت ۹۸»; bare only where it is safe."""
    month = month_at(s, i)
    if month is None:
        return None
    american = _month_first(s, i, month)
    if american:
        return american
    point = Point("month", month.calendar, None, month.month)
    year = year_at(s, month.end, month.calendar)
    if year is not None:
        doubtful = month.calendar == "islamic" and (year.year or _LUNAR_TODAY) < _LUNAR_TODAY
        return Found(i, year.end, Unplaced() if doubtful else with_year(point, year))
    pair = _month_pair(s, i, month, point)
    if pair is not None:
        return pair
    if part and not (s.says(month.end - 1, "weak_month") or month.key == "می"):
        return Found(i, month.end, point)
    return Found(i, month.end, point) if _safe_month(s, i, month) else None


def _month_first(s: Scan, i: int, month: Month) -> Found | None:
    """«خرداد 20, 1400», «ژوئن ۲۰، ۲۰۲۱»: the order of English pages."""
    number = number_at(s, month.end)
    if number is None or not number.digits or number.value > 31 or s.key(number.end) not in (",", "،"):
        return None
    year = year_at(s, number.end, month.calendar)
    if year is None or year.year is None:
        return None
    return Found(i, year.end, Point("day", month.calendar, year.year, month.month, number.value))


def _month_pair(s: Scan, i: int, month: Month, point: Point) -> Found | None:
    """«بهمن و اسفندماه ۱۳۹۶», «آبان و آذر»: two months that share what follows."""
    if s.key(month.end) != "و" or month.calendar == "islamic":
        return None
    second = month_at(s, month.end + 1)
    if second is None or second.calendar != month.calendar or second.month != month.month % 12 + 1:
        return None
    year = year_at(s, second.end, month.calendar)
    if year is None and not (second.marked or s.says(i - 1, "in_month")):
        return None
    point = with_year(point, year) if year else point
    return Found(i, year.end if year else second.end, Range(point, point._replace(month=second.month)))


def _safe_month(s: Scan, i: int, month: Month) -> bool:
    """A month with nothing beside it: ماه, or a word such as در before a name that is nothing else."""
    if month.marked:
        return not s.says(i - 1, "named")
    if month.calendar == "islamic" or s.says(month.end - 1, "weak_month"):
        return False
    if s.says(i, "sure_month"):
        return True
    if s.key(i - 1) in ("(", "/") and s.key(month.end) in (")", "/") and i - 2 in s.at:
        return month.key != "می"
    return s.says(i, "safe_month") and s.says(i - 1, "in_month")


def feast_at(s: Scan, i: int) -> Found | None:
    """«نوروز ۱۳۸۷», «نوروز سال آینده»: the first day of that year; with no year beside it none."""
    month, day = map(int, s.at[i].value.split())
    year = year_at(s, s.at[i].end, "jalali")
    if year is None:
        return None
    return Found(i, year.end, with_year(Point("day", "jalali", None, month, day), year))
