"""The bound pieces of Persian words, from data/affixes.tsv."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from iranru_cli.lexicon.specs import TEXT
from iranru_cli.lexicon.tables import read_table
from iranru_cli.text.letters import fold_key

_AFFIXES = Path(__file__).resolve().parent.parent / "data" / "affixes.tsv"
_TAILS = ("plural", "compare", "heh", "auxiliary")


class Affixes:
    """The pieces by kind: affixes["plural"] is ("هایشان", …, "ها"), the longest first."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """`rows` are kinds with their forms."""
        forms: dict[str, list[str]] = {}
        for kind, form in rows:
            forms.setdefault(kind, []).append(fold_key(form))
        self._forms = {kind: tuple(sorted(found, key=len, reverse=True)) for kind, found in forms.items()}
        # by length: a few slices of a word tell which of many pieces it ends in
        self._by_length = {kind: _by_length(found) for kind, found in self._forms.items()}
        self._last = {kind: frozenset(form[-1] for form in found) for kind, found in self._forms.items()}
        # what may stand after a word with a blank for its joiner: «ها», «ترین», «ای»
        self.tails = frozenset(form for kind in _TAILS for form in self._forms[kind])
        # what stands before a verb with a joiner: «می», «نمی», «برمی»
        self.heads = frozenset(preverb + mi for preverb in ("", *self["preverb"]) for mi in self["mi"])

    def __getitem__(self, kind: str) -> tuple[str, ...]:
        return self._forms[kind]

    def at_end(self, kind: str, word: str) -> list[str]:
        """The pieces that the word ends in, the longest first: ("plural", "کتابهایش") → ["هایش"]."""
        if word[-1:] not in self._last[kind] or not word.endswith(self._forms[kind]):
            return []
        return [word[-n:] for n, forms in self._by_length[kind] if word[-n:] in forms]


def _by_length(forms: tuple[str, ...]) -> list[tuple[int, frozenset[str]]]:
    lengths = sorted({len(form) for form in forms}, reverse=True)
    return [(n, frozenset(form for form in forms if len(form) == n)) for n in lengths]


def load_affixes() -> Affixes:
    """The package's own."""
    return Affixes((kind, form) for kind, form, _ in read_table(_AFFIXES, TEXT[0]))
