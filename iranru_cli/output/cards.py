"""Cards for narrow terminals: some lines a record, where a table would leave a word a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from iranru_cli.documents.document import Document
from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.cells import NOTHING
from iranru_cli.output.columns import COLUMNS, Column
from iranru_cli.output.labels import label
from iranru_cli.output.screen import by_type, heading, page, printed, section
from iranru_cli.records import Record

BODY_LINES = 5


class Cards(NamedTuple):
    """`width` is that of the terminal; `color` says whether escape sequences may be written."""

    width: int
    color: bool = False
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The cards of one document, UTF-8; empty where there are no records."""
        if not records:
            return b""
        console = page(self.width, self.color)
        parts: list[Text] = [heading(document, console.width), Text()]
        groups = by_type(records)
        for name, group in groups:
            parts += [section(name), Text()] if len(groups) > 1 else []
            for number, record in enumerate(group, 1):
                parts += _card(number, record, COLUMNS[name], console)
        return printed(console, parts)


def _card(number: int, record: Record, columns: Sequence[Column], console: Console) -> list[Text]:
    head = Text().append(f"{persian_digits(number)}. ", "bold")
    body: list[Text] = []
    foot: list[Text] = []
    for column in columns:
        if console.width < column.from_width:
            continue
        text = column.cell(record, True)
        if column.place == "head":
            head.append_text(text)
        elif column.place == "body":
            body = _shortened(text, console)
        elif text.plain != NOTHING:
            foot.append(Text(f"{label('heading', column.heading)}: ").append_text(text))
    return [head, *body, *([_footer(foot)] if foot else []), Text()]


def _footer(parts: Sequence[Text]) -> Text:
    line = Text(" | ").join(parts)
    line.stylize_before("dim")
    return line


def _shortened(text: Text, console: Console) -> list[Text]:
    """The first lines of a long text; `…` says that there is more."""
    lines = list(text.wrap(console, console.width))
    if len(lines) > BODY_LINES:
        lines = lines[:BODY_LINES]
        lines[-1].truncate(console.width - 2)
        lines[-1].append(" …")
    return lines
