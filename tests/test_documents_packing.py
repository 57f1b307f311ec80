"""Packed inputs: every packing with every format, damage, a missing extra, bombs, and memory that stays flat."""

from __future__ import annotations

import bz2
import gzip
import lzma
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import environment
from reading import failures, read, texts, written

zstd = pytest.importorskip("backports.zstd")
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
}
LINE = '{"id": "%d", "text": "وزیر گفت که سد پر است و آب به شهر می‌رسد."}\n'
LINES = "".join(LINE % n for n in range(20_000)).encode()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "متن\r\n", [("a.txt.{}", "متن\r\n")]),
        ("a.jsonl", '{"id": 1, "text": "یک"}\n{"text": "دو"}', [("1", "یک"), ("a.jsonl.{}:2", "دو")]),
        ("a.json", '[{"text": "یک"}]', [("a.json.{}:1", "یک")]),
        ("a.csv", "id,text\n1,یک\n", [("1", "یک")]),
        ("a.tsv", "text\tid\nیک\t1\n", [("1", "یک")]),
    ],
)
def test_formats(packing: str, name: str, data: str, expected: list[tuple[str, str]]) -> None:
    items = read(written(f"{name}.{packing}", PACK[packing](data.encode())))
    assert items
    assert texts(items) == [(id.format(packing), text) for id, text in expected]


@pytest.mark.parametrize("packing", PACK)
def test_by_first_bytes_whatever_the_name(packing: str) -> None:
    assert texts(read(written("a.txt", PACK[packing](b"x")))) == [("a.txt", "x")]
    assert texts(read("-", stdin=PACK[packing](b"x"))) == [("-", "x")]


@pytest.mark.parametrize("packing", PACK)
def test_several_files_one_after_the_other(packing: str) -> None:
    """As `cat a.gz b.gz` makes them, and Common Crawl."""
    assert texts(read(written("a.txt", PACK[packing](b"x") + PACK[packing](b"y")))) == [("a.txt", "xy")]


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_what_stands_before_damage_comes_out(packing: str, damage: str) -> None:
    whole = PACK[packing](LINES) if packing != "bz2" else bz2.compress(LINES, 1)
    middle = len(whole) * 3 // 4
    broken = whole[:middle] if damage == "cut" else whole[:middle] + b"\xff" * 99 + whole[middle + 99 :]
    items = read(written("a.jsonl", broken), written("z.txt", "خوب"))
    (where, reason) = failures(items)[-1]
    name = {"gz": "gzip", "bz2": "bzip2"}.get(packing, packing)
    assert where == "a.jsonl"
    assert reason.startswith(f"damaged {name} data after ")
    assert ("z.txt", "خوب") in texts(items)
    if packing in ("gz", "bz2"):  # the other two give bytes in larger blocks
        assert texts(items)[:100] == [(str(n), "وزیر گفت که سد پر است و آب به شهر می‌رسد.") for n in range(100)]


@pytest.mark.parametrize("packing", PACK)
def test_a_head_alone_is_damage(packing: str) -> None:
    ((_, reason),) = failures(read(written("a", PACK[packing](LINES)[:8])))
    assert reason.startswith("damaged ")


