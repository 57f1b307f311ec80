"""Text files of many documents, and lists of files."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from program import iranru
from reading import failures, read, texts, written

from iranru_cli.documents.paths import listed

TYPED = "وزير امور خارجه ايران گفت: پيمان جامع راهبردي ميان دو كشور امضا شد و متن آن منتشر مي شود."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("data", "separator", "expected"),
    [
        ("یک\n***\nدو", "***", [("a.txt:1", "یک\n"), ("a.txt:3", "دو")]),
        ("یک\r\n*** \r\nدو\r\n", "***", [("a.txt:1", "یک\r\n"), ("a.txt:3", "دو\r\n")]),
        ("***\nیک\n***\n***\n\n***\nدو\n***\n", "***", [("a.txt:2", "یک\n"), ("a.txt:7", "دو\n")]),
        ("x\ny\n\nz\n", "", [("a.txt:1", "x\ny\n"), ("a.txt:4", "z\n")]),
        ("x\n----\ny", "----", [("a.txt:1", "x\n"), ("a.txt:3", "y")]),
        ("x\n-----\ny", "----", [("a.txt:1", "x\n-----\ny")]),  # another line
        ("x *** y", "***", [("a.txt:1", "x *** y")]),
        ("یک\nپایان خبر\nدو", "پایان خبر", [("a.txt:1", "یک\n"), ("a.txt:3", "دو")]),
        ("", "***", []),
    ],
)
def test_separator(data: str, separator: str, expected: list[tuple[str, str]]) -> None:
    assert texts(read(written("a.txt", data), separator=separator)) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_separated_in_other_encodings(encoding: str) -> None:
    name = written("a.txt", f"{TYPED}\n***\n{TYPED}".encode(encoding))
    assert [text for _, text in texts(read(name, separator="***"))] == [f"{TYPED}\n", TYPED]


def test_a_bad_part_costs_itself() -> None:
    items = read(
        written("a.txt", b"x\n***\n\xff\xff\xff\n***\n" + b"y" * 20 + b"\n***\nz"), separator="***", max_bytes=10
    )
    assert texts(items) == [("a.txt:1", "x\n"), ("a.txt:7", "z")]
    assert [where for where, _ in failures(items)] == ["a.txt:3", "a.txt:5"]


def test_separator_is_for_text_alone() -> None:
    assert texts(read(written("a.jsonl", '{"text": "x"}\n***\n'), separator="***")) == [("a.jsonl:1", "x")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a.txt\nb c.txt\n", ["a.txt", "b c.txt"]),
        (b"a.txt\nb.txt", ["a.txt", "b.txt"]),
        (b"a.txt\r\nb.txt\r\n", ["a.txt", "b.txt"]),
        (b"a.txt\0b\nc.txt\0", ["a.txt", "b\nc.txt"]),
        (b"a.txt\0b.txt", ["a.txt", "b.txt"]),
        (b"\n\na.txt\n\n", ["a.txt"]),
        (b"", []),
        (b"\n", []),
        ("خبر.txt\n".encode(), ["خبر.txt"]),
        (b"\xff.txt\n", [os.fsdecode(b"\xff.txt")]),
    ],
)
def test_lists(data: bytes, expected: list[str]) -> None:
    assert list(listed(io.BytesIO(data))) == expected


def test_a_long_list() -> None:
    names = [f"folder/{n}.txt" for n in range(20_000)]
    for mark in ("\n", "\0"):
        assert list(listed(io.BytesIO("".join(name + mark for name in names).encode()))) == names


def test_files_from() -> None:
    for name in ("a.txt", "b.txt", "c.txt", "n/d.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        written(name, "وزیر گفت که سد پر است.")
    written("list", "b.txt\nmissing.txt\nn\n")
    done = iranru("extract", "--files-from", "list", "a.txt", "-r", "document")
    assert [line.split('"')[7] for line in done.stdout.splitlines()] == ["a.txt", "b.txt", "n/d.txt"]
    assert (done.returncode, done.stderr) == (1, "error: missing.txt: No such file or directory; skipped\n")
    done = iranru("extract", "--files-from", "-", "-r", "document", stdin=b"c.txt\0b.txt\0")
    assert [line.split('"')[7] for line in done.stdout.splitlines()] == ["c.txt", "b.txt"]
    assert iranru("extract", "--files-from", "-").returncode == 0  # an empty list is nothing to do
