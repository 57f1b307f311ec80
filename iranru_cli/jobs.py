"""The work of `batch` in several processes: results in input order, a bounded number of documents under way."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from iranru_cli.documents.document import Document
from iranru_cli.work import Outcome, Work, Worker

# a task for each document costs 98 µs, in batches of this size 7; Persian has somewhat under two bytes a character
BATCH_CHARACTERS = 128 * 1024
AHEAD = 2  # batches for each process: one under way, one waiting

_worker: Worker | None = None


def cores() -> int:
    """How many processes `--jobs 0` means: the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(documents: Iterable[Document], worker: Worker, work: Work, jobs: int) -> Iterator[Outcome]:
    """The outcome of every document, in order. Where processes are forked they share `worker`, elsewhere they build it.

    When a process is killed (by want of memory, say), its documents are done again one by one: the one that kills its
    process again is reported, the others are not lost.
    """
    global _worker
    _worker = worker
    processes = _Processes(jobs or cores(), work)
    try:
        for batch in _batches(documents):
            processes.give(batch)
            if processes.is_busy():
                yield from processes.take()
        while processes.window:
            yield from processes.take()
        processes.pool.shutdown()
    finally:  # an interrupt or a closed pipe: what is under way ends by itself
        processes.pool.shutdown(wait=False, cancel_futures=True)


class _Processes:
    """A pool that can be killed and made anew, and the batches given to it, oldest first."""

    def __init__(self, jobs: int, work: Work) -> None:
        self.jobs = jobs
        self.work = work
        self.window: deque[tuple[list[Document], Future[list[Outcome]]]] = deque()
        self.pool = self._new_pool()

    def give(self, batch: list[Document]) -> None:
        try:
            future = self.pool.submit(_do, batch)
        except BrokenProcessPool as error:  # seen when its turn comes, so that order is kept
            future = Future()
            future.set_exception(error)
        self.window.append((batch, future))

    def is_busy(self) -> bool:
        return len(self.window) >= self.jobs * AHEAD

    def take(self) -> list[Outcome]:
        """The outcomes of the oldest batch, waited for."""
        batch, future = self.window.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._rescue(batch)

    def _rescue(self, batch: list[Document]) -> list[Outcome]:
        self._restart()
        outcomes = [self._alone(document) for document in batch]
        waiting, self.window = self.window, deque()
        for waiting_batch, future in waiting:
            if future.done() and future.exception() is None:
                self.window.append((waiting_batch, future))
            else:
                self.give(waiting_batch)
        return outcomes

    def _alone(self, document: Document) -> Outcome:
        try:
            return self.pool.submit(_do, [document]).result()[0]
        except BrokenProcessPool:
            self._restart()
            return Outcome(document.id, error="its process was killed twice")

    def _restart(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, initializer=_start, initargs=(self.work,))


def _start(work: Work) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends the run
    if _worker is None:
        _worker = Worker(work)


def _do(batch: list[Document]) -> list[Outcome]:
    assert _worker is not None
    return [_worker(document) for document in batch]


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