@pytest.mark.parametrize(
    ("name", "data", "module", "expected"),
    [
        ("a.txt.zst", zstd.compress(b"x"), "backports.zstd", 'zst data needs the extra "zstd": pip install \'iranru'),
        ("a.html", b"<html>", "trafilatura", "HTML needs the extra \"html\": pip install 'iranru-cli[html]'"),
        ("a.warc", b"WARC/1.0\r\n", "warcio.archiveiterator", 'WARC needs the extra "warc"'),
        ("a.parquet", b"PAR1", "pyarrow.parquet", 'Parquet needs the extra "parquet"'),
    ],
)
def test_a_missing_extra_is_named(
    name: str, data: bytes, module: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    items = read(written(name, data), written("z.txt", "خوب"))
    ((where, reason),) = failures(items)
    assert (where, texts(items)) == (name, [("z.txt", "خوب")])
    assert expected in reason


# reads, and says how much memory that took: {name} {max_bytes}
MEASURE = """
import io, resource, sys
from iranru_cli.documents.read import Reading, read_path
from iranru_cli.documents.document import Document
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
counts = [0, 0]
for item in read_path(sys.argv[1], Reading(max_bytes=int(sys.argv[2]))):
    counts[isinstance(item, Document)] += 1
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(*counts, (peak - before) >> 10)
"""


def measured(name: str, max_bytes: int) -> tuple[int, int, int]:
    """Failures, documents, and megabytes that the reading process grew by."""
    command = [sys.executable, "-c", MEASURE, name, str(max_bytes)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    failed, documents, growth = map(int, done.stdout.split())
    return failed, documents, growth


def repeated(name: str, block: bytes, times: int, opening: bytes = b"", closing: bytes = b"") -> str:
    """A gzip file of a repeated block, packed once: gzip files stand one after the other."""
    packed = gzip.compress(block, 1)
    with open(name, "wb") as file:
        file.write(gzip.compress(opening))
        for _ in range(times):
            file.write(packed)
        file.write(gzip.compress(closing))
    return name


ARTICLE = '{"id": "a", "text": "%s"}' % ("وزیر گفت که سد پر است. " * 50)
MEGABYTE = (1 << 20) // len(ARTICLE.encode())


@pytest.mark.parametrize(
    ("name", "block", "opening", "closing"),
    [
        ("a.jsonl.gz", f"{ARTICLE}\n" * MEGABYTE, "", ""),
        ("a.json.gz", f"{ARTICLE},\n" * MEGABYTE, "[", f"{ARTICLE}]"),
        ("a.csv.gz", f'a,"{"وزیر گفت، سد پر است. " * 50}"\n' * MEGABYTE, "id,text\n", ""),
    ],
)
def test_memory_does_not_grow_with_the_input(name: str, block: str, opening: str, closing: str) -> None:
    """200 MB of articles."""
    repeated(name, block.encode(), 200, opening.encode(), closing.encode())
    failed, documents, growth = measured(name, 32 << 20)
    assert failed == 0
    assert documents >= 200 * MEGABYTE
    assert growth < 30


BOMBS = [
    ("a.txt.gz", b"x" * (1 << 20), b""),
    ("a.jsonl.gz", b" " * (1 << 20), b'{"text": "'),
    ("a.json.gz", b"[" * (1 << 20), b"["),
    ("a.json.gz", b"x" * (1 << 20), b'[{"text": "'),
    ("a.csv.gz", b"x" * (1 << 20), b'id,text\n1,"'),
    ("a.csv.gz", b"x\n" * (1 << 18), b'id,text\n1,"'),
    ("a.html.gz", b"<p>" * (1 << 18), b"<html>"),
]


@pytest.mark.parametrize(("name", "block", "opening"), BOMBS)
def test_a_bomb_is_named_and_memory_stays_flat(name: str, block: bytes, opening: bytes) -> None:
    """Up to 100 MB that are one document, against a bound of 1 MB."""
    repeated(name, block, 100 if b"\n" not in block else 2, opening)
    failed, documents, growth = measured(name, 1 << 20)
    assert documents == 0
    assert failed >= 1
    assert growth < 60


@pytest.mark.parametrize(
    ("name", "data", "kept", "where"),
    [
        ("a.txt", "x" * 101, [], "a.txt"),
        ("a.jsonl", '{"text": "%s"}\n{"text": "x"}\n' % ("y" * 100), ["x"], "a.jsonl:1"),
        ("a.json", '[{"text": "%s"}, {"text": "x"}]' % ("y" * 100), ["x"], "a.json:1"),
        ("a.csv", f"id,text\n1,{'y' * 100}\n2,x\n", ["x"], "a.csv:2"),
    ],
)
def test_a_document_larger_than_the_bound_is_named(name: str, data: str, kept: list[str], where: str) -> None:
    items = read(written(name, data), max_bytes=100)
    assert [text for _, text in texts(items)] == kept
    assert failures(items) == [(where, "larger than 100 bytes; raise --max-document-bytes to read it")]
    assert len(texts(read(name, max_bytes=0))) == len(kept) + 1
