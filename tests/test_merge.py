"""`iranru merge`: what is one statement and what is not, who is one speaker, wording, and that order changes nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from program import ROOT, iranru

from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.merge import Merger, merge
from iranru_cli.merge.sketch import alike, keys, numbers, word_hashes
from iranru_cli.merge.voices import Registry
from iranru_cli.merge.wording import changes

WORDS = "آب سد آبسر تا پایان بهار آینده به همه روستاهای دشت چشمه می‌رسد"
LONGER = "آب سد آبسر تا پایان بهار آینده به همه روستاها و شهرهای دشت چشمه می‌رسد"
SCHEMA = json.loads((ROOT / "iranru_cli/data/record.schema.json").read_text("utf-8"))


def person(name: str | None, role: str | None = None, kind: str = "person") -> dict[str, Any]:
    return {"name": name, "kind": kind, "role": role, "country": None, "id": None, "mention": None, "via": "name"}


def said(
    id: str,
    content: str = WORDS,
    speaker: dict[str, Any] | None = None,
    published: str | None = None,
    when: str | None = None,
    act: str = "say",
) -> dict[str, Any]:
    date = {"value": when, "native": None, "text": "روز", "start": 0, "end": 3, "basis": "explicit"}
    return {
        "type": "statement",
        "id": f"{id}#s1",
        "doc": id,
        "published": published,
        "kind": "indirect",
        "speakers": [speaker or person("کیومرث دشت‌آرا", "وزیر قنات")],
        "cue": {"text": "گفت", "start": 0, "end": 3, "parts": None},
        "act": act,
        "content": {"text": content, "start": 4, "end": 4 + len(content), "parts": None},
        "when": date if when else None,
        "about": [],
        "addressees": [],
        "place": None,
        "occasion": None,
        "relayed_by": [],
        "confidence": 0.9,
        "rule": "ke",
    }


def person_said(
    name: str | None, role: str | None = None, kind: str = "person", content: str = WORDS
) -> dict[str, Any]:
    return said("b-1", content, person(name, role, kind))


SAME = [
    said("b-1"),
    said("b-1", WORDS.replace("ی", "ي").replace("ک", "ك")),
    said("b-1", WORDS.replace("می‌رسد", "میرسد")),
    said("b-1", WORDS.replace("آینده", "")),
    said("b-1", LONGER),
    said("b-1", published="2025-03-20"),
    said("b-1", when="2025-03-01"),
    said("b-1", when="2025-02-28"),
    person_said("دشت‌آرا"),
    person_said("وزیر قنات", "وزیر قنات"),
    person_said("وزارت قنات", kind="organization", content=WORDS) | {"speakers": [person("دکتر کیومرث دشت‌آرا")]},
    person_said("یک مقام آگاه", kind="unnamed"),
    said("b-1") | {"speakers": []},
    person_said("وزیر قنات", "وزیر قنات", content=LONGER),
]
OTHER = [
    said("b-1", "آب سد آبسر تا پایان بهار سال آینده به روستاهای کوهستان نخواهد رسید"),
    said("b-1", WORDS + " و همه از آن می‌نوشند و با آن باغ‌ها و کشتزارهای خود را در تابستان سیراب می‌کنند"),
    said("b-1", "سد آبسر"),
    said("b-1", act="deny"),
    said("b-1", published="2025-06-01"),
    said("b-1", when="2025-03-09"),
    person_said("نصرت چشمه‌سار", "وزیر قنات"),
    person_said("بهرام دشت‌آرا", "شهردار آبسر"),
    person_said("شهرداری آبسر", kind="organization"),
    person_said("یک مقام آگاه", kind="unnamed", content=LONGER),
]


@pytest.mark.parametrize("other", SAME)
def test_the_same_statement(other: dict[str, Any]) -> None:
    assert len(merge([said("a-1", published="2025-03-02", when="2025-03-01"), other])) == 1


@pytest.mark.parametrize("other", OTHER)
def test_two_statements(other: dict[str, Any]) -> None:
    one = said("a-1", published="2025-03-02", when=None if other["published"] else "2025-03-01")
    assert merge([one, other]) == []


def test_numbers_tell_statements_apart() -> None:
    first = said("a-1", "امسال ۳۰۰ رشته قنات در دشت چشمه لایروبی شده است")
    assert merge([first, said("b-1", "امسال ۴۰۰ رشته قنات در دشت چشمه لایروبی شده است")]) == []
    assert len(merge([first, said("b-1", "امسال 300 رشته قنات در دشت چشمه لایروبی شده است")])) == 1


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (said("b-1", "استعفا می‌دهم", published="2025-03-02"), True),
        (said("b-1", "استعفا می‌دهم", published="2025-03-05"), False),
        (said("b-1", "استعفا می‌دهم"), False),
        (said("b-1", "استعفا نمی‌دهم", published="2025-03-02"), False),
        (said("b-1", "استعفا می‌دهم", person("دشت‌آرا"), published="2025-03-02"), False),
    ],
)
def test_few_words_are_the_same_only_where_all_is(other: dict[str, Any], together: bool) -> None:
    assert len(merge([said("a-1", "استعفا می‌دهم", published="2025-03-02"), other])) == together


def test_a_chain_joins_nothing_that_cannot_be_one() -> None:
    undated = said("b-1")
    chain = [said("a-1", published="2010-01-01"), undated, said("c-1", published="2020-01-01")]
    assert [found["documents"] for found in merge(chain)] == [2]
    people = [person("علی دشت‌آرا"), person("دشت‌آرا"), person("رضا دشت‌آرا")]
    assert [found["documents"] for found in merge(said(f"d-{n}", speaker=p) for n, p in enumerate(people))] == [2]


@pytest.mark.parametrize(
    ("speaker", "id"),
    [
        (person("دونالد ترامپ"), "person:trump"),
        (person("ترامپ", "رئیس‌جمهور آمریکا"), "person:trump"),
        (person("کیومرث دشت‌آرا"), "person:کیومرثدشتآرا"),
        (person("كيومرث دشت آرا", "وزیر"), "person:کیومرثدشتآرا"),
        (person("دشت‌آرا", "وزیر قنات"), "person:دشتآرا|وزیرقنات"),
        (person("وزیر قنات", "وزیر قنات"), "role:وزیرقنات"),
        (person("سازمان ملل", kind="organization"), "org:un"),
        (person("شورای آبسر", kind="organization"), "org:شورایآبسر"),
        (person("ایران", kind="country"), "country:IR"),
        (person("دشت‌آرا"), None),
        (person("طرفین", kind="group"), None),
        (person("یک مقام آگاه", kind="unnamed"), None),
        (person(None), None),
    ],
)
def test_ids_of_speakers(speaker: dict[str, Any], id: str | None) -> None:
    assert Registry(load_lexicon(None)).id(speaker) == id


@pytest.mark.parametrize(
    ("first", "other", "found"),
    [
        ("سد فردا پر می‌شود", "سد امروز پر میشود", [("فردا", "امروز")]),
        ("سد فردا پر می‌شود", "سد پر می‌شود", [("فردا", "")]),
        ("سد پر می‌شود", "سد آبسر پر می‌شود", [("", "آبسر")]),
        ("سد «پر» شد", "سد پر، شد", []),
        ("از آب در آمد", "از آب درآمد", []),
        ("", "", []),
    ],
)
def test_wording(first: str, other: str, found: list[tuple[str, str]]) -> None:
    assert changes(first, other) == found


def test_sketches_are_the_same_for_any_spelling() -> None:
    assert word_hashes("مي‌شود «۵» تأیید") == word_hashes("میشود 5 تایید")
    assert numbers(word_hashes("۵ سد و ۳ رود")) == sorted(word_hashes("5 3"))
    assert len(keys(word_hashes(WORDS))) == 8
    assert alike(word_hashes("سد"), word_hashes("رود")) == 0.0
    assert keys(word_hashes("")) == keys(word_hashes("..."))


CROWD = [
    said(f"{outlet}-{number}", content, speaker, published)
    for number, (content, published) in enumerate(
        [
            (WORDS, "2025-03-02"),
            (LONGER, "2025-03-03"),
            (WORDS, None),
            ("سد پر شد", "2025-03-02"),
            (LONGER, "2026-03-03"),
        ]
    )
    for outlet, speaker in (("a", person("کیومرث دشت‌آرا")), ("b", person("دشت‌آرا")), ("c", person("رضا کوهی")))
]


def assigned(statements: list[dict[str, Any]]) -> dict[str, str]:
    with Merger() as merger:
        for statement in statements:
            merger.add(statement)
        return {found["id"]: found["group"] for found in merger.statements()}


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_the_order_changes_nothing(seed: int) -> None:
    assert assigned(random.Random(seed).sample(CROWD, len(CROWD))) == assigned(CROWD)


def test_merging_again_changes_nothing() -> None:
    with Merger() as merger:
        assert all(merger.add(statement) for statement in CROWD)
        assert not any(merger.add(statement) for statement in CROWD)
        once = list(merger.statements())
    with Merger() as merger:
        for statement in once:
            merger.add(statement)
        assert list(merger.statements()) == once


def test_a_group_tells_its_first_appearance() -> None:
    found = merge([said("late-1", LONGER, published="2025-03-04"), said("early-1", published="2025-03-02")])[0]
    assert (found["id"], found["content"], found["published"]) == ("early-1#s1", WORDS, "2025-03-02")
    assert (found["documents"], found["outlets"]) == (2, ["early", "late"])
    assert [member["changes"] for member in found["members"]] == [[], [{"was": "روستاهای", "now": "روستاها و شهرهای"}]]


# --- the command


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        lines = [statement for statement in CROWD if statement["doc"].startswith(name)]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text + '{"type":"date","doc":"x"}\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("args", [[], ["--groups"], ["--groups", "--min-statements", "1"]])
def test_files_and_a_pipe_give_the_same_and_fit_the_schema(here: Path, args: list[str]) -> None:
    done = iranru("merge", "a.jsonl", "b.jsonl", *args, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    piped = b"".join((here / name).read_bytes() for name in ("a.jsonl", "b.jsonl"))
    assert iranru("merge", *args, stdin=piped, cwd=here).stdout == done.stdout
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    for row in rows:
        Draft202012Validator(SCHEMA).validate(row)


def test_extracted_statements_of_two_files(tmp_path: Path) -> None:
    for name, text in (
        ("x", f"کیومرث دشت‌آرا وزیر قنات گفت: {WORDS}."),
        ("y", f"دشت‌آرا، وزیر قنات، افزود: «{LONGER}»."),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    extracted = iranru("extract", "x.txt", "y.txt", cwd=tmp_path).stdout.encode()
    groups = iranru("merge", "--groups", stdin=extracted, cwd=tmp_path).stdout.splitlines()
    assert [json.loads(line)["documents"] for line in groups] == [2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("7", "not a JSON object"),
        ('{"doc": "a"}', 'no "type"'),
        ('{"type": "statement", "id": "a"}', 'without "doc"'),
        ('{"type": "statement", "id": "a", "doc": "a", "content": {"start": 3}}', "without the text"),
        ('{"type": "statement", "id": "a", "doc": "a", "content": {"text": ""}, "speakers": 1}', "no list"),
        (
            '{"type": "statement", "id": "a", "doc": "a", "content": {"text": ""}, "speakers": [{"name": 1}]}',
            "no string",
        ),
        (
            '{"type": "statement", "id": "a", "doc": "a", "content": {"text": ""}, "speakers": [], "when": 3}',
            "no string",
        ),
    ],
)
def test_a_bad_line_is_named_and_left_out(here: Path, line: str, said: str) -> None:
    whole = iranru("merge", "a.jsonl", cwd=here).stdout
    with (here / "a.jsonl").open("a") as file:
        file.write(line + "\n")
    done = iranru("merge", "a.jsonl", cwd=here)
    assert (done.returncode, done.stdout) == (1, whole)
    assert "error: a.jsonl:7: " in done.stderr
    assert said in done.stderr


def test_misuse(here: Path) -> None:
    done = iranru("merge", "none.jsonl", cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.jsonl: No such file" in done.stderr
    twice = iranru("merge", "a.jsonl", "a.jsonl", cwd=here)
    assert twice.returncode == 0
    assert "5 statements came twice" in twice.stderr
    assert twice.stdout == iranru("merge", "a.jsonl", cwd=here).stdout
