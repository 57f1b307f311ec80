"""Which format an input has, and files of other kinds: told by first bytes, ending and content."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from reading import failures, read, texts, written

from iranru_cli.documents.formats import input_format
from iranru_cli.documents.reading import UnreadableError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        # by the ending, below that of the packing
        ("a.jsonl", b"", "jsonl"),
        ("a.ndjson.gz", b"", "jsonl"),
        ("A.JSONL.ZST", b"", "jsonl"),
        ("a.json", b'{"text": 1}', "json"),
        ("a.json.xz", b"", "json"),
        ("a.csv.bz2", b"x", "csv"),
        ("a.tsv", b"x", "tsv"),
        ("a.htm", b"x", "html"),
        ("a.txt", b'{"text": "x"}', "text"),  # the ending says what is meant
        ("a.txt", b"<html>", "text"),
        # by the content where the ending says nothing
        ("-", b'{"id": 1, "text": "x"}\n{"id": 2', "jsonl"),
        ("-", b'{"id": 1, "text": "a line that is longer than', "jsonl"),
        ("-", b'\xef\xbb\xbf{"text": "x"}\n', "jsonl"),
        ("dump", b'{\n  "id": 1,\n', "json"),
        ("dump.gz", b'[\n  {"id": 1,\n', "json"),
        ("dump", b"[]", "json"),
        ("dump", b"<!DOCTYPE html>\n<html>", "html"),
        ("dump", b"\n<HTML lang=fa>", "html"),
        ("dump", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC', "html"),
        ("dump.warc.gz", b"WARC/1.0\r\n", "warc"),
        ("dump.wet", b"WARC/1.1\r\n", "warc"),
        ("part-0001", b"PAR1\x15", "parquet"),
        # text that looks like one of these
        ("-", b"x", "text"),
        ("-", b"", "text"),
        ("a.md", "[تصاویر] گزارش".encode(), "text"),
        ("a", "[۱] {پانویس}".encode(), "text"),
        ("a", "{متن}".encode(), "text"),
        ("a", b"<p>x</p>", "text"),
        ("a", b"<htmlx>", "text"),
        ("jsonl", b"x", "text"),
        ("a.jsonl.txt", b"x", "text"),
        ("a.csv.part", b"id,text\n", "text"),
    ],
)
def test_format(name: str, head: bytes, expected: str) -> None:
    assert input_format(name, head) == expected


def test_a_given_format_is_taken() -> None:
    assert input_format("a.jsonl", b"\x89PNG", "text") == "text"


def _zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.txt", "x")
    return data.getvalue()


def _tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as file:
        file.addfile(tarfile.TarInfo("a.txt"))
    return data.getvalue()


OTHERS = [
    ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
    ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),  # whatever its name
    ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "a WebP image"),
    ("a.pdf", b"%PDF-1.7\n", "a PDF; turn it into text first"),
    ("a.docx", _zipped(), "unpack it, or save it as text"),
    ("a.tgz", _tarred(), "a tar archive"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    ("a", b"\x7fELF\x02\x01\x01\0", "a program"),
    ("a.db", b"SQLite format 3\0", "an SQLite database"),
    ("a.mp4", b"\0\0\0\x20ftypisom", "a video file"),
    ("a.bin", bytes(range(256)), "not text (zero bytes"),
    ("a.jsonl", b"\0\0\0\0", "not text (zero bytes"),
    ("a.jsonl", '{"text": "x"}\n'.encode("utf-16-le"), "say --encoding utf-16-le"),
]


@pytest.mark.parametrize(("name", "data", "kind"), OTHERS, ids=lambda value: value if isinstance(value, str) else "")
def test_other_files_are_named_and_passed_over(name: str, data: bytes, kind: str) -> None:
    items = read(written(name, data), written("z.txt", "خوب"))
    assert texts(items) == [("z.txt", "خوب")]
    ((where, reason),) = failures(items)
    assert where == name
    assert kind in reason


def test_zero_bytes_are_text_where_an_encoding_says_so() -> None:
    assert input_format("a", "متن".encode("utf-16"), "auto") == "text"
    assert input_format("a", "text".encode("utf-16-le"), "auto", "utf-16-le") == "text"
    with pytest.raises(UnreadableError, match="zero bytes"):
        input_format("a", "text".encode("utf-16-le"))
