"""A gold document as marks on its text, each a label, a span and fields, as annotation tools hold it; and back.

What no mark can hold (an agreement's name, an entity that the text does not name to the letter) waits in the head.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from iranru_cli.gold.reading import LISTS
from iranru_cli.records import ENTITY_KINDS

LABELS = ("statement", "date", "agreement", "event", *ENTITY_KINDS)
_LIST = {"statement": "statements", "date": "dates", "event": "events", **dict.fromkeys(ENTITY_KINDS, "entities")}
_FRESH: dict[str, dict[str, Any]] = {
    "statement": {
        "cue": None, "mention": None, "speaker": None, "aliases": [], "role": None, "kind": "indirect", "when": None,
        "agreements": [],
    },
    "date": {"type": "date", "value": None},
    "event": {"agreement": None, "type": "signed", "status": "done", "date": None, "place": None, "parties": []},
}  # fmt: skip


class Mark(NamedTuple):
    """A labelled span; `fields` is what else the gold says of it. Of an agreement's mention `of` is the agreement's id.

    A mark made `by_hand`, in a tool, has only what its maker filled in; the rest is as empty as the guide allows.
    """

    label: str
    start: int
    end: int
    fields: dict[str, Any]
    by_hand: bool = False


class Marked(NamedTuple):
    """A document as marks: `head` has the keys of the document, the agreements without mentions, and what has no place."""

    text: str
    head: dict[str, Any]
    marks: list[Mark]


def to_marks(document: dict[str, Any]) -> Marked:
    """Take a gold document apart; `from_marks` puts the same one together."""
    text = document["text"]
    head = {key: value for key, value in document.items() if key not in LISTS and key != "text"}
    head["lists"] = {key: document[key] and [] for key in LISTS if key in document}
    head["agreements"], head["unplaced"] = [], []
    marks: list[Mark] = []
    for key, label in (("statements", "statement"), ("dates", "date"), ("events", "event")):
        marks += [_mark(label, item, text) for item in document.get(key) or []]
    for agreement in document.get("agreements") or []:
        _take_agreement(agreement, text, head, marks)
    for index, entity in enumerate(document.get("entities") or []):
        _take_entity(index, entity, text, head, marks)
    return Marked(text, head, marks)


def _mark(label: str, item: dict[str, Any], text: str) -> Mark:
    """`text` among the fields is true where it is the surface, which moves with the span."""
    start, end = item["start"], item["end"]
    fields = {key: value for key, value in item.items() if key not in ("start", "end")}
    if fields.get("text") == text[start:end]:
        fields["text"] = True
    return Mark(label, start, end, fields)


def _take_agreement(agreement: dict[str, Any], text: str, head: dict[str, Any], marks: list[Mark]) -> None:
    head["agreements"].append({key: value for key, value in agreement.items() if key != "mentions"})
    mentions = agreement.get("mentions")
    if mentions is None or not all(mention.get("start") is not None for mention in mentions):
        head["agreements"][-1]["mentions"] = mentions
        return
    for mention in mentions:
        mark = _mark("agreement", mention, text)
        marks.append(mark._replace(fields=mark.fields | {"of": agreement["id"]}))


def _take_entity(index: int, entity: dict[str, Any], text: str, head: dict[str, Any], marks: list[Mark]) -> None:
    """An entity is marked where it is first named: the gold gives it no span."""
    for form in (entity["name"], *(entity.get("aliases") or [])):
        start = text.find(form) if isinstance(form, str) and form.strip() == form and form else -1
        if start >= 0 and "\n" not in form and entity["kind"] in ENTITY_KINDS:
            fields = {key: value for key, value in entity.items() if key != "kind"}
            marks.append(Mark(entity["kind"], start, start + len(form), fields))
            return
    head["unplaced"].append([index, entity])


def from_marks(marked: Marked) -> dict[str, Any]:
    """The gold document; a mark made by hand gets all fields that the guide asks for."""
    text, head = marked.text, dict(marked.head)
    lists, agreements, unplaced = head.pop("lists", None), head.pop("agreements", []), head.pop("unplaced", [])
    found: dict[str, Any] = {**head, "text": text}
    items: dict[str, list[dict[str, Any]]] = {key: [] for key in LISTS}
    items["agreements"] = [dict(agreement) for agreement in agreements]
    for agreement in items["agreements"]:
        agreement.setdefault("mentions", [])
    for mark in marked.marks:
        if mark.label == "agreement":
            _put_mention(items["agreements"], mark, text)
        elif mark.label in LABELS:
            items[_LIST[mark.label]].append(_item(mark, text))
    for index, entity in unplaced:
        items["entities"].insert(index, entity)
    empty = {key: [] for key in LISTS} if lists is None else lists  # without a head: a text that a person brought
    given = {key: items[key] or empty[key] for key in LISTS if items[key] or key in empty}
    return found | given


def _item(mark: Mark, text: str) -> dict[str, Any]:
    surface = text[mark.start : mark.end]
    if mark.label in ENTITY_KINDS:
        empty: dict[str, Any] = {"name": surface, "aliases": [], "role": None} if mark.by_hand else {}
        return {"kind": mark.label, **empty, **mark.fields}
    fields = {"text": True, **_FRESH[mark.label], **mark.fields} if mark.by_hand else dict(mark.fields)
    if fields.get("text") is True:
        fields["text"] = surface
    return {**fields, "start": mark.start, "end": mark.end}


def _put_mention(agreements: list[dict[str, Any]], mark: Mark, text: str) -> None:
    surface = text[mark.start : mark.end]
    fields = {key: value for key, value in mark.fields.items() if key != "of"}
    if fields.get("text") is True:
        fields["text"] = surface
    id = mark.fields.get("of") or surface
    owner = next((one for one in agreements if id in (one["id"], one.get("name"))), None)
    if owner is None:
        owner = {"id": id, "name": surface, "aliases": [], "mentions": []}
        agreements.append(owner)
    owner["mentions"] = [*(owner["mentions"] or []), {**fields, "start": mark.start, "end": mark.end}]
