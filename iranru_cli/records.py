"""The records that iranru emits: plain frozen data, one class for each value of `type`.

Offsets are Unicode code points into the document's text as decoded, half-open: `raw[start:end]` is the surface.
`text` beside them is the same words with letters and spacing normalized. Keys never come and go: what is unknown
is None or an empty list. `DateRecord.from_` is written as `from` (a Python keyword). Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, dataclass_transform, overload

Kind = Literal["direct", "indirect", "mixed", "nominal"]
SpeakerKind = Literal["person", "organization", "country", "document", "group", "unnamed"]
Via = Literal["name", "role", "pronoun", "dropped", "group"]
AboutVia = Literal["name", "anaphor", "topic"]
EventKind = Literal[
    "negotiated", "signed", "ratified", "promulgated", "in_force", "amended", "extended", "suspended",
    "violated", "withdrawn", "expired", "submitted",
]  # fmt: skip
Status = Literal["done", "planned", "denied"]
Basis = Literal["explicit", "relative", "context"]
PublishedBasis = Literal["field", "dateline", "name", "option"]
DateReason = Literal[
    "impossible", "out_of_range", "no_publication_date", "no_year", "no_anchor", "weekday_disagrees",
    "calendars_disagree",
]  # fmt: skip


@overload
def record[Class](cls: type[Class]) -> type[Class]: ...
@overload
def record[Class](*, kw_only: bool) -> Callable[[type[Class]], type[Class]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record[Class](
    cls: type[Class] | None = None, *, kw_only: bool = False
) -> type[Class] | Callable[[type[Class]], type[Class]]:
    """A dataclass that type checkers hold to be frozen; at run time a frozen one takes three times as long to make."""
    if cls is None:
        return dataclass(kw_only=kw_only)
    return dataclass(cls)


@record
class Piece:
    """A contiguous stretch of the text: «وی» is Piece("وی", 290, 292)."""

    text: str
    start: int
    end: int


@record
class Span:
    """A stretch of the text that may lie in pieces: «خواستار … شد» has two `parts`; others have None."""

    text: str
    start: int
    end: int
    parts: list[Piece] | None = None


@record
class When:
    """A resolved date: `value` ISO 8601 (day, month, year or interval `a/b`), `native` in its own calendar."""

    value: str | None
    native: str | None
    text: str
    start: int
    end: int
    basis: Basis


@record
class Speaker:
    """Who said it: the entity that the source resolves to, and the words (`mention`) that name it here."""

    name: str | None
    kind: SpeakerKind
    role: str | None
    country: str | None
    id: str | None
    mention: Piece | None
    via: Via


@record
class About:
    """An agreement that a statement is about."""

    id: str
    name: str
    mention: Piece | None
    via: AboutVia


@record
class AgreementRef:
    """The agreement that an event is about: id and name of its agreement record."""

    id: str
    name: str


@record
class AgreementMention:
    """One mention of an agreement; `via`: by its name, or by «این سند»."""

    text: str
    start: int
    end: int
    via: AboutVia


@record
class Place:
    """A bare span, as in `event.also`."""

    start: int
    end: int


@record(kw_only=True)
class StatementRecord:
    """Who said what: «عراقچی گفت: …». `confidence` is from 0 to 1, `published` and `when.value` are ISO 8601."""

    type: Literal["statement"] = "statement"
    id: str
    doc: str
    published: str | None
    kind: Kind
    speakers: list[Speaker]
    cue: Span | None
    act: str
    content: Span
    when: When | None
    about: list[About] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    place: str | None = None
    occasion: str | None = None
    relayed_by: list[str] = field(default_factory=list)
    confidence: float
    rule: str


@record(kw_only=True)
class AgreementRecord:
    """A treaty, memorandum, resolution … with all its mentions; `known` is its id in data/registry.tsv."""

    type: Literal["agreement"] = "agreement"
    id: str
    doc: str
    name: str
    kind: str
    parties: list[str]
    known: str | None
    mentions: list[AgreementMention]
    candidates: list[str] = field(default_factory=list)  # registry ids, where it stays open which one is meant


@record(kw_only=True)
class EventRecord:
    """What became of an agreement: «امضا شد». `also` are the other places that tell the same event."""

    type: Literal["event"] = "event"
    id: str
    doc: str
    agreement: AgreementRef
    event: EventKind
    status: Status
    date: When | None
    place: str | None
    parties: list[str]
    text: str
    start: int
    end: int
    also: list[Place] = field(default_factory=list)


@record(kw_only=True)
class DateRecord:
    """One calendar expression: «۱۵ آذر ۱۴۰۴»; `value` is Gregorian ISO 8601, `native` of the calendar named."""

    type: Literal["date"] = "date"
    doc: str
    kind: Literal["date", "duration", "set", "time"]
    value: str | None
    native: str | None
    calendar: Literal["jalali", "gregorian", "islamic"] | None
    from_: str | None
    to: str | None
    grain: str | None
    mod: str | None
    anchor: str | None
    basis: Basis
    approximate: bool
    alternatives: list[str]
    reason: DateReason | None  # why there is no value, or why it is doubtful
    text: str
    start: int
    end: int


@record(kw_only=True)
class EntityRecord:
    """A person, organization, country or place with all its mentions, in the order of the text."""

    type: Literal["entity"] = "entity"
    id: str
    doc: str
    kind: Literal["person", "organization", "country", "place"]
    name: str
    role: str | None
    country: str | None
    known: str | None
    mentions: list[Piece]


@record(kw_only=True)
class DocumentRecord:
    """The document itself; `text` is the text that every offset counts in, `characters` its length in code points.

    `published_basis` says what gave `published`: the input's field, the dateline, the file's name, or an option.
    """

    type: Literal["document"] = "document"
    doc: str
    title: str | None
    published: str | None
    published_basis: PublishedBasis | None
    source: str | None
    characters: int
    statements: int
    agreements: int
    events: int
    dates: int
    entities: int
    text: str


Record = StatementRecord | AgreementRecord | EventRecord | DateRecord | EntityRecord | DocumentRecord
RECORD_TYPES = ("statement", "agreement", "event", "date", "entity", "document")
ENTITY_KINDS = ("person", "organization", "country", "place")
