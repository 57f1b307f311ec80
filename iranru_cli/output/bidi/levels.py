"""The embedding level of each character of a line: the Unicode bidirectional algorithm, UAX #9 of Unicode 15, rules P2 to L1.

Own code, for python-bidi gives back a string only, without mirrored brackets; a line of a table needs to know where each
character went, for its colours, brackets and combining marks. Lines are short: pairs of brackets cost their number times the
length of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import bidirectional

from iranru_cli.output.bidi.resolve import INITIATORS, resolve

MAX_DEPTH = 125  # BD2
REMOVED = -1  # the level of characters that rule X9 takes out
_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_TAKEN_OUT = frozenset({*_EMBEDDINGS, "PDF", "BN"})
_SPACE = frozenset({"WS", *INITIATORS, "PDI"})


def levels(text: str, base: int | None = None) -> list[int]:
    """A level for each code point of one line: even is left to right, odd right to left, REMOVED is not shown.

    `base` is the direction of the line, 1 for right to left; None takes that of the first strong character.

    >>> levels("روز 12", 1)
    [1, 1, 1, 1, 2, 2]
    """
    kinds = [bidirectional(char) or "L" for char in text]
    matches = _matching(kinds)
    if base is None:
        base = _first_strong(kinds, matches, 0, len(kinds))
    found, resolved = _explicit(kinds, matches, base)
    for sequence, start, end in _sequences(found, kinds, matches, base):
        resolve(text, sequence, found, resolved, kinds, "R" if start & 1 else "L", "R" if end & 1 else "L")
    _reset_spaces(found, kinds, base)
    return found


def _matching(kinds: Sequence[str]) -> dict[int, int]:
    """BD9: the place of each isolate initiator → that of its PDI, or the end of the text; and the way back."""
    found: dict[int, int] = {}
    pending: list[int] = []
    for place, kind in enumerate(kinds):
        if kind in INITIATORS:
            pending.append(place)
        elif kind == "PDI" and pending:
            opening = pending.pop()
            found[opening], found[place] = place, opening
        elif kind == "B":
            pending.clear()
    return found


def _first_strong(kinds: Sequence[str], matches: dict[int, int], start: int, end: int) -> int:
    """P2 and P3: what stands within isolates does not count."""
    place = start
    while place < end:
        kind = kinds[place]
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
        place = matches.get(place, end) if kind in INITIATORS else place
        place += 1
    return 0


def _explicit(kinds: list[str], matches: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """X1 to X9: levels by embeddings and isolates, and the kinds as overrides make them."""
    found, resolved = [base] * len(kinds), list(kinds)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]  # level, override, isolate
    lost_isolates = lost_embeddings = valid_isolates = 0
    for place, kind in enumerate(kinds):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS:
            found[place] = REMOVED
            deeper = _next_level(level, _EMBEDDINGS[kind])
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, _OVERRIDES.get(kind), False))
            elif not lost_isolates:
                lost_embeddings += 1
            continue
        if kind in ("BN", "PDF"):
            found[place] = REMOVED
            if kind == "PDF" and not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
            continue
        if kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif valid_isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
        elif kind == "B":
            stack = stack[:1]
            lost_isolates = lost_embeddings = valid_isolates = 0
            level, override = base, None
        found[place] = level
        resolved[place] = override or kind
        if kind in INITIATORS:
            deeper = _next_level(level, _isolated(kinds, matches, place))
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                valid_isolates += 1
                stack.append((deeper, None, True))
            else:
                lost_isolates += 1
    return found, resolved


def _next_level(level: int, odd: int) -> int:
    """The least level above this one that is odd, or even."""
    return level + 1 if (level + 1) & 1 == odd else level + 2


def _isolated(kinds: Sequence[str], matches: dict[int, int], place: int) -> int:
    if kinds[place] == "FSI":
        return _first_strong(kinds, matches, place + 1, matches.get(place, len(kinds)))
    return int(kinds[place] == "RLI")


def _sequences(
    found: Sequence[int], kinds: Sequence[str], matches: dict[int, int], base: int
) -> list[tuple[list[int], int, int]]:
    """BD13 and X10: the isolating run sequences, each with the levels that its two ends meet."""
    shown = [place for place, level in enumerate(found) if level != REMOVED]
    runs: list[list[int]] = []
    for before, place in pairwise([-1, *shown]):
        if before >= 0 and found[before] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    by_start = {run[0]: run for run in runs}
    out = []
    for run in runs:
        if kinds[run[0]] == "PDI" and run[0] in matches:
            continue  # it goes on where its isolate began
        sequence = list(run)
        while kinds[sequence[-1]] in INITIATORS and sequence[-1] in matches:
            sequence += by_start[matches[sequence[-1]]]
        out.append((sequence, *_ends(sequence, shown, found, kinds, base)))
    return out


def _ends(
    sequence: list[int], shown: list[int], found: Sequence[int], kinds: Sequence[str], base: int
) -> tuple[int, int]:
    """The higher of the levels on both sides of each end of a sequence."""
    level = found[sequence[0]]
    before = next((found[place] for place in reversed(shown) if place < sequence[0]), base)
    after = next((found[place] for place in shown if place > sequence[-1]), base)
    if kinds[sequence[-1]] in INITIATORS:
        after = base
    return max(level, before), max(level, after)


def _reset_spaces(found: list[int], kinds: Sequence[str], base: int) -> None:
    """L1: separators, and blanks before them or at the end of the line, stand in the direction of the line."""
    trailing = True
    for place in range(len(kinds) - 1, -1, -1):
        kind = kinds[place]
        if kind in ("S", "B"):
            found[place], trailing = base, True
        elif kind in _SPACE:
            found[place] = base if trailing else found[place]
        elif kind not in _TAKEN_OUT:
            trailing = False
