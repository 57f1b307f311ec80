"""WARC, WET and Parquet → documents."""

from __future__ import annotations

import datetime
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from reading import failures, read, texts, written
from test_documents_pages import FIRST, META, page

from iranru_cli.documents.document import Document
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.read import readable

warcio = pytest.importorskip("warcio.warcwriter")
http = pytest.importorskip("warcio.statusandheaders")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def archive(*records: tuple[str, str, str, str, bytes], packed: bool = True) -> bytes:
    """A WARC of (type, URL, status, content type, body)."""
    data = io.BytesIO()
    writer = warcio.WARCWriter(data, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for kind, url, status, content, body in records:
        headers = None
        if kind in ("response", "request"):
            line = status if kind == "response" else "GET / HTTP/1.1"
            headers = http.StatusAndHeaders(line, [("Content-Type", content)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, kind, io.BytesIO(body), http_headers=headers, warc_content_type="" if headers else content
        )
        writer.write_record(record)
    return data.getvalue()


PAGE = page(META.format("1404-09-15")).encode()
RECORDS = [
    ("request", "http://a.ir/1", "", "", b""),
    ("response", "http://a.ir/1", "200 OK", "text/html; charset=utf-8", PAGE),
    ("response", "http://a.ir/gone", "404 Not Found", "text/html", PAGE),
    ("response", "http://a.ir/x.png", "200 OK", "image/png", b"\x89PNG"),
    ("response", "http://a.ir/t", "200 OK", "text/plain", "متن".encode()),
    ("resource", "http://a.ir/2", "", "text/html", page().encode("utf-8")),
]


@pytest.mark.parametrize("packed", [True, False])
def test_warc(packed: bool) -> None:
    items = read(written("a.warc.gz", archive(*RECORDS, packed=packed)))
    documents = [readable(item) for item in items if isinstance(item, Document)]
    assert failures(items) == []
    assert [(d.id, d.source, d.published) for d in documents] == [
        ("http://a.ir/1", "http://a.ir/1", "2025-12-06"),  # its own date, not that of the crawl
        ("http://a.ir/t", "http://a.ir/t", None),
        ("http://a.ir/2", "http://a.ir/2", None),
    ]
    assert documents[0].text.startswith(FIRST)
    assert documents[1].text == "متن"


def test_wet() -> None:
    body = "تیتر\nوزیر گفت که سد پر است.\n"
    data = archive(("conversion", "http://a.ir/1", "", "text/plain", body.encode()))
    assert read(written("a.warc.wet.gz", data)) == [Document("http://a.ir/1", body, source="http://a.ir/1")]


def test_a_damaged_archive_gives_what_stands_before() -> None:
    whole = archive(*RECORDS, packed=False)
    items = read(written("a.warc", whole[: whole.index(b"http://a.ir/t") + 40]), written("z.txt", "خوب"))
    assert [id for id, _ in texts(items)] == ["http://a.ir/1", "z.txt"]
    items = read(written("b.warc", whole[: whole.index(b"WARC/1", 500)] + b"nonsense\r\n\r\n" + whole))
    ((where, reason),) = failures(items)
    assert where == "b.warc"
    assert reason.startswith("damaged WARC data after ")
    packed = gzip.compress(whole)
    ((where, reason),) = failures(read(written("c.warc.gz", packed[: len(packed) // 2])))
    assert reason.startswith("damaged gzip data")


def test_a_page_that_is_too_large_or_no_text_is_named() -> None:
    data = archive(
        ("response", "http://a.ir/1", "200 OK", "text/html", b"<html>" + b"x" * 1000),
        ("conversion", "http://a.ir/2", "", "text/plain", b"a\0b"),
        ("conversion", "http://a.ir/3", "", "text/plain", b"x"),
    )
    items = read(written("a.warc", data), max_bytes=500)
    assert texts(items) == [("http://a.ir/3", "x")]
    (first, second) = failures(items)
    assert first == ("http://a.ir/1", "larger than 500 bytes; raise --max-document-bytes to read it")
    assert second[0] == "http://a.ir/2"


def table(name: str, **columns: Any) -> str:
    pq.write_table(pa.table(columns), name)
    return name


def test_parquet() -> None:
    days = [datetime.date(2025, 12, 6), None]
    name = table("a.parquet", id=[7, 8], text=["متن", "x"], date=days, title=["t", None], more=[[1], [2]])
    assert read(name) == [Document("7", "متن", "t", "2025-12-06"), Document("8", "x")]


@pytest.mark.parametrize(
    "date", [datetime.datetime(2025, 12, 6, 10, 30), datetime.date(2025, 12, 6), "1404-09-15", "2025-12-06T10:30:00Z"]
)
def test_dates_of_parquet(date: object) -> None:
    (found,) = read(table("a.parquet", text=["x"], published=[date]))
    assert isinstance(found, Document)
    assert (found.id, found.published) == ("a.parquet:1", "2025-12-06")


def test_parquet_by_other_names_packed_and_through_a_pipe() -> None:
    name = table("a.bin", matn=["x"] * 200, key=[str(n) for n in range(200)])
    expected = [(str(n), "x") for n in range(200)]
    fields = Fields(text="matn", id="key")
    assert texts(read(name, fields=fields)) == expected
    data = Path(name).read_bytes()
    assert texts(read(written("a.parquet.gz", gzip.compress(data)), fields=fields)) == expected
    assert texts(read("-", stdin=data, fields=fields)) == expected


def test_parquet_that_is_wrong_is_named() -> None:
    name = table("a.parquet", body=["x", None, "y" * 200], id=["1", "2", "3"])
    items = read(name, max_bytes=100)
    assert texts(items) == [("1", "x")]
    assert [where for where, _ in failures(items)] == ["a.parquet:2", "a.parquet:3"]
    ((where, reason),) = failures(read(name, fields=Fields(text="matn")))
    assert (where, reason) == ("a.parquet", 'no column "matn" (there are: body, id); name it with --text-field')
    data = Path(name).read_bytes()
    ((where, reason),) = failures(read(written("b.parquet", data[:-20])))
    assert reason.startswith("damaged Parquet data after 0 rows: ")
    broken = data[:8] + b"\xff" * 60 + data[68:]
    ((where, reason), *_) = failures(read(written("c.parquet", broken)))
    assert "\n" not in reason
