"""Bytes → lines of bounded length, in UTF-8 where the encoding has more than one byte throughout."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from iranru_cli.documents.encodings import AUTO, is_wide, marked_encoding
from iranru_cli.documents.packing import BUFFER

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_SKIP = 1 << 20


class TooLong(NamedTuple):
    """A line that is longer than a document may be; it was passed over."""

    size: int


def bounded_lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[bytes | TooLong]:
    """Lines with their ends; 0 is no bound. b"a\\nbbbb\\nc" with 3 → b"a\\n", TooLong(5), b"c"."""
    if not max_bytes:
        yield from stream
        return
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield line
        else:
            yield TooLong(len(line) + _skipped(stream))


def _skipped(stream: io.BufferedReader) -> int:
    """Read to the end of the line; how many bytes that was."""
    size = 0
    while piece := stream.readline(_SKIP):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size


def bytewise(stream: io.BufferedReader, encoding: str) -> tuple[io.BufferedReader, str]:
    """A stream in which a line end is the byte 0x0A, and its encoding: UTF-16 and UTF-32 become UTF-8.

    So a reader works on bytes, and a bad line harms no other.
    """
    seen = (encoding == AUTO and marked_encoding(stream.peek(4)[:4])) or encoding
    if is_wide(seen):
        return io.BufferedReader(_Recoded(stream, seen), BUFFER), AUTO
    return stream, encoding  # a mark of UTF-8 is left to whoever decodes the first line


class _Recoded(io.RawIOBase):
    """UTF-16 or UTF-32 as UTF-8, without a byte order mark."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._started = self._ended = False
        self._waiting = b""
        self._error: UnicodeDecodeError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while not self._waiting and not self._ended:
            self._fill()
        if not self._waiting and self._error is not None:
            raise self._error
        given = self._waiting[: len(view)]
        self._waiting = self._waiting[len(given) :]
        view[: len(given)] = given
        return len(given)

    def _fill(self) -> None:
        data = self._stream.read1(BUFFER)
        try:
            text = self._decoder.decode(data, not data)
        except UnicodeDecodeError as error:  # what is right before it comes out first
            text = error.object[: error.start].decode(error.encoding)
            self._error = error
        self._ended = not data or self._error is not None
        if text and not self._started:
            text, self._started = text.removeprefix("\ufeff"), True
        self._waiting = text.encode("utf-8")
