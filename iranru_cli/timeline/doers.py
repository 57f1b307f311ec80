"""Who did it: whether two lists of names are of one doer, and of which state."""

from __future__ import annotations

from collections.abc import Iterable

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.text.tokens import spread, word_key


class Doers:
    """Compares names by their words, and countries by their ISO code: «آمریکا» and «ایالات متحده» are one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._codes = {_words(row[2]): row[0] for row in reversed(lexicon.tables["countries"])}

    def shared(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether a doer of a is one of b: «مجلس» and «مجلس شورای اسلامی», «دومای روسیه» and «دومای دولتی روسیه»."""
        if self._states(a) & self._states(b):
            return True
        left, right = [_words(name) for name in a], [_words(name) for name in b]
        return any(x <= y or y <= x for x in left for y in right)

    def other_states(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether both name states, and none in common: «آمریکا» and «روسیه»; «ترامپ» names none."""
        left, right = self._states(a), self._states(b)
        return bool(left and right and not left & right)

    def _states(self, names: Iterable[str]) -> set[str]:
        return {code for name in names if (code := self._codes.get(_words(name))) is not None}


def _words(name: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in spread(name).split())
