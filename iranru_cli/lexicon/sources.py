"""What the word table is made from: hazm's word list and verb stems, and counts in news. Read at build time only."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from iranru_cli.lexicon.words import TABLE
from iranru_cli.text.edits import apply_edits
from iranru_cli.text.letters import ZWNJ, fold_key, fold_letters, mark_edits

COUNTS = TABLE.parent / "counts"


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
    counted: dict[str, int]
    pairs: list[PairCount]
    past_stems: list[str]
    present_stems: list[str]


def read_sources() -> Sources:
    """Read them; hazm must be installed, and is not imported."""
    past, present = _stems()
    counted = {form: int(count) for count, form in _rows(COUNTS / "words.tsv")}
    pairs = [PairCount(int(joined), int(apart), *words) for joined, apart, *words in _rows(COUNTS / "pairs.tsv")]
    return Sources(list(_hazm_words()), counted, pairs, past, present)


def bare(form: str) -> str:
    """The key without joiners: «بین‌المللی» → «بینالمللی»."""
    return fold_key(form).replace(ZWNJ, "")


def _hazm_data(name: str) -> list[str]:
    spec = importlib.util.find_spec("hazm")
    if spec is None or spec.origin is None:
        raise SystemExit("hazm is not installed")
    return (Path(spec.origin).parent / "data" / name).read_text(encoding="utf-8").split("\n")


def _hazm_words() -> Iterator[Listed]:
    for line in _hazm_data("words.dat"):
        word, _, rest = line.partition("\t")
        word = fold_letters(word)
        word = apply_edits(word, mark_edits(word))[0].strip(ZWNJ)
        if word:
            yield Listed(word, frozenset(rest.rpartition("\t")[2].split(",")) - {"0"})


def _stems() -> tuple[list[str], list[str]]:
    """Past and present stems of the verbs: «گفت», «گوی»."""
    pairs = [line.split("#") for line in _hazm_data("verbs.dat") if "#" in line]
    past = {fold_key(pair[0].strip()) for pair in pairs}
    present = {fold_key(stem.strip()) for pair in pairs for stem in pair[1].split(" یا ")}
    return sorted(past - {""}), sorted(present - {""})


def _rows(path: Path) -> Iterator[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")
