"""The bound pieces of Persian words, from data/affixes.tsv."""

from __future__ import annotations

from pathlib import Path

from iranru_cli.lexicon.specs import TEXT
from iranru_cli.lexicon.tables import read_table
from iranru_cli.text.letters import fold_key

_AFFIXES = Path(__file__).resolve().parent.parent / "data" / "affixes.tsv"
Affixes = dict[str, tuple[str, ...]]


def load_affixes() -> Affixes:
    """The bound pieces by kind, the longest first: ["plural"] is ("هایشان", …, "ها")."""
    affixes: dict[str, list[str]] = {}
    for kind, form, _ in read_table(_AFFIXES, TEXT[0]):
        affixes.setdefault(kind, []).append(fold_key(form))
    return {kind: tuple(sorted(forms, key=len, reverse=True)) for kind, forms in affixes.items()}


class Endings:
    """The bound pieces of one kind, found at the end of a word by their lengths: few slices for many pieces."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        lengths = sorted({len(form) for form in forms}, reverse=True)
        self._last = frozenset(form[-1] for form in forms)
        self._by_length = [(n, frozenset(form for form in forms if len(form) == n)) for n in lengths]

    def of(self, word: str) -> list[str]:
        """Those that the word ends in, the longest first: «کتابهایش» → ["هایش"]."""
        if word[-1:] not in self._last:
            return []
        return [word[-n:] for n, forms in self._by_length if word[-n:] in forms]


def noun_tails(affixes: Affixes) -> frozenset[str]:
    """What may stand after a word with a blank for its joiner: «ها», «ترین», «ای»."""
    return frozenset(form for kind in ("plural", "compare", "heh", "auxiliary") for form in affixes[kind])


def verb_heads(affixes: Affixes) -> frozenset[str]:
    """What stands before a verb with a joiner: «می», «نمی», «برمی»."""
    return frozenset(preverb + mi for preverb in ("", *affixes["preverb"]) for mi in affixes["mi"])
