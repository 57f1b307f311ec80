"""Reading the TSV files of the lexicon: rows are checked, and a wrong one is named by file and line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Row = tuple[str, ...]


class LexiconError(ValueError):
    """A data file that cannot be used; the message is one line, «roles.tsv:12: …»."""


@dataclass(frozen=True)
class TableSpec:
    """What a table must look like: its columns in order, and the values that a column may hold."""

    name: str
    columns: tuple[str, ...]
    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()  # columns that may be empty
    years: frozenset[str] = frozenset()  # columns that hold a year of four figures, or - for none
    dates: frozenset[str] = frozenset()  # columns that hold a Gregorian day, month or year: 2025-01-17, 2025-01, 2025
    form: str | None = None  # the column whose phrase is matched in text; None for tables that code reads
    marked: bool = False  # its phrases may hold marks and figures, which are tokens of their own: «رشت-آستارا», «S-300»
    split: str | None = None  # the column by whose value the hits are parted: clause_words.prep, clause_words.opener
    inflect: str | None = None  # a class of data/suffixes.tsv whose endings the form may carry


def read_table(path: Path, spec: TableSpec) -> list[Row]:
    """The rows of a TSV file: the first line names the columns; `#` lines and blank lines are left out.

    Raises LexiconError with file and line.
    """
    rows: list[Row] = []
    head: Row | None = None
    for number, line in _lines(path):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if head is None:
            head = cells
            if head != spec.columns:
                raise LexiconError(
                    f"{path}:{number}: the columns must be {' '.join(spec.columns)}, not {' '.join(head)}"
                )
            continue
        _check(path, number, cells, spec)
        rows.append(cells)
    return rows


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 at byte {error.start}") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _check(path: Path, number: int, cells: Row, spec: TableSpec) -> None:
    if len(cells) != len(spec.columns):
        raise LexiconError(f"{path}:{number}: {len(spec.columns)} columns are needed, {len(cells)} are there")
    for column, cell in zip(spec.columns, cells, strict=True):
        if not cell and column not in spec.empty:
            raise LexiconError(f"{path}:{number}: column {column} is empty")
        if column in spec.years and not (cell == "-" or (len(cell) == 4 and cell.isdecimal())):
            raise LexiconError(f"{path}:{number}: {column} is {cell!r}, not a year such as 2013 or -")
        if column in spec.dates and not is_date(cell):
            raise LexiconError(f"{path}:{number}: {column} is {cell!r}, not a date such as 2025-01-17, 2025-01 or 2025")
        allowed = spec.closed.get(column)
        if allowed is not None and cell and cell not in allowed:
            raise LexiconError(f"{path}:{number}: {column} is {cell!r}, not one of {', '.join(sorted(allowed))}")


def is_date(cell: str) -> bool:
    """Whether it is a day, month or year that the Gregorian calendar has: «2025-01-17», «2025-01», «2025»."""
    parts = cell.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not all(part.isdecimal() for part in parts):
        return False
    try:
        datetime.date(*(int(part) for part in [*parts, "01", "01"][:3]))
    except ValueError:
        return False
    return True
