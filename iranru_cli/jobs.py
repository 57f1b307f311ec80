"""The work of `batch` in several processes: results in input order, a bounded number of documents under way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

from iranru_cli.documents.document import Document, Item
from iranru_cli.processes import Died, Process, share, wait_for
from iranru_cli.work import Outcome, Work, Worker

# a task for each document costs 98 µs, in batches of this size 7; Persian has somewhat under two bytes a character
BATCH_CHARACTERS = 128 * 1024
BATCH_ITEMS = 4096  # of an input that gives no text there is an end too
AHEAD = 4  # batches for each process: one under way, the others while a long document holds up the order


def cores() -> int:
    """How many processes `--jobs 0` means: the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    items: Iterable[Item], worker: Worker, work: Work, jobs: int, timeout: float | None = None
) -> Generator[tuple[Item, Outcome | None]]:
    """Every item and the outcome of each document, in order. Processes that are forked share `worker`, others build it.

    When a process dies (by want of memory, say), the document at hand is given once more, alone: one that kills again
    is reported, and none of its batch is lost. A document that takes longer than `timeout` seconds ends its process,
    and is reported.
    """
    share(worker)
    crew = _Crew(jobs or cores(), work, timeout)
    window: deque[_Batch] = deque()
    try:
        for batch in _batches(items):
            window.append(batch)
            crew.give(_Task(batch, 0, batch.documents))
            crew.hear(0)
            while window and (len(window) >= crew.jobs * AHEAD or not window[0].open):
                yield from _next(window, crew)
        while window:
            yield from _next(window, crew)
    finally:  # an interrupt or a closed pipe: what is under way is of no use
        crew.end()


class _Batch:
    """Items in their order, and the outcomes of their documents as far as they are known."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.documents = [item for item in items if isinstance(item, Document)]
        self.outcomes: list[Outcome | None] = [None] * len(self.documents)
        self.open = len(self.documents)

    def put(self, first: int, outcomes: list[Outcome]) -> None:
        self.outcomes[first : first + len(outcomes)] = outcomes
        self.open -= len(outcomes)

    def steps(self) -> Iterator[tuple[Item, Outcome | None]]:
        outcomes = iter(self.outcomes)
        for item in self.items:
            yield item, next(outcomes) if isinstance(item, Document) else None


class _Task(NamedTuple):
    """Documents of a batch from position `first` on, to be done by one process; `again`: the one has killed before."""

    batch: _Batch
    first: int
    documents: list[Document]
    again: bool = False

    def part(self, start: int, end: int, again: bool = False) -> _Task:
        return _Task(self.batch, self.first + start, self.documents[start:end], again)


def _next(window: deque[_Batch], crew: _Crew) -> Iterator[tuple[Item, Outcome | None]]:
    """The steps of the oldest batch, waited for."""
    while window[0].open:
        crew.hear()
    yield from window.popleft().steps()


class _Crew:
    """The processes, the tasks that wait for one, and those under way."""

    def __init__(self, jobs: int, work: Work, timeout: float | None) -> None:
        self.jobs = jobs
        self._work = work
        self._timeout = timeout
        self._tasks: deque[_Task] = deque()
        self._busy: dict[Process, _Task] = {}
        self._idle: list[Process] = []

    def give(self, *tasks: _Task) -> None:
        self._tasks.extend(task for task in tasks if task.documents)
        self._set_to_work()

    def hear(self, seconds: float | None = None) -> None:
        """Wait until a process has done its batch, or must be ended; it is given the next before all else."""
        for process in wait_for(list(self._busy), self._patience() if seconds is None else seconds):
            task, heard = self._busy.pop(process), process.take()
            if isinstance(heard, Died):
                process.end()
                self._bury(task, heard)
            else:
                self._idle.append(process)
                task.batch.put(task.first, heard)
            self._set_to_work()
        if self._timeout is not None:
            self._end_overdue(self._timeout)

    def end(self) -> None:
        for process in [*self._busy, *self._idle]:
            process.end()

    def _set_to_work(self) -> None:
        while self._tasks and (self._idle or len(self._busy) < self.jobs):
            process = self._idle.pop() if self._idle else Process(self._work)
            self._busy[process] = task = self._tasks.popleft()
            process.give(task.documents)

    def _patience(self) -> float | None:
        """How long nothing need be looked at: until the first document can be overdue."""
        if self._timeout is None:
            return None
        longest = max((process.seconds()[1] for process in self._busy), default=0.0)
        return max(self._timeout - longest, 0.0) + 0.01

    def _end_overdue(self, timeout: float) -> None:
        for process, task in list(self._busy.items()):
            position, seconds = process.seconds()
            if seconds > timeout:
                process.end()
                del self._busy[process]
                why = f"took longer than {timeout:g} s (--timeout)"
                self._give_up(task, position, why, "timeout")

    def _bury(self, task: _Task, death: Died) -> None:
        if task.again:
            self._give_up(task, 0, f"its process was killed twice ({death.reason})", "killed")
            return
        at = death.position
        self._first(task.part(0, at), task.part(at, at + 1, again=True), task.part(at + 1, len(task.documents)))

    def _give_up(self, task: _Task, position: int, why: str, kind: str) -> None:
        """Report one document of a task; the others are done again."""
        failed = Outcome(task.documents[position].id, error=why, kind=kind)
        task.batch.put(task.first + position, [failed])
        self._first(task.part(0, position), task.part(position + 1, len(task.documents)))

    def _first(self, *tasks: _Task) -> None:
        self._tasks.extendleft(task for task in reversed(tasks) if task.documents)
        self._set_to_work()


def _batches(items: Iterable[Item]) -> Iterator[_Batch]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_ITEMS:
            yield _Batch(batch)
            batch, size = [], 0
    if batch:
        yield _Batch(batch)
