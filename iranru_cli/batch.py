"""Many documents: in order, one at a time or in several processes; a bad one is reported, the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iranru_cli.documents.document import Caution, Document, Failure, Item
from iranru_cli.records import Record

if TYPE_CHECKING:
    from iranru_cli.pipeline import Extractor

Render = Callable[[Document, list[Record]], bytes]


@dataclass(frozen=True)
class Work:
    """What is done with each document; goes to worker processes, so all of it can be pickled."""

    render: Render
    types: frozenset[str]
    published: str | None = None  # for documents without a date of their own
    lexicon: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """One document done: its bytes and how many records of each type it gave, or the reason why there are none."""

    doc: str
    rendered: bytes = b""
    counts: Counter[str] = field(default_factory=Counter)
    error: str | None = None


@dataclass
class Tally:
    """What a run came to; `records` counts every type, also those that were not asked for."""

    documents: int = 0
    records: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    skipped: int = 0


class Worker:
    """Does `work` on documents: Worker(work)(document) → Outcome. It never raises for a document."""

    def __init__(self, work: Work) -> None:
        """Raises LexiconError where the user's lexicon is wrong."""
        # the whole of find and resolve: `--help` and `--version` do without
        from iranru_cli.pipeline import Extractor

        self._work = work
        self._extractor: Extractor = Extractor(work.lexicon)

    def __call__(self, document: Document) -> Outcome:
        try:
            return self._outcome(document)
        except Exception as error:  # whatever a rule does wrong with one document
            return Outcome(document.id, error=f"{type(error).__name__}: {error}")

    def _outcome(self, document: Document) -> Outcome:
        records = self._extractor.extract(
            document.text,
            doc=document.id,
            published=document.published or self._work.published,
            title=document.title,
            source=document.source,
        )
        wanted = [record for record in records if record.type in self._work.types]
        rendered = self._work.render(document, wanted)
        return Outcome(document.id, rendered, Counter(record.type for record in records))


def run(
    items: Iterable[Item],
    work: Work,
    *,
    jobs: int = 1,
    write: Callable[[bytes], None],
    report: Callable[[Failure | Caution], None],
) -> Tally:
    """Take every item through `work`, give the bytes to `write` in input order, and count.

    What goes wrong with an input is given to `report`. Raises LexiconError, and what `write` raises.
    """
    tally = Tally()
    worker = Worker(work)  # before any input is read: a wrong lexicon stops the run
    documents = _documents(items, tally, report)
    with closing(_outcomes(documents, worker, work, jobs)) as outcomes:
        for outcome in outcomes:
            tally.documents += 1
            tally.records += outcome.counts
            if outcome.error is not None:
                tally.skipped += 1
                report(Failure(outcome.doc, outcome.error))
            else:
                write(outcome.rendered)
    return tally


def _documents(items: Iterable[Item], tally: Tally, report: Callable[[Failure | Caution], None]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Document):
            yield item
            continue
        tally.skipped += isinstance(item, Failure)
        tally.warnings += isinstance(item, Caution)
        report(item)


def _outcomes(documents: Iterable[Document], worker: Worker, work: Work, jobs: int) -> Generator[Outcome]:
    if jobs == 1:
        yield from map(worker, documents)
        return
    from iranru_cli.jobs import in_processes  # concurrent.futures and multiprocessing: 20 ms that one process saves

    yield from in_processes(documents, worker, work, jobs)
