"""The Persian words of tables and cards, from data/headings.tsv."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from iranru_cli.lexicon.tables import TableSpec, read_table

HEADINGS = Path(__file__).resolve().parent.parent / "data" / "headings.tsv"
GROUPS = frozenset({"heading", "type", "value", "speaker", "page", "month", "sample"})


def label(group: str, name: str) -> str:
    """The Persian word for a column or a value; a name that the table lacks stands for itself."""
    return labels().get((group, name), name)


@cache
def labels() -> dict[tuple[str, str], str]:
    """Group and name → form, all of them."""
    spec = TableSpec("headings", ("group", "name", "form"), closed={"group": GROUPS})
    return {(group, name): form for group, name, form in read_table(HEADINGS, spec)}
