"""What is done with one document: extract, keep the types that are wanted, render. It can go to another process."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iranru_cli.documents.document import Document
from iranru_cli.documents.read import readable
from iranru_cli.documents.reading import UnreadableError
from iranru_cli.records import Record
from iranru_cli.selection import Selection, select

if TYPE_CHECKING:
    from iranru_cli.pipeline import Extractor

_COLLECT = 20_000, 20, 100  # objects made, young collections, middle ones; Python's own: 700, 10, 10
Render = Callable[[Document, list[Record]], bytes]


class Work(NamedTuple):
    """What is done with each document; goes to worker processes, so all of it can be pickled."""

    render: Render
    types: frozenset[str]
    published: str | None = None  # for documents without a date of their own
    lexicon: Path | None = None
    selection: Selection = Selection()


@dataclass(frozen=True)
class Outcome:
    """One document done: its bytes and how many records of each type it gave, or the reason why there are none."""

    doc: str
    rendered: bytes = b""
    counts: Counter[str] = field(default_factory=Counter)
    error: str | None = None
    kind: str = "error"  # of the error: that of documents.document.Failure
    seconds: float = 0.0


def _spare_collector() -> None:
    """Let the garbage collector look seldom, and never at what is loaded.

    Extraction makes no cycles to speak of, and a document of 10 MB holds millions of objects while it is worked on: going
    through them again and again made it cost 1.6 times as much a byte as short ones. Now it is 1.1 times.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECT)


class Worker:
    """Does `work` on documents: Worker(work)(document) → Outcome. It never raises for a document."""

    def __init__(self, work: Work) -> None:
        """Raises LexiconError where the user's lexicon is wrong."""
        # the whole of find and resolve: `--help` and `--version` do without
        from iranru_cli.pipeline import Extractor

        self._work = work
        self._extractor: Extractor = Extractor(work.lexicon)
        _spare_collector()

    def __call__(self, document: Document) -> Outcome:
        try:
            return self._outcome(document)
        except UnreadableError as error:
            return Outcome(document.id, error=str(error))
        except Exception as error:  # whatever a rule does wrong with one document
            return Outcome(document.id, error=f"{type(error).__name__}: {error}")

    def _outcome(self, document: Document) -> Outcome:
        began = time.perf_counter()
        document = readable(document)
        records = self._extractor.extract(
            document.text,
            doc=document.id,
            published=document.published,
            default=document.named or self._work.published,
            default_basis="name" if document.named else "option",
            title=document.title,
            source=document.source,
        )
        chosen = select(records, self._work.selection)
        wanted = [record for record in chosen if record.type in self._work.types]
        rendered = self._work.render(document, wanted)
        counts: Counter[str] = Counter(record.type for record in records)
        return Outcome(document.id, rendered, counts, seconds=time.perf_counter() - began)
