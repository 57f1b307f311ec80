"""`iranru score`: what counts as the same, figures, intervals, groups; and that it agrees with the task's own measure."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from gold_cases import TEXT, gold, records, shuffled, span, statement
from hypothesis import given, settings
from hypothesis import strategies as st
from program import ROOT, iranru

from iranru_cli.documents.outlets import outlet
from iranru_cli.score import score
from iranru_cli.score.figures import FIGURES, Value, measured
from iranru_cli.score.groups import year
from iranru_cli.score.intervals import intervals
from iranru_cli.score.names import same_agreement, same_entity, same_name, same_role, same_speakers
from iranru_cli.score.spans import best_first, edges, overlap, words
from iranru_cli.score.values import canonical

SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize(
    ("name", "accepted", "same"),
    [
        ("مجید تخت روانچی", ["مجید تخت‌روانچی"], True),
        ("مجيد تخت روانچي", ["مجید تخت روانچی"], True),
        ("دکتر مسعود پزشکیان", ["مسعود پزشکیان"], True),
        ("سید عباس عراقچی", ["عباس عراقچی"], True),
        ("عباس علی عراقچی", ["عباس عراقچی"], True),
        ("تخت روانچی", ["مجید تخت روانچی"], True),
        ("روانچی", ["مجید تخت روانچی"], False),
        ("روانچی", ["مجید تخت روانچی", "روانچی"], True),
        ("مجید", ["مجید تخت روانچی"], False),
        ("عباس عراقچی", ["عباس عراقچیان"], False),
        ("امور خارجه روسیه", ["وزارت امور خارجه روسیه"], False),
        ("امور خارجه روسیه", ["دستگاه امور خارجه روسیه"], True),
        ("", ["مجید"], False),
        ("مجید", [""], False),
        ("«»", ["مجید"], False),
    ],
)
def test_names(name: str, accepted: list[str], same: bool) -> None:
    assert same_name(name, accepted) is same


@pytest.mark.parametrize(
    ("names", "speaker", "aliases", "same"),
    [
        (["الف ب"], "الف ب", [], True),
        ([], None, [], True),
        (["مردم"], None, ["مردم"], True),
        (["مردم"], None, [], False),
        ([], "الف ب", [], False),
        (["الف ب", "پ ت"], "الف ب", [], False),
        (["پ ت", "الف ب"], ["الف ب", "پ ت"], [], True),
        (["الف ب"], ["الف ب", "پ ت"], [], False),
        (["طرفین"], ["الف ب", "پ ت"], ["طرفین"], True),
        (["الف ب", "پ ت", "ج چ"], ["الف ب", "پ ت"], [], False),
        (["الف ب", "الف ب"], ["الف ب", "پ ت"], [], False),
        ([None], "الف ب", [], False),
    ],
)
def test_speakers(names: list[str], speaker: Any, aliases: list[str], same: bool) -> None:
    assert same_speakers([{"name": name} for name in names], {"speaker": speaker, "aliases": aliases}) is same


@pytest.mark.parametrize(
    ("role", "wanted", "same"),
    [
        ("رئیس‌جمهور ایران", "رئیس جمهور ایران", True),
        ("وزیر خارجه ایران", "وزیر امور خارجه ایران", True),
        ("وزیر خارجه", "وزیر امور خارجه ایران", False),
        ("وزیر نیرو", "وزیر کشور", False),
        ("", "وزیر کشور", False),
    ],
)
def test_roles(role: str, wanted: str, same: bool) -> None:
    assert same_role(role, wanted) is same


@pytest.mark.parametrize(
    ("name", "accepted", "same"),
    [
        ("معاهده جامع راهبردی", ["معاهده مشارکت جامع راهبردی ایران و روسیه"], True),
        ("برجام", ["توافق هسته‌ای", "برجام"], True),
        ("توافق", ["توافق هسته‌ای"], False),
        ("معاهده گلستان", ["معاهده ترکمانچای"], False),
        ("", [""], False),
    ],
)
def test_agreements(name: str, accepted: list[str], same: bool) -> None:
    assert same_agreement(name, accepted) is same


@pytest.mark.parametrize(
    ("predicted", "wanted", "same"),
    [
        ({"name": "عراقچی", "mentions": [{"text": "عباس عراقچی"}]}, {"kind": "person", "name": "عباس عراقچی"}, True),
        ({"name": "عراقچی"}, {"kind": "person", "name": "عباس عراقچی"}, False),
        ({"name": "وزارت نیرو"}, {"kind": "organization", "name": "وزارت کشور"}, False),
        ({"name": "شورای شهر آبسر"}, {"kind": "organization", "name": "شورای اسلامی شهر آبسر"}, True),
    ],
)
def test_entities(predicted: dict[str, Any], wanted: dict[str, Any], same: bool) -> None:
    assert same_entity(predicted, wanted) is same


@pytest.mark.parametrize(
    ("value", "one_form"),
    [
        ("2025-10", "2025-10-01/2025-10-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2025", "2025-01-01/2025-12-31"),
        ("2024/2025-03", "2024-01-01/2025-03-31"),
        ("2025-12-07T18:17", "2025-12-07"),
        ("2025-12-07T18:17+03:30/2025-12-08T01:00", "2025-12-07/2025-12-08"),
        ("2025-12-07", "2025-12-07"),
        ("P5D", "P5D"),
        ("2025-13", "2025-13"),
        ("0000-01", "0000-01"),
        ("", None),
        (None, None),
    ],
)
def test_values(value: str | None, one_form: str | None) -> None:
    assert canonical(value) == one_form


def test_words_in_common() -> None:
    text = "او به‌زودی «می‌آید» و می‌رود."
    assert [text[a:b] for a, b in words(text, (3, 20))] == ["به‌زودی", "می‌آید"]
    assert overlap(words(text, (3, 20)), words(text, (0, 10))).common == 1
    assert overlap([], []) == (0.0, 0, 0, 0)
    assert edges(words(text, (10, 19))) == edges(words(text, (11, 18)))
    assert edges([]) is None


def test_the_best_pair_is_matched_first() -> None:
    assert best_first([(0.6, 0, 0), (0.9, 1, 0), (0.6, 0, 1)]) == {1: 0, 0: 1}
    assert best_first([(0.5, 1, 0), (0.5, 0, 0)]) == {0: 0}
    assert best_first([]) == {}


def figures(document: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Value]:
    return score([document], found, resamples=0).groups[0].figures


def test_the_gold_against_itself_is_right() -> None:
    found = figures(gold(), records(gold()))
    values = {name: value.value for name, value in found.items() if value.value is not None}
    assert {name for name, value in values.items() if value != 1.0} == {"when_invented", "about_invented"}
    assert (values["when_invented"], values["about_invented"]) == (0, 0)
    assert found["organization"].value is None


def test_nothing_found() -> None:
    found = figures(gold(), [])
    assert found["statement"] == Value(0.0, 0.0, 0.0, 0, 0, 2)
    assert found["speaker_accuracy"].value is None
    assert found["content_token_f1"] == Value(0.0, 0.0, 0.0, 0, 0, 6)


def changed(**fields: Any) -> list[dict[str, Any]]:
    """The records with other fields in the first statement."""
    found = records(gold())
    return [record | fields if record.get("id") == "chashmeh-1#s1" else record for record in found]


WRONG = [
    ({"speakers": []}, "speaker", "speaker_accuracy", 0.5),
    ({"when": None}, "when", "when_accuracy", 0.5),
    ({"when": {"value": "2025-10-26"}}, "when", "when_accuracy", 0.5),
    ({"about": []}, "about", "about_accuracy", 0.0),
    ({"kind": "direct"}, "kind", "kind_accuracy", 0.5),
    ({"content": span("پیمان چشمه")}, "content", "content_exact", 0.5),
]


@pytest.mark.parametrize(("fields", "field", "figure", "value"), WRONG)
def test_a_wrong_field(fields: dict[str, Any], field: str, figure: str, value: float) -> None:
    scored = score([gold()], changed(**fields), resamples=0)
    assert scored.groups[0].figures[figure].value == value
    assert scored.groups[0].figures["complete_fact"].value == (1.0 if field == "kind" else 0.5)
    assert [field in error.fields for error in scored.errors] == [True]


def test_what_is_invented_is_counted() -> None:
    silent = gold(statements=[statement("صبور باشند", when=None, agreements=[])])
    found = records(gold(statements=[statement("صبور باشند", agreements=["A1"])]))
    assert figures(silent, found)["when_invented"].value == 1
    assert figures(silent, found)["about_invented"].value == 1


def test_a_borderline_case_is_neither_right_nor_wrong() -> None:
    open_ = gold(statements=[statement("صبور باشند", optional=True)], dates=[])
    assert figures(open_, [])["statement"].value is None
    found = [record for record in records(open_) if record["type"] == "statement"]
    assert figures(open_, found)["statement"] == Value(None, None, None, 0, 0, 0)
    assert figures(gold(statements=[]), found)["statement"] == Value(0.0, 0.0, 0.0, 0, 1, 0)


def test_errors_hold_both_sides() -> None:
    scored = score([gold()], changed(content=span("وزیر قنات")), resamples=0)
    kinds = {(error.error, error.gold is None, error.predicted is None) for error in scored.errors}
    assert kinds == {("extra", True, False), ("missed", False, True)}


@given(st.integers(0, 99), st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_the_order_of_lines_changes_nothing(one: int, other: int) -> None:
    documents = [gold(f"d-{n}", published=f"20{20 + n}-01-01") for n in range(4)]
    found = [record for n, document in enumerate(documents) for record in records(document)[: 9 - 2 * n]]
    first = score(documents, found, by=["outlet", "year"], resamples=20)
    assert score(shuffled(documents, one), shuffled(found, other), by=["outlet", "year"], resamples=20) == first


def test_intervals() -> None:
    good, bad = {"stmt_tp": 8, "stmt_fp": 1, "stmt_fn": 1}, {"stmt_tp": 1, "stmt_fp": 3, "stmt_fn": 3}
    low, high = intervals([good] * 6 + [bad] * 6)["statement"]
    middle = measured(FIGURES[1], {key: 6 * (good[key] + bad[key]) for key in good}).value
    assert middle is not None
    assert low < middle < high
    assert intervals([good] * 12)["statement"] == (0.8889, 0.8889)
    assert intervals([good]) == {}
    wider = intervals([good, good, bad])["statement"]
    assert wider[1] - wider[0] > high - low
    assert intervals([good, bad], seed=3) == intervals([good, bad], seed=3)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"id": "irna-1404-17"}, "irna"),
        ({"id": "tg-Chashmeh-75463"}, "tg-Chashmeh"),
        ({"id": "irna-1", "outlet": "تسنیم"}, "تسنیم"),
        ({"id": "x", "source": "https://www.mehrnews.com/news/1"}, "mehrnews.com"),
        ({"id": "irna2"}, "irna2"),
        ({"id": "17"}, "-"),
        ({"id": ""}, "-"),
    ],
)
def test_outlets(document: dict[str, Any], name: str) -> None:
    assert outlet(document) == name


def test_years() -> None:
    assert (year({"published": "2025-12-06"}), year({"published": None}), year({})) == ("2025", "-", "-")


# --- the command


@pytest.fixture
def here(tmp_path: Path) -> Path:
    documents = [gold("a-1"), gold("b-1", published=None)]
    write(tmp_path / "gold.jsonl", documents)
    write(tmp_path / "pred.jsonl", [record for document in documents for record in records(document)])
    return tmp_path


def write(path: Path, objects: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), encoding="utf-8")


def test_json_lines_and_json(here: Path) -> None:
    done = iranru("score", "gold.jsonl", "pred.jsonl", "--by", "outlet,year", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(row["by"], row["group"]) for row in rows} == {
        (None, None), ("outlet", "a"), ("outlet", "b"), ("year", "2025"), ("year", "-")
    }  # fmt: skip
    assert len(rows) == 5 * len(FIGURES)
    whole = json.loads(iranru("score", "gold.jsonl", "pred.jsonl", "-f", "json", cwd=here).stdout)
    assert (whole["documents"], whole["statement"]) == (2, {"p": 1.0, "r": 1.0, "f1": 1.0})


def test_records_of_a_pipe_and_errors(here: Path) -> None:
    piped = "".join(json.dumps(one) + "\n" for one in changed(doc="a-1", speakers=[])).encode()
    done = iranru("score", "gold.jsonl", "-", "--errors", "3", stdin=piped, cwd=here)
    errors = [row for row in map(json.loads, done.stdout.splitlines()) if row["type"] == "error"]
    assert len(errors) == 3
    assert all(error["gold"] is None or error["gold"].get("text", "") in TEXT for error in errors)
    assert "no records of 1 document: b-1" in done.stderr


def test_a_table(here: Path) -> None:
    done = iranru("score", "gold.jsonl", "pred.jsonl", "-f", "table", "--by", "outlet", cwd=here)
    assert done.returncode == 0
    assert "خبر کامل" in done.stdout
    assert "رسانه" in done.stdout


BAD = [
    ("{", "not JSON"),
    ("[]", "not a JSON object"),
    ('{"id": 1, "text": "x"}', 'no "id"'),
    ('{"id": "z"}', 'no "text"'),
    ('{"id": "z", "text": "x", "dates": {}}', '"dates" must be a list'),
    ('{"id": "z", "text": "x", "statements": [{"start": 0, "end": 2}]}', "statements 1: no span of the text"),
    ('{"id": "z", "text": "x", "dates": [{"start": "0", "end": 2}]}', 'dates 1: "start" and "end" must be offsets'),
    ('{"id": "a-1", "text": "x"}', 'a second document with the id "a-1"'),
]


@pytest.mark.parametrize(("line", "said"), BAD)
def test_a_bad_gold_line_is_named_and_left_out(here: Path, line: str, said: str) -> None:
    with (here / "gold.jsonl").open("a") as file:
        file.write(line + "\n")
    done = iranru("score", "gold.jsonl", "pred.jsonl", "-f", "json", cwd=here)
    assert done.returncode == 1
    assert f"error: gold.jsonl:3: {said}" in done.stderr
    assert json.loads(done.stdout)["complete_fact"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ('{"type": "remark", "doc": "a-1"}', "no record"),
        ('{"type": "date", "doc": "a-1"}', "a date without start and end"),
        ('{"type": "statement", "doc": "a-1", "content": null}', "a statement without start and end"),
        ('{"type": "statement"}', 'no "doc"'),
        ('{"type": "entity", "doc": "a-1", "mentions": 3}', "must be lists"),
    ],
)
def test_a_bad_record_is_named_and_left_out(here: Path, line: str, said: str) -> None:
    with (here / "pred.jsonl").open("a") as file:
        file.write(line + "\n")
    done = iranru("score", "gold.jsonl", "pred.jsonl", "-f", "json", "-q", cwd=here)
    assert done.returncode == 1
    assert "error: pred.jsonl:" in done.stderr
    assert said in done.stderr
    assert json.loads(done.stdout)["complete_fact"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["gold.jsonl", "none.jsonl"], "none.jsonl"),
        (["none.jsonl", "pred.jsonl"], "none.jsonl"),
        (["-", "-"], "cannot both be standard input"),
        (["gold.jsonl", "pred.jsonl", "--by", "author"], "outlet or year"),
    ],
)
def test_misuse(here: Path, args: list[str], said: str) -> None:
    done = iranru("score", *args, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


# --- the measure that the task came with


def measure() -> Any:
    path = SHARED / "gold" / "score.py"
    if not path.exists():
        pytest.skip("the task's own measure is not beside the project")
    spec = importlib.util.spec_from_file_location("task_measure", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


@pytest.mark.parametrize("name", ["seed", "dev", "dev2", "dates"])
def test_it_agrees_with_the_measure_of_the_task(name: str, tmp_path: Path) -> None:
    theirs = measure()
    path = SHARED / "gold" / f"{name}.jsonl"
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    write(tmp_path / "in.jsonl", [{key: one.get(key) for key in ("id", "published", "text")} for one in documents])
    extracted = iranru("extract", "in.jsonl", "-r", "all", cwd=tmp_path).stdout
    ours = json.loads(iranru("score", str(path), "-", "-f", "json", stdin=extracted.encode(), cwd=tmp_path).stdout)
    of = defaultdict(list)
    for line in extracted.splitlines():
        record = json.loads(line)
        of[record["doc"]].append(record)
    tally = theirs.Tally()
    for document in documents:
        theirs.score_doc(document, document["text"], of[document["id"]], tally)
    for figure, value in theirs.summary(tally, len(documents)).items():
        nothing = {"p": None, "r": None, "f1": None}  # where it has zeros for what neither side holds
        assert ours[figure] == value or (ours[figure] == nothing and set(value.values()) == {0.0}), figure
