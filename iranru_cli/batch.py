"""Many documents: in order, one at a time or in several processes; a bad one is reported, the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from iranru_cli.documents.document import Caution, Document, Failure, Item
from iranru_cli.work import Outcome, Work, Worker


@dataclass
class Tally:
    """What a run came to; `records` counts every type, also those that were not asked for."""

    documents: int = 0
    records: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    skipped: int = 0


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
