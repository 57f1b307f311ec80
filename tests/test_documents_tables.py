"""CSV and TSV → documents: columns, delimiters, quoting, encodings, and rows that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import failures, read, texts, written

from iranru_cli.documents.document import Caution, Document
from iranru_cli.documents.fields import Fields

PERSIAN = "وزير امور خارجه ايران گفت: پيمان جامع راهبردي ميان دو كشور امضا شد و متن آن منتشر مي شود."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id,text\na,متن\n", [("a", "متن")]),
        ("text\nمتن", [("a.csv:2", "متن")]),
        ("id;text\na;x, y\n", [("a", "x, y")]),  # as Excel writes in many countries
        ("id|text\na|x, y; z\n", [("a", "x, y; z")]),
        ("id\ttext\na\tx, y\n", [("a", "x, y")]),
        ('"id, or so";text\na;x\n', [("a.csv:2", "x")]),  # what is quoted parts no columns
        ("Id, TEXT \na,x\n", [("a", "x")]),
        ('id,text\na,"x, ""y"""\n', [("a", 'x, "y"')]),
        ('id,text\na,"x\r\ny\n\nz"\r\nb,w\r\n', [("a", "x\r\ny\n\nz"), ("b", "w")]),  # lines of a cell stay as they are
        ('text\n"x\ny"\nz\n', [("a.csv:2", "x\ny"), ("a.csv:4", "z")]),  # called by the line where a row begins
        ("\ufeffid,text\na,x\n", [("a", "x")]),
        ("id,text\n\na,x\n  \n\n", [("a", "x")]),
        ("id,text\na,\n", [("a", "")]),
        ("id,text,\na,x,,\n", [("a", "x")]),  # empty cells too many
        ("id,text\n", []),
        ("", []),
        ('id,text\na,"سد" پر است\n', [("a", '"سد" پر است')]),  # quotes that are no quoting
        ('id,text\na,5" pipe\nb,y\n', [("a", '5" pipe'), ("b", "y")]),
    ],
)
def test_csv(data: str, expected: list[tuple[str, str]]) -> None:
    items = read(written("a.csv", data))
    assert texts(items) == expected
    assert failures(items) == []


def test_columns_are_guessed_as_in_json() -> None:
    data = 'url,body,title,published\nhttp://a,متن,عنوان,1404-09-15\nhttp://b,x,,"soon"\n'
    first, caution, second = read(written("a.csv", data))
    assert first == Document("http://a", "متن", "عنوان", "2025-12-06", "http://a")
    assert isinstance(caution, Caution)
    assert caution.where == "a.csv:3"
    assert second == Document("http://b", "x", source="http://b")


@pytest.mark.parametrize(
    ("data", "how", "expected"),
    [
        ("matn,key\nx,k\n", {"fields": Fields(text="matn", id="key")}, [("k", "x")]),
        ("متن,شناسه\nx,k\n", {"fields": Fields(text="متن", id="شناسه")}, [("k", "x")]),
        ("k,x\nl,y\n", {"header": False, "fields": Fields(text="2", id="1")}, [("k", "x"), ("l", "y")]),
        ("id:text\na:x,y\n", {"delimiter": ":"}, [("a", "x,y")]),
        ("id,text\na,x\n", {"input_format": "csv"}, [("a", "x")]),
    ],
)
def test_options(data: str, how: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert texts(read(written("a.csv", data), **how)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id\ttext\na\tx, y; z\n", [("a", "x, y; z")]),
        ('id\ttext\na\t"x\ty"\n', [("a", "x\ty")]),
        ('id\ttext\na\t"سد" پر\nb\t"باز\nc\tx\n', [("a", '"سد" پر'), ("b", '"باز\n'[:-1]), ("c", "x")]),
        ("id\ttext\r\na\tx\r\n", [("a", "x")]),
    ],
)
def test_tsv(data: str, expected: list[tuple[str, str]]) -> None:
    assert texts(read(written("a.tsv", data))) == expected


def test_an_article_of_a_megabyte_is_one_cell() -> None:
    text = "وزیر گفت، «سد» پر است.\n" * 30_000
    assert texts(read(written("a.csv", f'id,text\na,"{text}"\n'))) == [("a", text)]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("windows-1256", PERSIAN), ("utf-16", PERSIAN), ("utf-32", PERSIAN), ("utf-8-sig", PERSIAN)],
)
def test_encodings(encoding: str, text: str) -> None:
    name = written("a.csv", f"id;text\nالف;{text}\nب;{text}\n".encode(encoding))
    assert texts(read(name)) == [("الف", text), ("ب", text)]


def test_a_given_encoding() -> None:
    data = "id,text\nالف,متن\n".encode("windows-1256")  # too few letters to be sure of
    assert failures(read(written("a.csv", data)))[0][1].startswith("not UTF-8 at byte")
    assert texts(read("a.csv", encoding="windows-1256")) == [("الف", "متن")]
    wide = "id,text\na,متن\n".encode("utf-16-be")
    assert texts(read(written("b.csv", wide), encoding="utf-16-be")) == [("a", "متن")]


@pytest.mark.parametrize(
    ("data", "kept", "expected"),
    [
        ("id,body text\na,x\n", [], ("a.csv", 'no column "text" or "body" or "content" (there are: id, body text)')),
        ('id,text\na,x\nb,"y\nc,z\nd,w\n', ["x", "z", "w"], ("a.csv:3", "a quote that opens here does not close")),
        ('id,text\na,x\nb,"y\nc,"z"\nd,w\n', ["x", "z", "w"], ("a.csv:3", "a quote that opens here does not close")),
        ('id,text\na,"x"y,z\nb,w\n', ["w"], ("a.csv:2", "not CSV: ")),
        ('id,text\na,"x"y",z\nb,w\n', ["w"], ("a.csv:2", "a quote that opens here")),
        ("id,text\na,x,y\nb,w\n", ["w"], ("a.csv:2", "3 cells where the first line has 2")),
        ("id,text\na\nb,w\n", ["w"], ("a.csv:2", 'no text under "text"')),
        ("id,text\na,x\rb,y\nc,w\n", ["w"], ("a.csv:2", "not CSV: ")),  # line ends of old Macs
        ("id,text\na,x\0y\nb,w\n", ["w"], ("a.csv:2", "not text (zero bytes")),
    ],
)
def test_bad_rows_are_named_and_the_rest_goes_on(data: str, kept: list[str], expected: tuple[str, str]) -> None:
    items = read(written("a.csv", data), input_format="csv")
    assert [text for _, text in texts(items)] == kept
    ((where, reason),) = failures(items)
    assert where == expected[0]
    assert expected[1] in reason
    assert "\n" not in reason


def test_a_bad_byte_costs_its_row() -> None:
    head = "id,text\n" + "a,متن خوب\n" * 10_000
    items = read(written("a.csv", head.encode() + b"b,\xff\xfe\nc,x\n"))
    assert len(texts(items)) == 10_001
    ((where, reason),) = failures(items)
    assert where == "a.csv:10002"
    assert reason.startswith("not UTF-8")
