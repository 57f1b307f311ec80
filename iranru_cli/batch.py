"""Many documents: in order, one at a time or in several processes; a bad one is reported, the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from typing import NamedTuple

from iranru_cli.documents.document import Caution, Document, Failure, Item, Note
from iranru_cli.work import Outcome, Work, Worker

Trouble = Failure | Caution | Note  # what there is to say about an input


class Step(NamedTuple):
    """An item of the input and, where it is a document, what came of it."""

    item: Item
    outcome: Outcome | None


@dataclass
class Tally:
    """What a run came to; `records` counts every type, also those that were not asked for."""

    documents: int = 0
    records: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    skipped: int = 0

    def add(self, step: Step) -> Trouble | None:
        """Count a step; what there is to report about it comes back."""
        item, outcome = step
        if outcome is None:
            assert not isinstance(item, Document)
            self.skipped += isinstance(item, Failure)
            self.warnings += isinstance(item, Caution)
            return item
        self.documents += 1
        self.records += outcome.counts
        if outcome.error is None:
            return None
        self.skipped += 1
        return Failure(outcome.doc, outcome.error, outcome.kind)


def run(
    items: Iterable[Item],
    work: Work,
    *,
    jobs: int = 1,
    timeout: float | None = None,
    write: Callable[[bytes], None],
    report: Callable[[Trouble], None],
    passed: Callable[[Step], None] = lambda _: None,
    tally: Tally | None = None,
    whole: AbstractContextManager[object] | None = None,
) -> Tally:
    """Take every item through `work`, give the bytes to `write` in input order, and count.

    What goes wrong with an input is given to `report`, in its place; then `passed` hears of the step. These three run
    within `whole`. A document that takes more than `timeout` seconds is reported. `tally` is that of a run that this
    one goes on with. Raises LexiconError, and what `write` raises.
    """
    tally = Tally() if tally is None else tally
    whole = nullcontext() if whole is None else whole
    worker = Worker(work)  # before any input is read: a wrong lexicon stops the run
    with closing(_steps(items, worker, work, jobs, timeout)) as steps:
        for step in steps:
            with whole:
                trouble = tally.add(step)
                if step.outcome is not None:
                    write(step.outcome.rendered)
                if trouble is not None:
                    report(trouble)
                passed(step)
    return tally


def _steps(items: Iterable[Item], worker: Worker, work: Work, jobs: int, timeout: float | None) -> Generator[Step]:
    if jobs == 1 and timeout is None:
        for item in items:
            yield Step(item, worker(item) if isinstance(item, Document) else None)
        return
    from iranru_cli.jobs import in_processes  # multiprocessing: 20 ms that one process saves

    for item, outcome in in_processes(items, worker, work, jobs, timeout):
        yield Step(item, outcome)
