"""Joiners (U+200C, نیم‌فاصله) repaired: put back where they were deleted, and in place of a blank.

Each word type is judged once (lacking.py, morphology.py), blanks next to bound words are judged in joins.py; how far to
go is decided by the document: where joiners stand as they should, only sure repairs are made.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from iranru_cli.text.cuts import Cut
from iranru_cli.text.edits import Edit
from iranru_cli.text.joins import Inflections, Joins, Pairs, inflection_joins
from iranru_cli.text.lacking import Lacking
from iranru_cli.text.letters import ZWNJ
from iranru_cli.text.morphology import load_morphology

# Marks, tatweel and Arabic digits, which lie in this range, are gone by now; one range is searched twice as fast as four.
_PIECES = re.compile("([\u0621-\u06d3\u200c]+)")
_NEVER = 101  # percent
_FEW = 3  # places: too few to judge a document by
_STRAY = 0.02  # of the places: slips of a writer, no regime


class Regime(NamedTuple):
    """What a document needs: the least trust of a cut, and of a pair of words to be joined."""

    cut: float
    join: float


_UNSURE = Regime(75, 75)
_CLITIC_TRUST = 80  # percent
_NO_INFLECTIONS = Inflections({}, {})

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
        inflections = inflection_joins(self._morphology, words, gaps) if bound else _NO_INFLECTIONS
        joins = dict(inflections.sure)
        glued = [k for k, word in enumerate(words) if word in cuts] if cuts else []
        sure = sum(cuts[words[k]].trust >= 90 for k in glued)
        regime = judge(text.count(ZWNJ), len(joins), sure)
        if regime.join < _NEVER:
            joins |= inflections.likely if regime.join < _CLITIC_TRUST else {}
            joins |= self._pairs.joins(words, gaps, joins, regime.join)
        return _place(pieces, joins, [(k, cuts[words[k]]) for k in glued if cuts[words[k]].trust >= regime.cut])


def judge(joiners: int, blanks: int, glued: int) -> Regime:
    """Judge a document by its joiners, the blanks in place of some, and the words that surely lost one.

    Where a share d of the joiners was deleted, a word that is written with one in p of 100 cases and stands without it
    has lost it with odds p·d to 100 - p; so it is cut where p is over 100 / (1 + d). The same for blanks.
    """
    total = joiners + blanks + glued
    if total < _FEW:
        return _UNSURE
    return Regime(*(100 / (1 + share / total) if share > _STRAY * total else _NEVER for share in (glued, blanks)))


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
