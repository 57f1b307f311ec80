"""Statements → groups of the same one. Linear in their number, the same whatever their order.

Statements meet by their smallest shingles; who meets is compared; pairs are joined, the likest first, as long as nothing in
their groups speaks against it: speakers that cannot be the same, days of speaking or of publication that are too far apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.merge.sketch import Words, alike, keys, numbers
from iranru_cli.merge.voices import Voice, compatible

SAME = 0.6  # of the pairs of neighbouring words
SHORTEST = 5  # words; shorter contents are the same only to the word, of the same speaker, and on days that are known
_MEETING = 40  # neighbours in the order of a shingle that a statement is compared with: the work stays linear
_SPOKEN_APART = 1  # days between two dates of speaking that may be the same
WINDOW = 30  # days between publications


class Said(NamedTuple):
    """What is compared of a statement. Days are ordinals; `spoken` is None where the day of speaking is not known."""

    words: Words
    voice: Voice
    denied: bool
    published: int | None
    spoken: int | None


class _Group:
    """What the members of a group have in common, so far."""

    def __init__(self, number: int, said: Said) -> None:
        self.members = [number]
        self.voices = {said.voice}
        self.published = [said.published] if said.published is not None else []
        self.spoken = [said.spoken] if said.spoken is not None else []

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.voices |= other.voices
        self.published = _ends(self.published + other.published)
        self.spoken = _ends(self.spoken + other.spoken)

    def fits(self, other: _Group, likeness: float, words: int, window: int) -> bool:
        """Whether all of both can be one statement."""
        if not _near(self.spoken + other.spoken, _SPOKEN_APART):
            return False
        if not (self.spoken and other.spoken) and not _near(self.published + other.published, window):
            return False
        return all(compatible(a, b, likeness, words) for a in self.voices for b in other.voices)


def group(statements: Sequence[Said], window: int = WINDOW) -> list[list[int]]:
    """The numbers of the statements of each group, every statement in one; `window` in days of publication."""
    order = sorted(range(len(statements)), key=lambda number: _canonical(statements[number]))
    groups = {number: _Group(number, statements[number]) for number in order}
    place = {number: rank for rank, number in enumerate(order)}
    pairs = sorted(_pairs(statements, order), key=lambda pair: (-pair[0], place[pair[1]], place[pair[2]]))
    for likeness, a, b in pairs:
        one, other = groups[a], groups[b]
        if one is not other and one.fits(
            other, likeness, min(len(statements[a].words), len(statements[b].words)), window
        ):
            if len(one.members) < len(other.members):  # the fewer move: n log n moves in all
                one, other = other, one
            for member in other.members:
                groups[member] = one
            one.take(other)
    return [found.members for found in dict.fromkeys(groups.values())]


def _canonical(said: Said) -> tuple[object, ...]:
    """An order that does not depend on the order of the input: by words, then by what else is compared."""
    never = datetime.date.max.toordinal()
    days = (never if said.spoken is None else said.spoken, never if said.published is None else said.published)
    return said.words.tobytes(), *days, said.denied, sorted(said.voice.ids), said.voice.names, said.voice.roles


def _pairs(statements: Sequence[Said], order: Iterable[int]) -> Iterator[tuple[float, int, int]]:
    """Pairs that have a key in common and contents that are the same or nearly so."""
    meetings: dict[int, list[int]] = {}
    for number in order:
        for key in keys(statements[number].words):
            meetings.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for met in meetings.values():
        for place, a in enumerate(met):
            for b in met[place + 1 : place + 1 + _MEETING]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    likeness = _likeness(statements[a], statements[b])
                    if likeness >= SAME:
                        yield likeness, a, b


def _likeness(one: Said, other: Said) -> float:
    """How much alike two contents are; 0 where they cannot be the same statement."""
    if one.denied != other.denied:
        return 0.0
    if min(len(one.words), len(other.words)) < SHORTEST:
        return 1.0 if one.words == other.words and _surely(one, other) else 0.0
    if max(len(one.words), len(other.words)) * SAME > min(len(one.words), len(other.words)) + 1:
        return 0.0
    return alike(one.words, other.words) if numbers(one.words) == numbers(other.words) else 0.0


def _surely(one: Said, other: Said) -> bool:
    """Whether two short statements of the same words are one: «استعفا می‌دهد» has been said by many, and on many days."""
    days = one.spoken or one.published, other.spoken or other.published
    known = days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _SPOKEN_APART
    return bool(one.voice.ids) and one.voice.ids == other.voice.ids and known


def _near(days: list[int], apart: int) -> bool:
    return not days or max(days) - min(days) <= apart


def _ends(days: list[int]) -> list[int]:
    return [min(days), max(days)] if days else []


@lru_cache(maxsize=1 << 12)
def day(iso: str | None) -> int | None:
    """ "2025-12-06" → its ordinal; None for None, months and intervals."""
    try:
        return datetime.date.fromisoformat(iso).toordinal() if iso and len(iso) == 10 else None
    except ValueError:
        return None
