"""Gold as standoff annotation, as brat keeps it: DOCUMENT.txt with the text, DOCUMENT.ann with the marks.

The format is described at https://brat.nlplab.org/standoff.html: `T1<TAB>statement 10 21<TAB>words` is a span (in several
pieces where it goes over line ends), `A1<TAB>kind T1 indirect` an attribute, `#1<TAB>AnnotatorNotes T1<TAB>…` a note. The
note of a mark holds its other fields as JSON; the head of the document stands in a note to the mark `document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import orjson

from iranru_cli.gold.marks import LABELS, Mark, Marked
from iranru_cli.records import EventKind, Kind, Status

ATTRIBUTES: dict[tuple[str, str], tuple[str, ...]] = {
    ("statement", "kind"): get_args(Kind),
    ("date", "type"): ("date", "duration", "set", "time"),
    ("event", "type"): get_args(EventKind),
    ("event", "status"): get_args(Status),
}
_HEAD = "document"
_SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")


class StandoffError(ValueError):
    """A line that cannot be read; the message says which and why."""


def written(marked: Marked) -> str:
    """The .ann file of a document."""
    end = marked.text.find("\n")
    head = Mark(_HEAD, 0, len(marked.text) if end < 0 else end, marked.head)
    lines: list[str] = []
    attributes = 0
    for number, mark in enumerate([head, *marked.marks], 1):
        surface = marked.text[mark.start : mark.end].replace("\n", " ").replace("\t", " ")
        lines.append(f"T{number}\t{mark.label} {_pieces(marked.text, mark)}\t{surface}")
        fields = dict(mark.fields)
        for name, value in _attributes(mark):
            attributes += 1
            del fields[name]
            lines.append(f"A{attributes}\t{name} T{number}{value and ' '}{value}")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{orjson.dumps(fields).decode()}")
    return "".join(line + "\n" for line in lines)


def _pieces(text: str, mark: Mark) -> str:
    """«0 4;5 9»: a span without the line ends in it."""
    pieces, start = [], mark.start
    for line in text[mark.start : mark.end].split("\n"):
        if line:
            pieces.append(f"{start} {start + len(line)}")
        start += len(line) + 1
    return ";".join(pieces) or f"{mark.start} {mark.end}"


def _attributes(mark: Mark) -> Iterator[tuple[str, str]]:
    """What can be set with the mouse: a value of a closed list, or none where the attribute says it all."""
    for (label, name), allowed in ATTRIBUTES.items():
        if label == mark.label and mark.fields.get(name) in allowed:
            yield name, mark.fields[name]
    if mark.fields.get("optional") is True:
        yield "optional", ""


def read(text: str, source: str, name: str) -> Marked:
    """The marks of an .ann file; `name` is the id of a document that has no head. Raises StandoffError.

    Lines of other kinds (relations, events, comments) are passed over.
    """
    spans: dict[str, tuple[str, int, int]] = {}
    fields: dict[str, dict[str, Any]] = {}
    attributes: list[tuple[str, str, str | bool]] = []
    for number, line in enumerate(source.split("\n"), 1):
        try:
            _read_line(line, len(text), spans, fields, attributes)
        except (ValueError, IndexError) as error:
            raise StandoffError(f"line {number}: {error or 'not in the standoff format'}") from None
    noted = set(fields)
    for mark, attribute, value in attributes:
        fields.setdefault(mark, {})[attribute] = value
    head: dict[str, Any] = {"id": name, "published": None}
    marks = []
    for mark, (label, start, end) in spans.items():
        if label == _HEAD:
            head = fields.get(mark) or head
        elif label in LABELS:
            marks.append(Mark(label, start, end, fields.get(mark, {}), mark not in noted))
    return Marked(text, head, marks)


def _read_line(
    line: str,
    length: int,
    spans: dict[str, tuple[str, int, int]],
    fields: dict[str, dict[str, Any]],
    attributes: list[tuple[str, str, str | bool]],
) -> None:
    if line.startswith("T"):
        id, what = line.split("\t")[:2]
        match = _SPAN.fullmatch(what)
        if not match:
            raise ValueError(f"{what!r} is no label and span, such as statement 10 21")
        bounds = [int(bound) for bound in re.findall(r"\d+", match[2])]
        if not bounds[0] <= bounds[-1] <= length:
            raise ValueError(f"the span {bounds[0]} {bounds[-1]} is not in the text of {length} code points")
        spans[id] = match[1], bounds[0], bounds[-1]
    elif line.startswith(("A", "M")):
        name, mark, *value = line.split("\t")[1].split(" ")
        attributes.append((mark, name, value[0] if value else True))
    elif line.startswith("#"):
        _, what, note = line.split("\t", 2)
        kind, mark = what.split(" ")
        if kind == "AnnotatorNotes":
            fields[mark] = _note(note)


def _note(note: str) -> dict[str, Any]:
    try:
        found = orjson.loads(note)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"the note is not JSON: {error.msg} (column {error.colno} of it)") from None
    if not isinstance(found, dict):
        raise ValueError('the note is no JSON object such as {"speaker": "…"}')
    return found


def configuration() -> dict[str, str]:
    """The files by which brat knows the labels: {"annotation.conf": …}."""
    attributes = [f"optional\tArg:{'|'.join(LABELS)}"]
    named: dict[str, dict[str, tuple[str, ...]]] = {}
    for (label, name), allowed in ATTRIBUTES.items():
        named.setdefault(name, {})[label] = allowed
    for name, of in named.items():
        values = "|".join(dict.fromkeys(value for allowed in of.values() for value in allowed))
        attributes.append(f"{name}\tArg:{'|'.join(of)}, Value:{values}")
    parts = {"entities": [_HEAD, *LABELS], "relations": [], "events": [], "attributes": attributes}
    text = "\n".join(f"[{part}]\n" + "".join(f"{line}\n" for line in lines) for part, lines in parts.items())
    return {"annotation.conf": text}
