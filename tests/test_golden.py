"""The samples' records, whole, against files that a person has read; and what must hold for every record of them.

IRANRU_UPDATE_GOLDEN=1 uv run pytest tests/test_golden.py    writes the files anew: read the difference before committing.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from iranru_cli import Extractor
from iranru_cli.documents.document import Document
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.output.jsonl import dumps
from iranru_cli.records import Record
from iranru_cli.text.digits import fold_arabic_digits
from iranru_cli.text.normalize import normalize

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SAMPLES = sorted(path.name for path in (ROOT / "samples").iterdir())


@cache
def records(sample: str) -> tuple[tuple[Document, list[Record]], ...]:
    """Each document of a sample file with its records; ids begin with samples/, as in the README."""
    extractor, out = Extractor(), []
    for item in read_documents([str(ROOT / "samples" / sample)], Reading(), io.BytesIO()):
        assert isinstance(item, Document), item
        doc = item.id.replace(str(ROOT) + "/", "")
        found = extractor.extract(item.text, doc=doc, published=item.published, title=item.title, source=item.source)
        out.append((item, found))
    return tuple(out)


def lines(sample: str) -> list[bytes]:
    """The golden file of a sample: all records but the documents' texts, which stand in the sample."""
    found = [record for _, rows in records(sample) for record in rows if record.type != "document"]
    return [dumps(record) for record in found]


@pytest.mark.parametrize("sample", SAMPLES)
def test_golden(sample: str) -> None:
    golden = GOLDEN / f"{sample}.records.jsonl"
    got = lines(sample)
    if os.environ.get("IRANRU_UPDATE_GOLDEN"):
        golden.write_bytes(b"\n".join(got) + b"\n")
    assert [orjson.loads(line) for line in golden.read_bytes().splitlines()] == [orjson.loads(line) for line in got]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with text, start and end in a record, parts left to themselves."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and not value.get("parts"):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_span_is_its_surface(sample: str) -> None:
    """raw[start:end], normalized in its document, is the span's text: same letters, blanks and joiners aside."""
    checked = 0
    for item, rows in records(sample):
        for record in rows:
            row = orjson.loads(dumps(record))
            if record.type == "document":
                assert row["text"] == item.text
                continue
            raw = item.title if row["doc"].endswith("#title") else item.text
            for span in spans(row):
                assert bare(raw[span["start"] : span["end"]]) == bare(span["text"]), span
                checked += 1
    assert checked > 10


def bare(text: str) -> str:
    return "".join(fold_arabic_digits(normalize(text)).replace("\u200c", "").split())
