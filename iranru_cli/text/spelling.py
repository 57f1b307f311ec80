"""Words of data/spelling.tsv, the program's and the user's: how they are written whatever the counts say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from iranru_cli.lexicon.specs import TEXT
from iranru_cli.lexicon.tables import LexiconError, Row, read_table
from iranru_cli.text.cuts import Cut, joiner_bits, parts, visible_bits
from iranru_cli.text.letters import ZWNJ, fold_key, fold_letters

TABLE = "spelling"
_DATA = Path(__file__).resolve().parent.parent / "data"
_CERTAIN = 100  # percent


class Spellings(NamedTuple):
    """`cuts` by key («میناوند» has none), and the pairs of words that a joiner binds."""

    cuts: dict[str, Cut]
    pairs: frozenset[tuple[str, str]]


def compile_spellings(rows: Iterable[Row]) -> Spellings:
    """Rows of the table, (form, example); the first row of a word holds."""
    cuts: dict[str, Cut] = {}
    pairs = set()
    for form, _ in rows:
        folded = fold_key(fold_letters(form))
        key = folded.replace(ZWNJ, "")
        bits = visible_bits(key, joiner_bits(folded))
        if cuts.setdefault(key, Cut(bits, _CERTAIN if bits else 0)).bits and bits.bit_count() == 1:
            first, second = parts(key, bits)
            pairs.add((first, second))
    return Spellings(cuts, frozenset(pairs))


def read_spellings(extra: Path | None = None) -> Spellings:
    """The package's table and, before it, that of the folder `extra`; LexiconError, with file and line."""
    spec = next(spec for spec in TEXT if spec.name == TABLE)
    rows = read_table(_DATA / f"{TABLE}.tsv", spec)
    if extra is not None:
        if not extra.is_dir():
            raise LexiconError(f"{extra}: no such folder; a lexicon folder holds files such as {TABLE}.tsv")
        path = extra / f"{TABLE}.tsv"
        rows = (read_table(path, spec) if path.exists() else []) + rows
    return compile_spellings(rows)
