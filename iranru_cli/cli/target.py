"""Where output goes: standard output, or a file that appears when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from iranru_cli.cli.status import MisuseError, OutputError
from iranru_cli.documents.paths import reason, shown
from iranru_cli.output.form import Target

PIECE = 1 << 16  # what a pipe holds


@contextmanager
def open_target(path: Path | None) -> Iterator[Target]:
    """A stream of bytes; when the block ends well, what was written stands at `path`, else nothing there is changed.

    Raises OutputError for what the system refuses; a closed pipe stays a BrokenPipeError.
    """
    with writing_errors(path):
        if path is None:
            yield _standard_output()
        elif not is_replaceable(path):
            with _opened(path, path) as stream:
                yield stream
        else:
            yield from _replaced(path)


def is_replaceable(path: Path) -> bool:
    """Whether a whole file can take the place of `path`; not of /dev/null or a named pipe."""
    return path.is_file() or not path.exists()


@contextmanager
def writing_errors(path: Path | None, then: str = "") -> Iterator[None]:
    """What the system refuses as an OutputError, with `then` to say what can be done; a closed pipe stays as it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if path is None else shown(str(path))
        raise OutputError(f"{name}: cannot write: {reason(error)}{then}") from None


class Straight:
    """Writes to a file by its number, past all buffers: what was written, and how much, is always known."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.written = 0

    def write(self, data: bytes) -> None:
        """Write all of it; raises OSError."""
        view = memoryview(data)
        while view:
            done = os.write(self._file, view[:PIECE])
            self.written += done
            view = view[done:]

    def flush(self) -> None:
        """Nothing waits in a buffer."""


def _standard_output() -> Straight:
    if sys.stdout is None:
        raise OutputError("standard output is closed; name a file with --output")
    sys.stdout.flush()
    return Straight(sys.stdout.fileno())


def _opened(path: Path, given: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise MisuseError(
            f"--output: {shown(str(given))}: {reason(error)}; name a file in a folder that is there"
        ) from None


def _replaced(path: Path) -> Iterator[BinaryIO]:
    """Written beside under a hidden name, so that it is on the same disk and no run over the folder reads it."""
    whole = path.resolve()  # where a link leads
    beside = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        with _opened(beside, path) as stream:
            yield stream
        os.replace(beside, whole)
    finally:
        beside.unlink(missing_ok=True)
