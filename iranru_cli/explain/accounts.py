"""The account of one document: for each sentence its statements, how each speaker and date was found, and refused cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from iranru_cli.assemble import Assembler
from iranru_cli.documents.document import Document
from iranru_cli.find.cues import UNSAID, find_cues
from iranru_cli.find.quotations import Refusal
from iranru_cli.mentions import Quotation
from iranru_cli.pipeline import Analysis, Rules, analyze, publication_of
from iranru_cli.records import Piece, Speaker, StatementRecord
from iranru_cli.resolve.dateline import Publication
from iranru_cli.resolve.discourse import SpeakerRef

DateOf = Literal["clause", "speech"]


@dataclass(frozen=True)
class Link:
    """How a speaker was found: the words here, what they are (`via`), and where the document names it first."""

    name: str | None
    via: str
    mention: Piece | None
    first: Piece | None


@dataclass(frozen=True)
class StatementAccount:
    """A statement, its speakers' links, why a speaker stays open, and whether its date is of its clause or its speech."""

    statement: StatementRecord
    speakers: list[Link]
    open: str | None
    when_of: DateOf | None


@dataclass(frozen=True)
class RefusedCue:
    """A cue with no statement; `reason` is a key of explain/reasons.py."""

    cue: Piece
    act: str
    reason: str


@dataclass(frozen=True)
class SentenceAccount:
    """A sentence with what was found in it; `within`: the statement whose content it goes on."""

    doc: str
    text: str
    start: int
    end: int
    statements: list[StatementAccount] = field(default_factory=list)
    refused: list[RefusedCue] = field(default_factory=list)
    within: str | None = None


def accounts(document: Document, rules: Rules, published: str | None) -> list[SentenceAccount]:
    """Every sentence of the headline (its `doc` ends in «#title») and of the text, in order.

    `published` is the ISO day of documents that have none of their own.
    """
    default = publication_of(document.named or published, "name" if document.named else "option")
    own = publication_of(document.published, "field").day
    refused: list[Refusal] = []
    found = analyze(document.text, own, rules, default, refused)
    out: list[SentenceAccount] = []
    if document.title:
        of_title: list[Refusal] = []
        title = analyze(document.title, found.published.day, rules, refused=of_title)
        out += _sentences(title, of_title, f"{document.id}#title", found.published, rules)
    return out + list(_sentences(found, refused, document.id, found.published, rules))


def _sentences(
    found: Analysis, refused: list[Refusal], doc: str, published: Publication, rules: Rules
) -> Iterator[SentenceAccount]:
    tokens = found.tokens
    records = Assembler(doc, published, None, None).statements(found)
    told = [_statement(found, n, record) for n, record in enumerate(records)]
    cues = [(r.cue.start, _refused(found, r.cue.start, r.cue.end, r.cue.act, r.reason)) for r in refused]
    cues += [
        (cue.start, _refused(found, cue.start, cue.end, cue.act, "tense"))
        for cue in find_cues(tokens, found.context.hits, rules.cues, UNSAID)
        if cue.clausal != "unlisted"
    ]
    for index, sentence in enumerate(found.context.sentences):
        start, end = tokens.raw_span(sentence.first, sentence.last)
        here = [account for q, account in zip(found.quotations, told, strict=True) if q.sentence == index]
        yield SentenceAccount(
            doc,
            tokens.text(sentence.first, sentence.last).strip(),
            start,
            end,
            here,
            [cue for at, cue in sorted(cues, key=lambda item: item[0]) if sentence.first <= at < sentence.last],
            None if here else _within(found, records, sentence.first),
        )


def _within(found: Analysis, records: list[StatementRecord], first: int) -> str | None:
    return next(
        (
            record.id
            for q, record in zip(found.quotations, records, strict=True)
            if q.content[0][0] <= first < q.content[-1][1]
        ),
        None,
    )


def _refused(found: Analysis, first: int, last: int, act: str, reason: str) -> RefusedCue:
    return RefusedCue(_piece(found, first, last), act, reason)


def _statement(found: Analysis, n: int, record: StatementRecord) -> StatementAccount:
    quotation, refs, when = found.quotations[n], found.speakers[n], found.whens[n]
    links = [_link(found, ref, speaker) for ref, speaker in zip(refs, record.speakers, strict=True)]
    return StatementAccount(record, links, _open(quotation, refs), _date_of(quotation, when.start) if when else None)


def _link(found: Analysis, ref: SpeakerRef, speaker: Speaker) -> Link:
    first = found.entities[ref.entity].mentions[0] if ref.entity is not None else None
    return Link(ref.name, ref.via, speaker.mention, _piece(found, first.start, first.end) if first else None)


def _open(quotation: Quotation, refs: tuple[SpeakerRef, ...]) -> str | None:
    """Why there is no speaker with a name: a key of reasons.OPEN."""
    if refs and all(ref.name is not None for ref in refs):
        return None
    if refs or quotation.sources:
        return "nobody_before"
    cue = quotation.cue
    if cue is not None and cue.passive:
        return "passive"
    return "unnamed" if quotation.rule in ("phrase", "noun") else "nobody_before"


def _date_of(quotation: Quotation, at: int) -> DateOf:
    first, last = quotation.clause
    end = max(last, quotation.cue.start) if quotation.cue is not None else last
    return "clause" if first <= at < end else "speech"


def _piece(found: Analysis, first: int, last: int) -> Piece:
    return Piece(found.tokens.text(first, last), *found.tokens.raw_span(first, last))
