"""Date mentions to values: what is written is taken, what is relative counts from the publication date.

A day with no year («پنجم آبان») takes it from what stands nearest: the same day in the other calendar beside it, a full
date earlier in its sentence, the publication date, and with none of these the date of the dateline («امروز شنبه ۱۲ مهر
۱۴۰۴» at the start) or a full date earlier in the document. With no publication date relative expressions stay without a
value: today's date is never put in its place. «همان روز» and «روز بعد» count from the last date of the discourse.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.find.dates_scan import DateRules
from iranru_cli.mentions import DateMention, ResolvedDate
from iranru_cli.readings import (
    Anchored,
    CalendarName,
    Clock,
    Length,
    Point,
    Range,
    Reading,
    Repeat,
    Shift,
    Unplaced,
    Weekday,
)
from iranru_cli.records import Basis, DateReason
from iranru_cli.resolve.calendar import FIRST_YEAR, LAST_YEAR, native_of, to_date
from iranru_cli.resolve.clocks import timed
from iranru_cli.resolve.dates_anchor import (
    Known,
    anchor_of,
    calendar_of,
    only_years,
    opening_date,
    paired,
    sentence_numbers,
    written_year,
)
from iranru_cli.resolve.dates_check import check_pairs, fixed_by_weekday, other_weekday
from iranru_cli.resolve.dates_length import length_ends, length_value
from iranru_cli.resolve.dates_shift import anchored, shifted, weekday_near
from iranru_cli.resolve.dates_value import Stretch, joined, native, place, shared_years, written
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

_DISCOURSE = 4  # sentences within which «روز بعد» still hangs on a date
_KNOWN_YEARS = {
    "jalali": range(FIRST_YEAR, LAST_YEAR),
    "gregorian": range(1, 10_000),
    "islamic": range(1, 1700),
}
_new = tuple.__new__  # fifteen fields for every mention of a document
_Dated = Point | Shift | Weekday | Range | Anchored
_NEAR_A_YEAR = (Point, Range)  # the others count from the publication date
_HANGING = (Point, Range, Anchored)  # on other dates of the document


class _Last(NamedTuple):
    """The last date of the discourse."""

    mention: int
    sentence: int
    stretch: Stretch


def resolve_dates(
    mentions: Sequence[DateMention],
    tokens: Tokens,
    sentences: Sequence[Sentence],
    published: date | None,
    rules: DateRules,
) -> list[ResolvedDate]:
    """One ResolvedDate a mention, in order; `published` is the publication date, where it is known."""
    if not any(isinstance(mention.reading, _HANGING) for mention in mentions):  # «امروز», «سال گذشته», lengths
        return [_resolved(mention, _values(mention.reading, published, published, None)[0]) for mention in mentions]
    document = _Document(mentions, tokens, sentences, published, rules.context["pairing"])
    out = [document.resolve(i) for i in range(len(mentions))]
    check_pairs(mentions, out, tokens, document.pairing)
    return out


class _Document:
    """The mentions of a document while they are resolved one after the other, and what is known so far."""

    def __init__(
        self,
        mentions: Sequence[DateMention],
        tokens: Tokens,
        sentences: Sequence[Sentence],
        published: date | None,
        pairing: frozenset[str],
    ) -> None:
        self.mentions, self.tokens, self.published, self.pairing = mentions, tokens, published, pairing
        self.numbers = sentence_numbers(mentions, sentences)
        self.known = [written_year(mention, number) for mention, number in zip(mentions, self.numbers, strict=True)]
        self.headed = opening_date(mentions, self.known, tokens, sentences) if published is None else None
        self.years = only_years(mentions) if published is None and self.headed is None else {}
        self.earlier: dict[CalendarName, Known] = {}
        self.last: _Last | None = None

    def resolve(self, i: int) -> ResolvedDate:
        """The i-th mention; those before it are done."""
        mention, number = self.mentions[i], self.numbers[i]
        reading = mention.reading
        if _stands_alone(reading):
            values, stretch = _values(reading, None, None, None)
        else:
            hung = _hung(reading, self.last, number, self.published)
            values, stretch = _values(reading, self._anchor(i), self.published, hung)
        if stretch is not None:
            self.last = _Last(i, number, stretch)
        fact = self.known[i]
        if fact is not None:
            self.earlier[fact.calendar] = fact
        return _resolved(mention, values)

    def _anchor(self, i: int) -> date | None:
        """The day near which a missing year lies; what has none to miss counts from the publication date."""
        mention, known = self.mentions[i], self.known
        reading = mention.reading
        if not isinstance(reading, _NEAR_A_YEAR):
            return self.published
        if i and self.last is not None and known[i] is None and self.last.mention == i - 1:
            pair = _of_pair(self.mentions[i - 1], mention, self.last.stretch, self.tokens, self.pairing)
            if pair is not None:
                return pair
        beside = (known[i - 1] if i else None, known[i + 1] if i + 1 < len(known) else None)
        found = anchor_of(
            mention, self.numbers[i], beside, self.earlier, self.tokens, self.pairing, self.published, self.headed
        )
        if found is None and isinstance(reading, Point) and reading.calendar in self.years:
            return to_date(reading.calendar, self.years[reading.calendar], 7, 1)  # the middle of the only year
        return found


def _stands_alone(reading: Reading) -> bool:
    """Whether nothing but the words says the value: «۱۰ مهر ۱۴۰۴», «سه سال»; kept once for all documents."""
    if isinstance(reading, Point):
        return reading.year is not None and reading.weekday is None and reading.today is None
    return isinstance(reading, Length) and not reading.direction


def _resolved(mention: DateMention, values: _Values) -> ResolvedDate:
    resolved: ResolvedDate = _new(ResolvedDate, (mention.start, mention.end, mention.kind, *values))
    return resolved


def _of_pair(
    before: DateMention, mention: DateMention, stretch: Stretch, tokens: Tokens, pairing: frozenset[str]
) -> date | None:
    """The day before it in another calendar, whose year came from elsewhere: «نشست ۳۰ ژوئن (۹ تیرماه)»."""
    calendars = calendar_of(before), calendar_of(mention)
    if None in calendars or calendars[0] == calendars[1] or not paired(mention, before, tokens, pairing):
        return None
    return stretch.first


def _hung(reading: Reading, last: _Last | None, sentence: int, published: date | None) -> Stretch | None:
    """What an anchored date hangs on: not an earlier sentence where its clause looks ahead, «هفته بعد برگزار می‌شود»."""
    if not (isinstance(reading, Anchored) or (isinstance(reading, Point) and reading.that_year)) or last is None:
        return None
    ahead = isinstance(reading, Anchored) and reading.ahead and published is not None
    return last.stretch if sentence - last.sentence <= (0 if ahead else _DISCOURSE) else None


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
    reason: DateReason | None = None


@lru_cache(maxsize=4096)  # «امروز» and «سال جاری» come again all over an article, and over articles of one day
def _values(
    reading: Reading, anchor: date | None, published: date | None, hung: Stretch | None
) -> tuple[_Values, Stretch | None]:
    """The values of a reading, and the stretch that a later «همان روز» may mean."""
    if isinstance(reading, Length):
        return _length(reading, published), None
    if isinstance(reading, Clock):
        day = published.isoformat() if published else None
        return _Values(timed(published, reading.clock), grain="time", anchor=day, basis="context"), None
    if isinstance(reading, Repeat):
        return _Values(None), None
    if isinstance(reading, Unplaced):
        return _Values(None, reason=reading.reason), None
    at = _stretch(reading, anchor, published, hung)
    return _dated(reading, at, anchor, published, hung), at


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


def _stretch(reading: Reading, anchor: date | None, published: date | None, hung: Stretch | None) -> Stretch | None:
    if isinstance(reading, Point):
        if reading.that_year:
            if hung is None:
                return None
            reading = reading._replace(year=native_of(reading.calendar, hung.first)[0])
        at = place(reading, anchor, published)
        return (fixed_by_weekday(reading, at) or at) if at is not None else None
    if isinstance(reading, Range):
        return _range(reading, anchor, published, hung)
    if isinstance(reading, Anchored):
        return anchored(reading, hung, published)
    if published is None:
        return None
    if isinstance(reading, Shift):
        return shifted(reading, published)
    return weekday_near(reading, published) if isinstance(reading, Weekday) else None


def _range(reading: Range, anchor: date | None, published: date | None, hung: Stretch | None) -> Stretch | None:
    """The last point first; the first one lies before it, with its year or weekday taken from there."""
    reading = shared_years(reading)
    first, last = reading.first, reading.last
    forward = isinstance(last, Weekday) and (last.ahead or last.near > 0 or isinstance(first, Shift))
    if isinstance(last, Weekday) and (forward or (isinstance(first, Weekday) and first.ahead)):
        if isinstance(first, Weekday) and first.near == 0:
            first = first._replace(ahead=True)
        start = _stretch(first, anchor, published, hung)
        return joined(start, _stretch(last._replace(ahead=True, near=0), anchor, start.first if start else None, hung))
    end = _stretch(last, anchor, published, hung)
    from_end = isinstance(first, Weekday | Point)
    pivot = end.last if end is not None and from_end else None
    if isinstance(first, Point):
        return joined(_stretch(first, pivot or anchor, published, hung), end)
    return joined(_stretch(first, anchor, pivot or published if published else None, hung), end)


def _dated(
    reading: _Dated, at: Stretch | None, anchor: date | None, published: date | None, hung: Stretch | None
) -> _Values:
    lead = reading.first if isinstance(reading, Range) else reading
    basis = _basis(reading)
    calendar = lead.calendar if isinstance(lead, Point | Shift) else at.calendar if at else "jalali"
    if at is None:
        return _Values(None, calendar=calendar, basis=basis, reason=_reason(reading, anchor, published))
    long = at.first != at.last
    pivot = None if basis == "explicit" else published if basis == "relative" else anchor
    if isinstance(lead, Anchored) and hung is not None:
        pivot = hung.first
    clock = getattr(lead, "clock", None)
    disagrees = other_weekday(lead, at.first) if isinstance(lead, Point) and not long else None
    return _Values(
        written(at) if long or not clock else timed(at.first, clock),
        native(at),
        calendar,
        at.first.isoformat() if long else None,
        at.last.isoformat() if long else None,
        _grain(lead, at),
        getattr(lead, "mod", None),
        pivot.isoformat() if pivot else None,
        basis,
        _approximate(lead, at, disagrees),
        (disagrees.isoformat(),) if disagrees else _alternatives(lead),
        "weekday_disagrees" if disagrees else None,
    )


def _approximate(lead: Reading, at: Stretch, disagrees: date | None) -> bool:
    """A lunar day that no weekday fixes; a day counted by hours."""
    if isinstance(lead, Shift):
        return lead.unit in ("hour", "minute", "second")
    weekday = isinstance(lead, Point) and lead.weekday is not None and disagrees is None
    return at.calendar == "islamic" and not weekday


def _reason(reading: _Dated, anchor: date | None, published: date | None) -> DateReason:
    """Why a date has no value."""
    if isinstance(reading, Range):
        for end in (reading.first, reading.last):
            if isinstance(end, _Dated) and _stretch(end, anchor, published, None) is None:
                return _reason(end, anchor, published)
        return "impossible"  # the ends stand the wrong way round
    if isinstance(reading, Anchored) or (isinstance(reading, Point) and reading.that_year):
        return "no_anchor"
    if not isinstance(reading, Point):
        return "out_of_range" if published is not None else "no_publication_date"
    if reading.year is not None:
        return "impossible" if reading.year in _KNOWN_YEARS[reading.calendar] else "out_of_range"
    counted = reading.year_shift is not None or reading.month_shift is not None or reading.near or reading.today
    if published is None and (counted is True or counted not in (False, 0, None)):
        return "no_publication_date"
    return "no_year" if published is None and anchor is None else "impossible"


def _basis(reading: _Dated) -> Basis:
    """Explicit where a year is written, context where it had to be taken from somewhere, relative where days count."""
    written_year = False
    for point in (reading.first, reading.last) if isinstance(reading, Range) else (reading,):
        if isinstance(point, Anchored) or (isinstance(point, Point) and point.that_year):
            return "context"
        if not isinstance(point, Point) or point.year_shift is not None or point.month_shift is not None or point.near:
            return "relative"
        if point.today is not None and point.year is None:
            return "relative"
        written_year = written_year or point.year is not None
    return "explicit" if written_year else "context"


def _grain(reading: Reading, at: Stretch) -> str:
    if isinstance(reading, Point):
        return reading.grain
    if isinstance(reading, Shift | Anchored) and getattr(reading, "weekday", None) is None:
        return reading.unit
    return at.grain


def _alternatives(reading: Reading) -> tuple[str, ...]:
    """«05/12/2025» is the fifth of December, or the twelfth of May as Americans write; «دهه ۹۰» may be the 1990s."""
    if not isinstance(reading, Point) or not reading.either or reading.year is None:
        return ()
    if reading.grain == "decade":
        start = reading.year + 600
        return (f"{start}/{start + 9}",)
    other = to_date(reading.calendar, reading.year, reading.day or 0, reading.month or 0)
    return (other.isoformat(),) if other else ()
