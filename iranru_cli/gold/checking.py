"""Gold as a person left it: spans that moved are put right by their words, what is wrong is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from iranru_cli.gold.reading import LISTS
from iranru_cli.records import ENTITY_KINDS, EventKind, Kind, Status

NEAR = 300  # code points on both sides in which words are looked for that are not where they should be
_DAY = r"-?\d{4}(?:-\d\d(?:-\d\d(?:T[\w:+.-]+)?)?)?"
_VALUE = re.compile(rf"{_DAY}(?:/{_DAY})?|P(?=.)[\dYMWDTHS.,]*|T?\d\d:\d\d.*|\d{{2}}|\d{{3}}|X.*")
_CLOSED: dict[tuple[str, str], tuple[str, ...]] = {
    ("statements", "kind"): get_args(Kind),
    ("dates", "type"): ("date", "duration", "set", "time"),
    ("events", "type"): get_args(EventKind),
    ("events", "status"): get_args(Status),
    ("entities", "kind"): ENTITY_KINDS,
}
_DATED = (("statements", "when"), ("dates", "value"), ("events", "date"))


class Problem(NamedTuple):
    """What is wrong with an item: the list it stands in and its place there, from 0; ("", 0) is the document."""

    key: str
    number: int
    message: str


def repair(document: dict[str, Any]) -> int:
    """Move spans to their words where these stand once nearby; the number of spans that were moved.

    >>> document = {"text": "او گفت: باران بارید", "dates": [{"text": "باران", "start": 0, "end": 5}]}
    >>> repair(document), document["dates"][0]["start"]
    (1, 8)
    """
    text = document.get("text")
    if not isinstance(text, str):
        return 0
    return sum(_moved(span, text) for _, _, span in _spans(document))


def _spans(document: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for key in LISTS:
        found = document.get(key)
        for index, item in enumerate(found if isinstance(found, list) else []):
            if isinstance(item, dict):
                mentions = item.get("mentions")
                spans = (mentions if isinstance(mentions, list) else []) if key == "agreements" else [item]
                yield from ((key, index, span) for span in spans if isinstance(span, dict))


def _moved(span: dict[str, Any], text: str) -> bool:
    words, start, end = span.get("text"), span.get("start"), span.get("end")
    if not isinstance(words, str) or not words or type(start) is not int or type(end) is not int:
        return False
    if start >= 0 and text[start:end] == words:
        return False
    first = max(0, start - NEAR)
    window = text[first : max(end, start) + NEAR + len(words)]
    place = window.find(words)
    if place < 0 or window.find(words, place + 1) >= 0:
        return False
    span["start"], span["end"] = first + place, first + place + len(words)
    return True


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """What a person should look at again, in a document of the right shape."""
    text = document["text"]
    published = document.get("published")
    if published is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(published)):
        yield Problem("", 0, f'"published" is {published!r}, not a day such as 2025-12-06')
    for key, index, span in _spans(document):
        yield from (Problem(key, index, message) for message in _span_problems(span, text))
    ids = [agreement["id"] for agreement in document.get("agreements") or []]
    for key in LISTS:
        for index, item in enumerate(document.get(key) or []):
            yield from (Problem(key, index, message) for message in _item_problems(key, item, ids, text))


def _span_problems(span: dict[str, Any], text: str) -> Iterator[str]:
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return
    surface = text[start:end]
    if isinstance(span.get("text"), str) and span["text"] != surface:
        yield f"«{span['text'][:40]}» does not stand at {start}..{end}, nor once nearby"
    elif surface != surface.strip():
        yield f"the span {start}..{end} begins or ends with a blank"


def _item_problems(key: str, item: dict[str, Any], ids: list[str], text: str) -> Iterator[str]:
    for (place, field), allowed in _CLOSED.items():
        if place == key and item.get(field) not in allowed:
            yield f'"{field}" is {item.get(field)!r}, not one of {", ".join(allowed)}'
    for place, field in _DATED:
        value = item.get(field)
        if place == key and value is not None and not (isinstance(value, str) and _VALUE.fullmatch(value)):
            yield f'"{field}" is {value!r}, not an ISO value such as 2025-12-06 or 2025-12-06/2025-12-12'
    if key == "agreements" and ids.count(item["id"]) > 1:
        yield f'the id "{item["id"]}" stands twice'
    named = item.get("agreements") if key == "statements" else [item.get("agreement")] if key == "events" else []
    for id in named if isinstance(named, list) else []:
        if id not in ids:
            yield f'no agreement of this document has the id "{id}"'
    if key == "statements":
        yield from _statement_problems(item, text)


def _statement_problems(item: dict[str, Any], text: str) -> Iterator[str]:
    speaker = item.get("speaker")
    names = speaker if isinstance(speaker, list) else [speaker]
    if not all(name is None or isinstance(name, str) for name in names):
        yield '"speaker" must be a name, a list of names, or null'
    for field in ("cue", "mention"):
        words = item.get(field)
        for part in re.split(r" ?… ?", words) if isinstance(words, str) else []:
            if part not in text:
                yield f'"{field}": «{part[:40]}» does not stand in the text'
