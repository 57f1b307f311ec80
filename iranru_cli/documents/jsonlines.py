"""JSON lines → documents: one object a line; a bad line is named, the rest goes on."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

import orjson

from iranru_cli.documents.articles import read_article
from iranru_cli.documents.document import Caution, Failure, Item
from iranru_cli.documents.encodings import AUTO, UndecodableError, decode
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.lines import TooLong, bounded_lines, bytewise
from iranru_cli.documents.reading import Reading, UnreadableError, too_large

_HALF = "half a character became U+FFFD"
# a surrogate without its other half, as dumps have where a text was cut within 😀; escaped backslashes are stepped over
_LONE = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\[^u])|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def read_json_lines(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each line; `name` is the path that failures and documents without id are called by.

    b'{"id": "a", "text": "…"}\\n{' → Document("a", …), Failure("news.jsonl:2", "not JSON: …"). Raises READ_ERRORS.
    """
    stream, encoding = bytewise(stream, reading.encoding)
    for number, line in enumerate(bounded_lines(stream, reading.max_bytes), 1):
        where = f"{name}:{number}"
        if isinstance(line, TooLong):
            yield Failure(where, too_large(reading.max_bytes))
        elif not line.isspace():
            yield from read_json_object(line, where, reading.fields, encoding)


def read_json_object(data: bytes, where: str, fields: Fields, encoding: str) -> Iterator[Item]:
    """The document of one JSON object, with a Caution where it was mended, or a Failure."""
    try:
        record, mended = _parsed(data.removeprefix(codecs.BOM_UTF8), encoding)
        if mended:
            yield Caution(where, _HALF, _HALF)
        yield from read_article(record, where, fields)
    except (UnreadableError, UndecodableError) as error:
        yield Failure(where, str(error))


def _parsed(data: bytes, encoding: str) -> tuple[dict[str, object], bool]:
    """The object, and whether half characters were replaced."""
    mended = False
    try:
        value = orjson.loads(data if encoding == AUTO else decode(data, encoding))
    except orjson.JSONDecodeError:  # not UTF-8, a lone surrogate, or no JSON
        text = decode(data, encoding)
        whole = _LONE.sub(lambda match: match[1] or r"\ufffd", text)
        mended = whole != text
        value = _loaded(whole)
    if not isinstance(value, dict):
        raise UnreadableError('not a JSON object; each line must be one, such as {"id": …, "text": …}')
    return value, mended


def _loaded(text: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} (column {error.colno})") from None
