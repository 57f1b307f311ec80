"""The histories for the eye: a table for each agreement, columns right to left."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from iranru_cli.output.bidi.modes import BidiMode, latin
from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.cells import NOTHING, clean, listed, plain, worded
from iranru_cli.output.labels import label
from iranru_cli.output.screen import NARROWEST, Lines, page, printed
from iranru_cli.timeline.history import Happening, History

_COLUMNS = (("when", 0, 12), ("event", 2, 0), ("place", 1, 0), ("parties", 2, 0), ("told_by", 3, 0))
_MOST_NAMED = 3  # documents that a row names; the rest is a number


def table(histories: Sequence[History], width: int, color: bool, bidi: BidiMode = "none") -> bytes:
    """The bytes of the tables, each below the name of its agreement."""
    console = page(max(width, NARROWEST), color)
    parts: list[Lines | Table] = []
    for history in histories:
        parts += [Lines(_heading(history), bidi), _events(history, bidi)]
    return printed(console, parts)


def _heading(history: History) -> Text:
    line = Text.assemble((clean(history.name), "bold"))
    names = history.entry.names if history.entry else {}
    for name in names.get("en", [])[:1]:
        line.append(f"  {latin(name)}", "dim")
    return line.append(f"  {label('heading', 'documents')}: {persian_digits(history.documents)}")


def _events(history: History, bidi: BidiMode) -> Table:
    made = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for heading, ratio, fixed in reversed(_COLUMNS):
        made.add_column(
            Lines(Text(label("heading", heading)), bidi),
            justify="right",
            ratio=ratio or None,
            width=fixed or None,
            overflow="fold",
        )
    for event in history.events:
        made.add_row(*(Lines(cell, bidi) for cell in reversed(_cells(event))))
    return made


def _cells(event: Happening) -> list[Text]:
    what = worded(event.event)
    if event.status != "done":
        what.append(f"\n{label('value', event.status)}", "italic")
    return [_when(event), what, plain(event.place), listed(event.parties, False), _told_by(event)]


def _when(event: Happening) -> Text:
    """The Jalali date above the Gregorian one."""
    if event.date is None:
        return Text(NOTHING)
    local = persian_digits((event.jalali or "").replace("-", "/")).replace("//", "/")
    lines = "\n".join(map(latin, event.date.split("/")))
    return Text.assemble(*([local, "\n"] if local else []), (lines, "dim" if local else ""))


def _told_by(event: Happening) -> Text:
    """The documents, «دفتر: …» for what the registry knows, and what speaks against it in red."""
    names = list(dict.fromkeys(clean(witness.doc) for witness in event.documents))
    more = len(names) - _MOST_NAMED
    shown = names[:_MOST_NAMED] + ([f"+{persian_digits(more)}"] if more > 0 else [])
    text = Text("\n").join(Text(latin(name)) for name in shown)
    if event.registry:
        text.append("\n" if text else "").append(f"{label('value', 'registry')}: {clean(event.registry)}", "cyan")
    for date in event.contradicts:
        text.append("\n" if text else "").append(f"≠ {label('value', date)}", "red")
    return text or Text(NOTHING)
