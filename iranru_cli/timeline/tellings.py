"""The agreements and events of one document on their way from the worker to the timeline: small, and in bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.records import AgreementRecord, DocumentRecord, EventRecord, Record


class Told(NamedTuple):
    """An event as one document tells it; `value` is ISO 8601, `native` the same in its own calendar."""

    event: str
    status: str
    value: str | None
    native: str | None
    place: str | None
    parties: list[str]
    text: str


class Spoken(NamedTuple):
    """An agreement of one document with its events."""

    name: str
    kind: str
    parties: list[str]
    known: str | None
    mentions: int
    events: list[Told]


class Tellings(NamedTuple):
    """The output form of a timeline: a JSON line for each document that speaks of agreements; needs the records agreement,
    event and document."""

    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The agreements of one document with their events as JSON."""
        events: dict[str, list[tuple[object, ...]]] = {}  # plain tuples: JSON knows no named ones
        for r in records:
            if isinstance(r, EventRecord):
                date = (r.date.value, r.date.native) if r.date else (None, None)
                told = (r.event, r.status, *date, r.place, r.parties, r.text)
                events.setdefault(r.agreement.id, []).append(told)
        spoken = [
            (r.name, r.kind, r.parties, r.known, len(r.mentions), events.get(r.id, []))
            for r in records
            if isinstance(r, AgreementRecord)
        ]
        published = next((r.published for r in records if isinstance(r, DocumentRecord)), document.published)
        return orjson.dumps([document.id, published, spoken]) + b"\n" if spoken else b""


def read_tellings(line: bytes) -> tuple[str, str | None, list[Spoken]]:
    """The inverse of `render`: the document, its day of publication and its agreements."""
    doc, published, spoken = orjson.loads(line)
    return doc, published, [Spoken(*one)._replace(events=[Told(*told) for told in one[-1]]) for one in spoken]
