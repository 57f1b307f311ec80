"""Paths → documents: opens, unpacks, decodes, and names what cannot be read."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, cast

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.encodings import AUTO, UndecodableError, decode, is_wide, marked_encoding
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.paths import STDIN, expand, reason, shown

InputFormat = Literal["auto", "text", "jsonl"]
GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Reading:
    """How inputs are to be read; `stdin_name` is what documents of standard input are called.

    `date_from_name`: the name of a file may say when its documents were published.
    """

    input_format: InputFormat = "auto"
    encoding: str = AUTO
    fields: Fields = field(default_factory=Fields)
    stdin_name: str = STDIN
    date_from_name: bool = False


def read_documents(paths: Iterable[str], reading: Reading, stdin: BinaryIO) -> Iterator[Item]:
    """Documents of all paths, one after the other; what cannot be read comes out as a Failure in its place."""
    for path in expand(paths):
        if isinstance(path, Failure):
            yield path
        else:
            yield from _dated(path, _read(path, reading, stdin), reading)


def _dated(path: str, items: Iterator[Item], reading: Reading) -> Iterator[Item]:
    """The items, documents with the day in their file's name where that is asked for."""
    if not reading.date_from_name:
        return items
    # imported here: only this option needs it
    from iranru_cli.documents.published import published_in_name

    day = published_in_name(reading.stdin_name if path == STDIN else os.path.basename(path))
    return (item._replace(named=day) if isinstance(item, Document) else item for item in items)


def _read(path: str, reading: Reading, stdin: BinaryIO) -> Iterator[Item]:
    name = reading.stdin_name if path == STDIN else shown(path)
    try:
        with opened(path, stdin) as stream:
            if is_json_lines(name, reading.input_format):
                # imported here: a text file does without
                from iranru_cli.documents.jsonlines import read_json_lines

                yield from read_json_lines(_lines(stream, reading.encoding), name, reading.fields, reading.encoding)
            else:
                yield Document(id=name, text=decode(stream.read(), reading.encoding))
    except READ_ERRORS as error:
        yield Failure(name, why(error))


# a cut gzip file raises EOFError, a damaged one zlib.error; UnicodeError comes from decoding line by line
READ_ERRORS = (OSError, EOFError, zlib.error, UnicodeError, UndecodableError)


def why(error: Exception) -> str:
    """What a user is told of an input that could not be read."""
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding}"
    if isinstance(error, EOFError | zlib.error) or (isinstance(error, OSError) and error.errno is None):
        return f"damaged gzip data: {error}"  # gzip.BadGzipFile is an OSError without a number
    return reason(error) if isinstance(error, OSError) else str(error)


def is_json_lines(name: str, input_format: InputFormat) -> bool:
    """Whether an input is read as JSON lines: named so, or by its extension: "a.jsonl.gz" → True."""
    if input_format != "auto":
        return input_format == "jsonl"
    return os.path.splitext(name.removesuffix(".gz"))[1].lower() in (".jsonl", ".ndjson")


@contextmanager
def opened(path: str, stdin: BinaryIO) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, unpacked where they are gzip (by its first bytes, not by name)."""
    if path == STDIN:
        yield _unpacked(cast(io.BufferedReader, stdin))
        return
    with open(path, "rb") as file:
        yield _unpacked(file)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if not stream.peek(2).startswith(GZIP):
        return stream
    import gzip  # 10 ms, and most files are plain

    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))


def _lines(stream: io.BufferedReader, encoding: str) -> Iterable[bytes | str]:
    """Lines as bytes, so that a bad one harms no other; decoded where a character has more than one byte throughout."""
    if encoding == AUTO:
        encoding = marked_encoding(stream.peek(4)[:4]) or AUTO
    if not is_wide(encoding):
        return stream
    return _without_mark(io.TextIOWrapper(stream, encoding=encoding, newline="\n"))


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line
