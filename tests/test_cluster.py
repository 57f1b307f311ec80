"""Shards: how they are cut and read (no cluster), and whole runs on real worker processes, one of which is killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from program import ROOT, iranru, started

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

from iranru_cli.cluster.shards import Shard, find_shards  # noqa: E402
from iranru_cli.cluster.store import Store, leftovers, store_at  # noqa: E402
from iranru_cli.cluster.task import count_lines, read_shard  # noqa: E402
from iranru_cli.documents.document import Failure, Item  # noqa: E402
from iranru_cli.documents.read import Reading, read_path  # noqa: E402

SAMPLES = ROOT / "samples"
PATIENCE = 300  # seconds: other programs may be at work on the machine


def lines(*texts: str) -> bytes:
    return b"".join(orjson.dumps({"text": text}) + b"\n" for text in texts)


def in_pieces(path: Path, piece: int) -> list[Item]:
    """The items of a file's shards one after the other, as a run gives them."""
    items: list[Item] = []
    before = 0
    for shard in find_shards([str(path)], Reading(), piece):
        assert isinstance(shard, Shard)
        items += read_shard(shard, Reading(), before)
        if shard.end is not None:
            before += count_lines(shard)
    return items


@pytest.mark.parametrize(
    "content",
    [
        lines("الف", "ب" * 50, "پ"),
        lines("الف") + b"\n\n" + lines("ب", "پ") + b'{"text": "cut"',
        b"\xef\xbb\xbf" + lines("الف", "ب"),
        lines("الف").replace(b"\n", b"\r\n") + b"{bad}\r\n" + lines("ب"),
        b'{"text": "a", "id": "x:1"}\n' + lines("ب" * 300, "پ"),
        lines("الف").strip(),
    ],
)
@pytest.mark.parametrize("piece", [1, 7, 25, 64, 10_000])
def test_pieces_read_as_the_whole(tmp_path: Path, content: bytes, piece: int) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(content)
    assert in_pieces(path, piece) == list(read_path(str(path), Reading()))


def test_only_plain_json_lines_are_cut(tmp_path: Path) -> None:
    import gzip

    plain = lines(*"ابپتث") * 10
    (tmp_path / "a.jsonl").write_bytes(plain)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(plain))
    (tmp_path / "c.jsonl").write_bytes(gzip.compress(plain))
    (tmp_path / "d.txt").write_bytes(plain)
    (tmp_path / "e.jsonl").write_text(plain.decode(), "utf-16")
    (tmp_path / "f.jsonl").write_bytes(b"")
    found: dict[str, int] = {}
    for shard in find_shards([str(tmp_path)], Reading(), 100):
        found[Path(shard[0]).name] = found.get(Path(shard[0]).name, 0) + 1
    assert found.pop("a.jsonl") > 5
    assert found == {"b.jsonl.gz": 1, "c.jsonl": 1, "d.txt": 1, "e.jsonl": 1, "f.jsonl": 1}


def test_what_leads_nowhere_is_a_failure(tmp_path: Path) -> None:
    paths = [str(tmp_path / "none.jsonl"), "-", "memory://nothing/here", "nosuch://x/y"]
    found = list(find_shards(paths, Reading()))
    assert all(isinstance(shard, Failure) for shard in found)
    assert len(found) == 4


