"""A JSON array, or JSON values one after the other → documents, without ever holding the whole.

The bytes are cut into elements by counting brackets outside strings, and each element is parsed on its own: memory stays
flat, and a bad element harms no other.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from iranru_cli.documents.document import Failure, Item
from iranru_cli.documents.jsonlines import read_json_object
from iranru_cli.documents.lines import bytewise
from iranru_cli.documents.packing import READ_ERRORS, why
from iranru_cli.documents.reading import Reading, UnreadableError, too_large

_BLOCK = 1 << 16
_MARKS = re.compile(rb'["}\],]|[{\[]+')
_DEEP_MARKS = re.compile(rb'["}\]]|[{\[]+')  # commas part elements only at the top
_IN_STRING = re.compile(rb'["\\]')
_BLANK = b" \t\r\n"


def read_json_array(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each element; without an id it is called by its number, from 1: "news.json:3".

    b'[{"id": "a", "text": "…"}, 5]' → Document("a", …), Failure("news.json:2", "not a JSON object …").
    """
    stream, encoding = bytewise(stream, reading.encoding)
    splitter = _Splitter(reading.max_bytes)
    number = 0
    try:
        for element in _elements(stream, splitter):
            number += 1
            where = f"{name}:{number}"
            if element is None:
                yield Failure(where, too_large(reading.max_bytes))
            else:
                yield from read_json_object(element, where, reading.fields, encoding)
    except READ_ERRORS as error:
        yield Failure(f"{name}:{number + 1}", f"{why(error)} (line {splitter.line})")


def _elements(stream: io.BufferedReader, splitter: _Splitter) -> Iterator[bytes | None]:
    while block := stream.read1(_BLOCK):
        yield from splitter.feed(block)
    yield from splitter.end()


class _Splitter:
    """Takes blocks of bytes, gives whole elements; None for one that is too large."""

    def __init__(self, max_bytes: int) -> None:
        self.line = 1
        self._max = max_bytes
        self._array: bool | None = None  # None until the first character is seen
        self._closed = False
        self._depth = 0  # brackets open within the element
        self._in_string = self._after_backslash = False
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, block: bytes) -> Iterator[bytes | None]:
        """The elements that end in this block."""
        self.line += block.count(b"\n")
        if self._array is None:
            block = block.removeprefix(codecs.BOM_UTF8).lstrip(_BLANK)
            self._array = block.startswith(b"[") if block else None
            block = block[1:] if self._array else block
        start = at = 0
        while at < len(block):
            if self._in_string:
                at = self._string(block, at)
                continue
            match = (_DEEP_MARKS if self._depth else _MARKS).search(block, at)
            if match is None:
                break
            at = match.end()
            mark = match[0]
            ended = self._mark(mark)
            if ended:
                whole = ended == "with"
                yield from self._element(block[start : at if whole else at - 1])
                start = at
        self._keep(block[start:])

    def _string(self, block: bytes, at: int) -> int:
        """Where the string ends, or the block."""
        if self._after_backslash:
            self._after_backslash = False
            return at + 1
        match = _IN_STRING.search(block, at)
        if match is None:
            return len(block)
        self._after_backslash = match[0] == b"\\"
        self._in_string = self._after_backslash
        return match.end()

    def _mark(self, mark: bytes) -> str:
        """Whether an element ends at this mark, "with" it or "before" it, or not: ""."""
        if mark == b'"':
            self._in_string = True
        elif mark[:1] in b"{[":
            self._depth += len(mark)
        elif mark in b"}]" and self._depth:
            self._depth -= 1
            return "" if self._depth else "with"
        elif not self._depth:  # a comma, or the bracket that closes the array
            self._closed = self._closed or (mark == b"]" and bool(self._array))
            return "before"
        return ""

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._max and self._size > self._max:
            self._pieces = []
        elif piece:
            self._pieces.append(piece)

    def _element(self, last: bytes) -> Iterator[bytes | None]:
        self._keep(last)
        element = b"".join(self._pieces).strip(_BLANK)
        large = bool(self._max) and self._size > self._max
        self._pieces, self._size = [], 0
        if large:
            yield None
        elif element:
            yield element

    def end(self) -> Iterator[bytes | None]:
        """What is left at the end of the input; raises UnreadableError where it is cut."""
        rest = b"".join(self._pieces).strip(_BLANK)
        if self._array and not self._closed:
            raise UnreadableError("the JSON array is cut off: it has no closing bracket")
        if self._depth or self._in_string:
            raise UnreadableError("cut off: the JSON object has no closing bracket")
        if rest:
            yield rest
