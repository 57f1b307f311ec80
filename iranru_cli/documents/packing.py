"""Files and standard input → bytes, unpacked: gzip, bzip2, xz and Zstandard are told by their first bytes."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol, cast

from iranru_cli.documents.encodings import UndecodableError
from iranru_cli.documents.paths import reason
from iranru_cli.documents.reading import STDIN, MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 1 << 16


class _Unpacker(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class Packing(NamedTuple):
    """How files are packed: their ending, first bytes, name in messages, and what opens them."""

    ending: str
    magic: bytes
    name: str
    unpack: Callable[[BinaryIO], _Unpacker]


# imported in each: 10 ms, and most files are plain
def _gzip(stream: BinaryIO) -> _Unpacker:
    import gzip

    return gzip.GzipFile(fileobj=stream)


def _bzip2(stream: BinaryIO) -> _Unpacker:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> _Unpacker:
    import lzma

    return lzma.LZMAFile(stream)


def _zstd(stream: BinaryIO) -> _Unpacker:
    try:
        from backports.zstd import ZstdFile
    except ImportError:
        raise MissingExtraError("zst data", "zstd") from None
    return ZstdFile(stream)


PACKINGS = (
    Packing(".gz", b"\x1f\x8b", "gzip", _gzip),
    Packing(".bz2", b"BZh", "bzip2", _bzip2),
    Packing(".xz", b"\xfd7zXZ\0", "xz", _xz),
    Packing(".zst", b"\x28\xb5\x2f\xfd", "zst", _zstd),
)

READ_ERRORS = (OSError, UnicodeError, UndecodableError, UnreadableError)


def why(error: Exception) -> str:
    """What a user is told of an input that could not be read."""
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding}"
    return reason(error) if isinstance(error, OSError) else str(error)


def bare_name(name: str) -> str:
    """The name without the ending of its packing: "news.jsonl.GZ" → "news.jsonl"."""
    root, ending = os.path.splitext(name)
    return root if ending.lower() in {packing.ending for packing in PACKINGS} else name


class CountedFile(io.FileIO):
    """A file that is read; `CountedFile.total` are the bytes read of all of them, by which progress is told."""

    total = 0

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        """As FileIO."""
        number = super().readinto(buffer)
        CountedFile.total += number or 0
        return number

    def readall(self) -> bytes:
        """As FileIO."""
        data = super().readall()
        CountedFile.total += len(data)
        return data


@contextmanager
def opened(path: str, stdin: BinaryIO) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, unpacked where they are packed (by the first bytes, not by name).

    Reading raises READ_ERRORS, with the number of unpacked bytes where the damage is.
    """
    if path == STDIN:
        yield _unpacked(cast(io.BufferedReader, stdin))
        return
    with io.BufferedReader(CountedFile(path), BUFFER) as file:
        yield _unpacked(file)


def _unpacked(stream: io.BufferedReader[Any]) -> io.BufferedReader:
    head = stream.peek(6)[:6]
    packing = next((packing for packing in PACKINGS if head.startswith(packing.magic)), None)
    if packing is None:
        return stream
    return io.BufferedReader(_Unpacked(packing.unpack(stream), packing.name), BUFFER)


class _Unpacked(io.RawIOBase):
    """Unpacked bytes, a block at a time, so that a bomb of a few kilobytes never stands whole in memory."""

    def __init__(self, unpacker: _Unpacker, name: str) -> None:
        self._unpacker, self._name = unpacker, name
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._unpacker.read1(len(view))
        except Exception as error:  # EOFError where it is cut, and an error of its own for each packing
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk, not the data
            raise UnreadableError(f"damaged {self._name} data after {self._given:,} unpacked bytes: {error}") from None
        view[: len(data)] = data
        self._given += len(data)
        return len(data)
