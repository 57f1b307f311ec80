"""Which columns a record of each type has, right to left; cards are made of the same."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from rich.text import Text

from iranru_cli.output.cells import NOTHING, Cell, agreements, clean, day, listed, plain, speakers, when, worded
from iranru_cli.output.labels import label
from iranru_cli.records import StatementRecord

DOUBTFUL = 0.6


class Column(NamedTuple):
    """`cell(record, inline)` gives the text; a column without `width` takes its share of what is left.

    On a card `head` is the bold first line, `body` the lines below, and all else the closing dim line; `beneath` is no
    column of a table: it stands dim below what was said.
    """

    heading: str
    cell: Cell
    width: int | None = None
    ratio: int = 1
    from_width: int = 0
    place: Literal["head", "body", "foot", "beneath"] = "foot"


def _content(record: StatementRecord, inline: bool) -> Text:
    content = clean(record.content.text)
    if not inline:
        return Text(content).append_text(_beneath(record))
    cue = clean(record.cue.text) if record.cue else ""
    quoted = f"«{content}»"
    return Text(f"{cue}: {quoted}" if any(c.isalpha() for c in cue) else quoted)


def _beneath(record: StatementRecord) -> Text:
    """The circumstances, in a table: «خطاب به: مجلس | جا: مسکو»."""
    told = [named(column, text) for column in BENEATH if (text := column.cell(record, True)).plain != NOTHING]
    line = Text(" | ").join(told)
    line.stylize("dim")
    return Text("\n").append_text(line) if told else line


def named(column: Column, text: Text) -> Text:
    """«جا: مسکو»."""
    return Text(f"{label('heading', column.heading)}: ").append_text(text)


def _doubt(record: StatementRecord, _inline: bool) -> Text:
    """The confidence in percent, where it is low."""
    return plain(round(record.confidence * 100)).append("٪") if record.confidence < DOUBTFUL else plain(None)


def _date(record: Any, inline: bool) -> Text:
    return day(record.value, record.native, inline) if record.value else Text("–", "yellow")


BENEATH = (
    Column("addressees", lambda r, _: listed(r.addressees, True), place="beneath"),
    Column("occasion", lambda r, _: plain(r.occasion), place="beneath"),
    Column("place", lambda r, _: plain(r.place), place="beneath"),
    Column("relayed_by", lambda r, _: listed(r.relayed_by, True), place="beneath"),
    Column("confidence", _doubt, place="beneath"),
)
STATEMENT = (
    Column("when", lambda r, inline: when(r.when, inline), width=11),
    Column("speaker", lambda r, inline: speakers(r.speakers, inline), ratio=2, place="head"),
    Column("content", _content, ratio=5, place="body"),
    Column("about", lambda r, inline: agreements(r.about, inline), ratio=2),
    Column("statement_kind", lambda r, _: worded(r.kind), width=10, from_width=140),
    *BENEATH,
)
AGREEMENT = (
    Column("name", lambda r, _: plain(r.name, "bold"), ratio=3, place="head"),
    Column("kind", lambda r, _: worded(r.kind), width=16),
    Column("parties", lambda r, inline: listed(r.parties, inline), ratio=2),
    Column("mentions", lambda r, _: plain(len(r.mentions)), width=14),
)
EVENT = (
    Column("when", lambda r, inline: when(r.date, inline), width=11),
    Column("event", lambda r, _: worded(r.event), width=16, place="head"),
    Column("status", lambda r, _: worded(r.status), width=12),
    Column("agreement", lambda r, _: plain(r.agreement.name), ratio=3, place="body"),
    Column("parties", lambda r, inline: listed(r.parties, inline), ratio=2),
    Column("place", lambda r, _: plain(r.place), ratio=1),
)
DATE = (
    Column("text", lambda r, _: plain(r.text, "bold"), ratio=2, place="head"),
    Column("when", _date, width=21),
    Column("kind", lambda r, _: worded(r.kind), width=10),
    Column("basis", lambda r, _: worded(r.basis), width=10),
)
ENTITY = (
    Column("name", lambda r, _: plain(r.name, "bold"), ratio=2, place="head"),
    Column("kind", lambda r, _: worded(r.kind), width=10),
    Column("role", lambda r, _: plain(r.role), ratio=2),
    Column("country", lambda r, _: plain(r.country), width=8),
    Column("mentions", lambda r, _: plain(len(r.mentions)), width=14),
)
DOCUMENT = (
    Column("title", lambda r, _: plain(r.title, "bold"), ratio=3, place="head"),
    Column("published", lambda r, inline: day(r.published, None, inline) if r.published else plain(None), width=11),
    Column("characters", lambda r, _: plain(r.characters), width=9),
    Column("statements", lambda r, _: plain(r.statements), width=8),
    Column("agreements", lambda r, _: plain(r.agreements), width=9),
    Column("events", lambda r, _: plain(r.events), width=8),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "statement": STATEMENT,
    "agreement": AGREEMENT,
    "event": EVENT,
    "date": DATE,
    "entity": ENTITY,
    "document": DOCUMENT,
}
