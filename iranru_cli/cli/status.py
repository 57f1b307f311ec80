"""How the program ends, and the errors that end it early."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What scripts test for; these values are a contract."""

    OK = 0  # also where nothing was found, and where the reader of a pipe went away
    SOME_FAILED = 1  # the rest was done
    USAGE = 2  # wrong usage, or nothing could be read
    INTERRUPTED = 130


class MisuseError(Exception):
    """Wrong usage; the message says what is wrong and what would be right."""


class OutputError(Exception):
    """The output cannot be written; the message says where and why."""


class NothingReadError(Exception):
    """Every input failed, and each has been named."""


class InterruptedRunError(Exception):
    """An interrupt came; the message says what is done and how to go on."""
