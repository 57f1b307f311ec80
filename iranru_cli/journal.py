"""How far a run has come, on disk: lines of JSON beside the output, from which a killed run goes on.

The first line says what the run is (a dict that the next run must give again), each further one is a Checkpoint: so many
items of the input are done, and so many bytes are `written` of the output. A last line that was cut by a kill is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

import orjson

from iranru_cli.batch import Tally
from iranru_cli.documents.document import Item


class Checkpoint(NamedTuple):
    """`items` of the input are done, the last one called `where`; `digest` is that of all of them."""

    items: int = 0
    written: int = 0
    digest: str = ""
    where: str = ""
    documents: int = 0
    records: Mapping[str, int] = {}
    warnings: int = 0
    skipped: int = 0

    def line(self) -> bytes:
        return orjson.dumps(self._asdict()) + b"\n"

    def tally(self) -> Tally:
        return Tally(self.documents, Counter(self.records), self.warnings, self.skipped)


class Journal(NamedTuple):
    """What a run left: what it was, and its checkpoints, oldest first."""

    run: dict[str, object]
    checkpoints: list[Checkpoint]

    def last(self, size: int) -> Checkpoint:
        """The last checkpoint whose output is within the first `size` bytes; the very beginning, if there is none."""
        return next((point for point in reversed(self.checkpoints) if point.written <= size), Checkpoint())


class Digest:
    """A digest of items in their order: two inputs with the same one are the same input."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=16)

    def add(self, item: Item) -> None:
        # each part with its length, so that no two items give the same bytes
        for part in (type(item).__name__, *map(str, item)):
            data = part.encode("utf-8", "surrogatepass")
            self._hash.update(b"%d:" % len(data))
            self._hash.update(data)

    def value(self) -> str:
        return self._hash.hexdigest()


def first_line(run: Mapping[str, object]) -> bytes:
    """The line that begins the journal of a run."""
    return orjson.dumps(run) + b"\n"


def read_journal(lines: Iterable[bytes]) -> Journal | None:
    """The journal of these lines; None where there is none, or not its first line."""
    found: list[dict[str, object]] = []
    for line in lines:
        if not line.endswith(b"\n"):
            break
        try:
            found.append(orjson.loads(line))
        except orjson.JSONDecodeError:
            break
    if not found:
        return None
    return Journal(found[0], [Checkpoint(**values) for values in found[1:]])  # type: ignore[arg-type]
