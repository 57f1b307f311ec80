"""What the finders hand on: stretches of tokens with a reading. All positions are token indices, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from iranru_cli.readings import Reading
from iranru_cli.records import DateReason

TokenSpan = tuple[int, int]
EntityKind = Literal["person", "role", "organization", "country", "place", "pronoun", "group", "document"]


class EntityMention(NamedTuple):
    """A mention of somebody or something that may speak.

    «الکساندر نواک معاون نخست‌وزیر روسیه» is one `person` with name_span over «الکساندر نواک» and role_span over the
    rest; «معاون نخست‌وزیر روسیه» alone is a `role`; «وی» a `pronoun`; «طرفین», «دو وزیر» a `group`;
    «این گزارش» a `document`. Mentions inside another (روسیه in the role above) follow with `inside` True.
    """

    start: int
    end: int
    kind: EntityKind
    name: str | None  # readable name without titles: «الکساندر نواک»; None for a bare role or pronoun
    name_span: TokenSpan | None = None
    role: str | None = None  # readable office: «معاون نخست‌وزیر روسیه»
    role_span: TokenSpan | None = None
    country: str | None = (
        None  # ISO 3166 alpha-2: of the country itself, or the side that the office or body belongs to
    )
    known: str | None = None  # id in the lexicon: «org:irna», «country:RU»
    plural: bool = False  # «طرفین», «آنان», «رسانه‌های ایران»
    inside: bool = False
    rule: str = "lexicon"


class DateMention(NamedTuple):
    """A TIMEX as found, with its reading not yet resolved against the publication date; see find/dates.py."""

    start: int
    end: int
    kind: Literal["date", "duration", "set", "time"]
    reading: Reading
    rule: str


class AgreementMention(NamedTuple):
    """«معاهده جامع راهبردی» (via name), «این سند» (via anaphor)."""

    start: int
    end: int
    head: str  # key of the head word: «معاهده»
    kind: str  # treaty, memorandum, …
    via: Literal["name", "anaphor"]
    known: str | None = None  # registry id where the words alone decide it: «برجام»
    rule: str = "head"


class Cue(NamedTuple):
    """A reporting expression: «خواستار … شد» has two parts. `clausal` and `nominal` are those of reporting.tsv."""

    start: int
    end: int
    parts: tuple[TokenSpan, ...]
    act: str
    clausal: str = "yes"
    nominal: tuple[str, ...] = ()
    lemma: str = ""
    tense: str = "past"
    participle: bool = False  # «گفته» without auxiliary
    person: int = 3
    plural: bool = False
    negated: bool = False
    passive: bool = False


class Quotation(NamedTuple):
    """Cue, content and source mentions as found; `clause` is where the source and its circumstances stand.

    `sources` is empty where the subject is dropped or the cue passive; several where they are joined by «و».
    `confidence` is that of the content alone.
    """

    cue: Cue | None
    content: tuple[TokenSpan, ...]
    kind: Literal["direct", "indirect", "mixed", "nominal"]
    sources: tuple[EntityMention, ...]
    clause: TokenSpan
    sentence: int
    act: str
    rule: str
    confidence: float


class ResolvedDate(NamedTuple):
    """A date mention with its value; the fields are those of DateRecord."""

    start: int
    end: int
    kind: Literal["date", "duration", "set", "time"]
    value: str | None
    native: str | None = None
    calendar: Literal["jalali", "gregorian", "islamic"] | None = None
    from_: str | None = None
    to: str | None = None
    grain: str | None = None
    mod: str | None = None
    anchor: str | None = None
    basis: Literal["explicit", "relative", "context"] = "explicit"
    approximate: bool = False
    alternatives: tuple[str, ...] = ()
    reason: DateReason | None = None  # why there is no value, or why it is doubtful


class Entity(NamedTuple):
    """A person, organization, country or place of the document with all its mentions, in order."""

    kind: Literal["person", "organization", "country", "place"]
    name: str
    role: str | None
    country: str | None
    known: str | None
    mentions: tuple[EntityMention, ...]


@dataclass(frozen=True)
class Agreement:
    """An agreement of the document with all its mentions, in order of the text."""

    name: str
    kind: str
    parties: tuple[str, ...]
    known: str | None
    mentions: tuple[AgreementMention, ...]
    candidates: tuple[str, ...] = ()  # registry ids, where it stays open which one is meant


@dataclass(frozen=True)
class Event:
    """What became of an agreement; [start, end) is the anchoring word («امضا», «لازم‌الاجرا شدن»)."""

    agreement: int  # index into the document's agreements
    event: str
    status: Literal["done", "planned", "denied"]
    date: ResolvedDate | None
    place: str | None
    parties: tuple[str, ...]
    start: int
    end: int
    also: tuple[TokenSpan, ...] = ()
