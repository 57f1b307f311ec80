"""Paths and addresses → shards: files, and pieces of large JSON lines; each has a place for its records."""

from __future__ import annotations

import glob
import os
import posixpath
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, cast

from fsspec.core import url_to_fs

from iranru_cli.documents.document import Failure
from iranru_cli.documents.encodings import is_wide
from iranru_cli.documents.paths import expand, shown
from iranru_cli.documents.reading import STDIN, Reading

PIECE = 64 << 20  # bytes; 20 seconds of work, so that what a dead worker takes along is little
_MARK = b"\xef\xbb\xbf"
_ENDINGS = (".jsonl", ".ndjson")


class Shard(NamedTuple):
    """What one task reads: the bytes [start, end) of a file; `end` None is the whole of it, however it is packed.

    `name` is the path as given, which its documents are called by; `url` leads there from any working folder; `target`
    is where its records go, below the output folder and without their ending.
    """

    name: str
    url: str
    target: str
    start: int = 0
    end: int | None = None


def find_shards(paths: Iterable[str], reading: Reading, piece: int = PIECE) -> Iterator[Shard | Failure]:
    """The shards of all paths, in order; what leads to no file comes out as a Failure in its place.

    "news" → Shard("news/1.txt", "/data/news/1.txt", "news/1.txt"), …; "s3://b/dump.jsonl" → pieces of 64 MB.
    """
    for path in paths:
        for name in _addresses(path) if "://" in path else expand([path]):
            if isinstance(name, Failure):
                yield name
            elif name == STDIN:
                yield Failure(STDIN, "a cluster cannot read standard input; name files or addresses")
            else:
                yield from _shards_of(name, reading, piece)


def open_url(url: str) -> BinaryIO:
    """A stream of the bytes behind a path or an address; raises OSError, and ImportError where a driver is missing."""
    if "://" not in url:
        return open(url, "rb")
    fs, path = url_to_fs(url)
    return cast(BinaryIO, fs.open(path, "rb"))


def _addresses(url: str) -> Iterator[str | Failure]:
    try:
        fs, path = url_to_fs(url)
        found = fs.find(path) if not glob.has_magic(path) else [p for p in fs.glob(path) if fs.isfile(p)]
    except (OSError, ImportError, ValueError) as error:
        yield Failure(url, " ".join(str(error).split()))
        return
    if not found:
        yield Failure(url, "no such file or folder")
    for path in sorted(found):
        if not posixpath.basename(path).startswith("."):
            yield fs.unstrip_protocol(path)


def _shards_of(name: str, reading: Reading, piece: int) -> Iterator[Shard | Failure]:
    url = name if "://" in name else os.path.abspath(name)
    whole = Shard(shown(name), url, _target(name))
    try:
        with open_url(url) as stream:
            ends = _line_ends(stream, piece) if _is_lines(name, stream, reading) else []
    except (OSError, ImportError, ValueError) as error:
        yield Failure(whole.name, " ".join((getattr(error, "strerror", None) or str(error)).split()))
        return
    if len(ends) < 2:
        yield whole
        return
    for start, end in zip([0, *ends], ends, strict=False):
        yield whole._replace(target=f"{whole.target}.{start:015d}-{end:015d}", start=start, end=end)


def _is_lines(name: str, stream: BinaryIO, reading: Reading) -> bool:
    """Whether it is plain JSON lines, which can be cut at any line end: a packed file begins with no brace."""
    named = reading.input_format == "auto" and os.path.splitext(name)[1].lower() in _ENDINGS
    if is_wide(reading.encoding) or not (named or reading.input_format == "jsonl"):
        return False
    return stream.read(256).removeprefix(_MARK).lstrip().startswith(b"{")


def _line_ends(stream: BinaryIO, piece: int) -> list[int]:
    """Where pieces of about `piece` bytes end, each behind a line end; the last is the size: [67109002, 80000000]."""
    size = stream.seek(0, os.SEEK_END)
    ends: list[int] = []
    for near in range(piece, size, piece):
        if ends and near <= ends[-1]:
            continue  # one line is longer than a piece
        stream.seek(near - 1)
        stream.readline()
        if stream.tell() < size:
            ends.append(stream.tell())
    return [*ends, size] if size else []


def _target(name: str) -> str:
    """The place of a file below the output folder: "s3://b/x.jsonl" → "b/x.jsonl", "../x" → "__/x"."""
    path = posixpath.normpath(name.partition("://")[2] or name).lstrip("/")
    return "/".join("__" if part == ".." else part for part in path.split("/"))
