"""Finding the lexicon's phrases in a token stream: one dictionary on the first key, one pass over the text.

The first-token dictionary was the fastest that needs nothing built (research: 15–24 MB/s at 5,000–50,000 phrases),
and unlike an automaton it cannot lose a match to a word boundary.
"""

from __future__ import annotations

from itertools import islice, product
from typing import NamedTuple

from iranru_cli.lexicon.tables import Row
from iranru_cli.text.tokens import ZWNJ, fold_key, places

_NON_JOINING = frozenset("ادذرزژوآ")
_MOST_VARIANTS = 16


class Hit(NamedTuple):
    """Tokens [start, end) match the row."""

    start: int
    end: int
    row: Row


def phrase_keys(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The key sequences under which a phrase may stand in text.

    A joiner may be there, deleted or a blank: «نخست‌وزیر» is (نخستوزیر,) or (نخست, وزیر). After a letter that does
    not join, the blank is often lost as nobody sees it: «وزیر خارجه» is (وزیر, خارجه) or (وزیرخارجه,).
    """
    folded = fold_key(phrase)
    if ZWNJ not in folded and " " not in folded:
        return ((folded,),)
    pieces, gaps = _pieces(folded)
    variants: dict[tuple[str, ...], None] = {}
    for choice in islice(product(*gaps), _MOST_VARIANTS):
        text = pieces[0] + "".join([gap + piece for gap, piece in zip(choice, pieces[1:], strict=True)])
        variants[tuple(text.split())] = None
    return tuple(variants)


def _pieces(phrase: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The stretches between blanks and joiners, and what may stand in each gap."""
    pieces: list[str] = []
    gaps: list[tuple[str, ...]] = []
    for word in phrase.split():
        for k, part in enumerate(part for part in word.split(ZWNJ) if part):
            if pieces:
                lost = pieces[-1][-1] in _NON_JOINING
                gaps.append(("", " ") if k else (" ", "") if lost else (" ",))
            pieces.append(part)
    return pieces, gaps


Single = tuple[int, Row]  # number of the table, row
Longer = tuple[tuple[str, ...], int, Row]  # the keys behind the second one, number of the table, row
First = dict[str, tuple[list[Single], dict[str, list[Longer]]]]  # by first key; the longer ones by second key
Entries = tuple[list[str], First]  # the names of the tables, of which others have the numbers


class PhraseIndex:
    """Phrases of many tables, found together."""

    def __init__(self, entries: Entries | None = None) -> None:
        """`entries`: what `dump` gave."""
        self._tables, self._first = entries or ([], {})
        self._numbers = {table: number for number, table in enumerate(self._tables)}
        self._seen: set[tuple[str, tuple[str, ...]]] = set()

    def add(self, table: str, phrase: str, row: Row) -> None:
        """Enter a phrase under its table; the first row of a phrase holds."""
        number = self._numbers.setdefault(table, len(self._tables))
        if number == len(self._tables):
            self._tables.append(table)
        for keys in phrase_keys(phrase):
            if (table, keys) in self._seen:
                continue
            self._seen.add((table, keys))
            singles, longer = self._first.setdefault(keys[0], ([], {}))
            if len(keys) == 1:
                singles.append((number, row))
            else:
                longer.setdefault(keys[1], []).append((keys[2:], number, row))

    def freeze(self) -> None:
        """Longest first, so that «معاون نخست‌وزیر» comes before «معاون»."""
        for _, longer in self._first.values():
            for entries in longer.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self._seen.clear()

    def dump(self) -> Entries:
        """The frozen index as plain data, for lexicon/compiled.py."""
        return self._tables, self._first

    def find(self, keys: list[str]) -> dict[str, list[Hit]]:
        """Leftmost-longest hits of each table; hits of different tables may overlap."""
        first, new, kind = self._first, tuple.__new__, Hit  # Hit(…) costs three times as much, at every word of a text
        out: list[list[Hit]] = [[] for _ in self._tables]
        until = [0] * len(out)  # where the last hit of a table ends
        taken = 0  # where the last long phrase of any table ends: behind it a single word needs no look at its table
        behind = [*keys[1:], ""]
        for i in places(keys, first):
            singles, longer = first[keys[i]]
            if longer and behind[i] in longer:
                for rest, table, row in longer[behind[i]]:
                    end = i + 2 + len(rest)
                    if until[table] <= i and (not rest or tuple(keys[i + 2 : end]) == rest):
                        out[table].append(new(kind, (i, end, row)))
                        until[table] = end
                        taken = max(taken, end)
            if i < taken:
                singles = [single for single in singles if until[single[0]] <= i]
            for table, row in singles:
                out[table].append(new(kind, (i, i + 1, row)))
        return {table: hits for table, hits in zip(self._tables, out, strict=True) if hits}
