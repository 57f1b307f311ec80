"""Text → documents: one a file, or many that a given line parts."""

from __future__ import annotations

import io
from collections.abc import Iterator

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.encodings import AUTO, UndecodableError, decode
from iranru_cli.documents.lines import TooLong, bounded_lines, bytewise
from iranru_cli.documents.reading import Reading, UnreadableError, too_large


def read_text(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The one document of a text file: Document("a.txt", "متن\\r\\n"). Raises READ_ERRORS."""
    yield Document(id=name, text=decode(read_bounded(stream, reading.max_bytes), reading.encoding))


def read_bounded(stream: io.BufferedReader, max_bytes: int) -> bytes:
    """All bytes; raises UnreadableError where they are more than `max_bytes`, which are never held."""
    data = stream.read(max_bytes + 1 if max_bytes else -1)
    if max_bytes and len(data) > max_bytes:
        raise UnreadableError(too_large(max_bytes))
    return data


def read_parts(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each stretch between lines that are the separator, blanks at their ends aside; called PATH:LINE.

    "یک\\n***\\nدو" with "***" → Document("a.txt:1", "یک\\n"), Document("a.txt:3", "دو"). Blank stretches are none.
    """
    lines, encoding = bytewise(stream, reading.encoding)
    mark = (reading.separator or "").strip().encode("utf-8" if encoding == AUTO else encoding)
    part = _Part(reading.max_bytes)
    for number, line in enumerate(bounded_lines(lines, reading.max_bytes), 1):
        if isinstance(line, TooLong) or line.strip() != mark:
            part.add(line, number)
        else:
            yield from part.item(name, encoding)
            part = _Part(reading.max_bytes)
    yield from part.item(name, encoding)


class _Part:
    """The lines of one document."""

    def __init__(self, max_bytes: int) -> None:
        self._max = max_bytes
        self._first = 0
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes | TooLong, number: int) -> None:
        self._first = self._first or number
        self._size += line.size if isinstance(line, TooLong) else len(line)
        if isinstance(line, TooLong) or (self._max and self._size > self._max):
            self._lines = []
        else:
            self._lines.append(line)

    def item(self, name: str, encoding: str) -> Iterator[Item]:
        where = f"{name}:{self._first}"
        if self._max and self._size > self._max:
            yield Failure(where, too_large(self._max))
            return
        try:
            text = decode(b"".join(self._lines), encoding)
        except UndecodableError as error:
            yield Failure(where, str(error))
            return
        if text and not text.isspace():
            yield Document(where, text)
