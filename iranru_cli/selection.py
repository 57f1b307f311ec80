"""Which records of a document are wanted: the filters at the source.

A filter concerns the types of record that have what it asks for, and passes the others on:

speakers, min_confidence   statements; speakers also entities, by name, office or id
about                      statements, agreements, events
since, until               all types: by the record's own day (`when`, `date`, `value`), where it has none by the day on
                           which its document was published; what has neither is left out
kinds                      statements, entities, agreements and dates by `kind`, events by `event`; the types to which none
                           of the given values belongs are passed on
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from iranru_cli.records import (
    AgreementRecord,
    DateRecord,
    DocumentRecord,
    EntityRecord,
    EventRecord,
    Record,
    Speaker,
    StatementRecord,
)
from iranru_cli.text.letters import ZWNJ, fold_key

_DAYS = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_FIRST, _LAST = "-01-01", "-12-31"  # what fills up a year or a month, for comparing


class Wanted(NamedTuple):
    """A name that is asked for: its spelling without joiners, and the ids that the lexicon has for it.

    Wanted("برجام", {"jcpoa"}); for an id alone the spelling is empty.
    """

    spelling: str
    ids: frozenset[str] = frozenset()


class Selection(NamedTuple):
    """The filters; empty ones let everything through. Days are ISO, kinds by the type of record that has them."""

    speakers: tuple[Wanted, ...] = ()
    about: tuple[Wanted, ...] = ()
    since: str | None = None
    until: str | None = None
    kinds: dict[str, frozenset[str]] | None = None
    min_confidence: float = 0.0


def select(records: Sequence[Record], selection: Selection) -> list[Record]:
    """The records of one document that are wanted, in their order. It looks at all: an entity tells who a speaker is."""
    if selection == Selection():
        return list(records)
    context = _Context(records)
    return [record for record in records if _is_wanted(record, selection, context)]


def spelling(name: str) -> str:
    """One spelling of a name in records or the lexicon: folded hamza, words with one blank between, no joiners: «موافقت‌نامهٔ  پاریس»."""
    return " ".join(fold_key(name).replace(ZWNJ, "").replace("آ", "ا").casefold().split())


class _Context:
    """What a document says about its entities and agreements."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.known = {r.id: r.known for r in records if isinstance(r, EntityRecord) and r.known}
        self.agreements = {r.id: r for r in records if isinstance(r, AgreementRecord)}
        self.published = next((r.published for r in records if isinstance(r, DocumentRecord)), None)


def _is_wanted(record: Record, selection: Selection, context: _Context) -> bool:
    return (
        (not selection.speakers or _speaks(record, selection.speakers, context))
        and (not selection.about or _is_about(record, selection.about, context))
        and ((selection.since or selection.until) is None or _is_within(record, selection, context))
        and (not selection.kinds or _is_of_kind(record, selection.kinds))
        and (not isinstance(record, StatementRecord) or record.confidence >= selection.min_confidence)
    )


def _speaks(record: Record, wanted: tuple[Wanted, ...], context: _Context) -> bool:
    if isinstance(record, StatementRecord):
        return any(_is_called(speaker, wanted, context) for speaker in record.speakers)
    if isinstance(record, EntityRecord):
        return _is_one_of(record.name, record.role, record.known, wanted)
    return True


def _is_called(speaker: Speaker, wanted: tuple[Wanted, ...], context: _Context) -> bool:
    return _is_one_of(speaker.name, speaker.role, context.known.get(speaker.id or ""), wanted)


def _is_one_of(name: str | None, role: str | None, known: str | None, wanted: tuple[Wanted, ...]) -> bool:
    """By id; by words of the name («عراقچی» of «عباس عراقچی»); by the words that an office begins with."""
    return any(
        known in one.ids
        or (one.spelling and (_has_words(name, one.spelling) or _has_words(role, one.spelling, first=True)))
        for one in wanted
    )


def _is_about(record: Record, wanted: tuple[Wanted, ...], context: _Context) -> bool:
    if isinstance(record, StatementRecord):
        return any(_is_agreement(about.id, about.name, wanted, context) for about in record.about)
    if isinstance(record, EventRecord):
        return _is_agreement(record.agreement.id, record.agreement.name, wanted, context)
    if isinstance(record, AgreementRecord):
        return _is_agreement(record.id, record.name, wanted, context)
    return True


def _is_agreement(id: str, name: str, wanted: tuple[Wanted, ...], context: _Context) -> bool:
    agreement = context.agreements.get(id)
    known = agreement.known if agreement else None
    return any(known in one.ids or (one.spelling and _has_words(name, one.spelling)) for one in wanted)


def _has_words(name: str | None, wanted: str, first: bool = False) -> bool:
    """Whether whole words of a name are those, however they are joined: «موافقت نامه» in «موافقت‌نامه پاریس»."""
    if not name:
        return False
    words, sought = spelling(name).split(), wanted.replace(" ", "")
    starts = range(1) if first else range(len(words))
    return any(_begins_with("".join(words[start:]), words[start:], sought) for start in starts)


def _begins_with(joined: str, words: list[str], sought: str) -> bool:
    if not joined.startswith(sought):
        return False
    length = 0
    for word in words:
        length += len(word)
        if length >= len(sought):
            break
    return length == len(sought)


def _is_within(record: Record, selection: Selection, context: _Context) -> bool:
    days = _days(_own_day(record)) or _days(context.published)
    if days is None:
        return False
    first, last = days
    return (selection.since is None or last >= selection.since) and (
        selection.until is None or first <= selection.until
    )


def _own_day(record: Record) -> str | None:
    if isinstance(record, StatementRecord):
        return record.when.value if record.when else None
    if isinstance(record, EventRecord):
        return record.date.value if record.date else None
    return record.value if isinstance(record, DateRecord) else None


def _days(value: str | None) -> tuple[str, str] | None:
    """First and last day of an ISO date or interval: "2025-10" → ("2025-10-01", "2025-10-31"); None for "P3D"."""
    first, _, last = (value or "").partition("/")
    begin, end = _DAYS.match(first), _DAYS.match(last or first)
    if begin is None or end is None:
        return None
    return begin[0] + _FIRST[len(begin[0]) - 4 :], end[0] + _LAST[len(end[0]) - 4 :]


def _is_of_kind(record: Record, kinds: dict[str, frozenset[str]]) -> bool:
    wanted = kinds.get(record.type)
    return (
        wanted is None or (record.event if isinstance(record, EventRecord) else getattr(record, "kind", "")) in wanted
    )
