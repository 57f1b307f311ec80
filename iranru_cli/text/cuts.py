"""Where joiners stand in a word, as numbers: bit n says that a joiner stands before letter n («بین‌المللی» is 1 << 3)."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from iranru_cli.text.letters import ZWNJ

NON_JOINING = frozenset("اآأإدذرزژوؤء")
LIKELY = 50  # percent: more likely than not
SHORTEST, LONGEST = 4, 40  # letters of a word in which a joiner is looked for


class Cut(NamedTuple):
    """`bits` says where joiners belong, `trust` (percent) how surely."""

    bits: int
    trust: int


NONE = Cut(0, 0)


def joiner_bits(word: str) -> int:
    """Where joiners stand: «بین‌المللی» → 1 << 3."""
    bits, letters = 0, 0
    for letter in word:
        if letter == ZWNJ:
            bits |= 1 << letters
        else:
            letters += 1
    return bits


def visible_bits(key: str, bits: int) -> int:
    """Without the joiners that nobody sees, after a letter that does not join: those of «کار‌ها»."""
    if bits:
        for at, letter in enumerate(key, 1):
            if letter in NON_JOINING:
                bits &= ~(1 << at)
    return bits


def parts(key: str, bits: int) -> list[str]:
    """The pieces between the joiners: parts("بینالمللی", 1 << 3) → ["بین", "المللی"]."""
    borders = [0, *(at for at in range(1, len(key)) if bits >> at & 1), len(key)]
    return [key[first:last] for first, last in pairwise(borders)]
