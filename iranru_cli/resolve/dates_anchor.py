"""The day near which a missing year lies, and the date that «همان روز» means: what the document says around a mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from iranru_cli.mentions import DateMention
from iranru_cli.readings import CalendarName, Point, Range
from iranru_cli.resolve.dates_value import place
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

PAIR_GAP = 3  # tokens between two calendars of one day: «(», «برابر با», «مصادف با»
_RULES = frozenset("–—-:|")  # behind place and date of a dateline
_OPENING = 5  # sentences in which a dateline stands
_PAIRING = frozenset("(/[")


class Known(NamedTuple):
    """A mention whose year is written, and its first day."""

    start: int
    end: int
    sentence: int
    calendar: CalendarName
    day: date


def sentence_numbers(mentions: Sequence[DateMention], sentences: Sequence[Sentence]) -> list[int]:
    """The index of each mention's sentence."""
    out, k = list[int](), 0
    for mention in mentions:
        while k + 1 < len(sentences) and sentences[k + 1].first <= mention.start:
            k += 1
        out.append(k)
    return out


def written_year(mention: DateMention, sentence: int) -> Known | None:
    """The mention, where it says its year and its month."""
    reading = mention.reading
    point = reading.last if isinstance(reading, Range) else reading
    if not isinstance(point, Point) or point.year is None or point.month is None:
        return None
    at = place(point, None, None)
    return Known(mention.start, mention.end, sentence, point.calendar, at.first) if at else None


def only_years(mentions: Sequence[DateMention]) -> dict[CalendarName, int]:
    """By calendar, the year that the document names, where all that it names of that calendar are one: «حماسه ۱۴۰۰»."""
    years: dict[CalendarName, set[int]] = {}
    for mention in mentions:
        points = (
            (mention.reading.first, mention.reading.last) if isinstance(mention.reading, Range) else (mention.reading,)
        )
        for point in points:
            if (
                isinstance(point, Point)
                and point.year is not None
                and point.grain in ("day", "month", "year", "season")
            ):
                years.setdefault(point.calendar, set()).add(point.year)
    return {calendar: found.pop() for calendar, found in years.items() if len(found) == 1}


def opening_date(
    mentions: Sequence[DateMention], known: Sequence[Known | None], tokens: Tokens, sentences: Sequence[Sentence]
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
        if day and (weekday or ahead == 0 or (ruled and ahead <= PAIR_GAP)):
            return fact.day
    return None


def anchor_of(
    mention: DateMention,
    sentence: int,
    beside: Sequence[Known | None],
    earlier: Mapping[CalendarName, Known],
    tokens: Tokens,
    pairing: frozenset[str],
    published: date | None,
    headed: date | None,
) -> date | None:
    """The day near which a missing year lies; `beside` are the mentions before and after it."""
    calendar = calendar_of(mention)
    for other in beside:
        if other is not None and other.calendar != calendar and paired(mention, other, tokens, pairing):
            return other.day
    before = earlier.get(calendar) if calendar else None
    if before is not None and (before.sentence == sentence or (published is None and headed is None)):
        return before.day
    return published or headed


def calendar_of(mention: DateMention) -> CalendarName | None:
    """The calendar of a mention that has one of its own."""
    reading = mention.reading
    point = reading.first if isinstance(reading, Range) else reading
    return point.calendar if isinstance(point, Point) else None


def paired(mention: DateMention | Known, other: DateMention | Known, tokens: Tokens, pairing: frozenset[str]) -> bool:
    """One day in two calendars: «۲۸ دی (۱۷ ژانویه ۲۰۲۵)», «۲۸ دی مصادف با ۱۷ ژانویه»."""
    first, last = sorted(((mention.start, mention.end), (other.start, other.end)))
    between = tokens.keys[first[1] : last[0]]
    return 0 < len(between) <= PAIR_GAP and not (_PAIRING.isdisjoint(between) and pairing.isdisjoint(between))
