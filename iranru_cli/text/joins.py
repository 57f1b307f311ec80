"""Endings and می that a blank parts from their word: «می شود», «کتاب ها», «برنامه ای»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.text.chunks import Chunk, first_word, last_word
from iranru_cli.text.cuts import NON_JOINING
from iranru_cli.text.letters import ZWNJ, fold_word
from iranru_cli.text.morphology import Morphology

Joins = dict[int, str]  # index of the chunk after the blank → what replaces the blank


class Inflections(NamedTuple):
    """Blanks to be replaced: `sure` in any document, `likely` where blanks stand for joiners."""

    sure: Joins
    likely: Joins


def inflection_joins(morphology: Morphology, chunks: list[str], notable: list[tuple[int, Chunk]]) -> Inflections:
    """«کتاب ها», «می رود»; `notable` are the chunks that may begin with an ending or end with می, with their index."""
    out = Inflections({}, {})
    tails, heads = morphology.affixes.tails, morphology.affixes.heads
    for k, chunk in notable:
        if chunk.first in tails and k:
            before = last_word(chunks[k - 1])
            if _takes(morphology, before, chunk.first):
                out.sure[k] = glue(before)
            elif _may_take(morphology, before, chunk.first):
                out.likely[k] = glue(before)
        if chunk.last in heads and _before_verb(morphology, chunks, k, chunk.last):
            out.sure[k + 1] = ZWNJ
    return out


def _before_verb(morphology: Morphology, chunks: list[str], k: int, head: str) -> bool:
    """«می گفت», not «۵ می گفت», which is the month."""
    before = chunks[k].removesuffix(head) or (chunks[k - 1] if k else "")
    after = first_word(chunks[k + 1]) if k + 1 < len(chunks) else ""
    return not before[-1:].isdigit() and morphology.verbs.is_verb(fold_word(after))


def _takes(morphology: Morphology, word: str, tail: str) -> bool:
    """Whether the ending surely belongs to the word."""
    if len(word) < 2:
        return False
    if tail in morphology.affixes["plural"]:
        return True
    key = bare(word)
    if tail in morphology.affixes["compare"]:
        return morphology.words.is_adjective(key) or (tail == "ترین" and morphology.words.is_common(key))
    if tail in morphology.affixes["perfect_apart"] and morphology.verbs.is_participle(key):
        return True
    return key.endswith("ه") and len(key) > 3 and tail in morphology.affixes["heh_apart"]


def _may_take(morphology: Morphology, word: str, tail: str) -> bool:
    """«سینه اش», «دارایی ات»; not «سی ام»."""
    kind = {"ه": "heh", "ی": "ye"}.get(word[-1:])
    key = bare(word)
    return kind is not None and len(key) > 3 and tail in morphology.affixes[kind] and morphology.words.is_common(key)


def bare(word: str) -> str:
    """The key of a word, without joiners."""
    return fold_word(word).replace(ZWNJ, "")


def glue(word: str) -> str:
    """What binds to a word: nothing after a letter that does not join («کشورها»), else a joiner («برنامه‌ها»)."""
    return "" if word[-1] in NON_JOINING else ZWNJ
