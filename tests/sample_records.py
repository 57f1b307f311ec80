"""A record of each type, for tests of what is done with records; any field can be given another value."""

from __future__ import annotations

from typing import Any

from iranru_cli.records import (
    About,
    AgreementMention,
    AgreementRecord,
    AgreementRef,
    DateRecord,
    DocumentRecord,
    EntityRecord,
    EventRecord,
    Piece,
    Place,
    Record,
    Span,
    Speaker,
    StatementRecord,
    When,
)

ROLE = "وزیر امور خارجه ایران"
WHEN = When("2025-10-27", "1404-08-05", "دوشنبه", 5, 11, "relative")


def speaker(**changes: Any) -> Speaker:
    fields: dict[str, Any] = {
        "name": "عباس عراقچی",
        "kind": "person",
        "role": ROLE,
        "country": "IR",
        "id": "d#e1",
        "mention": Piece("وی", 0, 2),
        "via": "pronoun",
    }
    return Speaker(**fields | changes)


def statement(**changes: Any) -> StatementRecord:
    fields: dict[str, Any] = {
        "id": "d#s1",
        "doc": "d",
        "published": "2025-10-27",
        "kind": "indirect",
        "speakers": [speaker()],
        "cue": Span("خواستار … شد", 3, 30, [Piece("خواستار", 3, 10), Piece("شد", 28, 30)]),
        "act": "demand",
        "content": Span("اجرای کامل این معاهده", 11, 27),
        "when": WHEN,
        "about": [About("d#a1", "معاهده جامع راهبردی", None, "topic")],
        "confidence": 0.9,
        "rule": "nominal.demand",
    }
    return StatementRecord(**fields | changes)


def agreement(**changes: Any) -> AgreementRecord:
    fields: dict[str, Any] = {
        "id": "d#a1",
        "doc": "d",
        "name": "معاهده جامع راهبردی",
        "kind": "treaty",
        "parties": ["ایران", "روسیه"],
        "known": None,
        "candidates": [],
        "mentions": [AgreementMention("این معاهده", 20, 27, "anaphor")],
    }
    return AgreementRecord(**fields | changes)


def event(**changes: Any) -> EventRecord:
    fields: dict[str, Any] = {
        "id": "d#v1",
        "doc": "d",
        "agreement": AgreementRef("d#a1", "معاهده جامع راهبردی"),
        "event": "signed",
        "status": "done",
        "date": WHEN,
        "place": "مسکو",
        "parties": ["مسعود پزشکیان"],
        "text": "امضا",
        "start": 40,
        "end": 44,
        "also": [Place(60, 64)],
    }
    return EventRecord(**fields | changes)


def date(**changes: Any) -> DateRecord:
    fields: dict[str, Any] = {
        "doc": "d",
        "kind": "date",
        "value": "2025-09-23/2025-10-22",
        "native": "1404-07",
        "calendar": "jalali",
        "from_": None,
        "to": None,
        "grain": "month",
        "mod": None,
        "anchor": None,
        "basis": "explicit",
        "approximate": False,
        "alternatives": [],
        "reason": None,
        "text": "مهر ۱۴۰۴",
        "start": 50,
        "end": 58,
    }
    return DateRecord(**fields | changes)


def entity(**changes: Any) -> EntityRecord:
    fields: dict[str, Any] = {
        "id": "d#e1",
        "doc": "d",
        "kind": "person",
        "name": "عباس عراقچی",
        "role": ROLE,
        "country": "IR",
        "known": None,
        "mentions": [Piece("وی", 0, 2)],
    }
    return EntityRecord(**fields | changes)


def document(**changes: Any) -> DocumentRecord:
    fields: dict[str, Any] = {
        "doc": "d",
        "title": "عنوان خبر",
        "published": "2025-10-27",
        "published_basis": "field",
        "source": None,
        "characters": 64,
        "statements": 1,
        "agreements": 1,
        "events": 1,
        "dates": 1,
        "entities": 1,
        "text": "متن خبر",
    }
    return DocumentRecord(**fields | changes)


def all_records() -> list[Record]:
    """One of each type, in the order of the pipeline."""
    return [document(), statement(), agreement(), event(), date(), entity()]
