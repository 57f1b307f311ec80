"""Some fields of records as JSON: an object each with the paths asked for as its keys, one a line or in one array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.output.field_paths import Path, value_at
from iranru_cli.records import Record


class Projection(NamedTuple):
    """b'{"doc":"a.txt","speakers.name":["عباس عراقچی"],"when.value":"2025-10-27"}\\n'; what is not there is null."""

    paths: tuple[Path, ...]
    names: tuple[str, ...]
    in_array: bool = False

    @property
    def opening(self) -> bytes:
        return b"[" if self.in_array else b""

    @property
    def between(self) -> bytes:
        return b"," if self.in_array else b""

    @property
    def closing(self) -> bytes:
        return b"\n]\n" if self.in_array else b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:  # noqa: ARG002
        lines = [self._line(record) for record in records]
        return (
            b",".join([b"\n" + line for line in lines]) if self.in_array else b"".join([line + b"\n" for line in lines])
        )

    def _line(self, record: Record) -> bytes:
        return orjson.dumps({name: value_at(record, path) for name, path in zip(self.names, self.paths, strict=True)})
