"""JSON lines → documents: guesses, given names, dates, and lines that are wrong."""

from __future__ import annotations

import io

import pytest

from iranru_cli.documents.document import Caution, Document, Failure, Item
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.jsonlines import read_json_lines
from iranru_cli.documents.reading import Reading

LONG = "وزير امور خارجه ايران گفت پيمان جامع راهبردي ميان دو كشور امضا شد و متن آن منتشر مي شود"


def read(*lines: str | bytes, fields: Fields | None = None, encoding: str = "auto") -> list[Item]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    reading = Reading(fields=fields or Fields(), encoding=encoding)
    return list(read_json_lines(io.BufferedReader(io.BytesIO(data)), "n.jsonl", reading))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"id": "a", "text": "متن"}', Document("a", "متن")),
        ('{"text": "متن"}', Document("n.jsonl:1", "متن")),
        ('{"id": 17, "body": "متن"}', Document("17", "متن")),
        ('{"id": "", "content": "متن"}', Document("n.jsonl:1", "متن")),
        ('{"id": true, "text": "متن"}', Document("n.jsonl:1", "متن")),
        ('{"id": null, "url": "http://a", "text": ""}', Document("http://a", "", source="http://a")),
        ('{"id": "a", "text": "x\\r\\ny", "title": "عنوان"}', Document("a", "x\r\ny", "عنوان")),
        ('{"id": "a", "text": "x", "published": "1404-09-15"}', Document("a", "x", published="2025-12-06")),
        ('{"id": "a", "text": "x", "date": "2025-12-06T10:00:00Z"}', Document("a", "x", published="2025-12-06")),
        ('{"id": "a", "text": "x", "date": ""}', Document("a", "x")),
        ('{"id": "a", "text": "x", "published": null}', Document("a", "x")),
        ('{"id": "a", "text": "x", "source": "ایرنا", "url": "u"}', Document("a", "x", source="ایرنا")),
        ('{"id": "a", "text": null, "body": "x"}', Document("a", "x")),
        (b'\xef\xbb\xbf{"id": "a", "text": "x"}', Document("a", "x")),
    ],
)
def test_documents(line: str | bytes, expected: Document) -> None:
    assert read(line) == [expected]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("{'id': 1}", "not JSON"),
        ('{"text": NaN}', "not JSON"),
        ("[]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"id": "a"}', 'no text under "text" or "body" or "content"'),
        ('{"id": "a", "text": ["x"]}', "no text under"),
        ('{"id": "a", "text": 5, "date": "x"}', "no text under"),  # one trouble a line
        (b'{"id": "a", "text": "\xff\xfe"}', "not UTF-8"),
    ],
)
def test_bad_lines_are_named_and_the_rest_goes_on(line: str | bytes, reason: str) -> None:
    failure, document = read(line, '{"id": "b", "text": "x"}')
    assert document == Document("b", "x")
    assert isinstance(failure, Failure)
    assert failure.where == "n.jsonl:1"
    assert reason in failure.reason
    assert "\n" not in failure.reason


def test_blank_lines_count_but_give_nothing() -> None:
    assert read("", '{"text": "x"}', "  \r") == [Document("n.jsonl:2", "x")]


@pytest.mark.parametrize("date", ['"tomorrow"', "1733480000", '["2025-12-06"]', '"1404-12-30"'])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    caution, document = read(f'{{"id": "a", "text": "x", "published": {date}}}')
    assert document == Document("a", "x")
    assert isinstance(caution, Caution)
    assert caution.where == "n.jsonl:1"
    assert caution.reason.startswith("publication date left out: ")


def test_given_names_take_the_place_of_guesses() -> None:
    fields = Fields(text="matn", date="when", id="key", title="head")
    line = '{"id": "a", "text": "x", "matn": "y", "when": "2025-12-06", "key": "k", "head": "h"}'
    assert read(line, fields=fields) == [Document("k", "y", "h", "2025-12-06")]
    assert isinstance(read('{"text": "x"}', fields=fields)[0], Failure)


def test_a_line_in_windows_1256() -> None:
    line = f'{{"id": "a", "text": "{LONG}"}}'
    assert read(line.encode("windows-1256")) == [Document("a", LONG)]
    assert read(line.encode("windows-1256"), encoding="windows-1256") == [Document("a", LONG)]
    assert isinstance(read(line.encode("windows-1256"), encoding="utf-8")[0], Failure)
