"""The table for wide terminals: under a document's heading a table for each type of record, columns right to left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from iranru_cli.documents.document import Document
from iranru_cli.output.bidi.modes import BidiMode
from iranru_cli.output.cells import plain
from iranru_cli.output.columns import COLUMNS, Column
from iranru_cli.output.labels import label
from iranru_cli.output.screen import Lines, by_type, heading, page, printed, section
from iranru_cli.records import Record

NARROWEST = 80  # in less a column has room for a letter
SPACED = ("statement", "event")  # rows of several lines, which a blank line keeps apart


class Table(NamedTuple):
    """`width` is that of the terminal; `color` says whether escape sequences may be written, `bidi` what its lines need."""

    width: int
    color: bool = False
    bidi: BidiMode = "none"
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The tables of one document, UTF-8; empty where there are no records."""
        if not records:
            return b""
        console = page(max(self.width, NARROWEST), self.color)
        parts: list[RenderableType] = [heading(document, console.width, self.bidi)]
        groups = by_type(records)
        for name, group in groups:
            parts += [Text(), section(name, self.bidi, console.width)] if len(groups) > 1 else []
            parts.append(_table(name, group, console.width, self.bidi))
        return printed(console, parts)


def _table(name: str, records: Sequence[Record], width: int, bidi: BidiMode) -> RichTable:
    columns = [column for column in COLUMNS[name] if width >= column.from_width and column.place != "beneath"]
    table = RichTable(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, leading=int(name in SPACED))
    for column in reversed(columns):
        _add(table, column, bidi)
    table.add_column(Lines(Text(label("heading", "number")), bidi), justify="right", width=3, style="dim")
    for number, record in enumerate(records, 1):
        cells = [Lines(column.cell(record, False), bidi) for column in reversed(columns)]
        table.add_row(*cells, Lines(plain(number), bidi))
    return table


def _add(table: RichTable, column: Column, bidi: BidiMode) -> None:
    # a column with a width keeps it; rich shares the rest by ratio
    table.add_column(
        Lines(Text(label("heading", column.heading)), bidi),
        justify="right",
        width=column.width,
        ratio=None if column.width else column.ratio,
        overflow="fold",
    )
