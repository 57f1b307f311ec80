"""Paths → documents: opens, unpacks, tells the format, and names what cannot be read."""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from iranru_cli.documents.document import Document, Failure, Item, Note
from iranru_cli.documents.formats import HEAD, input_format
from iranru_cli.documents.packing import READ_ERRORS, opened, why
from iranru_cli.documents.paths import expand, shown
from iranru_cli.documents.reading import STDIN, InputFormat, Reading

__all__ = ["Reading", "read_documents", "read_path", "readable"]

Reader = Callable[[io.BufferedReader, str, Reading], Iterator[Item]]
_READERS = {
    "text": ("plain", "read_text"),
    "parts": ("plain", "read_parts"),
    "jsonl": ("jsonlines", "read_json_lines"),
    "json": ("jsonarray", "read_json_array"),
    "csv": ("tables", "read_csv"),
    "tsv": ("tables", "read_tsv"),
    "html": ("pages", "read_page"),
    "warc": ("archives", "read_archive"),
    "parquet": ("columnar", "read_parquet"),
}


def read_documents(paths: Iterable[str], reading: Reading, stdin: BinaryIO) -> Iterator[Item]:
    """Documents of all paths, one after the other; what cannot be read comes out as a Failure in its place."""
    for path in expand(paths):
        if isinstance(path, Failure):
            yield path
        else:
            yield from read_path(path, reading, stdin)


def read_path(path: str, reading: Reading, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """The documents of one file, or of `stdin` for "-"; raises nothing: what is wrong comes out as a Failure.

    >>> texts = [item.text for item in read_path("news.jsonl.zst", Reading()) if isinstance(item, Document)]
    """
    return _dated(path, _read(path, reading, stdin or io.BytesIO()), reading)


def readable(document: Document) -> Document:
    """The document with its text: that of a page is HTML until now. Raises UnreadableError."""
    if not document.is_page:
        return document
    from iranru_cli.documents.pages import main_text

    return main_text(document)


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
            head = stream.peek(HEAD)[:HEAD]
            format = input_format(name, head, reading.input_format, reading.encoding)
            if reading.notes:
                yield Note(name, f"read as {format}")
            reader = _reader(format, reading)
            yield from reader(stream, name, reading)
    except READ_ERRORS as error:
        yield Failure(name, why(error))


def _reader(format: InputFormat, reading: Reading) -> Reader:
    """The reader of a format, loaded now: a text file does without JSON, and both without pyarrow."""
    name = "parts" if format == "text" and reading.separator is not None else format
    module, function = _READERS[name]
    reader: Reader = getattr(importlib.import_module(f"iranru_cli.documents.{module}"), function)
    return reader
