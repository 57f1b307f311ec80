"""Many documents in order, by one process and by several: the same bytes, and bad ones reported."""

from __future__ import annotations

import json
import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from stand_in import put_in

from iranru_cli import jobs as jobs_module
from iranru_cli.batch import Tally, run
from iranru_cli.documents.document import Caution, Document, Failure, Item
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.output.jsonl import JsonLines
from iranru_cli.work import Work

STATEMENTS = frozenset({"statement"})
FORKS = multiprocessing.get_start_method() == "fork"


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(monkeypatch)
    monkeypatch.setattr(jobs_module, "BATCH_CHARACTERS", 20)


@pytest.fixture(params=[1, 2, 3])
def jobs(request: pytest.FixtureRequest) -> int:
    if request.param > 1 and not FORKS:
        pytest.skip("spawned processes would load the real extractor")
    number: int = request.param
    return number


def done(
    items: Iterable[Item],
    jobs: int = 1,
    types: frozenset[str] = STATEMENTS,
    published: str | None = None,
    timeout: float | None = None,
) -> tuple[list[dict[str, object]], list[Failure | Caution], Tally]:
    """What was written, what was reported, what was counted."""
    written: list[bytes] = []
    reported: list[Failure | Caution] = []
    work = Work(JsonLines().render, types, published)
    tally = run(items, work, jobs=jobs, timeout=timeout, write=written.append, report=reported.append)
    return [json.loads(line) for line in b"".join(written).splitlines()], reported, tally


def documents(number: int) -> list[Item]:
    return [Document(f"d{n}", "سطر\n" * (n % 4)) for n in range(number)]


def test_order_and_counts(jobs: int) -> None:
    records, reported, tally = done(documents(60), jobs)
    assert [record["id"] for record in records] == [f"d{n}#s{k}" for n in range(60) for k in range(1, n % 4 + 1)]
    assert reported == []
    assert tally == Tally(60, Counter(document=60, statement=90, agreement=60))


def test_nothing(jobs: int) -> None:
    assert done([], jobs) == ([], [], Tally())


def test_types(jobs: int) -> None:
    records, _, tally = done(documents(3), jobs, frozenset({"document", "agreement"}))
    assert [record["type"] for record in records] == ["document", "agreement"] * 3
    assert tally.records["statement"] == 3  # counted all the same


def test_a_documents_own_date_comes_first(jobs: int) -> None:
    given = [Document("a", "x", published="2025-12-06"), Document("b", "x")]
    records, _, _ = done(given, jobs, published="2025-01-01")
    assert [record["published"] for record in records] == ["2025-12-06", "2025-01-01"]


def test_title_and_source_are_handed_on(jobs: int) -> None:
    records, _, _ = done([Document("a", "x", "عنوان", None, "ایرنا")], jobs, frozenset({"document"}))
    assert (records[0]["title"], records[0]["source"]) == ("عنوان", "ایرنا")


def test_a_document_that_raises_is_reported(jobs: int) -> None:
    given = [*documents(9), Document("bad", "boom"), *documents(3)]
    records, reported, tally = done(given, jobs)
    assert len(records) == 12 + 3
    assert reported == [Failure("bad", "IndexError: list index out of range", "error")]
    assert (tally.documents, tally.skipped) == (13, 1)


def test_failures_and_cautions_of_reading_are_passed_on(jobs: int) -> None:
    troubles = [Failure("x", "no"), Caution("y", "hm", "kind")]
    records, reported, tally = done([troubles[0], Document("a", "سطر"), troubles[1]], jobs)
    assert len(records) == 1
    assert reported == troubles
    assert (tally.documents, tally.skipped, tally.warnings) == (1, 1, 1)


def test_a_record_that_cannot_be_written_is_the_documents_trouble(jobs: int) -> None:
    records, reported, _ = done([Document("a", "\ud800"), Document("b", "x")], jobs)
    assert [record["doc"] for record in records] == ["b"]
    assert [(trouble.where, type(trouble)) for trouble in reported] == [("a", Failure)]