def test_addresses() -> None:
    import fsspec

    fs = fsspec.filesystem("memory")
    fs.pipe_file("/bucket/news/a.jsonl", lines("الف", "ب", "پ"))
    fs.pipe_file("/bucket/news/b.txt", "متن".encode())
    try:
        shards = list(find_shards(["memory://bucket/news", "memory://bucket/*/b.txt"], Reading(), 30))
        assert [shard[2] for shard in shards if isinstance(shard, Shard)][-2:] == ["bucket/news/b.txt"] * 2
        items = [item for shard in shards[:-2] if isinstance(shard, Shard) for item in read_shard(shard, Reading())]
        assert [item[1] for item in items] == ["الف", "ب", "پ"]
        store = Store("memory://out")
        with store.writing("x/a") as target:
            target.write(b"1")
        with pytest.raises(ZeroDivisionError), store.writing("x/b") as target:
            target.write(bytes(1 // 0))
        assert store.names() == {"x/a"}
    finally:
        fs.rm("/", recursive=True)


@pytest.mark.parametrize(
    ("given", "url"),
    [("s3://bucket/out", "s3://bucket/out"), ("gs://b/x/y", "gs://b/x/y"), ("/data/out", "/data/out"), ("C:/x", None)],
)
def test_the_output_may_be_an_address(given: str, url: str | None) -> None:
    assert store_at(Path(given)).url == (url or str(Path(given).absolute()))


def test_leftovers_are_hidden_parts_only() -> None:
    assert leftovers(["a/.x.records.jsonl.12.part", "a/x.part", ".hidden", "a/x.records.jsonl"]) == [
        "a/.x.records.jsonl.12.part"
    ]


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as running:
        yield running


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two shards to be cut, a packed one, a text, and lines that fail."""
    import gzip

    folder = tmp_path / "news"
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    (folder / "a.jsonl").write_bytes(lines(*texts * 8))
    (folder / "b.jsonl").write_bytes(lines(*texts * 3) + b"{bad\n" + lines(texts[0]))
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(lines(*texts[:3])))
    (folder / "d.txt").write_text(texts[0], "utf-8")
    return folder


def on_cluster(address: str, *args: str, cwd: Path) -> tuple[int, str]:
    done = iranru("extract", *CLUSTER, "--scheduler", address, *args, cwd=cwd, timeout=PATIENCE)
    return done.returncode, done.stderr


CLUSTER = ("--cluster", "dask", "--shard-bytes", "50k")


def check(folder: Path, out: Path) -> None:
    """Every shard's records are those of the plain command, and nothing is left over."""
    for path in sorted(folder.iterdir()):
        plain = iranru("extract", f"news/{path.name}", cwd=folder.parent).stdout
        outputs = sorted(out.glob(f"news/{path.name}.*records.jsonl"))
        assert "".join(output.read_text("utf-8") for output in outputs) == plain, path.name
        assert plain
    assert list(out.rglob(".*")) == []


def test_a_killed_worker_loses_and_doubles_nothing(cluster: object, news: Path) -> None:
    out = news.parent / "out"
    with distributed.Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    process = started(
        "extract", *CLUSTER, "news", "-o", "out", "--scheduler", cluster.scheduler_address, cwd=news.parent  # type: ignore[attr-defined]
    )  # fmt: skip
    until = time.monotonic() + PATIENCE
    while not list(out.rglob("*.records.jsonl")):
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < until
        time.sleep(0.01)
    os.kill(victim, signal.SIGKILL)
    undone = len(list(out.rglob("*.records.jsonl"))) < 6
    talk = process.communicate(timeout=PATIENCE)[1].decode()
    assert undone, "the run was over before the worker was killed: make the shards larger"
    assert process.returncode == 1, talk  # of the line that is no JSON
    assert talk.splitlines() == ["error: news/b.jsonl: 1 of its documents (see news/b.jsonl.{}); skipped".format(
        next(out.glob("news/b.jsonl.*.errors.jsonl")).name.removeprefix("b.jsonl.")
    )]  # fmt: skip
    check(news, out)
    (errors,) = out.rglob("*.errors.jsonl")
    (trouble,) = map(orjson.loads, errors.read_bytes().splitlines())
    assert (trouble["where"], trouble["level"]) == (f"news/b.jsonl:{len(list(SAMPLES.glob('*.txt'))) * 3 + 1}", "error")


def test_a_second_run_does_what_is_missing(cluster: object, news: Path) -> None:
    address: str = cluster.scheduler_address  # type: ignore[attr-defined]
    out = news.parent / "out"
    (news / "b.jsonl").unlink()
    assert on_cluster(address, "news", "-o", "out", cwd=news.parent) == (0, "")
    files = sorted(out.rglob("*.records.jsonl"))
    times = [path.stat().st_mtime_ns for path in files]
    files[1].unlink()
    (out / "news" / ".x.records.jsonl.1.part").write_bytes(b"half")
    status, talk = on_cluster(address, "news", "-o", "out", cwd=news.parent)
    assert (status, talk) == (0, f"note: {len(files) - 1} shards had been done before\n")
    assert [path.stat().st_mtime_ns == then for path, then in zip(files, times, strict=True)] == [
        number != 1 for number in range(len(files))
    ]
    check(news, out)
    status, talk = on_cluster(address, "news", "-o", "out", "-r", "date", cwd=news.parent)
    assert status == 2
    assert "was made with other options" in talk


def test_parquet_holds_the_same_records(cluster: object, news: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    address: str = cluster.scheduler_address  # type: ignore[attr-defined]
    (news / "b.jsonl").unlink()
    for record_type in ("statement", "date"):
        out = news.parent / record_type
        args = ("news", "-o", record_type, "-r", record_type, "--shard-format", "parquet")
        assert on_cluster(address, *args, cwd=news.parent) == (0, "")
        rows = [row for path in sorted(out.rglob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
        plain = iranru("extract", "news", "-r", record_type, cwd=news.parent).stdout
        assert rows == [orjson.loads(line) for line in plain.splitlines()]


def test_a_cluster_of_its_own(news: Path) -> None:
    out = news.parent / "out"
    done = iranru(
        "extract", "news/d.txt", "--cluster", "dask", "-j", "1", "-o", "out", cwd=news.parent, timeout=PATIENCE
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "news/d.txt.records.jsonl").read_text("utf-8") == iranru(
        "extract", "news/d.txt", cwd=news.parent
    ).stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["news"], "name a folder or an address for the records with --output"),
        (["news", "-o", "news/d.txt"], "with --cluster it is a folder"),
        (["news", "-o", "out", "-f", "cards"], "with --cluster records are JSON lines"),
        (["news", "-o", "out", "-r", "all", "--shard-format", "parquet"], "a file holds one type of record"),
        (["news", "-o", "out", "--shard-bytes", "some"], '"some" is no size'),
        (["news", "-o", "out", "--lexicon", "none"], "no such folder"),
        (["news", "-o", "out", "--resume"], "--resume: not with --cluster"),
        (["news", "-o", "out", "--timeout", "5"], "--timeout: not with --cluster"),
    ],
)
def test_wrong_usage(news: Path, args: list[str], message: str) -> None:
    done = iranru("extract", "--cluster", "dask", *args, cwd=news.parent)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_filters_hold_on_a_cluster_and_belong_to_its_folder(news: Path) -> None:
    here = news.parent
    args = ["extract", "news", "--cluster", "dask", "-j", "1", "-o", "out", "-q", "--min-confidence"]
    assert iranru(*args, "0.99", cwd=here).returncode == 1  # a line of b.jsonl is none
    assert all(not path.read_bytes() for path in (here / "out").rglob("*.records.jsonl"))
    again = iranru(*args, "0.5", cwd=here)
    assert again.returncode == 2
    assert "was made with other options" in again.stderr
