"""An output file while it grows: beside its final name, with a journal from which a killed run goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from iranru_cli.batch import Tally, Trouble
from iranru_cli.cli.status import MisuseError
from iranru_cli.cli.target import Straight
from iranru_cli.documents.document import Document, Item, Note
from iranru_cli.documents.paths import reason, shown
from iranru_cli.journal import Checkpoint, Digest, Journal, first_line, read_journal

# seconds between checkpoints, the work that a kill costs at most; each waits for the disk twice, and on a slow one for
# so long that they come less often: no more than a fiftieth of the time goes into them
EVERY = 0.25
SHARE = 50
ANEW = "leave --resume out to begin anew"


class Part:
    """`.out.jsonl.part` and `.out.jsonl.journal` for `out.jsonl`, which is untouched until `finish`.

    `run` says what is done; a run that goes on must have the same. Raises MisuseError, and OSError of the disk.
    """

    def __init__(self, path: Path, run: Mapping[str, object], resume: bool) -> None:
        self._whole = path.resolve()  # where a link leads
        self._path = self._whole.with_name(f".{self._whole.name}.part")
        self._journal_path = self._whole.with_name(f".{self._whole.name}.journal")
        self._journal = _opened(self._journal_path, path)
        _lock(self._journal, path)
        self._part = _opened(self._path, path)
        self._straight = Straight(self._part)
        self.start = Checkpoint()
        self.left_behind = 0  # documents of an unfinished run that is not gone on with
        self._points: list[Checkpoint] = []
        self._begin(run, resume)
        self._straight.written = self.start.written
        self._items = 0
        self._digest = Digest()
        self._next = time.monotonic() + EVERY

    def _begin(self, run: Mapping[str, object], resume: bool) -> None:
        left = read_journal(_read(self._journal))
        if left is not None and resume:
            _check_same(left, run)
            self.start = left.last(os.fstat(self._part).st_size)
            self._points = [point for point in left.checkpoints if point.items <= self.start.items]
        elif left is not None and left.checkpoints:
            self.left_behind = left.checkpoints[-1].documents
        # first the journal, then the part: a kill in between leaves a journal that says less than there is
        os.ftruncate(self._journal, 0)
        os.lseek(self._journal, 0, os.SEEK_SET)
        Straight(self._journal).write(first_line(run) + b"".join(point.line() for point in self._points))
        os.fsync(self._journal)
        os.ftruncate(self._part, self.start.written)
        os.lseek(self._part, self.start.written, os.SEEK_SET)

    @property
    def written(self) -> int:
        """How many bytes the output has so far."""
        return self._straight.written

    def write(self, data: bytes) -> None:
        """Write all of it; raises OSError."""
        self._straight.write(data)

    def flush(self) -> None:
        """Nothing waits in a buffer."""

    def rest(self, items: Iterator[Item], seen: Callable[[Trouble], None]) -> Iterator[Item]:
        """The items behind those that are done; `seen` gets the troubles before. Raises MisuseError for another input."""
        done = {point.items: point for point in self._points}
        before = Checkpoint()
        for item in items:
            if isinstance(item, Note):  # said or not, it is none of the input
                yield item
            elif self._items < self.start.items:
                self._items += 1
                self._digest.add(item)
                if not isinstance(item, Document):
                    seen(item)
                before = self._checked(done.get(self._items), before)
            else:
                yield item
        if self._items < self.start.items:
            raise _another_input(before, self.start)

    def _checked(self, point: Checkpoint | None, before: Checkpoint) -> Checkpoint:
        if point is None:
            return before
        if point.digest != self._digest.value():
            raise _another_input(before, point)
        return point

    def passed(self, item: Item, tally: Tally) -> None:
        """An item is done, and written; now and then this is put on record."""
        if isinstance(item, Note):
            return
        self._items += 1
        self._digest.add(item)
        self._last = item
        if (now := time.monotonic()) >= self._next:
            self.save(tally)
            done = time.monotonic()
            self._next = done + max(EVERY, SHARE * (done - now))

    def save(self, tally: Tally) -> None:
        """Put on record that all is done up to here, so that it outlives the machine's going down."""
        if self._items <= self.start.items:
            return
        last = self._last
        where = last.id if isinstance(last, Document) else last.where
        counts = dict(tally.records)
        point = Checkpoint(
            self._items,
            self.written,
            self._digest.value(),
            where,
            tally.documents,
            counts,
            tally.warnings,
            tally.skipped,
        )
        os.fsync(self._part)
        Straight(self._journal).write(point.line())
        os.fsync(self._journal)
        self.start = point

    def finish(self) -> None:
        """The output is whole: it takes its place, and nothing is left beside it."""
        os.fsync(self._part)
        os.close(self._part)
        os.replace(self._path, self._whole)
        self._leave_journal()

    def leave(self) -> bool:
        """End without an output; what can be gone on with is left, and nothing else. Whether there is any."""
        os.close(self._part)
        if self.start.documents:
            os.close(self._journal)
            return True
        self._path.unlink(missing_ok=True)
        self._leave_journal()
        return False

    def _leave_journal(self) -> None:
        if os.name == "nt":  # which removes no file that is open
            os.close(self._journal)
            self._journal_path.unlink(missing_ok=True)
        else:  # the lock holds until it is gone
            self._journal_path.unlink(missing_ok=True)
            os.close(self._journal)


def _opened(path: Path, given: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise MisuseError(
            f"--output: {shown(str(given))}: {reason(error)}; name a file in a folder that is there"
        ) from None


def _lock(file: int, given: Path) -> None:
    """For this process alone, and until it ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not flock: processes that are forked would hold it too
    except OSError:
        os.close(file)
        raise MisuseError(
            f"--output: {shown(str(given))}: another run is writing it; wait for its end, or name another file"
        ) from None


def _read(file: int) -> Iterator[bytes]:
    """Lines of the file, which stays open: closing any other handle of it would end the lock."""
    blocks = iter(lambda: os.read(file, 1 << 20), b"")
    yield from b"".join(blocks).splitlines(keepends=True)


def _check_same(left: Journal, run: Mapping[str, object]) -> None:
    for name in {**left.run, **run}:
        was, now = left.run.get(name), run.get(name)
        if was != now:
            raise MisuseError(f"--resume: {name} was {_told(was)} in the interrupted run, and is {_told(now)}; {ANEW}")


def _told(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "nothing"
    return "not given" if value is None else str(value)


def _another_input(before: Checkpoint, point: Checkpoint) -> MisuseError:
    begin = f"behind {before.where} " if before.where else ""
    return MisuseError(f"--resume: the input has changed {begin}up to {point.where}; {ANEW}")
