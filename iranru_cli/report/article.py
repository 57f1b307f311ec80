"""The records of one document → its part of the page: timelines, lanes, and a row for each paragraph with its cards.

Ids begin with `PREFIX`, which the page replaces by the number of the document: it stands nowhere else, for `markup`
shows control characters and writes none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from iranru_cli.documents.document import Document
from iranru_cli.records import AgreementRecord, DateRecord, EventRecord, Piece, Record, Span, StatementRecord
from iranru_cli.report.card import COLOURS, card, speaker_name
from iranru_cli.report.lanes import Chip, lanes
from iranru_cli.report.lifecycle import Life, Stage, lifecycle
from iranru_cli.report.marks import Mark, Painter, reference
from iranru_cli.report.markup import Html, element, joined
from iranru_cli.report.wording import datetime_of, local, number, word

PREFIX = "\x00"
# a line of joiners or direction marks alone is blank to a reader; control characters are shown, so they are not
_SEEN = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LINE = re.compile("[^\n\r\u2028\u2029\x0b\x0c\x85]+")


class Article:
    """One document: its statements numbered as they stand, those of the headline first."""

    def __init__(self, document: Document, records: Sequence[Record]) -> None:
        self._text = document.text
        self._title = document.title or ""
        self._headline = f"{document.id}#title"
        self._records = records
        every = [r for r in records if isinstance(r, StatementRecord)]
        self.statements = sorted(every, key=lambda s: (s.doc != self._headline, s.content.start))
        self._colours: dict[str, int] = {}
        for statement in self.statements:
            for speaker in statement.speakers:
                self._colours.setdefault(speaker_name(speaker), len(self._colours) % COLOURS)

    def colour(self, statement: StatementRecord) -> int:
        """The colour of its first speaker."""
        return self._colours[speaker_name(statement.speakers[0])] if statement.speakers else 0

    def overview(self) -> Html:
        """What became of its agreements, and who spoke when."""
        return joined(self._lives(), self._lanes())

    def _lives(self) -> Html | None:
        stages: dict[str, list[Stage]] = {}
        for event in self._records:
            if isinstance(event, EventRecord):
                stages.setdefault(event.agreement.id, []).append(stage_of(event))
        lives = [Life(a.name, stages.get(a.id, [])) for a in self._records if isinstance(a, AgreementRecord)]
        shown = [lifecycle(life) for life in lives if life.stages]
        return _part("lives", [element("div", *shown, class_="lives")]) if shown else None

    def _lanes(self) -> Html | None:
        chips = [
            Chip(speaker_name(speaker), self._colours[speaker_name(speaker)], count, card_anchor(count), statement.when)
            for count, statement in enumerate(self.statements, 1)
            for speaker in statement.speakers
        ]
        table = lanes(chips)
        return _part("who", [table]) if table else None

    def rows(self) -> Html:
        """Its text beside its cards."""
        numbered = list(enumerate(self.statements, 1))
        of_title = [pair for pair in numbered if pair[1].doc == self._headline]
        of_text = [pair for pair in numbered if pair[1].doc != self._headline]
        rows = []
        if of_title:
            painted = Painter(self._title, self._statement_marks(of_title)).paint(0, len(self._title))
            rows.append(_row(painted, [self._card(*pair) for pair in of_title], "text headline"))
        painter = Painter(self._text, [*self._statement_marks(of_text), *self._other_marks()])
        lines = [m.span() for m in _LINE.finditer(self._text) if _SEEN.search(m[0])]
        # a statement stands beside the paragraph in which it begins
        beside: dict[int, list[Html]] = {}
        starts = [start for start, _ in lines]
        for count, statement in of_text:
            row = max(bisect_right(starts, statement.content.start) - 1, 0)
            beside.setdefault(row, []).append(self._card(count, statement))
        rows += [
            _row(painter.paint(*line), beside.get(n, []), "text", self._direction(*line))
            for n, line in enumerate(lines)
        ]
        return element("div", *rows, class_="rows")

    def _direction(self, start: int, end: int) -> str | None:
        """A paragraph without a letter that runs from right to left, «@namebar», runs the other way."""
        line = self._text[start:end]
        return "ltr" if not _RIGHT_TO_LEFT.search(line) and any(map(str.isalpha, line)) else None

    def _card(self, count: int, statement: StatementRecord) -> Html:
        return card(statement, count, card_anchor(count), place_anchor(count), self.colour(statement))

    def _statement_marks(self, numbered: list[tuple[int, StatementRecord]]) -> list[Mark]:
        return [mark for count, statement in numbered for mark in _marks_of(statement, count, self._colours)]

    def _other_marks(self) -> list[Mark]:
        marks: list[Mark] = []
        for record in self._records:
            if isinstance(record, AgreementRecord):
                marks += [Mark(m.start, m.end, "agreement", title=record.name) for m in record.mentions]
            elif isinstance(record, DateRecord) and record.kind == "date":
                marks.append(_date_mark(record))
            elif isinstance(record, EventRecord):
                marks.append(Mark(record.start, record.end, "event", anchor=event_anchor(record)))
        return marks


def card_anchor(count: int) -> str:
    """The id of the card of a statement."""
    return f"{PREFIX}s{count}"


def place_anchor(count: int) -> str:
    """The id of the place where its words begin."""
    return f"{PREFIX}t{count}"


def stage_of(event: EventRecord) -> Stage:
    """An event as the timeline shows it."""
    value, native = (event.date.value, event.date.native) if event.date else (None, None)
    return Stage(event.event, event.status, value, native, event.place, event.parties, [event_anchor(event)])


def event_anchor(event: EventRecord) -> str:
    """The id of the words that tell an event: its record's id ends in «#v3»."""
    return f"{PREFIX}{event.id.rpartition('#')[2]}"


def _row(painted: Html, cards: list[Html], classes: str, direction: str | None = None) -> Html:
    beside = element("div", *cards, class_="cards") if cards else None
    return element("div", element("p", painted, class_=classes, dir=direction), beside, class_="row")


def _marks_of(statement: StatementRecord, count: int, colours: dict[str, int]) -> list[Mark]:
    of = card_anchor(count)
    pieces = _pieces(statement.content)
    ref = reference(number(count), of, f"{word('to_card')} {number(count)}")
    marks = [Mark(p.start, p.end, "content", statement=of) for p in pieces]
    marks[0] = marks[0]._replace(anchor=place_anchor(count))
    marks[-1] = marks[-1]._replace(ref=ref)
    if statement.cue and any(c.isalpha() for c in statement.cue.text):
        marks += [Mark(p.start, p.end, "cue", statement=of) for p in _pieces(statement.cue)]
    for speaker in statement.speakers:
        if speaker.mention:
            colour = f"s{colours[speaker_name(speaker)]}"
            marks.append(
                Mark(speaker.mention.start, speaker.mention.end, "speaker", classes=colour, title=speaker_name(speaker))
            )
    return marks


def _pieces(span: Span) -> list[Piece]:
    return span.parts or [Piece(span.text, span.start, span.end)]


def _date_mark(record: DateRecord) -> Mark:
    value = record.value
    title = " = ".join(part for part in (local(value, record.native), value) if part) if value else word("unresolved")
    return Mark(
        record.start, record.end, "date", classes="" if value else "open", title=title, datetime=datetime_of(value)
    )


def _part(heading: str, shown: Sequence[Html]) -> Html:
    return element("section", element("h3", word(heading), class_="heading"), *shown, class_="part")
