"""Spans against spans: the words they share, and who is matched with whom. Offsets are code points, half-open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Bounds = tuple[int, int]
_WORD = re.compile("[\\w\u200c]+")


class Overlap(NamedTuple):
    """How many words of the predicted span stand in the gold one, and how many each has; `share` is their F1."""

    share: float
    common: int
    predicted: int
    gold: int


def words(text: str, span: Bounds) -> list[Bounds]:
    """The words within a span, joiners as letters: words("به او گفت", (3, 9)) → [(3, 5), (6, 9)]."""
    start, end = span
    return [(start + word.start(), start + word.end()) for word in _WORD.finditer(text[start:end])]


def touch(one: Bounds, other: Bounds) -> bool:
    """Whether two spans have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def overlap(predicted: list[Bounds], gold: list[Bounds]) -> Overlap:
    """The words of `predicted` that touch one of `gold`; both in the order of the text.

    >>> overlap([(0, 2), (3, 5)], [(3, 5), (6, 9)])
    Overlap(share=0.5, common=1, predicted=2, gold=2)
    """
    common = place = 0
    for word in predicted:
        while place < len(gold) and gold[place][1] <= word[0]:
            place += 1
        common += place < len(gold) and touch(word, gold[place])
    both = len(predicted) + len(gold)
    return Overlap(2 * common / both if both else 0.0, common, len(predicted), len(gold))


def edges(found: list[Bounds]) -> tuple[Bounds, Bounds] | None:
    """The first and the last word: contents with the same ones are the same."""
    return (found[0], found[-1]) if found else None


def best_first(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """(weight, predicted, gold) → one gold for each predicted and the other way round, the heaviest pair first.

    >>> best_first([(0.6, 0, 0), (0.9, 1, 0), (0.5, 0, 1)])
    {1: 0, 0: 1}
    """
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, predicted, gold in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if predicted not in matched and gold not in taken:
            matched[predicted] = gold
            taken.add(gold)
    return matched
