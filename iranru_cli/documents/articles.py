"""One record of a file – a JSON object, a row of CSV or Parquet – → a document: which of its fields is what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from iranru_cli.documents.document import Caution, Document, Item
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.published import NotADateError, parse_published
from iranru_cli.documents.reading import UnreadableError

_DATE_LEFT_OUT = "publication date left out"


def read_article(record: Mapping[str, object], where: str, fields: Fields) -> Iterator[Item]:
    """The document, after a Caution where its date is none; `where` names it if it has no id.

    {"id": "a", "body": "متن"} → Document("a", "متن"). Raises UnreadableError for a record without text.
    """
    text = _text(record, fields)
    published = None
    try:
        published = _published(fields.find("date", record))
    except NotADateError as error:
        yield Caution(where, f"{_DATE_LEFT_OUT}: {error}", _DATE_LEFT_OUT)
    yield Document(
        id=_name(fields.find("id", record)) or where,
        text=text,
        title=_string(fields.find("title", record)),
        published=published,
        source=_string(fields.find("source", record)),
    )


def _text(record: Mapping[str, object], fields: Fields) -> str:
    text = fields.find("text", record)
    if isinstance(text, str):
        return text
    raise UnreadableError(f"no text under {fields.sought('text')}; name its field with --text-field")


def _published(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return parse_published(value)
    if isinstance(value, datetime.date):  # also a datetime: Parquet has both
        return value.isoformat()[:10]
    raise NotADateError(f"{_shown(value)} is not a string")


def _shown(value: object) -> str:
    import orjson  # a date that is wrong: rare

    return orjson.dumps(value, default=str).decode()


def _name(value: object) -> str | None:
    """An id as text; numbers count, as in {"id": 17}."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value) or None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
