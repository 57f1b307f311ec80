"""What the table and the cards share: a page of a given width, rendered to bytes, and the heading of a document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.text import Text

from iranru_cli.documents.document import Document
from iranru_cli.output.calendar import jalali
from iranru_cli.output.cells import clean
from iranru_cli.output.labels import label
from iranru_cli.records import Record

WIDEST = 160  # longer lines are hard to read


def page(width: int, color: bool) -> Console:
    """A console that writes to memory: the same bytes for the same records, whatever the terminal says."""
    return Console(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def printed(console: Console, parts: Sequence[RenderableType]) -> bytes:
    """The bytes of `parts`, one below the other."""
    for part in parts:
        console.print(part)
    written = console.file
    assert isinstance(written, io.StringIO)
    # rich fills lines with blanks up to the width
    lines = [line.rstrip(" ") for line in written.getvalue().split("\n")]
    return "\n".join(lines).encode("utf-8")


def heading(document: Document, width: int) -> Text:
    """One line: the document's name, its day of publication and its title."""
    line = Text().append(clean(document.id), "bold")
    if document.published:
        line.append(f"  {jalali(document.published)} = {document.published}", "dim")
    if document.title:
        line.append(f"  {clean(document.title)}")
    line.truncate(width, overflow="ellipsis")
    return line


def section(name: str) -> Text:
    """The line over the records of one type, where a document shows several."""
    return Text(label("type", name), "bold underline")


def by_type(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """Records in their order, in groups of one type."""
    return [(name, list(group)) for name, group in groupby(records, key=lambda record: record.type)]
