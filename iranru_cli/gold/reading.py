"""A gold file → its documents: JSON lines, or the same objects over several lines, as a person edits them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import Located, parsed
from iranru_cli.documents.packing import READ_ERRORS, opened, why
from iranru_cli.documents.paths import shown
from iranru_cli.documents.reading import STDIN

LISTS = ("statements", "dates", "agreements", "events", "entities")
_GOES_ON = (b" ", b"\t", b"}", b"]", b"\r", b"\n")  # how a further line of a document begins
_SPANNED = ("statements", "dates", "events")


def read_gold(path: str, stdin: BinaryIO) -> Iterator[Located | Failure]:
    """Every document whose shape can be worked with, "gold.jsonl:7"; what cannot is a Failure that says why.

    A document begins on a line that is not indented; a second one of the same id is a Failure.
    """
    seen: set[str] = set()
    for chunk in read_chunks(path, stdin):
        yield chunk if isinstance(chunk, Failure) else shaped(parsed(chunk.source, chunk.where), seen)


class Chunk(NamedTuple):
    """The JSON of one document as it stands in the file, from line `number` on."""

    name: str
    number: int
    source: bytes

    @property
    def where(self) -> str:
        """«gold.jsonl:7»."""
        return f"{self.name}:{self.number}"


def read_chunks(path: str, stdin: BinaryIO) -> Iterator[Chunk | Failure]:
    """The documents of a file before they are parsed."""
    name = "standard input" if path == STDIN else shown(path)
    try:
        with opened(path, stdin) as stream:
            for number, source in _chunks(stream):
                yield Chunk(name, number, source)
    except READ_ERRORS as error:
        yield Failure(name, why(error))


def _chunks(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The number of the first line of each document, and its lines."""
    first, chunk = 1, b""
    for number, line in enumerate(lines, 1):
        if line[:1] not in _GOES_ON and chunk.strip():
            yield first, chunk
            chunk = b""
        if not chunk.strip():
            first, chunk = number, b""
        chunk += line
    if chunk.strip():
        yield first, chunk


def shaped(item: Located | Failure, seen: set[str]) -> Located | Failure:
    """The document, or what is wrong with its shape; `seen` are the ids before it."""
    if isinstance(item, Failure):
        return item
    trouble = misshapen(item.value)
    if trouble is None and item.value["id"] in seen:
        trouble = f'a second document with the id "{item.value["id"]}"'
    if trouble is not None:
        return Failure(item.where, trouble)
    seen.add(item.value["id"])
    return item


def misshapen(document: dict[str, Any]) -> str | None:
    """Why a document cannot be worked with; None where it can: {"id": "a"} → "no \\"text\\", …"."""
    for key in ("id", "text"):
        if not isinstance(document.get(key), str):
            return f'no "{key}", which must be a string'
    for key in LISTS:
        found = document.get(key)
        if found is None:
            continue
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            return f'"{key}" must be a list of objects'
        for number, item in enumerate(found, 1):
            if trouble := _misshapen_item(key, item, len(document["text"])):
                return f"{key} {number}: {trouble}"
    return None


def _misshapen_item(key: str, item: dict[str, Any], length: int) -> str | None:
    if key in _SPANNED:
        return _misplaced(item, length)
    wanted = ("kind", "name") if key == "entities" else ("id",)
    for field in wanted:
        if not isinstance(item.get(field), str):
            return f'no "{field}", which must be a string'
    mentions = item.get("mentions") or []
    if not isinstance(mentions, list) or not all(isinstance(mention, dict) for mention in mentions):
        return '"mentions" must be a list of objects'
    placed = (mention for mention in mentions if mention.get("start") is not None)
    return next((trouble for mention in placed if (trouble := _misplaced(mention, length))), None)


def _misplaced(span: dict[str, Any], length: int) -> str | None:
    start, end = span.get("start"), span.get("end")
    if type(start) is not int or type(end) is not int:
        return '"start" and "end" must be offsets in code points'
    if not 0 <= start < end <= length:
        return f"no span of the text: {start}..{end}, of {length} code points"
    return None
