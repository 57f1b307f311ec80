"""The rows of a survey as a table for the eye, columns right to left."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from iranru_cli.output.bidi.modes import BidiMode, latin
from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.cells import clean, listed, plain, worded
from iranru_cli.output.labels import label
from iranru_cli.output.screen import NARROWEST, Lines, page, printed
from iranru_cli.survey.counts import Beside, Row


def table(rows: Sequence[Row], by: str, width: int, color: bool, bidi: BidiMode = "none") -> bytes:
    """The bytes of a table of this width in characters."""
    console = page(max(width, NARROWEST), color)
    made = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for heading, ratio, fixed in reversed(_columns(by)):
        made.add_column(
            Lines(Text(label("heading", heading)), bidi),
            justify="right",
            ratio=ratio or None,
            width=fixed or None,
            overflow="fold",
        )
    for row in rows:
        made.add_row(*(Lines(cell, bidi) for cell in reversed(_cells(row))))
    return printed(console, [made])


def _columns(by: str) -> list[tuple[str, int, int]]:
    """Heading, share of the width, or width, of each column, the rightmost first."""
    kind = [("kind", 0, 8)] if by == "entity" else []
    second = {"entity": [("offices", 3, 0)], "office": [("holders", 3, 0)], "outlet": []}[by]
    counts = [("documents", 0, 7), ("mentions", 0, 12)]
    return [(by, 3, 0), *kind, ("country", 0, 6), *counts, *second, ("beside", 3, 0)]


def _cells(row: Row) -> list[Text]:
    name = Text(clean(row.name), "bold")
    if row.en:
        name.append(f"\n{latin(row.en)}", "dim")
    kind = [worded(row.kind)] if row.by == "entity" else []
    second = [_beside(row.offices)] if row.by != "outlet" else []
    counts = [plain(row.documents), plain(row.mentions)]
    return [name, *kind, plain(row.country), *counts, *second, _beside(row.beside)]


def _beside(found: Sequence[Beside]) -> Text:
    return listed((f"{beside.name} {persian_digits(beside.documents)}" for beside in found), False)
