"""Joiners (U+200C, نیم‌فاصله) repaired: put back where they were deleted, and in place of a blank.

Each word type is judged once (lacking.py, morphology.py), blanks next to bound words are judged in joins.py; how far to
go is decided by the document: where joiners stand as they should, only sure repairs are made.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from iranru_cli.text.edits import Edit
from iranru_cli.text.joins import Joins, Pairs, inflection_joins
from iranru_cli.text.lacking import Lacking
from iranru_cli.text.letters import ZWNJ
from iranru_cli.text.morphology import Cut, load_morphology

# Marks, tatweel and Arabic digits, which lie in this range, are gone by now; one range is searched twice as fast as four.
_PIECES = re.compile("([\u0621-\u06d3\u200c]+)")
_NEVER = 101  # percent
_FEW = 3  # joiners: too few to say that the document has them


class Regime(NamedTuple):
    """What a document needs: the least trust of a cut, and of a pair of words to be joined."""

    cut: int
    join: int


class Spacing:
    """The repairer with what it remembers from text to text."""

    def __init__(self) -> None:
        morphology = load_morphology()
        self._lacking = Lacking(morphology)
        self._pairs = Pairs(morphology)
        self._morphology = morphology
        self._bound = morphology.tails | morphology.heads

    def edits(self, text: str) -> list[Edit]:
        """«می شود» and «میشود» → «می‌شود»; letters are folded and marks gone. A joiner is inserted or replaces a blank."""
        pieces = _PIECES.split(text)
        words, gaps = pieces[1::2], pieces[::2]
        types = set(words)
        cuts = self._lacking.cuts(types)
        bound = not self._bound.isdisjoint(types)
        if not cuts and not bound:
            return []
        joins = inflection_joins(self._morphology, words, gaps) if bound else {}
        glued = [k for k, word in enumerate(words) if word in cuts] if cuts else []
        sure = sum(cuts[words[k]].trust >= 90 for k in glued)
        regime = judge(text.count(ZWNJ), len(joins), sure)
        if regime.join < _NEVER:
            joins |= self._pairs.joins(words, gaps, joins, regime.join)
        return _place(pieces, joins, [(k, cuts[words[k]]) for k in glued if cuts[words[k]].trust >= regime.cut])


def judge(joiners: int, blanks: int, glued: int) -> Regime:
    """Judge a document by its joiners, the blanks in place of some, and the words that surely lost one.

    Joiners deleted: unsure cuts too. Blanks in their place: pairs of words too, in the worst case also those that were
    only seen in a word list.
    """
    total = joiners + blanks + glued
    cut = 35 if glued > 0.25 * total else 85 if joiners > _FEW else 60
    join = 40 if blanks > 0.8 * total else 55 if blanks > 0.2 * total else _NEVER
    return Regime(cut, join)


def _place(pieces: list[str], joins: Joins, cuts: list[tuple[int, Cut]]) -> list[Edit]:
    """Joins and cuts, by index of the word, as edits in the order of the text."""
    if not joins and not cuts:
        return []
    starts = [0, *accumulate(map(len, pieces))]
    out = [Edit(starts[2 * k], starts[2 * k] + 1, new) for k, new in joins.items()]
    for k, cut in cuts:
        start = starts[2 * k + 1]
        out += [Edit(start + at, start + at, ZWNJ) for at in _offsets(pieces[2 * k + 1], cut.bits)]
    return sorted(out)


def _offsets(word: str, bits: int) -> list[int]:
    """Offsets in the word before which a joiner is to be put; bits count letters, and a joiner may stand already."""
    letters = [at for at, letter in enumerate(word) if letter != ZWNJ]
    return [at for n, at in enumerate(letters) if bits >> n & 1]
