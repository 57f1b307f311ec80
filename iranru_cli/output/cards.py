"""Cards for narrow terminals: some lines a record, where a table would leave a word a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from iranru_cli.documents.document import Document
from iranru_cli.output.bidi.modes import BidiMode, arranged
from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.cells import NOTHING
from iranru_cli.output.columns import COLUMNS, Column, named
from iranru_cli.output.screen import by_type, heading, page, placed, printed, section, wrapped
from iranru_cli.records import Record

BODY_LINES = 5


class Block(NamedTuple):
    text: Text
    is_body: bool = False


class Cards(NamedTuple):
    """As `Table`; `full`: the whole of what was said, however long."""

    width: int
    color: bool = False
    bidi: BidiMode = "none"
    full: bool = False
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The cards of one document, UTF-8; empty where there are no records."""
        if not records:
            return b""
        console = page(self.width, self.color)
        parts: list[Text] = [heading(document, console.width, self.bidi), Text()]
        groups = by_type(records)
        for name, group in groups:
            parts += [section(name, self.bidi, console.width), Text()] if len(groups) > 1 else []
            for number, record in enumerate(group, 1):
                for block in _card(number, record, COLUMNS[name], console.width):
                    parts += self._lines(block, console)
                parts.append(Text())
        return printed(console, parts)

    def _lines(self, block: Block, console: Console) -> list[Text]:
        lines = wrapped(block.text, self.bidi, console, console.width)
        if block.is_body and not self.full:
            lines = _shortened(lines, console.width)
        # a pipe, and a terminal that turns all round itself, get no padding
        if self.bidi == "none":
            return [arranged(line, self.bidi) for line in lines]
        return [placed(line, self.bidi, console.width) for line in lines]


def _card(number: int, record: Record, columns: Sequence[Column], width: int) -> list[Block]:
    head = Text().append(f"{persian_digits(number)}. ", "bold")
    body: list[Block] = []
    foot: list[Text] = []
    for column in columns:
        if width < column.from_width:
            continue
        text = column.cell(record, True)
        if column.place == "head":
            head.append_text(text)
        elif column.place == "body":
            body.append(Block(text, True))
        elif text.plain != NOTHING:
            foot.append(named(column, text))
    return [Block(head), *body, *([Block(_footer(foot))] if foot else [])]


def _footer(parts: Sequence[Text]) -> Text:
    line = Text(" | ").join(parts)
    line.stylize_before("dim")
    return line


def _shortened(lines: list[Text], width: int) -> list[Text]:
    """The first lines of a long text; `…` says that there is more."""
    if len(lines) > BODY_LINES:
        lines = lines[:BODY_LINES]
        lines[-1].truncate(width - 2)
        lines[-1].append(" …")
    return lines
