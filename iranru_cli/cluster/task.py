"""What a worker does with a shard: read, extract, write beside, move. It knows nothing of the scheduler."""

from __future__ import annotations

import io
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO, Literal, NamedTuple, cast

import orjson

from iranru_cli.cluster.shards import Shard, open_url
from iranru_cli.cluster.store import ERRORS, Store
from iranru_cli.documents.document import Caution, Document, Failure, Item, Note
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.documents.reading import STDIN
from iranru_cli.work import Work, Worker

Kind = Literal["jsonl", "parquet"]
_BLOCK = 1 << 20
_starting = threading.Lock()


class Job(NamedTuple):
    """What is the same for all shards of a run."""

    work: Work  # renders JSON lines
    reading: Reading
    store: Store
    kind: Kind


class Done(NamedTuple):
    """What came of a shard; records of every type are counted, also those that were not asked for."""

    documents: int
    records: Counter[str]
    failed: int
    warnings: int


def records_name(shard: Shard, kind: Kind) -> str:
    """The file of a shard's records below the output folder: "news/1.txt.records.jsonl"."""
    return f"{shard.target}.records.{kind}"


def errors_name(shard: Shard) -> str:
    """The file of what went wrong in a shard; there is none where nothing did."""
    return shard.target + ERRORS


def count_lines(shard: Shard) -> int:
    """The line ends of a piece: its lines are numbered on from those before it. Raises OSError."""
    with open_url(shard.url) as stream:
        piece = _Piece(stream, shard.start, shard.end or 0)
        return sum(block.count(b"\n") for block in iter(lambda: piece.read(_BLOCK), b""))


def do_shard(shard: Shard, job: Job, lines_before: int = 0) -> Done:
    """Extract a shard. Its errors stand before its records do: where these are, it is done.

    Raises OSError where the output cannot be written, and LexiconError.
    """
    worker, lock = _worker(job.work)
    done = Done(0, Counter(), 0, 0)
    troubles: list[bytes] = []
    with job.store.writing(records_name(shard, job.kind)) as target:
        with _sink(target, job) as write:
            for item in read_shard(shard, job.reading, lines_before):
                if isinstance(item, Document):
                    with lock:
                        outcome = worker(item)
                    done = done._replace(documents=done.documents + 1, records=done.records + outcome.counts)
                    if outcome.error is None:
                        write(outcome.rendered)
                        continue
                    item = Failure(outcome.doc, outcome.error, outcome.kind)
                if isinstance(item, Note):  # of a reading that tells what it reads
                    continue
                troubles.append(_trouble(item))
                bad = isinstance(item, Failure)
                done = done._replace(failed=done.failed + bad, warnings=done.warnings + (not bad))
        _write_troubles(shard, job, troubles)
    return done


def read_shard(shard: Shard, reading: Reading, lines_before: int = 0) -> Iterator[Item]:
    """The documents of a shard, called as the plain command calls them; what cannot be read comes out as a Failure."""
    try:
        with open_url(shard.url) as stream:
            if shard.end is None:
                yield from read_documents([STDIN], replace(reading, stdin_name=shard.name), _buffered(stream))
            else:
                yield from _read_piece(shard, shard.end, reading, stream, lines_before)
    except (OSError, ImportError) as error:
        yield Failure(shard.name, " ".join(str(error).split()))


def _read_piece(shard: Shard, end: int, reading: Reading, stream: BinaryIO, lines_before: int) -> Iterator[Item]:
    name = f"\0{shard.name}"  # no id of a document: what begins so was named by the reader, by path and line
    own = replace(reading, stdin_name=name, input_format="jsonl")
    for item in read_documents([STDIN], own, io.BufferedReader(_Piece(stream, shard.start, end), _BLOCK)):
        if not item[0].startswith(name):
            yield item
            continue
        number = item[0].removeprefix(name).removeprefix(":")
        where = f"{shard.name}:{int(number) + lines_before}" if number else shard.name
        yield item._replace(id=where) if isinstance(item, Document) else item._replace(where=where)


class _Piece(io.RawIOBase):
    """The bytes [start, end) of a stream."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        stream.seek(start)
        self._stream = stream
        self._left = end - start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(min(len(view), self._left))
        view[: len(data)] = data
        self._left -= len(data)
        return len(data)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), _BLOCK)


def _worker(work: Work) -> tuple[Worker, Any]:
    """The extractor of this worker, made once for a run; its threads take turns with it, as they would under the lock
    of the interpreter.
    """
    from distributed import get_worker

    here: Any = get_worker()
    with _starting:
        found = getattr(here, "iranru", None)
        if found is None or found[0] != work:
            found = here.iranru = (work, Worker(work), threading.Lock())
    return found[1], found[2]


@contextmanager
def _sink(target: BinaryIO, job: Job) -> Iterator[Callable[[bytes], object]]:
    """What takes the rendered documents of a shard."""
    if job.kind == "jsonl":
        yield target.write
        return
    # imported here: pyarrow, for those who want it
    from iranru_cli.output.parquet import ParquetFile

    (record_type,) = job.work.types
    file = ParquetFile(target, record_type)
    yield file.write
    file.close()


def _trouble(item: Failure | Caution) -> bytes:
    level = "error" if isinstance(item, Failure) else "warning"
    return orjson.dumps({"where": item.where, "reason": item.reason, "level": level}) + b"\n"


def _write_troubles(shard: Shard, job: Job, troubles: list[bytes]) -> None:
    if not troubles:
        job.store.remove([errors_name(shard)])  # of a run that was broken off
        return
    with job.store.writing(errors_name(shard)) as target:
        target.write(b"".join(troubles))
