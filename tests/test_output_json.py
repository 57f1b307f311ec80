"""JSON lines and the JSON array."""

from __future__ import annotations

import io
import json
import pickle

import pytest
from sample_records import all_records, date, statement

from iranru_cli.documents.document import Document
from iranru_cli.output.form import Form, Writer
from iranru_cli.output.jsonl import JsonArray, JsonLines, dumps
from iranru_cli.records import Span

DOCUMENT = Document("d", "متن")


def written(form: Form, *documents: list[object]) -> bytes:
    target = io.BytesIO()
    writer = Writer(target, form)
    writer.begin()
    for records in documents:
        writer.write(form.render(DOCUMENT, records))  # type: ignore[arg-type]
    writer.end()
    return target.getvalue()


def test_lines() -> None:
    lines = written(JsonLines(), all_records(), [], [statement()]).decode().splitlines()  # type: ignore[arg-type]
    assert [json.loads(line)["type"] for line in lines] == [
        *(record.type for record in all_records()),
        "statement",
    ]
    assert "عباس عراقچی" in lines[1]  # UTF-8, no escapes


@pytest.mark.parametrize("sizes", [(), (0,), (1,), (2, 0, 1), (0, 3)])
def test_array(sizes: tuple[int, ...]) -> None:
    data = written(JsonArray(), *[[statement()] * size for size in sizes])
    assert len(json.loads(data)) == sum(sizes)
    assert data.endswith(b"\n")


def test_keys_of_a_date() -> None:
    loaded = json.loads(dumps(date(from_="2025-09-23")))
    assert loaded["from"] == "2025-09-23"
    assert "from_" not in loaded


@pytest.mark.parametrize("text", ['"from_":', '\\"from_":', '{"from_":"x"}', "from_"])
def test_text_that_looks_like_the_key_stays(text: str) -> None:
    loaded = json.loads(dumps(date(text=text, doc=text)))
    assert (loaded["text"], loaded["doc"]) == (text, text)
    assert "from" in loaded


def test_text_comes_back_as_it_was() -> None:
    text = '\u200cمی\u200cرود\u202b \t\n"\\ \x00 😀'
    assert json.loads(dumps(statement(content=Span(text, 0, 9))))["content"]["text"] == text


@pytest.mark.parametrize("form", [JsonLines(), JsonArray()])
def test_forms_go_to_other_processes(form: Form) -> None:
    assert pickle.loads(pickle.dumps(form)) == form


def test_each_document_is_flushed() -> None:
    class Target(io.BytesIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed += 1

    target = Target()
    writer = Writer(target, JsonLines())
    writer.write(b"a\n")
    writer.write(b"")
    assert target.flushed == 1
