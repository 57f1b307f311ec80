"""What one document says for the survey: its entities, in few bytes, so that worker processes can hand them on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.records import EntityRecord, Record


class Sighting(NamedTuple):
    """An entity of one document."""

    kind: str
    name: str
    role: str | None
    country: str | None
    known: str | None
    mentions: int


class Sightings(NamedTuple):
    """The output form of a survey: a JSON line for each document, b'["2025-12-06",[["person","…",…],…]]\\n'."""

    published: str | None = None  # for documents without a date of their own
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The entities of one document as JSON, of what the survey needs."""
        entities = [
            (r.kind, r.name, r.role, r.country, r.known, len(r.mentions))
            for r in records
            if isinstance(r, EntityRecord)
        ]
        return orjson.dumps([document.published or self.published, entities]) + b"\n" if entities else b""


def read_sightings(line: bytes) -> tuple[str | None, list[Sighting]]:
    """The inverse of `render`: the day and the entities."""
    published, entities = orjson.loads(line)
    return published, [Sighting(*entity) for entity in entities]
