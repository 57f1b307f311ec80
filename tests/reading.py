"""Reading as the program reads, for tests of the readers."""

from __future__ import annotations

import io
from pathlib import Path

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.read import Reading, read_documents


def read(*paths: str, stdin: bytes = b"", **how: object) -> list[Item]:
    """The items of paths of the current folder: read("a.csv", delimiter=";")."""
    source = io.BufferedReader(io.BytesIO(stdin))  # type: ignore[arg-type]
    return list(read_documents(paths, Reading(**how), source))  # type: ignore[arg-type]


def written(name: str, data: bytes | str) -> str:
    """The name of a file that now holds `data`."""
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def texts(items: list[Item]) -> list[tuple[str, str]]:
    """Id and text of the documents."""
    return [(item.id, item.text) for item in items if isinstance(item, Document)]


def failures(items: list[Item]) -> list[tuple[str, str]]:
    """Place and reason of what gave no document."""
    return [(item.where, item.reason) for item in items if isinstance(item, Failure)]
