"""Joiners (U+200C, نیم‌فاصله) repaired: put back where they were deleted, and in place of a blank.

Each kind of chunk is judged once (chunks.py, morphology.py), blanks next to bound words are judged in joins.py and
pairs.py; how far to go is decided by the document: where joiners stand as they should, only sure repairs are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, compress
from operator import add
from typing import NamedTuple

from iranru_cli.text.chunks import Chunk, Chunks
from iranru_cli.text.edits import Edit
from iranru_cli.text.joins import Joins, inflection_joins
from iranru_cli.text.letters import ZWNJ
from iranru_cli.text.morphology import Morphology
from iranru_cli.text.pairs import Pairs

_PIECE = 6_000  # code points: a long file of many articles is judged in pieces of so many, cut at a line end
_NEVER = 101  # percent
_SURE = 90  # percent
_CLITIC_TRUST = 80  # percent
_BEFORE = 100  # places
_FEW = 3  # places: too few to judge a piece by
_STRAY = 0.02  # of the places: slips of a writer, no regime


class Places(NamedTuple):
    """How many places of a text have their joiner, surely have a blank instead, or have surely lost it."""

    joiners: int
    blanks: int
    glued: int


class Regime(NamedTuple):
    """What a document needs: the least trust of a cut, and of a pair of words to be joined."""

    cut: float
    join: float


_NO_PLACES = Places(0, 0, 0)
_UNSURE = Regime(75, 75)


class Spacing:
    """The repairer with what it remembers from text to text."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._chunks = Chunks(morphology)
        self._pairs = Pairs(morphology)

    def edits(self, text: str) -> list[Edit]:
        """«می شود» and «میشود» → «می‌شود»; letters are folded and marks gone. A joiner is inserted or replaces a blank."""
        out: list[Edit] = []
        so_far = _NO_PLACES
        for start, end in _pieces(text):
            edits, found = self._edits(text[start:end], start, so_far)
            out += edits
            so_far = Places(*map(add, so_far, found))
        return out

    def _edits(self, text: str, start: int, so_far: Places) -> tuple[list[Edit], Places]:
        chunks = text.split(" ")
        kinds = set(chunks)
        known = self._chunks.notable(kinds)
        joiners = text.count(ZWNJ)
        if not known:
            return [], Places(joiners, 0, 0)
        notable = [(k, known[chunks[k]]) for k in compress(range(len(chunks)), map(known.__contains__, chunks))]
        inflections = inflection_joins(self._morphology, chunks, notable)
        joins = dict(inflections.sure)
        sure = sum(place.trust >= _SURE for _, chunk in notable for place in chunk.places)
        found = Places(joiners, len(joins), sure)
        regime = judge(found, so_far)
        if regime.join < _NEVER:
            joins |= inflections.likely if regime.join < _CLITIC_TRUST else {}
            joins |= self._pairs.joins(chunks, kinds, joins, regime.join)
        return _place(chunks, start, joins, notable, regime.cut), found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans of some thousand characters that end at line ends: all of a short text."""
    start = 0
    while len(text) - start > 2 * _PIECE:
        end = text.find("\n", start + _PIECE) + 1
        if not end:
            break
        yield start, end
        start = end
    yield start, len(text)


def judge(found: Places, so_far: Places = _NO_PLACES) -> Regime:
    """Judge a piece of text by what becomes of its joiners; what came before it in the text counts for a few places more.

    Where a share d of the joiners was deleted, a word that is written with one in p of 100 cases and stands without it
    has lost it with odds p·d to 100 - p; so it is cut where p is over 100 / (1 + d). The same for blanks.
    """
    before = sum(so_far)
    part = min(1.0, _BEFORE / before) if before else 0.0
    joiners, blanks, glued = (places + part * earlier for places, earlier in zip(found, so_far, strict=True))
    total = joiners + blanks + glued
    if total < _FEW:
        return _UNSURE
    shares = ((places - 1) / total for places in (glued, blanks))  # one alone is a slip of the writer
    return Regime(*(100 / (1 + share) if share > _STRAY else _NEVER for share in shares))


def _place(chunks: list[str], start: int, joins: Joins, notable: list[tuple[int, Chunk]], least: float) -> list[Edit]:
    """Joins and cuts, by index of the chunk, as edits in the order of the text."""
    cuts = [(k, place.at) for k, chunk in notable for place in chunk.places if place.trust >= least]
    if not joins and not cuts:
        return []
    lengths = list(accumulate(map(len, chunks), initial=start))  # chunk k begins k blanks further
    out = [Edit(lengths[k] + k - 1, lengths[k] + k, new) for k, new in joins.items()]
    out += [Edit(lengths[k] + k + at, lengths[k] + k + at, ZWNJ) for k, at in cuts]
    return sorted(out)
