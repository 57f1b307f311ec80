"""The program's own records → gold that a person corrects: the same facts in the form of the guide, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.gold.writing import line, page
from iranru_cli.output.jsonl import dumps
from iranru_cli.records import Record as AnyRecord

Record = Mapping[str, Any]
Layout = Literal["jsonl", "edit"]


class Prefill(NamedTuple):
    """An output form: a gold document for each document, on a line or, to be edited, an item a line."""

    layout: Layout
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[AnyRecord]) -> bytes:
        """The bytes of one document; `document` gives nothing that the records do not."""
        loaded = [orjson.loads(dumps(record)) for record in records]
        whole = next(record for record in loaded if record["type"] == "document" and record["doc"] == document.id)
        gold = prefilled(whole, loaded)
        return line(gold) if self.layout == "jsonl" else page(gold)


def prefilled(document: Record, records: Iterable[Record]) -> dict[str, Any]:
    """A gold document of a document record, with its text, and the other records of the same document.

    {"type": "document", "doc": "a", "text": "سفیر گفت: …", …}, [{"type": "statement", …}] →
    {"id": "a", "published": …, "text": …, "statements": [{"text": …, "start": …, "end": …, "speaker": "سفیر", …}], …}
    """
    text, doc = document["text"], document["doc"]
    of: dict[str, list[Record]] = {}
    for record in records:
        if record["doc"] == doc:  # not those of the headline, which is no part of the text
            of.setdefault(record["type"], []).append(record)
    return {
        "id": doc,
        "published": document.get("published"),
        "source": document.get("source"),
        "text": text,
        "statements": [_statement(record, text, doc) for record in of.get("statement", [])],
        "dates": [_span(one, text) | {"type": one["kind"], "value": one["value"]} for one in of.get("date", [])],
        "agreements": [_agreement(record, text, doc) for record in of.get("agreement", [])],
        "events": [_event(record, text, doc) for record in of.get("event", [])],
        "entities": [_entity(record) for record in of.get("entity", [])],
    }


def _span(span: Record, text: str) -> dict[str, Any]:
    start, end = span["start"], span["end"]
    return {"text": text[start:end], "start": start, "end": end}


def _statement(record: Record, text: str, doc: str) -> dict[str, Any]:
    speakers = record["speakers"]
    names = [name for speaker in speakers if (name := speaker["name"] or (speaker["mention"] or {}).get("text"))]
    mention = speakers[0]["mention"] if speakers else None
    cue = record["cue"]
    when = record["when"]
    return {
        **_span(record["content"], text),
        "cue": _words(cue, text) if cue else None,
        "mention": text[mention["start"] : mention["end"]] if mention else None,
        "speaker": names if len(names) > 1 else names[0] if names else None,
        "aliases": [],
        "role": next((speaker["role"] for speaker in speakers if speaker["role"]), None),
        "kind": record["kind"],
        "when": when["value"] if when else None,
        "agreements": [_local(about["id"], doc) for about in record["about"]],
    }


def _words(span: Record, text: str) -> str:
    """The surface, with « … » for what stands between its parts: «خواستار … شد»."""
    return " … ".join(text[part["start"] : part["end"]] for part in span["parts"] or [span])


def _local(id: str, doc: str) -> str:
    return id.removeprefix(f"{doc}#")


def _agreement(record: Record, text: str, doc: str) -> dict[str, Any]:
    mentions = [_span(mention, text) for mention in record["mentions"]]
    return {"id": _local(record["id"], doc), "name": record["name"], "aliases": [], "mentions": mentions}


def _event(record: Record, text: str, doc: str) -> dict[str, Any]:
    date = record["date"]
    return {
        **_span(record, text),
        "agreement": _local(record["agreement"]["id"], doc),
        "type": record["event"],
        "status": record["status"],
        "date": date["value"] if date else None,
        "place": record["place"],
        "parties": record["parties"],
    }


def _entity(record: Record) -> dict[str, Any]:
    others = dict.fromkeys(mention["text"] for mention in record["mentions"])
    aliases = [form for form in others if form != record["name"]]
    return {"kind": record["kind"], "name": record["name"], "aliases": aliases, "role": record["role"]}
