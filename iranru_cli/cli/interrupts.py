"""Ctrl-C and SIGTERM end a run at once, but never in the middle of a line that is being written."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

# a reader that has stopped reading must not hold up the end for longer than a second
GRACE = 0.7


class Interrupts:
    """Raises KeyboardInterrupt where an interrupt is heard; within `with interrupts:` behind that block.

    Where the block does not end (a pipe that nobody reads: `moved` stays the same), it is left after GRACE seconds, and
    `cut` says so; a second interrupt leaves it at once.
    """

    def __init__(self) -> None:
        self.cut = False
        self._owner = os.getpid()
        self._shielded = False
        self._pending = False
        self.moved: Callable[[], int] = lambda: 0  # how many bytes are written
        self._moved = 0

    def listen(self) -> None:
        """From now on; a signal that the parent lets this process ignore (nohup, `&`) stays ignored."""
        self._owner = os.getpid()
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._heard)

    def _heard(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if os.getpid() != self._owner:  # a process just forked, which has its own way
            return
        if self._shielded and not self._pending:
            self._pending = True
            self._moved = self.moved()
            _call_later(self._late)
            return
        self.cut = self._shielded
        raise KeyboardInterrupt

    def _late(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if not self._shielded:
            return
        before, self._moved = self._moved, self.moved()
        if before != self._moved:  # somebody reads, if slowly
            _call_later(self._late)
            return
        self.cut = True
        raise KeyboardInterrupt

    def __enter__(self) -> None:
        self._shielded = True

    def __exit__(self, *failure: object) -> None:
        self._shielded = False
        if self._pending:
            self._pending = False
            raise KeyboardInterrupt


def _call_later(what: signal._HANDLER) -> None:
    if hasattr(signal, "setitimer"):  # not on Windows, where the end of the block is waited for
        signal.signal(signal.SIGALRM, what)
        signal.setitimer(signal.ITIMER_REAL, GRACE)


interrupts = Interrupts()
