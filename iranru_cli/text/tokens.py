"""The token stream: words, numbers, punctuation and line ends, with the key that the lexicon matches on.

A key is the word without joiners and with the hamza seats folded, so that «می‌گوید», «میگوید», «تأکید» and «تاکید»
need one lexicon row each. Keys are plain strings in a list; positions are parallel lists: no object a token.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import accumulate, compress

from iranru_cli.text.letters import ZWNJ as ZWNJ
from iranru_cli.text.letters import fold_key as fold_key
from iranru_cli.text.shadow import Shadow

NEWLINE = "\n"
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
    marks: list[int]  # the tokens that are no words: figures, punctuation, line ends
    spaced: bool  # whether nothing but single blanks and line ends stands between the words

    def __len__(self) -> int:
        return len(self.keys)

    def raw_span(self, first: int, last: int) -> tuple[int, int]:
        """Tokens [first, last) to half-open code points of the raw text."""
        return self.shadow.raw_span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The normalized words of tokens [first, last), blanks single: «وزیر امور خارجه»."""
        words = self.shadow.text[self.starts[first] : self.ends[last - 1]]
        return words if self.spaced and NEWLINE not in words else " ".join(words.split())

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it, as in «۱۴۰۴/۷/۱۰»."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenize(shadow: Shadow) -> Tokens:
    """Split the shadow text into tokens; a run of line ends is one token with the key "\\n"."""
    pieces = _TOKEN.split(fold_key(shadow.text))  # odd: tokens; a split costs two thirds of a finditer with spans
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    # Each kind of token is looked at once, and has one string for a key. A memory of all texts' kinds would cost more: it
    # lies outside of the processor's cache.
    key_of = {word: word for word in words}
    for word in key_of:
        if ZWNJ in word or word[0] == NEWLINE:
            key_of[word] = NEWLINE if word[0] == NEWLINE else _joined(word)
    keys = list(map(key_of.__getitem__, words))
    kinds = frozenset(key_of.values())
    marks = list(places(keys, {key for key in kinds if not key.isalpha()}))
    return Tokens(shadow, keys, ends[:-1:2], ends[1::2], kinds, marks, {"", " "}.issuperset(pieces[::2]))


def places(keys: list[str], wanted: Container[str]) -> Iterator[int]:
    """The indices of the keys that are in a set or dict, in order; half the time of a comprehension with `in`."""
    return compress(range(len(keys)), map(wanted.__contains__, keys))
