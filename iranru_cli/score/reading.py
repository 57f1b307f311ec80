"""Records that `iranru extract -r all` wrote → those that can be held against gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import Located
from iranru_cli.records import RECORD_TYPES


def scorable(items: Iterable[Located | Failure]) -> Iterator[Located | Failure]:
    """The records; a line that is none, or has no span where it must, becomes a Failure."""
    for item in items:
        trouble = None if isinstance(item, Failure) else _trouble(item.value)
        yield item if isinstance(item, Failure) or trouble is None else Failure(item.where, trouble)


def _trouble(record: dict[str, Any]) -> str | None:
    type_, doc = record.get("type"), record.get("doc")
    if type_ not in RECORD_TYPES:
        return f'no record: its "type" must be one of {", ".join(RECORD_TYPES)}'
    if not isinstance(doc, str):
        return 'no "doc", which names the document of the record'
    lists = (record.get(name) or [] for name in ("speakers", "about", "mentions"))
    if not all(isinstance(found, list) and all(isinstance(one, dict) for one in found) for found in lists):
        return '"speakers", "about" and "mentions" must be lists of objects'
    if not all(_is_span(span) for span in _spans(record)):
        return f"a {type_} without start and end"
    return None


def _spans(record: dict[str, Any]) -> list[Any]:
    """The spans that this type of record must have."""
    if record["type"] == "statement":
        return [record.get("content")]
    if record["type"] in ("date", "event"):
        return [record]
    return list(record.get("mentions") or []) if record["type"] == "agreement" else []


def _is_span(span: Any) -> bool:
    return isinstance(span, dict) and isinstance(span.get("start"), int) and isinstance(span.get("end"), int)
