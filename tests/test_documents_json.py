"""JSON arrays, and JSON values one after the other → documents, in pieces of any size; hostile JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import failures, read, texts, written

from iranru_cli.documents import jsonarray
from iranru_cli.documents.document import Caution, Document, Failure
from iranru_cli.documents.reading import Reading


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('[{"id": "a", "text": "متن"}]', [("a", "متن")]),
        ('\ufeff\n [ {"text": "x"} ,\n{"text": "y"} ] \n', [("a.json:1", "x"), ("a.json:2", "y")]),
        ("[]", []),
        ("", []),
        (" \n", []),
        ('[{"text": "x"}, {"text": "y"},]', [("a.json:1", "x"), ("a.json:2", "y")]),
        ('[{"text": "]}\\"[{,\\\\"}]', [("a.json:1", ']}"[{,\\')]),
        ('[{"more": [[{"a": {}}], {}], "text": "x"}]', [("a.json:1", "x")]),
        ('{"id": "a", "text": "x"}', [("a", "x")]),  # an object alone
        ('{\n  "id": "a",\n  "text": "x"\n}\n{"text": "y"}', [("a", "x"), ("a.json:2", "y")]),
        ('{"text": "x"}\n{"text": "y"}\n', [("a.json:1", "x"), ("a.json:2", "y")]),  # JSON lines under this name
    ],
)
def test_documents(data: str, expected: list[tuple[str, str]]) -> None:
    items = read(written("a.json", data))
    assert texts(items) == expected
    assert failures(items) == []


@pytest.mark.parametrize(
    ("data", "kept", "where", "reason"),
    [
        ('[{"text": "x"}, {"text": "y', ["x"], "a.json:2", "cut off: it has no closing bracket (line 1)"),
        ('[{"text": "x"},\n{"text": "y"}', ["x", "y"], "a.json:3", "cut off: it has no closing bracket (line 2)"),
        ('[{"text": "x"},', ["x"], "a.json:2", "cut off"),
        ('{"text": "x"', [], "a.json:1", "cut off: the JSON object has no closing bracket"),
        ('[{"text": "x"}, {"text": y}, {"text": "z"}]', ["x", "z"], "a.json:2", "not JSON"),
        ('[{"text": "x"}, 5, {"text": "z"}]', ["x", "z"], "a.json:2", "not a JSON object"),
        ('[{"text": "x"}, "s", {"text": "z"}]', ["x", "z"], "a.json:2", "not a JSON object"),
        ('[{"text": "x"}, [{"text": "y"}]]', ["x"], "a.json:2", "not a JSON object"),
        ('[{"text": "x"}, {"text": ["y"]}]', ["x"], "a.json:2", 'no text under "text"'),
        ('[{"text": "x"}] and more', ["x"], "a.json:2", "not JSON"),
        ("متن", [], "a.json:1", "not JSON"),
    ],
)
def test_damage_is_named_and_the_rest_comes_out(data: str, kept: list[str], where: str, reason: str) -> None:
    items = read(written("a.json", data))
    assert [text for _, text in texts(items)] == kept
    ((place, told),) = failures(items)
    assert place == where
    assert reason in told
    assert "\n" not in told


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(['"', "\\", "[", "]}", ",", "{"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(VALUES.map(lambda more: {"text": "x", "more": more}), max_size=5), st.booleans(), st.integers(1, 9))
def test_any_array_in_blocks_of_any_size(values: list[object], escaped: bool, block: int) -> None:
    data = json.dumps(values, ensure_ascii=escaped).encode("utf-8", "replace")
    splitter = jsonarray._Splitter(0)
    found = [e for at in range(0, len(data), block) for e in splitter.feed(data[at : at + block])]
    found += splitter.end()
    assert [json.loads(element or b"") for element in found] == json.loads(data)


HOSTILE = [
    ("[" * 100_000, "not JSON"),
    ('{"text": "x", "deep": ' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
    ('{"text": "x", "n": ' + "9" * 100_000 + "}", "not JSON: number"),
    ('{"text": "x", "n": 1e99999}', "not JSON"),
    ('{"text": "x", "n": -1e-99999}', None),
    ('{"text": "x", "text": 5}', "no text"),
    ('{"text": 5}', "no text"),
    ('{"text": {"fa": "x"}}', "no text"),
    ('{"text": "a\x01b"}', "not JSON"),
    ('{"text": "x"', "not JSON"),
    ("\0", "zero bytes"),
    ('{"text": "a\0b"}', "zero bytes"),
]


@pytest.mark.parametrize(("line", "reason"), HOSTILE, ids=lambda value: str(value)[:30])
def test_hostile_lines(line: str, reason: str | None) -> None:
    items = read(written("a.jsonl", f'{{"text": "first"}}\n{line}\n{{"text": "last"}}\n'))
    expected = ["first", "last"] if reason else ["first", "x", "last"]
    assert [text for _, text in texts(items)] == expected
    for where, told in failures(items):
        assert where == "a.jsonl:2"
        assert (reason or "no reason") in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a\ud83d", "a\ufffd"),
        (r"\ude00b", "\ufffdb"),
        (r"\ud83d\ud83d\ude00", "\ufffd😀"),
        (r"\\ud83d \ud83d", "\\ud83d \ufffd"),  # an escaped backslash is no surrogate
        (r"\ud83d\\u0041", "\ufffd\\u0041"),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_half_characters_are_replaced_and_told(text: str, expected: str, name: str) -> None:
    caution, document = read(written(name, f'{{"id": "a", "text": "{text}"}}'))
    assert document == Document("a", expected)
    assert caution == Caution(f"{name}:1", "half a character became U+FFFD", "half a character became U+FFFD")


@pytest.mark.parametrize("text", [r"\ud83d\ude00", r"\\ud83d", r"\u0000", "x"])
def test_whole_characters_stay(text: str) -> None:
    assert read(written("a.jsonl", f'{{"id": "a", "text": "{text}"}}')) == [Document("a", json.loads(f'"{text}"'))]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1256"])
def test_encodings(name: str, encoding: str) -> None:
    text = "وزير گفت كه سد پر است و آب به شهر مي رسد و مردم شادند"
    written(name, f'{{"id": "a", "text": "{text}"}}\n{{"id": "b", "text": "x"}}\n'.encode(encoding))
    given_encoding = encoding if encoding == "utf-16-le" else "auto"
    assert texts(read(name, encoding=given_encoding)) == [("a", text), ("b", "x")]


def test_a_bad_place_in_utf_16_is_named_and_what_stands_before_comes_out() -> None:
    data = '{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n'.encode("utf-16-le")
    items = read(written("a.jsonl", b"\xff\xfe" + data + b"\x00\xdc{\0"))
    assert texts(items) == [("a", "x"), ("b", "y")]
    assert isinstance(items[-1], Failure)
    assert items[-1].reason == "not utf-16-le"


def test_documents_come_as_they_are_read() -> None:
    """A pipe need not end before the first document does."""

    blocks = [b'[{"text": "x"}, {"te', b'xt": "y"}]']

    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            data = blocks.pop(0) if blocks else b""
            buffer[: len(data)] = data
            return len(data)

    items = iter(jsonarray.read_json_array(io.BufferedReader(Pipe()), "-", Reading()))
    assert next(items) == Document("-:1", "x")
    assert len(blocks) == 1
