"""Scores for the eye: all figures of all documents, a row for each outlet or year, and the errors, gold beside ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from iranru_cli.output.bidi.modes import BidiMode
from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.cells import NOTHING, clean, plain
from iranru_cli.output.labels import label
from iranru_cli.output.screen import NARROWEST, Lines, page, printed
from iranru_cli.score.figures import Value
from iranru_cli.score.scoring import Scored, Scores
from iranru_cli.score.tally import Error

# what the row of a group shows; the JSON lines have every figure
_COMPARED = ("complete_fact", "statement", "content_token_f1", "speaker_accuracy", "role_accuracy", "when_accuracy",
             "date_value_accuracy", "agreement_mention", "person", "organization")  # fmt: skip
_SHOWN = ("start", "end", "optional", "type", "id", "doc", "mentions")  # not shown of an entity, date or event
_LOW = 0.75  # figures below are marked


def table(scored: Scored, errors: int, width: int, color: bool, bidi: BidiMode = "none") -> bytes:
    """The bytes of the tables, each below the other, columns right to left."""
    console = page(max(width, NARROWEST), color)
    parts: list[RenderableType] = [_figures(scored.groups[0], bidi)]
    for _, group in groupby(scored.groups[1:], key=lambda scores: scores.by):
        parts.append(_groups(list(group), bidi))
    if errors and scored.errors:
        parts.append(_errors(scored.errors[:errors], bidi))
    return printed(console, parts)


def _made(headings: Sequence[str], ratios: Sequence[int], bidi: BidiMode) -> Table:
    made = Table(box=box.SIMPLE_HEAD, expand=any(ratios), pad_edge=False)
    for heading, ratio in reversed(list(zip(headings, ratios, strict=True))):
        made.add_column(
            Lines(Text(label("heading", heading)), bidi), justify="right", ratio=ratio or None, overflow="fold"
        )
    return made


def _add(made: Table, cells: Sequence[Text], bidi: BidiMode) -> None:
    made.add_row(*(Lines(cell, bidi) for cell in reversed(cells)))


def _figures(scores: Scores, bidi: BidiMode) -> Table:
    headings = ("figure", "score", "interval", "precision", "recall", "right", "of_gold")
    made = _made(headings, [0] * len(headings), bidi)
    for name, value in scores.figures.items():
        if value.value is None:
            continue
        cells = [Text(label("figure", name)), _number(value), _interval(scores, name), _share(value.p), _share(value.r)]
        cells += [plain(value.right), plain(value.gold) if value.gold is not None else Text()]
        _add(made, cells, bidi)
    return made


def _groups(found: Sequence[Scores], bidi: BidiMode) -> Table:
    headings = (str(found[0].by), "documents", "statements", *_COMPARED)
    made = _made(headings, [0, 0, 0, 0, *[1] * (len(_COMPARED) - 1)], bidi)
    for scores in found:
        row = [plain(scores.group, "bold"), plain(scores.documents), plain(scores.statements)]
        for name in _COMPARED:
            cell = _number(scores.figures[name])
            interval = _interval(scores, name) if name == _COMPARED[0] else Text()
            row.append(Text("\n").join([cell, interval]) if interval.plain else cell)
        _add(made, row, bidi)
    return made


def _number(value: Value) -> Text:
    if value.value is None:
        return Text(NOTHING)
    if value.gold is None:
        return plain(int(value.value))
    return Text(_share(value.value).plain, "" if value.value >= _LOW else "red")


def _share(value: float | None) -> Text:
    return Text(persian_digits(f"{value:.2f}")) if value is not None else Text()


def _interval(scores: Scores, name: str) -> Text:
    if name not in scores.intervals:
        return Text()
    low, high = scores.intervals[name]
    return Text(persian_digits(f"{low:.2f}–{high:.2f}"), "dim")


def _errors(errors: Sequence[Error], bidi: BidiMode) -> Table:
    made = _made(("document", "error", "in_gold", "in_records"), [2, 2, 5, 5], bidi)
    for error in errors:
        what = Text(label("type", error.what), "bold").append(f" {label('value', error.error)}")
        for field in error.fields:
            what.append(f"\n{label('heading', field)}", "red")
        cells = [plain(error.doc), what, _side(error.what, error.gold), _side(error.what, error.predicted)]
        _add(made, cells, bidi)
    return made


def _side(what: str, record: Mapping[str, Any] | None) -> Text:
    if record is None:
        return Text(NOTHING)
    return _statement(record) if what == "statement" else Text(_fields(record))


def _statement(record: Mapping[str, Any]) -> Text:
    """Speaker, cue and content in both forms, and below the date and what it is about."""
    content = record.get("content") or {}
    speakers = record.get("speakers")
    names = record.get("speaker") if speakers is None else [speaker.get("name") or NOTHING for speaker in speakers]
    cue = record.get("cue")
    when, about = record.get("when"), record.get("about")
    text = Text(_listed(names), "bold").append(f" — {clean(str(cue.get('text') if isinstance(cue, dict) else cue))}")
    text.append(f"\n{clean(str(content.get('text') or record.get('text') or ''))}", "not bold")
    day = when.get("value") if isinstance(when, dict) else when
    of = [one.get("name") for one in about] if about is not None else record.get("agreements")
    return text.append(f"\n{day or NOTHING} {record.get('kind')} {_listed(of)}", "dim")


def _listed(names: Any) -> str:
    found = names if isinstance(names, list) else [names] if names else []
    return clean("، ".join(map(str, found))) or NOTHING


def _fields(record: Mapping[str, Any]) -> str:
    shown = []
    for key, value in record.items():
        if key in _SHOWN or value in (None, [], ""):
            continue
        name = (value.get("value") or value.get("name")) if isinstance(value, dict) else value
        shown.append(f"{key} {clean(_listed(name))}")
    return "\n".join(shown)
