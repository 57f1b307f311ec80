"""The everyday words round agreements («که», «امضای», «هر»), looked up only beside an agreement, not over the whole text."""

from __future__ import annotations

from collections.abc import Iterable

from iranru_cli.lexicon.matcher import Hit, phrase_keys
from iranru_cli.lexicon.tables import Row
from iranru_cli.text.tokens import ZWNJ, word_key

INSIDE = "inside"  # shape of the rows of event_words that stand in a name: «یادداشت تفاهم امضاشده»


class Phrases:
    """Phrases matched at a place of the token stream, forwards or backwards; the longest holds."""

    def __init__(self, entries: Iterable[tuple[str, Row]]) -> None:
        self._entries: list[tuple[str, Row]] | None = list(entries)
        self._rows: dict[tuple[str, ...], Row] = {}
        self._first: dict[str, int] = {}  # first key → length of the longest phrase
        self._last: dict[str, int] = {}

    def _build(self, entries: list[tuple[str, Row]]) -> None:
        """Put off until a document speaks of an agreement: many do not, and the program starts in a few hundredths."""
        self._entries = None
        for phrase, row in entries:
            plain = " " not in phrase and ZWNJ not in phrase  # most are: spares the search for spellings
            for keys in {(word_key(phrase),)} if plain else phrase_keys(phrase):
                self._rows.setdefault(keys, row)
                self._first[keys[0]] = max(self._first.get(keys[0], 0), len(keys))
                self._last[keys[-1]] = max(self._last.get(keys[-1], 0), len(keys))

    def at(self, keys: list[str], i: int, limit: int) -> Hit | None:
        """The phrase that starts at token i and ends by `limit`."""
        if self._entries is not None:
            self._build(self._entries)
        longest = self._first.get(keys[i]) if i < limit else None
        if longest is None:
            return None
        for n in range(min(longest, limit - i), 0, -1):
            row = self._rows.get(tuple(keys[i : i + n]))
            if row is not None:
                return Hit(i, i + n, row)
        return None

    def before(self, keys: list[str], end: int, floor: int) -> Hit | None:
        """The phrase that ends right before token `end` and starts at `floor` or later."""
        if self._entries is not None:
            self._build(self._entries)
        longest = self._last.get(keys[end - 1]) if end > floor else None
        if longest is None:
            return None
        for n in range(min(longest, end - floor), 0, -1):
            row = self._rows.get(tuple(keys[end - n : end]))
            if row is not None:
                return Hit(end - n, end, row)
        return None


def phrases_of(rows: list[Row], form: int, classes: frozenset[str] | None = None) -> Phrases:
    """Phrases of a table; `form` is the column of the words, `classes` picks rows by their first column."""
    return Phrases((row[form], row) for row in rows if classes is None or row[0] in classes)
