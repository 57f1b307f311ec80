"""Word knowledge from the compiled table data/words.bin: which words exist, how often, and where a joiner stands.

The table is made by `iranru lexicon build` from the word lists of hazm, shekar and davat (MIT) and from counts in news
(data/counts/). It holds 32-bit hashes of keys, not strings, so that it loads in a millisecond: a word that is not
in it passes for one that is once in 9,000 times, which costs nothing here.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).resolve().parent.parent / "data" / "words.bin"
MAGIC = b"iranru words 2\n"
Numbers = Sequence[int]
_ASKED = 3_000  # questions, each of which costs half a microsecond more than with a dictionary
_MOST_IN_DICTIONARY = 100_000  # keys; «rare» has 400,000, and is seldom asked
NUMBERS = 14  # sections of unsigned 32-bit numbers, little-endian; after them one section of UTF-8 text


def key_hash(key: str) -> int:
    """The number under which a key is filed."""
    return crc32(key.encode("utf-8", "surrogatepass"))


class Filed:
    """Keys filed under their hashes, which are sorted; `find` gives the place of a key.

    A bisection needs no time to load. Where many keys are asked for, a dictionary is made, with which a question costs
    a fifth: a long run asks half a million times.
    """

    def __init__(self, hashes: Numbers) -> None:
        self._hashes = hashes
        self._places: dict[int, int] = {}
        self._until_dictionary = _ASKED if len(hashes) <= _MOST_IN_DICTIONARY else sys.maxsize

    def find(self, key: str) -> int:
        """Where in its arrays the key stands; -1 where it does not."""
        number = crc32(key.encode("utf-8", "surrogatepass"))  # key_hash, without a call more
        if self._places:
            return self._places.get(number, -1)
        self._until_dictionary -= 1
        if not self._until_dictionary:
            self._places = {number: i for i, number in enumerate(self._hashes)}
        i = bisect_left(self._hashes, number)
        return i if i < len(self._hashes) and self._hashes[i] == number else -1

    def __contains__(self, key: str) -> bool:
        return self.find(key) >= 0


@dataclass(frozen=True, repr=False)
class Words:
    """What is filed by hash; `counts`, `cuts` and `trust` run parallel to what is named before them."""

    rare: Filed  # hazm's words without a class: from old dictionaries, some misspelt
    classed: Filed  # hazm's words with a class: the living language, with no inflected forms
    counted: Filed
    counts: Numbers
    weighed: Filed
    weights: Numbers
    joined: Filed
    cuts: Numbers  # bit n: a joiner stands before letter n of the key
    trust: Numbers  # in percent: how likely the key is written so
    pairs: Filed  # two words with the joiner between them
    pair_trust: Numbers  # in percent: how much of the time the two stand joined, where they stand side by side
    openers: Filed  # first words of the pairs, and the second ones
    closers: Filed
    adjectives: Filed
    past_stems: frozenset[str]
    present_stems: frozenset[str]
    first_parts: dict[str, int]  # parts that have the joiner in most of their words, with the percent: «بی», «قابل»
    second_parts: dict[str, int]  # «کننده», «ناپذیر»
    bound_parts: dict[str, int]  # second parts that hardly stand alone, with the percent: «آمیز», not «الله»

    def count(self, key: str) -> int:
        """How often the key stood in 1.7 million words of news: count("گفت") is 5688; 0 where it did not or twice."""
        i = self.counted.find(key)
        return self.counts[i] if i >= 0 else 0

    def weight(self, key: str) -> int:
        """How usual the key is, in thousandths of a count in 1.7 million words: by news and by the web; 0 unknown."""
        i = self.weighed.find(key)
        return self.weights[i] if i >= 0 else 0

    def known(self, key: str) -> bool:
        """Whether the key is in hazm's list or counted in news; the list holds rare Arabic words and many names too."""
        return self.is_common(key) or key in self.rare

    def is_common(self, key: str) -> bool:
        """Whether the key is a word of today: «معاهده» is, «ابلق» need not be."""
        return self.is_classed(key) or key in self.counted

    def is_classed(self, key: str) -> bool:
        """Whether the key is in hazm's list with a word class: «دفتر» is, the plural «دفترها» is not."""
        return key in self.classed

    def is_adjective(self, key: str) -> bool:
        """Whether تر may follow: «مهم», «نزدیک», «قبل»."""
        return key in self.adjectives

    def joiners(self, key: str) -> tuple[int, int]:
        """Where joiners stand in the key, as bits, and the trust in them: «بینالمللی» → (1 << 3, 100); (0, 0) unknown."""
        i = self.joined.find(key)
        return (self.cuts[i], self.trust[i]) if i >= 0 else (0, 0)

    def opens(self, key: str) -> bool:
        """Whether some pair begins with the key: «بین» of «بین‌المللی»."""
        return key in self.openers

    def closes(self, key: str) -> bool:
        """Whether some pair ends with the key: «المللی»."""
        return key in self.closers

    def pair(self, first: str, second: str) -> int:
        """How surely the two belong together, in percent: («آتش», «بس») → 96; 0 where they are no pair."""
        i = self.pairs.find(first + " " + second)
        return self.pair_trust[i] if i >= 0 else 0


@cache
def load_words() -> Words:
    """The table of the package, mapped once in a process; processes share it."""
    with TABLE.open("rb") as file:
        return read_words(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def read_words(data: bytes | mmap.mmap) -> Words:
    """Unpack a compiled table; ValueError where it is not one."""
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError("words.bin: not a word table of this version; run iranru lexicon build")
    at = len(MAGIC)
    sizes = struct.unpack_from(f"<{NUMBERS + 1}I", data, at)
    at += 4 * (NUMBERS + 1)
    sections: list[Numbers] = []
    for size in sizes[:NUMBERS]:
        sections.append(_numbers(memoryview(data)[at : at + size]))
        at += size
    lines = bytes(data[at : at + sizes[NUMBERS]]).decode("utf-8").split("\n")
    past, present = (frozenset(lines[k].split()) for k in (0, 1))
    first, second, bound = (_shares(lines[k]) for k in (2, 3, 4))
    (
        rare,
        classed,
        counted,
        counts,
        weighed,
        weights,
        joined,
        cuts,
        trust,
        pairs,
        pair_trust,
        openers,
        closers,
        adjectives,
    ) = sections
    return Words(
        Filed(rare), Filed(classed), Filed(counted), counts, Filed(weighed), weights, Filed(joined), cuts, trust,
        Filed(pairs), pair_trust, Filed(openers), Filed(closers), Filed(adjectives), past, present, first, second, bound,
    )  # fmt: skip


def _shares(line: str) -> dict[str, int]:
    return {part: int(share) for part, _, share in (item.partition(":") for item in line.split())}


def _numbers(section: memoryview) -> Numbers:
    if sys.byteorder == "little":
        return section.cast("I")  # where it lies: a mapped table costs nothing until it is asked
    numbers = array("I", bytes(section))
    numbers.byteswap()
    return numbers


def pack_words(numbers: list[list[int]], lines: list[str]) -> bytes:
    """The inverse of read_words."""
    sections = [struct.pack(f"<{len(section)}I", *section) for section in numbers]
    sections.append("\n".join(lines).encode("utf-8"))
    return MAGIC + struct.pack(f"<{NUMBERS + 1}I", *map(len, sections)) + b"".join(sections)
