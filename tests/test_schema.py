"""The JSON Schema of records: valid itself, strict, and in step with the dataclasses."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest
from jsonschema import Draft202012Validator
from sample_records import all_records, date, event, statement

import iranru_cli
from iranru_cli import records
from iranru_cli.output.jsonl import dumps
from iranru_cli.records import RECORD_TYPES, Record

SCHEMA: dict[str, Any] = json.loads((Path(iranru_cli.__file__).parent / "data/record.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def as_json(record: Record) -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads(dumps(record))
    return loaded


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    merged = ["mergedStatement", "group"]
    assert [choice["$ref"].rpartition("/")[2] for choice in SCHEMA["oneOf"]] == [*RECORD_TYPES, *merged]


@pytest.mark.parametrize("record", all_records(), ids=RECORD_TYPES[-1:] + RECORD_TYPES[:-1])
def test_records_fit(record: Record) -> None:
    VALIDATOR.validate(as_json(record))


@pytest.mark.parametrize("record_class", get_args(Record), ids=lambda c: c.__name__)
def test_keys_are_those_of_the_dataclasses(record_class: Any) -> None:
    definition = SCHEMA["$defs"][record_class.__dataclass_fields__["type"].default]
    keys = [field.name.rstrip("_") for field in dataclasses.fields(record_class)]
    assert sorted(definition["required"]) == sorted(definition["properties"]) == sorted(keys)


def test_every_object_is_closed() -> None:
    def check(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert sorted(node["required"]) == sorted(node["properties"])
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(SCHEMA)


CLOSED = [
    ("statement", "kind", records.Kind),
    ("speaker", "kind", records.SpeakerKind),
    ("speaker", "via", records.Via),
    ("event", "event", records.EventKind),
    ("event", "status", records.Status),
]


@pytest.mark.parametrize(("name", "key", "literal"), CLOSED)
def test_closed_lists_are_those_of_the_types(name: str, key: str, literal: Any) -> None:
    assert SCHEMA["$defs"][name]["properties"][key]["enum"] == list(get_args(literal))


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (statement(), {"kind": "quoted"}),
        (statement(), {"act": "mumble"}),
        (statement(), {"rule": "Say Colon"}),
        (statement(), {"confidence": 1.5}),
        (statement(), {"published": "1404/9/15"}),
        (statement(), {"about": None}),
        (statement(), {"more": 1}),
        (statement(), {"type": "remark"}),
        (statement(), {"content": {"text": "x", "start": -1, "end": 2, "parts": None}}),
        (statement(), {"content": {"text": "x", "start": 0, "end": 2}}),
        (event(), {"event": "cancelled"}),
        (event(), {"agreement": {"id": "a"}}),
        (date(), {"calendar": "mayan"}),
        (date(), {"from_": None}),
    ],
)
def test_what_does_not_fit(record: Record, changes: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(as_json(record) | changes)


@pytest.mark.parametrize("key", ["id", "doc", "speakers", "when", "rule"])
def test_no_key_may_be_missing(key: str) -> None:
    loaded = as_json(statement())
    del loaded[key]
    assert not VALIDATOR.is_valid(loaded)
