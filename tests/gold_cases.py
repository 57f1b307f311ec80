"""Small gold documents of our own, and records that are all that the gold asks for."""

from __future__ import annotations

import random
from typing import Any

TEXT = "کیومرث دشت‌آرا، وزیر قنات، روز ۳ آبان ۱۴۰۴ در آبسر گفت: پیمان چشمه امضا شد. او از مردم خواست صبور باشند."


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    """The place of words in a text, and the words."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def statement(words: str, **more: Any) -> dict[str, Any]:
    fields = {
        "cue": "گفت",
        "mention": "کیومرث دشت‌آرا",
        "speaker": "کیومرث دشت‌آرا",
        "aliases": ["دشت‌آرا"],
        "role": "وزیر قنات",
        "kind": "indirect",
        "when": "2025-10-25",
        "agreements": [],
    }
    return span(words) | fields | more


def gold(id: str = "chashmeh-1", **more: Any) -> dict[str, Any]:
    """A document with one of everything."""
    whole = {
        "id": id,
        "published": "2025-10-26",
        "text": TEXT,
        "statements": [
            statement("پیمان چشمه امضا شد", agreements=["A1"]),
            statement("صبور باشند", cue="خواست", kind="nominal", mention="او"),
        ],
        "dates": [span("۳ آبان ۱۴۰۴") | {"type": "date", "value": "2025-10-25"}],
        "agreements": [{"id": "A1", "name": "پیمان چشمه", "aliases": [], "mentions": [span("پیمان چشمه")]}],
        "events": [
            span("امضا شد")
            | {"agreement": "A1", "type": "signed", "status": "done", "date": None, "place": None, "parties": []}
        ],
        "entities": [
            {"kind": "person", "name": "کیومرث دشت‌آرا", "aliases": [], "role": "وزیر قنات"},
            {"kind": "place", "name": "آبسر", "aliases": [], "role": None},
        ],
    }
    return whole | more


def records(document: dict[str, Any]) -> list[dict[str, Any]]:
    """What a program without a fault would extract: the gold in the form of records."""
    doc = document["id"]
    found: list[dict[str, Any]] = [{"type": "document", "doc": doc}]
    for number, one in enumerate(document.get("statements") or [], 1):
        names = one["speaker"] if isinstance(one["speaker"], list) else [one["speaker"]]
        speakers = [{"name": name, "role": one["role"], "via": "name"} for name in names if name]
        found.append(
            {
                "type": "statement",
                "id": f"{doc}#s{number}",
                "doc": doc,
                "kind": one["kind"],
                "speakers": speakers,
                "cue": {"text": one["cue"]},
                "content": {"text": one["text"], "start": one["start"], "end": one["end"]},
                "when": {"value": one["when"]} if one["when"] else None,
                "about": [_named(document, id) for id in one["agreements"]],
            }
        )
    found += [{"type": "date", "doc": doc} | date for date in document.get("dates") or []]
    for one in document.get("agreements") or []:
        found.append(
            {"type": "agreement", "doc": doc, "id": f"{doc}#a", "name": one["name"], "mentions": one["mentions"]}
        )
    for one in document.get("events") or []:
        event = {"event": one["type"], "agreement": _named(document, one["agreement"]), "date": {"value": one["date"]}}
        found.append({"id": f"{doc}#v"} | one | event | {"type": "event", "doc": doc})
    for number, one in enumerate(document.get("entities") or [], 1):
        found.append({"type": "entity", "doc": doc, "id": f"{doc}#e{number}", "mentions": []} | one)
    return found


def _named(document: dict[str, Any], id: str) -> dict[str, Any]:
    return {"name": next(one["name"] for one in document["agreements"] if one["id"] == id)}


def shuffled(items: list[Any], seed: int) -> list[Any]:
    return random.Random(seed).sample(items, len(items))
