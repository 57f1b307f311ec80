"""On which line of a document's JSON each item stands, so that an error can be found in an editor."""

from __future__ import annotations

import re

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}]')


def item_lines(source: str) -> dict[tuple[str, int], int]:
    """(list, place in it, from 0) → lines below the first of the document.

    >>> item_lines('{"id": "a",\\n "dates": [\\n  {"start": 0},\\n  {"start": 4}]}')
    {('dates', 0): 2, ('dates', 1): 3}
    """
    found: dict[tuple[str, int], int] = {}
    key, index, depth, line, last = "", 0, 0, 0, 0
    for piece in _PIECE.finditer(source):
        line += source.count("\n", last, piece.start())
        last = piece.start()
        mark = piece[0][0]
        if mark == '"':
            key, index = (piece[0][1:-1], 0) if depth == 1 else (key, index)
        elif mark in "{[":
            depth += 1
            if depth == 3 and mark == "{":
                found[key, index] = line
                index += 1
        else:
            depth -= 1
    return found
