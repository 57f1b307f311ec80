"""HTML pages: main text with its joiners, headline, date, encodings, offsets; and pages that give nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import iranru
from reading import failures, read, written

pytest.importorskip("trafilatura")

from iranru_cli.documents.document import Document
from iranru_cli.documents.encodings import UndecodableError
from iranru_cli.documents.pages import decode_page, main_text
from iranru_cli.documents.reading import UnreadableError

FIRST = "محسن کشتکار وزیر آبخیزها روز شنبه گفت: «این پیمان لازم‌الاجرا شده است و طرفین گفته‌اند آن را اجرا می‌کنند.»"
SECOND = "وی افزود که بیش از ۲۰ بند این پیمان تا پایان سال در دو کشور به اجرا درمی‌آید و گزارش آن منتشر می‌شود."


def page(head: str = "", first: str = FIRST, title: str = "پیمان اجرا می‌شود") -> str:
    return (
        f'<!DOCTYPE html><html lang="fa"><head><title>{title} | نامه‌بر</title>{head}</head><body>'
        "<nav><a href='/'>خانه</a> <a href='/s'>ورزش</a></nav>"
        f"<article><h1>{title}</h1><p>{first}</p><script>var x = 1;</script><p>{SECOND}</p></article>"
        "<footer>همه حقوق این سایت محفوظ است</footer></body></html>"
    )


def text_of(html: str, **more: str) -> Document:
    return main_text(Document("a.html", html, is_page=True, **more))


@pytest.mark.parametrize(
    "first",
    [
        FIRST,
        FIRST.replace("\u200c", "&zwnj;"),
        FIRST.replace("\u200c", "&#8204;"),
        FIRST.replace("\u200c", "&#x200C;"),
        FIRST.replace("وزیر آبخیزها", "<b>وزیر</b> <a href='/x'>آبخیزها</a>"),
        FIRST.replace("گفت: ", "گفت:\n   "),
    ],
)
def test_main_text_keeps_joiners(first: str) -> None:
    found = text_of(page(first=first))
    assert found.text == f"{FIRST}\n{SECOND}"
    assert found.title == "پیمان اجرا می‌شود"
    assert not found.is_page


def test_a_stand_in_that_stands_in_the_page_is_not_taken() -> None:
    assert text_of(page(first=FIRST + " \ua66e")).text.startswith(FIRST + " \ua66e")


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (META.format("2025-12-06T10:30:00+03:30"), "2025-12-06"),
        (META.format("1404-09-15T10:30:00"), "2025-12-06"),
        (META.format("۱۴۰۴/۰۹/۱۵ - ۱۰:۳۰"), "2025-12-06"),
        (META.format("۱۵ آذر ۱۴۰۴"), "2025-12-06"),
        ('<meta itemprop="datePublished" content="2025-12-06">', "2025-12-06"),
        ('<meta name="dc.date" content="1404/9/15">', "2025-12-06"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-12-06T07:00Z"}</script>',
            "2025-12-06",
        ),
        # the day of publication, not that of a change
        (META.format("2025-12-06") + '<meta property="article:modified_time" content="2026-01-01">', "2025-12-06"),
        (META.format("soon"), None),
        (META.format("1404-12-30"), None),
        ("", None),  # «روز شنبه» tells no day, and today is never taken
    ],
)
def test_dates(head: str, day: str | None) -> None:
    assert text_of(page(head)).published == day


def test_what_the_input_says_goes_before_the_page() -> None:
    found = text_of(page(META.format("2025-12-06")), published="2020-01-01", title="T")
    assert (found.published, found.title) == ("2020-01-01", "T")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="windows-1256">' + "سلام".encode("windows-1256"), "سلام"),
        (b"<meta http-equiv=x content='text/html; charset=windows-1256'>" + "سلام".encode("windows-1256"), "سلام"),
        (b"<meta charset=utf-8>" + "سلام".encode(), "سلام"),
        ("سلام".encode(), "سلام"),
        ("\ufeffسلام".encode("utf-16"), "سلام"),
        (b"<meta charset=utf-16>" + "سلام".encode(), "سلام"),
        (b"<meta charset=nonsense>" + "سلام".encode(), "سلام"),
        (b"<meta charset=base64>" + "سلام".encode(), "سلام"),
        ("سلام".encode() * 99 + b"\xff", "\ufffd"),  # a byte that is wrong, as browsers show it
        (("وزير گفت كه سد پر است و آب به شهر مي رسد. " * 3).encode("windows-1256"), "مي رسد"),  # names nothing
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert expected in decode_page(data)


def test_a_page_in_no_encoding() -> None:
    with pytest.raises(UndecodableError, match="not utf-8"):
        decode_page("سلام".encode("windows-1256") * 9, "utf-8")


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body></body></html>", "<html>" + "<div>" * 50_000, "<html><script>x</script>"]
)
def test_pages_without_text(html: str) -> None:
    with pytest.raises(UnreadableError):
        text_of(html)


def test_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = read(written("a.html", page()))
    assert isinstance(found, Document)
    assert (found.id, found.is_page) == ("a.html", True)
    assert failures(read(written("b.html", "x" * 11), max_bytes=10))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_offsets_count_in_the_text_that_document_gives_back(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "n").mkdir()
    (tmp_path / "n/a.html").write_text(page(META.format("1404-09-15")))
    (tmp_path / "n/b.html").write_text("<html><body></body></html>")
    (tmp_path / "n/c.txt").write_text(FIRST)
    done = iranru("extract", "n", "-r", "document,statement", "-j", jobs, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "error: n/b.html: no main text found in this page; skipped\n"
    records = [json.loads(line) for line in done.stdout.splitlines()]
    document, statement, *_ = records
    assert document["text"] == f"{FIRST}\n{SECOND}"
    assert document["published"] == "2025-12-06"
    content = statement["content"]
    assert document["text"][content["start"] : content["end"]].startswith("این پیمان لازم‌الاجرا")
    assert {record["doc"] for record in records if record["type"] == "document"} == {"n/a.html", "n/c.txt"}
    explained = iranru("explain", "n", cwd=tmp_path)
    assert explained.stderr == done.stderr
    assert FIRST in json.loads(explained.stdout.splitlines()[0])["text"]
