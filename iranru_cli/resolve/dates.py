"""Date mentions to values: what is written is taken, what is relative counts from the publication date.

A day with no year («پنجم آبان») takes it from what stands nearest: the same day in the other calendar beside it, a full
date earlier in its sentence, the publication date, and with none of these the date of the dateline («امروز شنبه ۱۲ مهر
۱۴۰۴» at the start) or a full date earlier in the document. With no publication date relative expressions stay without a value: today's date is never put in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from iranru_cli.mentions import DateMention, ResolvedDate
from iranru_cli.records import Basis
from iranru_cli.resolve.calendar import CalendarName, to_date
from iranru_cli.resolve.dates_reading import Clock, Length, Point, Range, Reading, Repeat, Shift, Unplaced, Weekday
from iranru_cli.resolve.dates_value import (
    Stretch,
    joined,
    length_ends,
    length_value,
    native,
    place,
    shared_years,
    shifted,
    weekday_near,
    written,
)
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

_PAIR_GAP = 3  # tokens between two calendars of one day: «(», «برابر با», «مصادف با»
_RULES = frozenset("–—-:|")  # behind place and date of a dateline
_OPENING = 5  # sentences in which a dateline stands
_Dated = Point | Shift | Weekday | Range
_PAIRING = frozenset({"(", "/", "برابر", "مصادف", "مطابق", "معادل"})


class _Known(NamedTuple):
    """A mention whose year is written, and its first day."""

    start: int
    end: int
    sentence: int
    calendar: CalendarName
    day: date


def resolve_dates(
    mentions: Sequence[DateMention], tokens: Tokens, sentences: Sequence[Sentence], published: date | None
) -> list[ResolvedDate]:
    """One ResolvedDate a mention, in order; `published` is the publication date, where it is known."""
    numbers = _sentence_numbers(mentions, sentences)
    known = [_written_year(mention, number) for mention, number in zip(mentions, numbers, strict=True)]
    headed = _dateline(mentions, known, tokens, sentences) if published is None else None
    out: list[ResolvedDate] = []
    earlier: dict[CalendarName, _Known] = {}
    for i, mention in enumerate(mentions):
        anchor = _anchor(i, mention, numbers[i], known, earlier, tokens, published, headed)
        out.append(_resolved(mention, anchor, published))
        fact = known[i]
        if fact is not None:
            earlier[fact.calendar] = fact
    return out


def _sentence_numbers(mentions: Sequence[DateMention], sentences: Sequence[Sentence]) -> list[int]:
    """The index of each mention's sentence."""
    out, k = list[int](), 0
    for mention in mentions:
        while k + 1 < len(sentences) and sentences[k + 1].first <= mention.start:
            k += 1
        out.append(k)
    return out


def _written_year(mention: DateMention, sentence: int) -> _Known | None:
    reading = mention.reading
    point = reading.last if isinstance(reading, Range) else reading
    if not isinstance(point, Point) or point.year is None or point.month is None:
        return None
    at = place(point, None, None)
    return _Known(mention.start, mention.end, sentence, point.calendar, at.first) if at else None


def _dateline(
    mentions: Sequence[DateMention], known: Sequence[_Known | None], tokens: Tokens, sentences: Sequence[Sentence]
) -> date | None:
    """The full date with which news opens: «به گزارش … روز شنبه ۱۲ مهر ۱۴۰۴», «کابل، ۴ حوت ۱۴۰۴ – …»."""
    for mention, fact in zip(mentions, known, strict=True):
        if fact is None or fact.sentence >= _OPENING:
            continue
        point = mention.reading
        day = isinstance(point, Point) and point.grain == "day"
        weekday = isinstance(point, Point) and (point.weekday is not None or point.today is not None)
        ahead = mention.start - sentences[fact.sentence].first
        ruled = mention.end < len(tokens.keys) and tokens.keys[mention.end] in _RULES
        if day and (weekday or ahead == 0 or (ruled and ahead <= _PAIR_GAP)):
            return fact.day
    return None


def _anchor(
    i: int,
    mention: DateMention,
    sentence: int,
    known: Sequence[_Known | None],
    earlier: dict[CalendarName, _Known],
    tokens: Tokens,
    published: date | None,
    headed: date | None,
) -> date | None:
    """The day near which a missing year lies."""
    calendar = _calendar(mention.reading)
    for other in (known[i - 1] if i else None, known[i + 1] if i + 1 < len(known) else None):
        if other is not None and other.calendar != calendar and _paired(mention, other, tokens):
            return other.day
    before = earlier.get(calendar) if calendar else None
    if before is not None and (before.sentence == sentence or (published is None and headed is None)):
        return before.day
    return published or headed


def _calendar(reading: object) -> CalendarName | None:
    point = reading.first if isinstance(reading, Range) else reading
    return point.calendar if isinstance(point, Point) else None


