"""Records as JSON: one object a line, or one array of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.records import DateRecord, Record


def dumps(record: Record) -> bytes:
    """One record as a line of JSON without its end: b'{"type":"statement",…}'."""
    line = orjson.dumps(record)
    if isinstance(record, DateRecord):
        # `from` cannot be a Python name. Within a string the quotes are escaped: only the key can match
        line = line.replace(b'"from_":', b'"from":', 1)
    return line


class JsonLines(NamedTuple):
    """A line for each record: b'{…}\\n{…}\\n'."""

    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:  # noqa: ARG002
        """The lines of one document, each with its end."""
        return b"".join([dumps(record) + b"\n" for record in records])


class JsonArray(NamedTuple):
    """All records of a run in one array, an element a line; it is written as it grows."""

    opening: bytes = b"["
    between: bytes = b","
    closing: bytes = b"\n]\n"

    def render(self, document: Document, records: Sequence[Record]) -> bytes:  # noqa: ARG002
        """The elements of one document, without the commas around them."""
        return b",".join([b"\n" + dumps(record) for record in records])
