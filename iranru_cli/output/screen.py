"""What the table and the cards share: a page of a given width, rendered to bytes, and the heading of a document."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.text import Text

from iranru_cli.documents.document import Document
from iranru_cli.output.bidi.modes import BidiMode, arranged, joined, latin
from iranru_cli.output.calendar import jalali
from iranru_cli.output.cells import clean
from iranru_cli.output.labels import label
from iranru_cli.records import Record

NARROWEST = 110  # of the tables that have no form as cards
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


class Lines(NamedTuple):
    """Text that is wrapped at words to the room it gets and then put in order line by line, each against the right edge."""

    text: Text
    bidi: BidiMode

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in wrapped(self.text, self.bidi, console, options.max_width):
            yield placed(line, self.bidi, options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, joined(self.text, self.bidi))


def wrapped(text: Text, bidi: BidiMode, console: Console, width: int) -> list[Text]:
    """Lines of at most `width` cells, in the order in which they are read."""
    lines = joined(text, bidi).wrap(console, width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def placed(line: Text, bidi: BidiMode, width: int) -> Text:
    """A line in the order in which it is seen, against the right edge of `width` cells."""
    seen = arranged(line, bidi)
    return Text(" " * (width - cell_len(seen.plain)), end="\n").append_text(seen)


def heading(document: Document, width: int, bidi: BidiMode) -> Text:
    """One line from left to right: the document's name, its day of publication and its title."""
    line = Text().append(latin(clean(document.id)), "bold")
    if document.published:
        line.append(f"  {jalali(document.published)} = {latin(document.published)}", "dim")
    if document.title:
        line.append(f"  {clean(document.title)}")
    line = joined(line, bidi)
    line.truncate(width, overflow="ellipsis")
    return arranged(line, bidi, base=0)


def section(name: str, bidi: BidiMode, width: int) -> Text:
    """The line over the records of one type, where a document shows several; with no bidi at the left as all else."""
    line = joined(Text(label("type", name), "bold underline"), bidi)
    return line if bidi == "none" else placed(line, bidi, width)


def by_type(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """Records in their order, in groups of one type."""
    return [(name, list(group)) for name, group in groupby(records, key=lambda record: record.type)]
