"""From what was found, in token positions, to the records, in code points of the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iranru_cli.mentions import ResolvedDate, TokenSpan
from iranru_cli.records import (
    About,
    AgreementMention,
    AgreementRecord,
    AgreementRef,
    DateRecord,
    DocumentRecord,
    EntityRecord,
    EventRecord,
    Piece,
    Place,
    Record,
    Span,
    Speaker,
    StatementRecord,
    When,
)
from iranru_cli.resolve.about import Topic
from iranru_cli.resolve.confidence import statement_confidence
from iranru_cli.resolve.dateline import Publication
from iranru_cli.resolve.discourse import SpeakerRef
from iranru_cli.text.tokens import Tokens

if TYPE_CHECKING:
    from iranru_cli.pipeline import Analysis


class Assembler:
    """Builds the records of one document; ids are the document's id, a letter and a count: «seed#s1»."""

    def __init__(self, doc: str, published: Publication, title: str | None, source: str | None) -> None:
        self._doc = doc
        self._published = published.day.isoformat() if published.day else None
        self._published_basis = published.basis
        self._title = title
        self._source = source
        self._headline: list[Record] = []

    def add_title(self, found: Analysis) -> None:
        """The statements of the headline; their `doc` is «…#title»."""
        self._headline = list(_statements(found, f"{self._doc}#title", self._published))

    def statements(self, found: Analysis) -> list[StatementRecord]:
        """The statements of the text, one for each of its quotations, in their order."""
        return _statements(found, self._doc, self._published)

    def records(self, text: str, found: Analysis) -> list[Record]:
        """All records: document, headline, statements, agreements, events, dates, entities."""
        statements = self.statements(found)
        agreements = [_agreement(found, n, self._doc) for n in range(len(found.agreements))]
        events = [_event(found, n, self._doc) for n in range(len(found.events))]
        dates = [_date(found.tokens, date, self._doc) for date in found.dates]
        entities = [_entity(found, n, self._doc) for n in range(len(found.entities))]
        document = DocumentRecord(
            doc=self._doc,
            title=self._title,
            published=self._published,
            published_basis=self._published_basis,
            source=self._source,
            characters=len(text),
            statements=len(self._headline) + len(statements),
            agreements=len(agreements),
            events=len(events),
            dates=len(dates),
            entities=len(entities),
            text=text,
        )
        return [document, *self._headline, *statements, *agreements, *events, *dates, *entities]


def _piece(tokens: Tokens, first: int, last: int) -> Piece:
    start, end = tokens.raw_span(first, last)
    return Piece(tokens.text(first, last), start, end)


def _span(tokens: Tokens, parts: tuple[TokenSpan, ...]) -> Span:
    """A span in one piece, or with its `parts`: «خواستار … شد»."""
    if len(parts) == 1:
        (first, last), *_ = parts
        start, end = tokens.raw_span(first, last)
        return Span(tokens.text(first, last), start, end)
    pieces = [_piece(tokens, *part) for part in parts]
    return Span(" … ".join([piece.text for piece in pieces]), pieces[0].start, pieces[-1].end, pieces)


def _when(tokens: Tokens, date: ResolvedDate | None) -> When | None:
    if date is None:
        return None
    piece = _piece(tokens, date.start, date.end)
    return When(date.value, date.native, piece.text, piece.start, piece.end, date.basis)


def _statements(found: Analysis, doc: str, published: str | None) -> list[StatementRecord]:
    tokens, out = found.tokens, list[StatementRecord]()
    rows = zip(found.quotations, found.speakers, found.whens, found.settings, found.topics, strict=True)
    for n, (quotation, speakers, when, setting, topics) in enumerate(rows, 1):
        out.append(
            StatementRecord(
                id=f"{doc}#s{n}",
                doc=doc,
                published=published,
                kind=quotation.kind,
                speakers=[_speaker(tokens, ref, doc) for ref in speakers],
                cue=_span(tokens, quotation.cue.parts) if quotation.cue is not None else None,
                act=quotation.act,
                content=_span(tokens, quotation.content),
                when=_when(tokens, when),
                about=[_about(found, topic, doc) for topic in topics.about],
                addressees=list(setting.addressees),
                place=setting.place,
                occasion=setting.occasion if topics.occasion is None else tokens.text(*topics.occasion),
                relayed_by=list(setting.relayed_by),
                confidence=statement_confidence(quotation, speakers),
                rule=quotation.rule,
            )
        )
    return out


def _speaker(tokens: Tokens, ref: SpeakerRef, doc: str) -> Speaker:
    mention = _piece(tokens, ref.mention.start, ref.mention.end) if ref.mention is not None else None
    entity = f"{doc}#e{ref.entity + 1}" if ref.entity is not None else None
    return Speaker(ref.name, ref.kind, ref.role, ref.country, entity, mention, ref.via)


def _about(found: Analysis, topic: Topic, doc: str) -> About:
    index, mention, via = topic
    return About(
        f"{doc}#a{index + 1}", found.agreements[index].name, _piece(found.tokens, mention.start, mention.end), via
    )


def _agreement(found: Analysis, n: int, doc: str) -> AgreementRecord:
    agreement, tokens = found.agreements[n], found.tokens
    mentions = []
    for mention in agreement.mentions:
        piece = _piece(tokens, mention.start, mention.end)
        mentions.append(AgreementMention(piece.text, piece.start, piece.end, mention.via))
    return AgreementRecord(
        id=f"{doc}#a{n + 1}",
        doc=doc,
        name=agreement.name,
        kind=agreement.kind,
        parties=list(agreement.parties),
        known=agreement.known,
        mentions=mentions,
        candidates=list(agreement.candidates),
    )


def _event(found: Analysis, n: int, doc: str) -> EventRecord:
    event, tokens = found.events[n], found.tokens
    piece = _piece(tokens, event.start, event.end)
    return EventRecord(
        id=f"{doc}#v{n + 1}",
        doc=doc,
        agreement=AgreementRef(f"{doc}#a{event.agreement + 1}", found.agreements[event.agreement].name),
        event=event.event,  # type: ignore[arg-type]
        status=event.status,
        date=_when(tokens, event.date),
        place=event.place,
        parties=list(event.parties),
        text=piece.text,
        start=piece.start,
        end=piece.end,
        also=[Place(*tokens.raw_span(*span)) for span in event.also],
    )


def _date(tokens: Tokens, date: ResolvedDate, doc: str) -> DateRecord:
    piece = _piece(tokens, date.start, date.end)
    return DateRecord(
        doc=doc,
        kind=date.kind,
        value=date.value,
        native=date.native,
        calendar=date.calendar,
        from_=date.from_,
        to=date.to,
        grain=date.grain,
        mod=date.mod,
        anchor=date.anchor,
        basis=date.basis,
        approximate=date.approximate,
        alternatives=list(date.alternatives),
        reason=date.reason,
        text=piece.text,
        start=piece.start,
        end=piece.end,
    )


def _entity(found: Analysis, n: int, doc: str) -> EntityRecord:
    entity = found.entities[n]
    return EntityRecord(
        id=f"{doc}#e{n + 1}",
        doc=doc,
        kind=entity.kind,
        name=entity.name,
        role=entity.role,
        country=entity.country,
        known=entity.known,
        mentions=[_piece(found.tokens, m.start, m.end) for m in entity.mentions],
    )
