"""Edits of a text and the exact map back over them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Edit(NamedTuple):
    """Characters [start, end) of the old text become `new`."""

    start: int
    end: int
    new: str


class EditMap(NamedTuple):
    """Where characters of the new text stood in the old: from new offset `points[k]` on, `shifts[k + 1]` is to be added.

    `wide` has the old end of each new character that stands for several: «&laquo;» → «. A question costs two
    bisections, whatever the length of the text.
    """

    points: list[int]
    shifts: list[int]
    wide: dict[int, int]

    def old(self, index: int) -> int:
        """The old offset of the character at a new offset; for an inserted one, of what follows it."""
        return index + self.shifts[bisect_right(self.points, index)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open new to half-open old: from the first character that is left to the last, no deleted mark outside."""
        points, shifts = self.points, self.shifts
        k = bisect_right(points, start)
        first = start + shifts[k]
        if end <= start:
            return first, first
        last = self.wide.get(end - 1) if self.wide else None
        if last is None:
            k = bisect_right(points, end - 1, k)
            last = end + shifts[k]
            if k < len(points) and points[k] == end:
                last = min(last, self.old(end))
        return first, last if last > first else first


def apply_edits(text: str, edits: list[Edit]) -> tuple[str, EditMap]:
    """Make the edits, which are sorted and do not overlap; an Edit(4, 4, "‌") inserts before offset 4."""
    pieces: list[str] = []
    points: list[int] = []
    shifts: list[int] = [0]
    wide: dict[int, int] = {}
    at = shift = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        at = end
        grown = len(new) - (end - start)
        if grown:
            # Inserted characters stand first and all point at `start`; deleted ones were the last of the old stretch.
            offset = start - shift
            for k in range(1, grown + 1):
                points.append(offset + k)
                shifts.append(shift - k)
            if grown < 0:
                points.append(offset + len(new))
                shifts.append(shift - grown)
                if new:
                    wide[offset + len(new) - 1] = end
            shift -= grown
    pieces.append(text[at:])
    return "".join(pieces), EditMap(points, shifts, wide)
