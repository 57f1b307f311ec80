"""The token stream: words, numbers, punctuation and line ends, with the key that the lexicon matches on.

A key is the word without joiners and with the hamza seats folded, so that «می‌گوید», «میگوید», «تأکید» and «تاکید»
need one lexicon row each. Keys are plain strings in a list; positions are parallel lists: no object a token.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from sys import intern

from iranru_cli.text.letters import ZWNJ as ZWNJ
from iranru_cli.text.letters import fold_key as fold_key
from iranru_cli.text.shadow import Shadow

NEWLINE = "\n"
_MOST_CHUNKS = 100_000  # that are remembered
# Digits part from letters («۲۸دی‌ماه» is 28 + دی‌ماه); a joiner belongs to the word only between letters. A word of the
# letters of Persian alone is taken first: a range is tested faster than «any letter of Unicode».
_PERSIAN = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_TOKEN = re.compile(
    rf"([{_PERSIAN}]++(?:\u200c++[{_PERSIAN}]++)*+(?![^\W\d_]|\u200c)"
    r"|[^\W\d_]+(?:\u200c+[^\W\d_]+)*|\d+|\n\s*|[^\w\s\u200c]|_)"
)
_EZAFE_YE = "ه\u200cی"


def word_key(word: str) -> str:
    """The key of a single word: «بیانیه‌ی» → «بیانیه», «می‌گوید» → «میگوید»."""
    return _joined(fold_key(word))


def _joined(word: str) -> str:
    """Without joiners, and without the ی of «بیانیه‌ی»; `word` is folded."""
    return (word.removesuffix("\u200cی") if word.endswith(_EZAFE_YE) else word).replace(ZWNJ, "")


def spread(phrase: str) -> str:
    """With blanks where the text has token borders: «رشت-آستارا» → «رشت - آستارا», «S300» → «S 300»."""
    return " ".join(_TOKEN.findall(phrase))


@dataclass(frozen=True)
class Tokens:
    """Parallel lists over one document; `starts` and `ends` count code points of `shadow.text`, half-open."""

    shadow: Shadow
    keys: list[str]
    starts: list[int]
    ends: list[int]
    kinds: frozenset[str]  # the different keys: what is not among them need not be looked for

    def __len__(self) -> int:
        return len(self.keys)

    def raw_span(self, first: int, last: int) -> tuple[int, int]:
        """Tokens [first, last) to half-open code points of the raw text."""
        return self.shadow.raw_span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The normalized words of tokens [first, last), blanks single: «وزیر امور خارجه»."""
        words = self.shadow.text[self.starts[first] : self.ends[last - 1]]
        return words if last - first == 1 and words[0] != NEWLINE else " ".join(words.split())

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it, as in «۱۴۰۴/۷/۱۰»."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenize(shadow: Shadow) -> Tokens:
    """Split the shadow text into tokens; a run of line ends is one token with the key "\\n"."""
    text = fold_key(shadow.text)
    keys, borders = _cut_chunks(text.split(" "))
    if borders[-1] != len(text) or "\n " in text:  # a tab or a stray joiner, a blank that belongs to a line end
        keys, borders = _cut_whole(text)
    return Tokens(shadow, keys, borders[1::2], borders[2::2], frozenset(keys))


def _cut_chunks(chunks: list[str]) -> tuple[list[str], list[int]]:
    """The keys, and -1 with the start and end of each token in turn; each kind of chunk is cut once a process."""
    if len(_KEYS) > _MOST_CHUNKS:
        _KEYS.clear()
        _LENGTHS.clear()
    keys = list(chain.from_iterable(map(_KEYS.__getitem__, chunks)))
    lengths = chain.from_iterable(map(_LENGTHS.__getitem__, chunks))
    return keys, list(accumulate(lengths, initial=-1))  # the first chunk has no blank before it


def _cut_whole(text: str) -> tuple[list[str], list[int]]:
    """The same for a text of which some tokens reach over blanks."""
    keys, lengths = _cut(text)
    return list(keys), list(accumulate(lengths, initial=-1))


def _cut(chunk: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The keys of a chunk, and in turn how much stands before each token, a blank included, and how long it is.

    «(می‌گوید،» → ("(", "میگوید", "،"), (1, 1, 0, 7, 0, 1). All tokens that are alike have one string for a key, which the
    many passes over the keys find in the processor's cache.
    """
    pieces = _TOKEN.split(" " + chunk)  # odd: tokens; what stands behind the last one is left out
    keys = tuple([intern(_key(token)) for token in pieces[1::2]])
    return keys, tuple(map(len, pieces[:-1]))


def _key(token: str) -> str:
    return NEWLINE if token[0] == NEWLINE else _joined(token) if ZWNJ in token else token


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of each kind of chunk seen so far; what is missing is cut, and its lengths put into _LENGTHS."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        self[chunk], lengths = _cut(chunk)
        _LENGTHS[chunk] = _ALIKE.setdefault(lengths, lengths)
        return self[chunk]


_KEYS = _Keys()
_LENGTHS: dict[str, tuple[int, ...]] = {}
_ALIKE: dict[tuple[int, ...], tuple[int, ...]] = {}  # most chunks are one of a few lengths


def places(keys: list[str], wanted: Container[str]) -> Iterator[int]:
    """The indices of the keys that are in a set or dict, in order; half the time of a comprehension with `in`."""
    return compress(range(len(keys)), map(wanted.__contains__, keys))
