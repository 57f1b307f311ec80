"""The lexicon: every data table loaded, checked, merged with a user's own, and indexed for matching."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from iranru_cli.lexicon.compiled import read_compiled, source_hash
from iranru_cli.lexicon.matcher import Hit, PhraseIndex
from iranru_cli.lexicon.specs import SPECS
from iranru_cli.lexicon.tables import LexiconError, Row, TableSpec, read_table
from iranru_cli.lexicon.verbs import VERB_TABLE, FiniteVerbs, conjugate, finite_verbs
from iranru_cli.text.tokens import spread, word_key

DATA = Path(__file__).resolve().parent.parent / "data"
NO_FORM = "-"  # a row with no phrase of its own, as that of «گفت» in reporting.tsv, which has no element
COMPILED = DATA / "lexicon.bin"


@dataclass(frozen=True)
class Lexicon:
    """`tables` by name, and the index over all phrases that are matched in text."""

    tables: dict[str, list[Row]]
    index: PhraseIndex

    def match(self, keys: list[str]) -> dict[str, list[Hit]]:
        """All hits in a token stream, by table: {"roles": [Hit(0, 4, row), …], …}."""
        return self.index.find(keys)

    @cached_property
    def finite(self) -> FiniteVerbs:
        """Tells finite verbs, by which clauses end."""
        nouns = {word_key(row[1]) for row in self.tables["clause_words"] if row[0] == "noun"}
        return finite_verbs(self.tables["verbs"], self.tables[VERB_TABLE], self.tables["stems"], nouns)


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The package's data from its compiled form, or, with `extra`, its data and the user's own made into one.

    Files of the same names in `extra` add rows; where a phrase stands in both, the user's row holds. Raises
    LexiconError, with file and line, for a row that is wrong or a folder that is not there.
    """
    if extra is None:
        stored = read_compiled(COMPILED, source_hash(DATA))
        if stored is not None:
            return Lexicon(stored.tables, PhraseIndex(stored.entries))
    elif not extra.is_dir():
        raise LexiconError(f"{extra}: no such folder; a lexicon folder holds files such as roles.tsv")
    return compile_lexicon(extra)


def compile_lexicon(extra: Path | None = None) -> Lexicon:
    """Read, check and index the TSV files."""
    tables = {spec.name: _rows(spec, extra) for spec in SPECS}
    tables[VERB_TABLE] += conjugate(tables["verbs"], tables["conjugation"])
    index = PhraseIndex()
    endings = _endings(tables["suffixes"])
    for spec in SPECS:
        if spec.form is not None:
            _enter(index, spec, tables[spec.name], endings)
    index.freeze()
    return Lexicon(tables, index)


def _rows(spec: TableSpec, extra: Path | None) -> list[Row]:
    """A user's rows stand first: the first row of a phrase holds."""
    own = read_table(DATA / f"{spec.name}.tsv", spec)
    path = extra / f"{spec.name}.tsv" if extra else None
    return read_table(path, spec) + own if path and path.exists() else own


def _endings(rows: list[Row]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for kind, ending, _ in rows:
        out.setdefault(kind, []).append(ending)
    return out


def _enter(index: PhraseIndex, spec: TableSpec, rows: list[Row], endings: dict[str, list[str]]) -> None:
    column = spec.columns.index(spec.form or "")
    split = spec.columns.index(spec.split) if spec.split else None
    for row in rows:
        if row[column] != NO_FORM:
            phrase = spread(row[column]) if spec.marked else row[column]
            index.add(spec.name if split is None else f"{spec.name}.{row[split]}", phrase, row)
    for ending in endings.get(spec.inflect or "", ()):
        for row in rows:
            index.add(spec.name, row[column] + ending, row)
