"""Marks that overlap and cross → tags that nest: «معاهده ‹۲۸ دی› …» with a date within an agreement within a quotation."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from iranru_cli.report.markup import Html, element, opening, text

Layer = Literal["content", "event", "agreement", "date", "speaker", "cue"]
# the outer ones first: a background spans what stands in it, and lines under the words stand in their own order
LAYERS: tuple[Layer, ...] = ("content", "event", "agreement", "date", "speaker", "cue")
_ORDER = {layer: number for number, layer in enumerate(LAYERS)}
_TAGS = {"content": "mark", "speaker": "b", "date": "time"}


class Mark(NamedTuple):
    """A stretch of the text, in code points of the whole text, and how it is shown.

    `ref` is what stands behind its end (the number of the statement); `anchor` its id, `classes` more of its looks.
    """

    start: int
    end: int
    layer: Layer
    anchor: str | None = None
    classes: str = ""
    ref: Html | None = None
    title: str | None = None
    datetime: str | None = None
    statement: str | None = None  # the card to which it belongs, so that a filter can take it away


class Painter:
    """Writes the marked text of one document, stretch by stretch and in order; an id is written once, however often its
    mark is cut, and of equal marks (two quotations with one source) the first stands for all."""

    def __init__(self, raw: str, marks: Iterable[Mark]) -> None:
        self._raw = raw
        single = {(m.start, m.end, m.layer, m.anchor): m for m in reversed(list(marks)) if m.start < m.end}
        self._coming = deque(sorted(single.values(), key=lambda m: (m.start, -m.end, _ORDER[m.layer])))
        self._going: list[Mark] = []
        self._written: set[str] = set()

    def paint(self, start: int, end: int) -> Html:
        """The text from start to end with its marks; those that reach beyond are cut here and go on in the next."""
        while self._coming and self._coming[0].start < end:
            self._going.append(self._coming.popleft())
        self._going = marks = [m for m in self._going if m.end > start]
        bounds = sorted({start, end, *(b for m in marks for b in (m.start, m.end) if start < b < end)})
        out: list[str] = []
        stack: list[Mark] = []
        coming, active = deque(marks), list[Mark]()
        for place, until in pairwise(bounds):
            active = [m for m in active if m.end > place]
            while coming and coming[0].start <= place:
                active.append(coming.popleft())
            wanted = sorted(active, key=lambda m: (_ORDER[m.layer], m.start))
            self._restack(stack, wanted, out)
            out.append(text(self._raw[place:until]))
            ended = [m for m in active if m.end == until and m.ref]
            if ended:
                self._restack(stack, [m for m in wanted if m.end > until], out)
                out += [m.ref for m in ended if m.ref]
        self._restack(stack, [], out)
        return Html("".join(out))

    def _restack(self, stack: list[Mark], wanted: Sequence[Mark], out: list[str]) -> None:
        """Close what is not wanted any more, with all that stands within it, and open the rest anew."""
        kept = 0
        while kept < min(len(stack), len(wanted)) and stack[kept] is wanted[kept]:
            kept += 1
        while len(stack) > kept:
            out.append(f"</{_tag(stack.pop())}>")
        for mark in wanted[kept:]:
            out.append(self._opened(mark))
            stack.append(mark)

    def _opened(self, mark: Mark) -> Html:
        new = mark.anchor is not None and mark.anchor not in self._written
        if mark.anchor and new:
            self._written.add(mark.anchor)
        return opening(
            _tag(mark),
            class_=f"{mark.layer} {mark.classes}".strip(),
            id=mark.anchor if new else None,
            title=mark.title,
            datetime=mark.datetime,
            data_of=mark.statement,
        )


def _tag(mark: Mark) -> str:
    return _TAGS.get(mark.layer, "span")


def reference(number: str, card: str, words: str) -> Html:
    """The small number behind a quotation that leads to its card; `words` are what a screen reader says."""
    return element("a", number, class_="ref", href=f"#{card}", data_of=card, aria_label=words)
