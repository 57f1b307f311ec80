"""Processes that extract, each at the other end of a pipe of its own: one that dies or hangs harms no other.

concurrent.futures has no way to end one process, and a death there breaks the whole pool.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection, wait
from multiprocessing.sharedctypes import RawArray
from typing import NamedTuple

from iranru_cli.documents.document import Document
from iranru_cli.work import Outcome, Work, Worker

# for processes that are forked: the extractor that is built already, and our ends of all pipes, which are none of theirs
_worker: Worker | None = None
_ours: set[Connection] = set()


class Died(NamedTuple):
    """A process that is gone: at which document of its batch, and why, where that is known."""

    position: int
    reason: str


class Process:
    """A process that does one batch of documents at a time."""

    def __init__(self, work: Work) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        _ours.add(self._connection)
        # which document of the batch is under way, and since when (time.monotonic; 0: none): read from here
        self._clock = RawArray("d", 2)
        self._process = multiprocessing.Process(target=_serve, args=(theirs, self._clock, work), daemon=True)
        self._process.start()
        theirs.close()  # in no other process then: a death is the end of the pipe

    def give(self, documents: list[Document]) -> None:
        """Begin a batch; what comes of it is had with `wait_for` and `take`."""
        self._clock[:] = [0, 0]
        try:
            self._connection.send(documents)
        except OSError:  # it is dead, as `take` will find
            return

    def take(self) -> list[Outcome] | Died:
        """What came of the batch, waited for."""
        try:
            outcomes: list[Outcome] = self._connection.recv()
        except (EOFError, OSError):
            self._process.join()
            return Died(int(self._clock[0]), _how(self._process.exitcode))
        return outcomes

    def seconds(self) -> tuple[int, float]:
        """The document of the batch that is under way, and how long it has been."""
        position, began = self._clock
        return int(position), time.monotonic() - began if began else 0.0

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        _ours.discard(self._connection)
        self._connection.close()


def wait_for(processes: list[Process], seconds: float | None) -> list[Process]:
    """Those of `processes` from which something can be taken, as soon as there is one; none after `seconds`."""
    ready = wait([process._connection for process in processes], seconds)
    return [process for process in processes if process._connection in ready]


def share(worker: Worker) -> None:
    """Let processes that are forked from now on use this worker."""
    global _worker
    _worker = worker


def _how(exitcode: int | None) -> str:
    if exitcode is None or exitcode >= 0:
        return f"exit status {exitcode}"
    return "SIGKILL: out of memory?" if exitcode == -9 else signal.strsignal(-exitcode) or f"signal {-exitcode}"


def _serve(connection: Connection, clock: list[float], work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends the run
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in _ours:
        other.close()
    _leave_output()
    worker = _worker or Worker(work)
    try:
        while True:
            connection.send(_outcomes(connection.recv(), worker, clock))
    except (EOFError, OSError):  # the parent is gone
        os._exit(0)


def _leave_output() -> None:
    """The reader of the output must see its end when the parent ends, and not wait for this process."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)


def _outcomes(documents: list[Document], worker: Worker, clock: list[float]) -> list[Outcome]:
    outcomes = []
    for position, document in enumerate(documents):
        clock[0], clock[1] = position, time.monotonic()
        outcomes.append(worker(document))
    clock[1] = 0
    return outcomes
