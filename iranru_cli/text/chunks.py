"""What stands between two blanks: judged once for each kind of chunk and remembered, so that most text costs a lookup."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.text.cuts import LONGEST, NONE, Cut, joiner_bits, visible_bits
from iranru_cli.text.letters import ZWNJ, fold_word
from iranru_cli.text.morphology import Morphology

_WORD = re.compile("[\u0621-\u065f\u066e-\u06d3\u200c]+")  # letters, not Arabic digits; marks are gone by now
_WORDS = re.compile(f"({_WORD.pattern})")
_REMEMBERED = 1 << 16
_LIMIT = 200_000  # kinds of chunks that are remembered


class Place(NamedTuple):
    """Where a joiner is missing: the offset in the chunk before which it belongs, and the trust in it in percent."""

    at: int
    trust: int


class Chunk(NamedTuple):
    """«(می‌رود،» begins and ends with no word; «کتابها» with itself, and lacks a joiner before offset 4."""

    first: str  # the word it begins with, or ""
    last: str  # the word it ends with
    places: tuple[Place, ...]


class Chunks:
    """Judges chunks; what has nothing to be done about it is only remembered as seen."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._seen: set[str] = set()
        self._notable: dict[str, Chunk] = {}
        self._kinds: set[str] = set()  # of _notable: two sets are met faster than a set and a dict
        self._words: dict[str, list[Place]] = {}

    def notable(self, kinds: set[str]) -> dict[str, Chunk]:
        """Those that lack joiners, begin with an ending or end with می."""
        if len(self._seen) > _LIMIT:
            self._forget()
        new = kinds - self._seen
        if new:
            self._judge(new)
        notable = self._notable
        return {kind: notable[kind] for kind in kinds & self._kinds}

    def _forget(self) -> None:
        self._seen.clear()
        self._notable.clear()
        self._kinds.clear()
        self._words.clear()

    def _judge(self, new: set[str]) -> None:
        self._seen |= new
        for kind in new:
            chunk = self._chunk(kind)
            affixes = self._morphology.affixes
            if chunk.places or chunk.first in affixes.tails or chunk.last in affixes.heads:
                self._notable[kind] = chunk
                self._kinds.add(kind)

    def _chunk(self, kind: str) -> Chunk:
        if _WORD.fullmatch(kind):  # most are one word
            return Chunk(kind, kind, tuple(self._places(kind)))
        pieces = _WORDS.split(kind)  # odd: words
        places: list[Place] = []
        at = 0
        for n, piece in enumerate(pieces):
            if n % 2:
                places += (Place(at + place.at, place.trust) for place in self._places(piece))
            at += len(piece)
        return Chunk(*ends(kind), tuple(places))

    def _places(self, word: str) -> list[Place]:
        places = self._words.get(word)
        if places is None:
            cut = missing_joiners(self._morphology, word)
            places = self._words[word] = [Place(at, cut.trust) for at in _offsets(word, cut.bits)]
        return places


@lru_cache(_REMEMBERED)
def ends(kind: str) -> tuple[str, str]:
    """The words that a chunk begins and ends with: «کتابها،» → («کتابها», «»)."""
    if kind.isalpha():
        return kind, kind
    pieces = _WORDS.split(kind)
    if len(pieces) == 1:
        return "", ""
    return "" if pieces[0] else pieces[1], "" if pieces[-1] else pieces[-2]


def first_word(kind: str) -> str:
    """«کتابها،» → «کتابها»; «(کتابها» → «»."""
    return ends(kind)[0]


def last_word(kind: str) -> str:
    """«(کتابها» → «کتابها»; «کتابها،» → «»."""
    return ends(kind)[1]


def missing_joiners(morphology: Morphology, word: str) -> Cut:
    """The joiners that a word of the text still lacks; one that has others than we would give it stays as it is."""
    if len(word) > LONGEST:
        return NONE  # no word; and bits of a line of letters without a blank would cost its square
    key = fold_word(word)
    if ZWNJ not in key:
        return morphology.cut(key)
    there, bare = joiner_bits(key), key.replace(ZWNJ, "")
    found = morphology.cut(bare)
    if visible_bits(bare, there) & ~found.bits:
        return NONE
    return Cut(found.bits & ~there, found.trust)


def _offsets(word: str, bits: int) -> list[int]:
    """Offsets in the word before which a joiner is to be put; bits count letters, and a joiner may stand already."""
    if not bits:
        return []
    letters = [at for at, letter in enumerate(word) if letter != ZWNJ]
    return [at for n, at in enumerate(letters) if bits >> n & 1]
