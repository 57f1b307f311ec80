"""Records as CSV and TSV: a row each, nested fields in columns of their own, several values in one cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.output.field_paths import Path, value_at
from iranru_cli.records import Record

BETWEEN = "; "  # several values of a cell
# with these a spreadsheet begins a formula, which may read files and call the network; an apostrophe makes it text
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BREAKS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


class Delimited(NamedTuple):
    """CSV by RFC 4180 with lines ended by CR LF; in TSV tabs and line ends within cells are blanks: a row is a line.

    A text that a spreadsheet would take for a formula gets an apostrophe before it: «'=1+1», «'-۵ درجه».
    """

    paths: tuple[Path, ...]
    names: tuple[str, ...]
    tabs: bool = False
    between: bytes = b""
    closing: bytes = b""

    @property
    def opening(self) -> bytes:
        return self._rows([self.names])

    def render(self, document: Document, records: Sequence[Record]) -> bytes:  # noqa: ARG002
        return self._rows([_cell(value_at(record, path)) for path in self.paths] for record in records)

    def _rows(self, rows: Iterable[Sequence[Any]]) -> bytes:
        text = io.StringIO()
        if self.tabs:
            writer = csv.writer(text, delimiter="\t", lineterminator="\n")
            writer.writerows([_on_one_line(cell) for cell in row] for row in rows)
        else:
            csv.writer(text, lineterminator="\r\n").writerows(rows)
        return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str | int | float:
    """None → "", ["a", "b"] → "a; b", a record within the record as JSON; what looks like a formula is defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return defused(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(element is None or isinstance(element, str | int | float) for element in value):
        return BETWEEN.join("" if element is None else str(element) for element in value)
    return orjson.dumps(value).decode()


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: "=1+1" → "'=1+1"."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _on_one_line(cell: Any) -> Any:
    return cell.translate(_BREAKS) if isinstance(cell, str) else cell
