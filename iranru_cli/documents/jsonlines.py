"""JSON lines → documents: one object a line; a bad line is named, the rest goes on."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

import orjson

from iranru_cli.documents.document import Caution, Document, Failure, Item
from iranru_cli.documents.encodings import AUTO, UndecodableError, decode
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.published import NotADateError, parse_published


def read_json_lines(lines: Iterable[bytes | str], name: str, fields: Fields, encoding: str = AUTO) -> Iterator[Item]:
    """A document for each line; `name` is the path that failures and documents without id are called by.

    [b'{"id": "a", "text": "…"}', b"{"] → Document("a", …), Failure("news.jsonl:2", "not JSON: …").
    """
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        try:
            record = _parse(line, encoding)
            if record is not None:
                yield from _document(record, where, fields)
        except (_BadLineError, UndecodableError) as error:
            yield Failure(where, str(error))


class _BadLineError(ValueError):
    pass


def _parse(line: bytes | str, encoding: str) -> dict[str, object] | None:
    if isinstance(line, bytes):
        line = line.removeprefix(codecs.BOM_UTF8)
        if encoding != AUTO or not _is_utf8(line):
            line = decode(line, encoding)
    if not line.strip():
        return None
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _BadLineError(f"not JSON: {error.msg} (column {error.colno})") from None
    if not isinstance(value, dict):
        raise _BadLineError('not a JSON object; each line must be one, such as {"id": …, "text": …}')
    return value


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _document(record: dict[str, object], where: str, fields: Fields) -> Iterator[Item]:
    text = _text(record, fields)
    published = None
    try:
        published = _published(fields.find("date", record))
    except NotADateError as error:
        yield Caution(where, f"publication date left out: {error}", "publication date left out")
    yield Document(
        id=_name(fields.find("id", record)) or where,
        text=text,
        title=_string(fields.find("title", record)),
        published=published,
        source=_string(fields.find("source", record)),
    )


def _text(record: dict[str, object], fields: Fields) -> str:
    text = fields.find("text", record)
    if isinstance(text, str):
        return text
    names = " or ".join(f'"{name}"' for name in fields.names("text"))
    raise _BadLineError(f"no text under {names}; name its field with --text-field")


def _published(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return parse_published(value)
    raise NotADateError(f"{orjson.dumps(value).decode()} is not a string")


def _name(value: object) -> str | None:
    """An id as text; numbers count, as in {"id": 17}."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value) or None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