@pytest.mark.skipif(not FORKS, reason="spawned processes would load the real extractor")
def test_a_document_that_kills_its_process_is_reported_and_no_other_lost() -> None:
    given = [*documents(30), Document("bad", "kill"), *documents(30), Document("worse", "kill"), *documents(5)]
    records, reported, tally = done(given, jobs=2)
    assert len(records) == len(done(documents(30))[0]) * 2 + len(done(documents(5))[0])
    assert reported == [
        Failure(name, "its process was killed twice (SIGKILL: out of memory?)", "killed") for name in ("bad", "worse")
    ]
    assert (tally.documents, tally.skipped) == (67, 2)


@pytest.mark.skipif(not FORKS, reason="spawned processes would load the real extractor")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("word", ["loop", "sleep"])
def test_a_document_that_takes_too_long_is_reported_and_no_other_lost(jobs: int, word: str) -> None:
    given = [*documents(30), Document("slow", word), *documents(30), Document("slower", word), *documents(5)]
    records, reported, tally = done(given, jobs, timeout=2)
    assert len(records) == len(done(documents(30))[0]) * 2 + len(done(documents(5))[0])
    assert reported == [Failure(name, "took longer than 2 s (--timeout)", "timeout") for name in ("slow", "slower")]
    assert (tally.documents, tally.skipped) == (67, 2)


@pytest.mark.skipif(not FORKS, reason="spawned processes would load the real extractor")
def test_killed_and_slow_documents_in_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs_module, "BATCH_CHARACTERS", 1 << 20)
    words = ("kill", "سطر", "sleep", "boom", "kill", "سطر")
    _, reported, _ = done([Document(f"d{n}", word) for n, word in enumerate(words)], jobs=2, timeout=2)
    assert [(trouble.where, trouble.kind) for trouble in reported] == [
        ("d0", "killed"), ("d2", "timeout"), ("d3", "error"), ("d4", "killed"),
    ]  # fmt: skip


def test_troubles_are_reported_in_their_place(jobs: int) -> None:
    given = [Document("a", "boom"), Failure("x", "no"), *documents(40), Document("b", "boom"), Failure("y", "no")]
    _, reported, _ = done(given, jobs)
    assert [trouble.where for trouble in reported] == ["a", "x", "b", "y"]


def test_no_process_outlives_the_run(jobs: int) -> None:
    def closed(_: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(documents(50), Work(JsonLines().render, STATEMENTS), jobs=jobs, write=closed, report=print)
    assert multiprocessing.active_children() == []


def test_reading_keeps_a_bounded_distance(jobs: int) -> None:
    read = 0
    seen: list[int] = []

    def endless() -> Iterator[Item]:
        nonlocal read
        for n in range(2000):
            read += 1
            yield Document(f"d{n}", "x" * 10)

    work = Work(JsonLines().render, STATEMENTS)
    run(endless(), work, jobs=jobs, write=lambda _: seen.append(read), report=print)
    assert len(seen) == 2000
    # two documents a batch, some batches a process, and the batch that is being written
    assert max(ahead - n for n, ahead in enumerate(seen)) <= 2 * jobs_module.AHEAD * jobs + 2


def test_the_writers_trouble_ends_the_run(jobs: int) -> None:
    def closed(_: bytes) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run(documents(50), Work(JsonLines().render, STATEMENTS), jobs=jobs, write=closed, report=print)


def test_a_wrong_lexicon_stops_the_run_before_anything_is_read(jobs: int) -> None:
    work = Work(JsonLines().render, STATEMENTS, lexicon=Path("/nowhere"))
    with pytest.raises(LexiconError):
        run(iter(lambda: pytest.fail("read"), None), work, jobs=jobs, write=print, report=print)  # type: ignore[arg-type]


def test_all_cores() -> None:
    assert jobs_module.cores() >= 1
    if FORKS:
        assert len(done(documents(9), jobs=0)[0]) == 12
