"""Pairs of quote marks over the token stream, robust against nesting, lookalikes and marks that never close."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from iranru_cli.text.tokens import NEWLINE, Tokens

_PARTNERS = {"»": "«", "”": "“", "›": "‹", '"': '"'}
_OPENERS = frozenset("«“„‹")
_STRAIGHT = '"'
_MARKS = _OPENERS | _PARTNERS.keys()
_REACH = 8  # paragraphs that one quotation may run over


class Quote(NamedTuple):
    """`open` and `close` are the token indices of the marks; where no mark closes, `close` is the end of the paragraph."""

    open: int
    close: int
    closed: bool
    depth: int


def pair_quotes(tokens: Tokens) -> list[Quote]:
    """Pair the marks, in order of their opening; a quotation may close in a later paragraph.

    «متن «درونی» متن» nests; «متن" closes with a lookalike; a lone closer is dropped; in «متن "درونی» the inner mark,
    which never closes, ends with the outer quotation.
    """
    keys = tokens.keys
    if tokens.kinds.isdisjoint(_MARKS):
        return []
    ends = [i for i in tokens.marks if keys[i] == NEWLINE]
    open_quotes = _Open(ends, len(keys))
    paragraph = 0
    for i in tokens.marks:
        if keys[i] not in _MARKS:
            continue
        while paragraph < len(ends) and ends[paragraph] < i:
            paragraph += 1
        open_quotes.meet(keys[i], i, paragraph)
    open_quotes.give_up()
    return sorted(open_quotes.out)


class _Open:
    """The marks that wait for their closing ones."""

    def __init__(self, ends: list[int], last: int) -> None:
        self.out: list[Quote] = []
        self._stack: list[tuple[int, int, str]] = []  # token, paragraph, mark
        self._waiting: Counter[str] = Counter()
        self._ends = [*ends, last]

    def meet(self, mark: str, at: int, paragraph: int) -> None:
        """The next mark of the text."""
        if self._stack and (paragraph - self._stack[0][1] > _REACH or self._reopened(mark, paragraph)):
            self.give_up()
        if mark in _OPENERS or (mark == _STRAIGHT and not self._waiting[mark]):
            self._stack.append((at, paragraph, mark))
            self._waiting[mark] += 1
        elif self._stack:
            self._close(_PARTNERS[mark], at)

    def _close(self, partner: str, at: int) -> None:
        """Close the innermost partner, or any mark where none waits; marks opened after it have no close of their own."""
        while self._waiting[partner] and self._stack[-1][2] != partner:
            self._pop(at, closed=False)
        self._pop(at, closed=True)

    def _pop(self, close: int, closed: bool) -> None:
        start, _, mark = self._stack.pop()
        self._waiting[mark] -= 1
        self.out.append(Quote(start, close, closed, len(self._stack)))

    def give_up(self) -> None:
        """What never closes ends with its own paragraph."""
        while self._stack:
            self._pop(self._ends[self._stack[-1][1]], closed=False)

    def _reopened(self, mark: str, paragraph: int) -> bool:
        """A new « in a later paragraph says that the one before was never closed."""
        _, opened, waiting = self._stack[-1]
        return mark == waiting and mark in _OPENERS and opened != paragraph
