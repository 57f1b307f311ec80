"""What every output form offers: the bytes of one document's records, and what stands between and around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from iranru_cli.documents.document import Document
from iranru_cli.records import Record


class Form(Protocol):
    """`render` is called in worker processes: a form must be picklable and keep nothing from call to call."""

    @property
    def opening(self) -> bytes:
        """What stands before the first document."""
        ...

    @property
    def between(self) -> bytes:
        """What stands between two documents that gave something."""
        ...

    @property
    def closing(self) -> bytes:
        """What stands behind the last one."""
        ...

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        """The bytes of one document; empty where there are no records."""
        ...


class Target(Protocol):
    """Where bytes go: a binary stream, or an output file that grows."""

    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> None: ...


class Writer:
    """Puts the rendered documents one after the other into `target`, each at once: a reader of a pipe need not wait.

    Writer(target, JsonArray()): begin(), write(b"…") for each document, end().
    """

    def __init__(self, target: Target, form: Form, written: int = 0) -> None:
        """`written`: how many bytes of this output stand in `target` already."""
        self._target = target
        self._form = form
        self._written = written
        self._started = written > len(form.opening)

    def begin(self) -> None:
        """Write what opens the output; raises what the target raises, as do the other two."""
        if not self._written:
            self._target.write(self._form.opening)

    def write(self, rendered: bytes) -> None:
        """Write one rendered document, and nothing at all for one that is empty."""
        if not rendered:
            return
        if self._started:
            self._target.write(self._form.between)
        self._started = True
        self._target.write(rendered)
        self._target.flush()

    def end(self) -> None:
        """Write what closes the output."""
        self._target.write(self._form.closing)
        self._target.flush()