def _paired(mention: DateMention, other: _Known, tokens: Tokens) -> bool:
    """One day in two calendars: «۲۸ دی (۱۷ ژانویه ۲۰۲۵)»."""
    first, last = sorted(((mention.start, mention.end), (other.start, other.end)))
    between = tokens.keys[first[1] : last[0]]
    return 0 < len(between) <= _PAIR_GAP and not _PAIRING.isdisjoint(between)


def _resolved(mention: DateMention, anchor: date | None, published: date | None) -> ResolvedDate:
    reading = mention.reading
    values = _values(cast(Reading, reading), anchor, published)
    return ResolvedDate(mention.start, mention.end, mention.kind, *values)


class _Values(NamedTuple):
    """The fields of ResolvedDate after its kind."""

    value: str | None
    native: str | None = None
    calendar: CalendarName | None = None
    from_: str | None = None
    to: str | None = None
    grain: str | None = None
    mod: str | None = None
    anchor: str | None = None
    basis: Basis = "explicit"
    approximate: bool = False
    alternatives: tuple[str, ...] = ()


@lru_cache(maxsize=4096)  # «امروز» and «سال جاری» come again all over an article, and over articles of one day
def _values(reading: Reading, anchor: date | None, published: date | None) -> _Values:
    if isinstance(reading, Length):
        return _length(reading, published)
    if isinstance(reading, Clock):
        day = published.isoformat() if published else ""
        return _Values(day + reading.clock, grain="time", anchor=day or None, basis="context")
    if isinstance(reading, Repeat | Unplaced):
        return _Values(None)
    return _dated(reading, _stretch(reading, anchor, published), anchor, published)


def _length(reading: Length, published: date | None) -> _Values:
    first, last = length_ends(reading, published)
    return _Values(
        length_value(reading),
        from_=first,
        to=last,
        grain=reading.unit,
        anchor=published.isoformat() if published and first else None,
        basis="relative" if reading.direction else "explicit",
    )


def _stretch(reading: Reading, anchor: date | None, published: date | None) -> Stretch | None:
    if isinstance(reading, Point):
        return place(reading, anchor, published)
    if isinstance(reading, Range):
        return _range(reading, anchor, published)
    if published is None:
        return None
    if isinstance(reading, Shift):
        return shifted(reading, published)
    return weekday_near(reading, published) if isinstance(reading, Weekday) else None


def _range(reading: Range, anchor: date | None, published: date | None) -> Stretch | None:
    """The last point first; the first one lies before it, with its year or weekday taken from there."""
    reading = shared_years(reading)
    first, last = reading.first, reading.last
    if isinstance(first, Weekday) and isinstance(last, Weekday) and (first.ahead or last.ahead or last.near):
        first, last = first._replace(ahead=True), last._replace(ahead=True)
        start = _stretch(first, anchor, published)
        return joined(start, _stretch(last, anchor, start.first if start else None))
    end = _stretch(last, anchor, published)
    from_end = isinstance(first, Weekday | Point)
    pivot = end.last if end is not None and from_end else None
    if isinstance(first, Point):
        return joined(_stretch(first, pivot or anchor, published), end)
    return joined(_stretch(first, anchor, pivot or published if published else None), end)


def _dated(reading: _Dated, at: Stretch | None, anchor: date | None, published: date | None) -> _Values:
    lead = reading.first if isinstance(reading, Range) else reading
    basis = _basis(reading)
    calendar = lead.calendar if isinstance(lead, Point | Shift) else "jalali"
    if at is None:
        return _Values(None, calendar=calendar, basis=basis)
    long = at.first != at.last
    pivot = None if basis == "explicit" else published if basis == "relative" else anchor
    return _Values(
        written(at) + ("" if long else getattr(lead, "clock", None) or ""),
        native(at),
        calendar,
        at.first.isoformat() if long else None,
        at.last.isoformat() if long else None,
        _grain(lead, at),
        getattr(lead, "mod", None),
        pivot.isoformat() if pivot else None,
        basis,
        calendar == "islamic",
        _alternatives(lead),
    )


def _basis(reading: _Dated) -> Basis:
    """Explicit where a year is written, context where it had to be taken from somewhere, relative where days count."""
    points = (reading.first, reading.last) if isinstance(reading, Range) else (reading,)
    written_year = False
    for point in points:
        if not isinstance(point, Point) or point.year_shift is not None or point.month_shift is not None or point.near:
            return "relative"
        if point.today is not None and point.year is None:
            return "relative"
        written_year = written_year or point.year is not None
    return "explicit" if written_year else "context"


def _grain(reading: Reading, at: Stretch) -> str:
    if isinstance(reading, Point):
        return reading.grain
    return reading.unit if isinstance(reading, Shift) and reading.weekday is None else at.grain


def _alternatives(reading: Reading) -> tuple[str, ...]:
    """«05/12/2025» is the fifth of December, or the twelfth of May as Americans write."""
    if not isinstance(reading, Point) or not reading.either:
        return ()
    other = to_date(reading.calendar, reading.year or 0, reading.day or 0, reading.month or 0)
    return (other.isoformat(),) if other else ()
