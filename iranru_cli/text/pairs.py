"""Two words that make one and stand apart: «بین المللی», «آتش بس», «بی نتیجه»."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from iranru_cli.text.chunks import ends, first_word, last_word, missing_joiners
from iranru_cli.text.joins import Joins, bare, glue
from iranru_cli.text.morphology import Morphology

_PREFIX_TRUST, _CERTAIN = 75, 100  # percent
_LIMIT = 200_000  # kinds of chunks, and of pairs, that are remembered


class Closer(NamedTuple):
    """A word that may be the second of a pair."""

    stems: tuple[str, ...]  # the word and what is left of it without endings, where these close pairs
    bound: int  # percent in which such a word is joined to another


class Pairs:
    """Remembers what part each kind of chunk may play, and the trust in each pair."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._words = morphology.words
        self._prefixes = frozenset(morphology.affixes["prefix"])
        self._given = morphology.spellings.pairs
        self._first, self._second = (frozenset(pair[n] for pair in self._given) for n in (0, 1))
        self._clear()

    def _clear(self) -> None:
        self._seen: set[str] = set()
        self._openers: set[str] = set()  # kinds of chunks that end with a word that may be the first of a pair
        self._prefixed: set[str] = set()  # … with a prefix
        self._closing: set[str] = set()  # … that begin with a word that may be the second
        self._closers: dict[str, Closer] = {}  # by word
        self._joined: dict[tuple[str, str], tuple[int, str]] = {}

    def joins(self, chunks: list[str], kinds: set[str], taken: Joins, least: float) -> Joins:
        """The joins with at least this trust, in percent, where `taken` has none; `kinds` are the chunks as a set."""
        if max(len(self._seen), len(self._joined)) > _LIMIT:
            self._clear()
        new = kinds - self._seen
        if new:
            self._learn(new)
        # the sets of this text are small: they stay in the processor's cache, which those of all texts do not
        openers, closing, prefixed = kinds & self._openers, kinds & self._closing, kinds & self._prefixed
        joined = self._joined
        out: Joins = {}
        for k in _candidates(chunks, openers, closing, prefixed):
            pair = chunks[k - 1], chunks[k]
            found = joined.get(pair)
            if found is None:
                found = joined[pair] = self._judge(last_word(pair[0]), first_word(pair[1]))
            if found[0] >= least and k not in taken:
                out[k] = found[1]
        return out

    def _learn(self, new: set[str]) -> None:
        self._seen |= new
        for kind in new:
            first, last = ends(kind)
            key = bare(last)
            if key in self._prefixes:
                self._prefixed.add(kind)
            elif last and (self._words.opens(key) or self._is_word(key) or key in self._first):
                self._openers.add(kind)
            if first and self._closer(first):
                self._closing.add(kind)

    def _closer(self, word: str) -> Closer | None:
        """What the word may close, None for nothing."""
        if word not in self._closers:
            key = bare(word)
            stems = tuple(stem for stem in (key, *self._morphology.stems(key)) if self._closes(stem))
            self._closers[word] = Closer(stems, self._words.bound_parts.get(key, 0))
        found = self._closers[word]
        return found if found.stems or found.bound else None

    def _is_word(self, key: str) -> bool:
        return self._words.is_common(key) and key not in self._morphology.affixes.tails

    def _closes(self, stem: str) -> bool:
        return self._words.closes(stem) or stem in self._second

    def _judge(self, first: str, second: str) -> tuple[int, str]:
        """The trust in a pair, and what replaces its blank."""
        key, closer = bare(first), self._closer(second)
        trust = max((self._trust(key, stem) for stem in closer.stems), default=0) if closer else 0
        if closer and closer.bound and self._is_word(key):
            trust = max(trust, closer.bound)
        if key in self._prefixes and self._is_word(bare(second)):
            trust = max(trust, _PREFIX_TRUST)
        between = glue(first)
        return (trust if trust and self._is_whole(first + between + second) else 0), between

    def _trust(self, first: str, second: str) -> int:
        return _CERTAIN if (first, second) in self._given else self._words.pair(first, second)

    def _is_whole(self, word: str) -> bool:
        """Not where a half would need a joiner that it has only as a part: «به طوریکه» is left to «به طوری که»."""
        return not missing_joiners(self._morphology, word).bits


def _candidates(chunks: list[str], openers: set[str], closing: set[str], prefixed: set[str]) -> list[int]:
    """The second chunks, by index, of the pairs that may be joined."""
    second = compress(range(1, len(chunks)), map(closing.__contains__, chunks[1:]))
    out = [k for k in second if chunks[k - 1] in openers]
    if prefixed:
        out += compress(range(1, len(chunks)), map(prefixed.__contains__, chunks))
    return out
