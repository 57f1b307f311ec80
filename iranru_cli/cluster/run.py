"""A run on a cluster: which shards are missing, tasks for these, and what came of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, cast

import orjson

from iranru_cli import __version__
from iranru_cli.batch import Tally
from iranru_cli.cluster.shards import Shard, find_shards
from iranru_cli.cluster.store import PLAN, leftovers
from iranru_cli.cluster.task import Done, Job, count_lines, do_shard, errors_name, records_name
from iranru_cli.documents.document import Failure

if TYPE_CHECKING:
    from distributed import Client

_WAIT = "60s"  # for a scheduler to answer


class OtherRunError(ValueError):
    """The output folder holds what was made with other options."""


class Where(NamedTuple):
    """An existing scheduler by its address, or None: `processes` on this machine."""

    scheduler: str | None
    processes: int


def extract_shards(
    paths: Iterable[str], job: Job, where: Where, piece: int, report: Callable[[Failure], None]
) -> tuple[Tally, int]:
    """Do what is missing; what it came to, and how many shards had been done before.

    What goes wrong with a shard is given to `report`. Raises OtherRunError, and OSError where the output cannot be
    written or no scheduler answers.
    """
    tally = Tally()
    _check_plan(job, piece)
    there = job.store.names()
    shards = list(_named(find_shards(paths, job.reading, piece), tally, report))
    missing = [shard for shard in shards if records_name(shard, job.kind) not in there]
    if missing:
        with _client(where) as client:
            for shard, outcome in _outcomes(client, shards, missing, job):
                _add(shard, outcome, tally, report)
    job.store.remove(leftovers(job.store.names()))
    return tally, len(shards) - len(missing)


def _named(found: Iterable[Shard | Failure], tally: Tally, report: Callable[[Failure], None]) -> Iterator[Shard]:
    """The shards, each once; a path that leads nowhere is reported."""
    targets = set()
    for shard in found:
        if isinstance(shard, Shard) and shard.target in targets:
            shard = Failure(shard.name, "given twice, or its records would stand where those of another file do")
        if isinstance(shard, Failure):
            tally.skipped += 1
            report(shard)
            continue
        targets.add(shard.target)
        yield shard


def _check_plan(job: Job, piece: int) -> None:
    """A folder is made with one set of options: shards of two runs would not fit together."""
    plan = orjson.dumps(
        {
            "version": __version__,
            "records": sorted(job.work.types),
            "date": job.work.published,
            "lexicon": str(job.work.lexicon) if job.work.lexicon else None,
            "filters": job.work.selection,
            "format": job.kind,
            "piece": piece,
            "reading": repr(job.reading),
        },
        default=_plain,
        option=orjson.OPT_INDENT_2,
    )
    found = job.store.read(PLAN)
    if found is not None and found != plan:
        raise OtherRunError(
            f"{job.store.url} was made with other options (they stand in its {PLAN}); name another folder"
        )
    if found is None:
        with job.store.writing(PLAN) as target:
            target.write(plan)


def _plain(value: object) -> list[object]:
    """Tuples with names as lists, sets in order."""
    return sorted(value) if isinstance(value, frozenset) else list(cast(tuple[object, ...], value))


@contextmanager
def _client(where: Where) -> Iterator[Client]:
    from distributed import Client, LocalCluster

    # a worker that dies is reported by what becomes of its shards
    for name in ("distributed", "distributed.client"):  # both have levels of their own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if where.scheduler is not None:
        with Client(where.scheduler, timeout=_WAIT) as client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=where.processes,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _outcomes(
    client: Client, shards: list[Shard], missing: list[Shard], job: Job
) -> Iterator[tuple[Shard, Done | Exception]]:
    """What came of each missing shard, as they end; a task whose worker dies is done anew by another."""
    from distributed import as_completed

    before = _lines_before(client, shards, missing)
    futures = {
        client.submit(
            do_shard, shard, job, before.get(shard.target, 0), key=f"extract {shard.target}", pure=False
        ): shard
        for shard in missing
    }
    for future in as_completed(list(futures), raise_errors=False):
        error = future.exception()
        yield futures.pop(future), error if error is not None else future.result()
        future.release()


def _lines_before(client: Client, shards: list[Shard], missing: list[Shard]) -> dict[str, int]:
    """For each piece how many lines of its file stand before it: {"dump.jsonl.000067108871-…": 15342}."""
    wanted = {shard.url for shard in missing if shard.end is not None}
    pieces = [shard for shard in shards if shard.url in wanted]
    counts = client.gather(client.map(count_lines, pieces, pure=False))
    before: dict[str, int] = {}
    url, total = "", 0
    for shard, count in zip(pieces, counts, strict=True):
        if shard.url != url:
            url, total = shard.url, 0
        before[shard.target] = total
        total += count
    return before


def _add(shard: Shard, outcome: Done | Exception, tally: Tally, report: Callable[[Failure], None]) -> None:
    if isinstance(outcome, Exception):
        tally.skipped += 1
        report(Failure(shard.name, f"{type(outcome).__name__}: {' '.join(str(outcome).split())}"))
        return
    tally.documents += outcome.documents
    tally.records += outcome.records
    tally.warnings += outcome.warnings
    tally.skipped += outcome.failed
    if outcome.failed:
        report(Failure(shard.name, f"{outcome.failed} of its documents (see {errors_name(shard)})"))
