"""The histories as JSON lines: one for each agreement, with its events in order."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from iranru_cli.timeline.history import Happening, History


def json_lines(histories: Sequence[History]) -> bytes:
    """{"agreement":…,"known":…,"documents":3,"events":[{"event":"signed","date":…,"jalali":…,"registry":…},…]}."""
    return b"".join(orjson.dumps(_object(history)) + b"\n" for history in histories)


def _object(history: History) -> dict[str, object]:
    names = history.entry.names if history.entry else {}
    return {
        "agreement": history.name,
        "known": history.known,
        "kind": history.kind,
        "parties": history.parties,
        "en": next(iter(names.get("en", [])), None),
        "ru": next(iter(names.get("ru", [])), None),
        "documents": history.documents,
        "mentions": history.mentions,
        "events": [_event(event) for event in history.events],
    }


def _event(event: Happening) -> dict[str, object]:
    return {
        "event": event.event,
        "status": event.status,
        "date": event.date,
        "jalali": event.jalali,
        "place": event.place,
        "parties": event.parties,
        "documents": [witness._asdict() for witness in event.documents],
        "registry": event.registry,
        "contradicts": event.contradicts,
    }
