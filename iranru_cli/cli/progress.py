"""How far a run is, on a terminal's standard error, where nothing else is written to that terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.packing import CountedFile
from iranru_cli.documents.paths import expand
from iranru_cli.documents.reading import STDIN

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

SOON = 1.0  # seconds after which a run is long enough for a line of progress
EVERY = 0.2
MANY = 100_000  # files whose sizes are looked at; a second or two


def wanted(quiet: bool, output: Path | None) -> bool:
    """Whether a line of progress can stand on standard error without disturbing what is written."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return output is not None or sys.stdout is None or not sys.stdout.isatty()


class Progress:
    """Documents, megabytes of text a second and, where the size of the input is known, the time left.

    `paths` are those that are read; None where they are not known beforehand.

    It is drawn from `passed` and by no thread of its own, as processes are forked beside it.
    """

    def __init__(self, paths: Sequence[str] | None = None) -> None:
        self._paths = paths
        self._began = time.monotonic()
        self._drawn = self._began + SOON - EVERY
        self._documents = 0
        self._bytes = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def passed(self, item: Item) -> None:
        """An item of the input is done."""
        if isinstance(item, Document):
            self._documents += 1
            self._bytes += len(item.text.encode("utf-8", "surrogatepass"))
        if time.monotonic() - self._drawn >= EVERY:
            self._draw()

    def _draw(self) -> None:
        if self._bar is None:
            self._bar, self._task = _new_bar(None if self._paths is None else known_size(self._paths))
        assert self._task is not None
        self._drawn = now = time.monotonic()
        speed = self._bytes / (now - self._began) / 1e6
        self._bar.update(
            self._task, completed=CountedFile.total, told=f"{self._documents:,} documents  {speed:.1f} MB/s"
        )
        self._bar.start()
        self._bar.refresh()

    def stop(self) -> None:
        """Take the line away; the next `passed` draws it anew."""
        if self._bar is not None:
            self._bar.stop()


def known_size(paths: Sequence[str]) -> int | None:
    """The bytes of all files that these paths lead to; None where one is a pipe, or where they are very many."""
    total = 0
    for number, path in enumerate(expand(paths)):
        if number == MANY or path == STDIN or (isinstance(path, str) and not os.path.isfile(path)):
            return None
        total += 0 if isinstance(path, Failure) else os.path.getsize(path)
    return total or None


def _new_bar(total: int | None) -> tuple[Bar, TaskID]:
    # imported here: only a long run on a terminal needs it
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    times: list[ProgressColumn] = [BarColumn(), TimeRemainingColumn(), TextColumn("left")] if total else []
    bar = Bar(
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
        *times,
        console=Console(file=sys.stderr),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    return bar, bar.add_task("", total=total, told="")
