"""What the word table is made from: word lists, verb stems and counts. Read at build time only.

hazm's word list and verb stems (MIT), shekar's vocabulary with its counts on the web (MIT), davat's word list (MIT), and
counts in news (data/counts/). The packages are never imported: only their files are read.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from iranru_cli.lexicon.words import TABLE
from iranru_cli.text.edits import apply_edits
from iranru_cli.text.letters import ZWNJ, fold_key, fold_letters, mark_edits

# from nearly any present stem: «گردید», «خیسان», «خیساند»
_REGULAR_PAST, _CAUSATIVE = ("ید", "اند", "انید"), "ان"
COUNTS = TABLE.parent / "counts"


class SourceError(Exception):
    """A source that is not there, and what to do about it."""


class Listed(NamedTuple):
    """A form of hazm's list with its word classes: Listed("بین‌المللی", {"AJ"}); rare words have none."""

    form: str
    classes: frozenset[str]


class PairCount(NamedTuple):
    """How often two words stood joined and apart."""

    joined: int
    apart: int
    first: str
    second: str


class Sources(NamedTuple):
    """All that is read; forms have their joiners, letters are folded."""

    listed: list[Listed]
    counted: dict[str, int]  # in news
    web: dict[str, int]  # on the web, in tens of thousands: a word of the list that is rarer has 0
    compounds: frozenset[str]  # forms with joiners that a list gives without a count
    noisy: frozenset[str]  # a large list with many misspellings
    pairs: list[PairCount]
    past_stems: list[str]
    present_stems: list[str]


def read_sources() -> Sources:
    """Read them; SourceError where a package is not installed."""
    past, present = _stems()
    counted = {form: int(count) for count, form in _rows(COUNTS / "words.tsv")}
    pairs = [PairCount(int(joined), int(apart), *words) for joined, apart, *words in _rows(COUNTS / "pairs.tsv")]
    web = _web_counts()
    compounds = frozenset(map(_form, _lines("shekar", "data/files/compound_words.csv"))) - {""}
    noisy = frozenset(map(_form, _lines("davat", "data/words.txt"))) - {""}
    return Sources(list(_hazm_words()), counted, web, compounds, noisy, pairs, past, present)


def bare(form: str) -> str:
    """The key without joiners: «بین‌المللی» → «بینالمللی»."""
    return fold_key(form).replace(ZWNJ, "")


def _lines(package: str, path: str) -> list[str]:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SourceError(f"{package} is not installed; in a clone, `uv sync` installs the sources of the word table")
    return (Path(spec.origin).parent / path).read_text(encoding="utf-8").split("\n")


def _form(word: str) -> str:
    """Letters folded, marks gone, joiners at the ends gone."""
    word = fold_letters(word.strip())
    return apply_edits(word, mark_edits(word))[0].strip(ZWNJ)


def _hazm_words() -> Iterator[Listed]:
    for line in _lines("hazm", "data/words.dat"):
        word, _, rest = line.partition("\t")
        form = _form(word)
        if form:
            yield Listed(form, frozenset(rest.rpartition("\t")[2].split(",")) - {"0"})


def _web_counts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in _lines("shekar", "data/files/vocab.csv"):
        word, _, count = line.rpartition(",")
        form = _form(word)
        if form and count.isdigit():
            counts[form] = counts.get(form, 0) + int(count) // 10_000
    return counts


def _stems() -> tuple[list[str], list[str]]:
    """Past and present stems of the verbs: «گفت», «گوی»; hazm's table lacks «چرید», shekar's has it."""
    pairs = [(past, present) for past, _, present in (line.partition("#") for line in _lines("hazm", "data/verbs.dat"))]
    pairs += [
        (row[1], row[0]) for row in (line.split(",") for line in _lines("shekar", "data/files/verbs.csv")) if row[1:]
    ]
    past = {fold_key(stem.strip()) for stem, _ in pairs}
    present = {fold_key(stem.strip()) for _, stems in pairs for stem in stems.split(" یا ")}
    past, present = _with_variants(past - {""}), _with_variants(present - {""})
    past |= {stem + ending for stem in present for ending in _REGULAR_PAST if len(stem) > 1}
    present |= {stem + _CAUSATIVE for stem in present if len(stem) > 1}
    return sorted(past), sorted(present)


def _with_variants(stems: set[str]) -> set[str]:
    """Also without the ا that verse and lofty prose leave out: «افشاند», «فشاند»."""
    return stems | {stem[1:] for stem in stems if stem[0] == "ا" and len(stem) > 4}


def _rows(path: Path) -> Iterator[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")
