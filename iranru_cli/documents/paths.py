"""Paths as given on the command line → the files to read, in a stable order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from iranru_cli.documents.document import Failure
from iranru_cli.documents.reading import STDIN

_BLOCK = 1 << 16


def expand(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Files of `paths` in the order given: folders recursive and sorted, globs sorted, `-` as it is.

    A path that leads to no file comes out as a Failure: ["news", "x*.txt"] → "news/1.txt", "news/2.txt", Failure(…).
    """
    for path in paths:
        if path == STDIN or os.path.exists(path) or not glob.has_magic(path):
            yield from _files(path)
        else:
            yield from _matches(path)


def listed(stream: BinaryIO) -> Iterator[str]:
    """The paths of a list, a line each, or with a NUL after each as `find -print0` writes; read as they come.

    b"a.txt\\nb c.txt\\n" → "a.txt", "b c.txt". Blank lines are none; blanks around a name are part of it.
    """
    rest, mark = b"", b""
    while block := stream.read(_BLOCK):
        rest += block
        mark = mark or (b"\0" if b"\0" in rest else b"\n" if b"\n" in rest else b"")
        *whole, rest = rest.split(mark) if mark else [rest]
        yield from (os.fsdecode(name.removesuffix(b"\r")) for name in whole if name.strip())
    if rest.strip():
        yield os.fsdecode(rest)


def shown(path: str) -> str:
    """The path as text that can be written as UTF-8: bytes that are no text become `U+FFFD`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(path: str) -> Iterator[str | Failure]:
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        yield Failure(shown(path), "the folder holds no files")


def _matches(pattern: str) -> Iterator[str | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Failure(shown(pattern), "no file matches")
    for path in found:
        # `**` names the files of a folder beside the folder itself: walking it would give them twice
        if os.path.isdir(path) and "**" in pattern:
            continue
        yield from _files(path)


def _walk(folder: str) -> Iterator[str | Failure]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(shown(folder), reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif _leads_nowhere(entry) or entry.is_file():  # pipes, sockets and linked folders are left out
            yield entry.path


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not os.path.exists(entry.path)


def reason(error: OSError) -> str:
    """The system's words alone, without number and path: «No such file or directory»."""
    return error.strerror or str(error)
