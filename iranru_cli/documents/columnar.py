"""Parquet → documents: a row each, a batch of rows at a time, and of its columns only those that are used."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from iranru_cli.documents.articles import read_article
from iranru_cli.documents.document import Failure, Item
from iranru_cli.documents.fields import GUESSES
from iranru_cli.documents.reading import MissingExtraError, Reading, UnreadableError, too_large

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_ROWS = 64


def read_parquet(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each row; without an id it is called by the number of the row, from 1: "news.parquet:7".

    Raises READ_ERRORS.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtraError("Parquet", "parquet") from None
    with _seekable(stream) as file:
        number = 0
        try:
            table = ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
            for number, record in enumerate(_records(table, reading), 1):
                yield from _item(record, f"{name}:{number}", reading)
        except (ArrowException, OSError) as error:
            raise UnreadableError(f"damaged Parquet data after {number:,} rows: {_line(error)}") from None


def _records(table: ParquetFile, reading: Reading) -> Iterator[dict[str, object]]:
    present = list(table.schema_arrow.names)
    used = [name for name in present if any(name in reading.fields.names(what) for what in GUESSES)]
    if not any(name in used for name in reading.fields.names("text")):
        sought = reading.fields.sought("text")
        raise UnreadableError(f"no column {sought} (there are: {', '.join(present[:20])}); name it with --text-field")
    for batch in table.iter_batches(_ROWS, columns=used):
        yield from batch.to_pylist()


def _item(record: dict[str, object], where: str, reading: Reading) -> Iterator[Item]:
    size = sum(len(value) for value in record.values() if isinstance(value, str))
    if reading.max_bytes and size > reading.max_bytes:
        yield Failure(where, too_large(reading.max_bytes))
        return
    try:
        yield from read_article(record, where, reading.fields)
    except UnreadableError as error:
        yield Failure(where, str(error))


@contextmanager
def _seekable(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    """Parquet is read from its end: what comes packed or through a pipe goes to a file first, not into memory."""
    if stream.seekable() and isinstance(stream.raw, io.FileIO):
        stream.seek(0)
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.seek(0)
        yield file


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
