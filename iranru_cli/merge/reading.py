"""Records that `iranru extract` wrote → the statements among them that can be merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import Located


def statements(items: Iterable[Located | Failure]) -> Iterator[Located | Failure]:
    """The statements; records of other types are passed over, a line that is no record becomes a Failure."""
    for item in items:
        if isinstance(item, Failure):
            yield item
        elif item.value.get("type") != "statement":
            if not isinstance(item.value.get("type"), str):
                yield Failure(item.where, 'no record: it has no "type"; expected lines of `iranru extract`')
        else:
            trouble = _trouble(item.value)
            yield Failure(item.where, trouble) if trouble else item


def _trouble(statement: dict[str, Any]) -> str | None:
    for key in ("id", "doc"):
        if not isinstance(statement.get(key), str):
            return f'a statement without "{key}"'
    content, speakers = statement.get("content"), statement.get("speakers")
    if not isinstance(content, dict) or not isinstance(content.get("text"), str):
        return "a statement without the text of its content"
    if not isinstance(speakers, list) or not all(isinstance(speaker, dict) for speaker in speakers):
        return 'a statement whose "speakers" are no list of objects'
    named = (value for speaker in speakers for value in (speaker.get("name"), speaker.get("role")))
    if not all(value is None or isinstance(value, str) for value in named):
        return "a speaker whose name or role is no string"
    dated = (statement.get("published"), (statement.get("when") or {}).get("value") if _is_when(statement) else 0)
    return None if all(value is None or isinstance(value, str) for value in dated) else "a date that is no string"


def _is_when(statement: dict[str, Any]) -> bool:
    return statement.get("when") is None or isinstance(statement["when"], dict)
