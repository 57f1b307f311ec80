"""A line of text → the order in which it is seen, left to right (rules L2 to L4 of UAX #9)."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining

from iranru_cli.output.bidi.brackets import MIRRORED
from iranru_cli.output.bidi.levels import REMOVED, levels

JOINERS = "\u200c\u200d"


def visual_order(found: Sequence[int]) -> list[int]:
    """L2: the places of a line's characters from left to right; those with the level REMOVED are left out."""
    places = [place for place, level in enumerate(found) if level != REMOVED]
    at = [found[place] for place in places]
    for level in range(max(at, default=0), 0, -1):
        start = 0
        while start < len(places):
            if found[places[start]] < level:
                start += 1
                continue
            end = start
            while end < len(places) and found[places[end]] >= level:
                end += 1
            places[start:end] = places[start:end][::-1]
            start = end
    return places


def visual(text: str, base: int = 1) -> list[tuple[str, int]]:
    """What is seen from left to right: each character, mirrored where it has to be, and its place in `text`.

    Marks stay behind their letter, which is where a terminal that knows no bidi looks for them (L3).

    >>> "".join(char for char, _ in visual("آب (H2O) پاک"))
    'کاپ (H2O) بآ'
    """
    found = _kept(text, base)
    return _marks_behind(_seen(text, found), found)


def turned(text: str, base: int = 1) -> list[tuple[str, int]]:
    """As `visual`, but what is turned round is turned whole: a mark stands before its letter."""
    return _seen(text, _kept(text, base))


def _kept(text: str, base: int) -> list[int]:
    """Levels; a joiner, which decides how its neighbours look, goes with the character before it."""
    found = levels(text, base)
    for place, char in enumerate(text):
        if found[place] == REMOVED and char in JOINERS:
            found[place] = found[place - 1] if place else base
    return found


def _seen(text: str, found: Sequence[int]) -> list[tuple[str, int]]:
    return [(_facing(text[place], found[place]), place) for place in visual_order(found)]


def _facing(char: str, level: int) -> str:
    return MIRRORED.get(char, char) if level & 1 else char


def _marks_behind(seen: list[tuple[str, int]], found: Sequence[int]) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    marks: list[tuple[str, int]] = []
    for char, place in seen:
        if combining(char) and found[place] & 1:
            marks.insert(0, (char, place))
        else:
            out += [(char, place), *marks]
            marks = []
    return out + marks
