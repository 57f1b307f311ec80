"""The folder of the output, wherever it is: what is done, and files that appear when they are whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from fsspec.core import url_to_fs

ERRORS = ".errors.jsonl"
PLAN = "run.json"  # what the folder was made with


class Store(NamedTuple):
    """A folder by its absolute path or address; goes to workers, so it holds no connection."""

    url: str

    def names(self) -> set[str]:
        """The files below it, relative: {"news/1.txt.records.jsonl", …}; raises OSError."""
        fs, root = self._opened()
        prefix = root.rstrip("/") + "/"
        return {path.removeprefix(prefix) for path in fs.find(root)} if fs.exists(root) else set()

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where it is not there; raises OSError."""
        fs, root = self._opened()
        try:
            data: bytes = fs.cat_file(f"{root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def remove(self, names: Iterable[str]) -> None:
        """Remove what is there of these files; raises OSError."""
        fs, root = self._opened()
        for name in names:
            if fs.exists(f"{root}/{name}"):
                fs.rm_file(f"{root}/{name}")

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream; when the block ends well, what was written stands at `name`, else nothing does.

        It is written beside, under a name that no other attempt uses: a worker that is thought dead may still write.
        """
        fs, root = self._opened()
        folder, _, last = f"{root}/{name}".rpartition("/")
        fs.makedirs(folder, exist_ok=True)
        beside = f"{folder}/{_PART}{last}.{uuid.uuid4().hex}.part"
        try:
            with fs.open(beside, "wb") as stream:
                yield stream
            fs.mv(beside, f"{folder}/{last}")
        except BaseException:
            if fs.exists(beside):
                fs.rm_file(beside)
            raise

    def _opened(self) -> tuple[Any, str]:
        fs, root = url_to_fs(self.url)
        return fs, root.rstrip("/")


_PART = "."


def leftovers(names: Iterable[str]) -> list[str]:
    """Of the files of a folder those that a killed worker left half written."""
    return [name for name in names if name.endswith(".part") and name.rpartition("/")[2].startswith(_PART)]


def store_at(output: Path) -> Store:
    """The folder that --output names; a path has lost one slash of an address: s3:/bucket → s3://bucket."""
    head, found, rest = str(output).partition(":/")
    if found and len(head) > 1 and head.replace("+", "").isalnum():
        return Store(f"{head}://{rest.lstrip('/')}" if head != "file" else f"file:///{rest.lstrip('/')}")
    return Store(str(output.absolute()))
