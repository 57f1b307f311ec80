"""The token stream: words, numbers, punctuation and line ends, with the key that the lexicon matches on.

A key is the word without joiners and with the hamza seats folded, so that «می‌گوید», «میگوید», «تأکید» and «تاکید»
need one lexicon row each. Keys are plain strings in a list; positions are parallel lists: no object a token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from iranru_cli.text.letters import ZWNJ as ZWNJ
from iranru_cli.text.letters import fold_key as fold_key
from iranru_cli.text.shadow import Shadow

NEWLINE = "\n"
# Digits part from letters («۲۸دی‌ماه» is 28 + دی‌ماه); a joiner belongs to the word only between letters.
_TOKEN = re.compile(r"([^\W\d_]+(?:\u200c+[^\W\d_]+)*|\d+|\n\s*|[^\w\s\u200c]|_)")
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

    def __len__(self) -> int:
        return len(self.keys)

    def raw_span(self, first: int, last: int) -> tuple[int, int]:
        """Tokens [first, last) to half-open code points of the raw text."""
        return self.shadow.raw_span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The normalized words of tokens [first, last), blanks single: «وزیر امور خارجه»."""
        return " ".join(self.shadow.text[self.starts[first] : self.ends[last - 1]].split())

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it, as in «۱۴۰۴/۷/۱۰»."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenize(shadow: Shadow) -> Tokens:
    """Split the shadow text into tokens; a run of line ends is one token with the key "\\n"."""
    pieces = _TOKEN.split(fold_key(shadow.text))  # odd: tokens; a split costs two thirds of a finditer with spans
    keys, ends = pieces[1::2], list(accumulate(map(len, pieces)))
    for i in [i for i, key in enumerate(keys) if ZWNJ in key or key[0] == NEWLINE]:
        keys[i] = NEWLINE if keys[i][0] == NEWLINE else _joined(keys[i])
    return Tokens(shadow, keys, ends[:-1:2], ends[1::2])
