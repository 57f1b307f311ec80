"""`iranru gold`: prefilled, checked, repaired, and to annotation tools and back without a loss."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import orjson
import pytest
from gold_cases import TEXT, gold, span, statement
from hypothesis import given, settings
from hypothesis import strategies as st
from program import iranru
from test_score import write

from iranru_cli.gold import labelstudio, standoff
from iranru_cli.gold.checking import problems, repair
from iranru_cli.gold.marks import Mark, from_marks, to_marks
from iranru_cli.gold.places import item_lines
from iranru_cli.gold.reading import misshapen
from iranru_cli.gold.writing import line, page

ARTICLE = "کیومرث دشت‌آرا، وزیر قنات، روز ۳ آبان ۱۴۰۴ در آبسر گفت: «پیمان چشمه امضا شد.»\nاو از مردم خواست صبور باشند."

# --- prefilled


def test_prefilled_gold_is_what_the_program_finds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    made = iranru("gold", "make", "a.txt", "-d", "2025-10-26", "-o", "gold.jsonl", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    document = json.loads((tmp_path / "gold.jsonl").read_text("utf-8"))
    assert (document["id"], document["text"], document["published"]) == ("a.txt", ARTICLE, "2025-10-26")
    first = document["statements"][0]
    assert (first["text"], first["speaker"], first["cue"]) == ("پیمان چشمه امضا شد", "کیومرث دشت‌آرا", "گفت")
    assert ARTICLE[first["start"] : first["end"]] == first["text"]
    extracted = iranru("extract", "a.txt", "-r", "all", "-d", "2025-10-26", cwd=tmp_path).stdout.encode()
    scored = json.loads(iranru("score", "gold.jsonl", "-", "-f", "json", stdin=extracted, cwd=tmp_path).stdout)
    values = [value["f1"] if isinstance(value, dict) else value for key, value in scored.items() if key != "intervals"]
    assert {value for value in values[2:] if value is not None} == {1.0, 0}
    assert (scored["complete_fact"]["f1"], scored["when_invented"]) == (1.0, 0)


def test_the_form_for_an_editor_is_the_same_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("باران بارید.", encoding="utf-8")
    lines = iranru("gold", "make", "a.txt", "b.txt", cwd=tmp_path).stdout
    edited = iranru("gold", "make", "a.txt", "b.txt", "-f", "edit", cwd=tmp_path).stdout
    assert len(edited.splitlines()) > len(lines.splitlines()) == 2
    assert iranru("gold", "check", "-", stdin=edited.encode()).stdout == lines


# --- checked


@pytest.mark.parametrize(
    ("start", "end", "words", "moved"),
    [
        (8, 13, "باران", False),
        (0, 5, "باران", True),
        (9, 14, "باران", True),
        (900, 905, "باران", False),
        (8, 14, "باران", True),
        (0, 5, "برف", False),
        (3, 4, "ا", False),
        (0, 5, "", False),
        (0, "5", "باران", False),
    ],
)
def test_a_span_moves_to_its_words(start: Any, end: Any, words: str, moved: bool) -> None:
    item = {"text": words, "start": start, "end": end}
    document = {"text": "او گفت: باران بارید و رفت", "dates": [item]}
    assert repair(document) == moved
    assert (item["start"], item["end"]) == ((8, 13) if moved else (start, end))


def test_mentions_of_agreements_move_too() -> None:
    document = gold()
    document["agreements"][0]["mentions"][0]["start"] = 0
    assert repair(document) == 1
    assert document == gold()


def changed(key: str, **fields: Any) -> dict[str, Any]:
    """The gold with other fields in the first item of a list."""
    document = gold()
    document[key][0] |= fields
    return document


WRONG = [
    (changed("statements", kind="quoted"), "statements", '"kind" is \'quoted\''),
    (changed("statements", when="1404/8/3"), "statements", "not an ISO value"),
    (changed("statements", agreements=["A2"]), "statements", 'has the id "A2"'),
    (changed("statements", speaker=3), "statements", '"speaker" must be'),
    (changed("statements", cue="نوشت"), "statements", "does not stand in the text"),
    (changed("statements", text="برف بارید"), "statements", "nor once nearby"),
    (changed("statements", text=" پیمان", **{"start": span("پیمان")["start"] - 1, "end": span("پیمان")["end"]}),
     "statements", "with a blank"),
    (changed("dates", type="day"), "dates", '"type"'),
    (changed("events", status="maybe"), "events", '"status"'),
    (changed("events", agreement="A7"), "events", 'has the id "A7"'),
    (changed("entities", kind="river"), "entities", '"kind"'),
    (gold(agreements=gold()["agreements"] * 2), "agreements", "stands twice"),
    (gold(published="1404"), "", '"published"'),
]  # fmt: skip


@pytest.mark.parametrize(("document", "key", "said"), WRONG)
def test_what_is_wrong_is_named(document: dict[str, Any], key: str, said: str) -> None:
    found = list(problems(document))
    assert found
    assert all(problem.key == key and said in problem.message for problem in found)


VALUES = ["2025-12-06", "2025-12", "2025", "2025-12-06/2025-12-12", "P20Y", "PT3H", "2025-12-06T18:17", None]


@pytest.mark.parametrize("value", VALUES)
def test_what_is_right_is_not_named(value: str | None) -> None:
    assert list(problems(changed("dates", value=value))) == []
    assert list(problems(changed("statements", cue="از … خواست", speaker=["الف", "ب"]))) == []


def test_problems_have_the_line_of_their_item(tmp_path: Path) -> None:
    documents = [gold("a-1"), changed("dates", type="day") | {"id": "b-1"}]
    (tmp_path / "g.txt").write_bytes(b"".join(map(page, documents)))
    (tmp_path / "g.jsonl").write_bytes(b"".join(map(line, documents)))
    number = (tmp_path / "g.txt").read_text("utf-8").splitlines().index(
        "  " + orjson.dumps(documents[1]["dates"][0]).decode()
    )  # fmt: skip
    done = iranru("gold", "check", "g.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: g.txt:{number + 1}: dates 1: ")
    assert done.stdout == (tmp_path / "g.jsonl").read_text("utf-8")
    assert "error: g.jsonl:2: dates 1: " in iranru("gold", "check", "g.jsonl", cwd=tmp_path).stderr


def test_a_document_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_bytes(
        page(gold("a-1")) + b'{"id": "x",\n  "text": 3\n}\n' + b'{"id"\n' + page(gold("b-1"))
    )
    done = iranru("gold", "check", "g.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["a-1", "b-1"]
    assert done.stderr.count("left out") == 2
    (tmp_path / "none.txt").write_text("{", encoding="utf-8")
    assert iranru("gold", "check", "none.txt", cwd=tmp_path).returncode == 2


def test_places_of_items() -> None:
    assert item_lines(page(gold()).decode())["events", 0] == page(gold()).decode().split("\n").index(
        "  " + orjson.dumps(gold()["events"][0]).decode()
    )
    assert item_lines('{"a": "[{", "dates": [{"x": {"y": [{}]}},\n{}]}') == {("dates", 0): 0, ("dates", 1): 1}


# --- tools

names = st.text("ابپ \u200c🙂«»\"\\\t'", min_size=1, max_size=8).map(str.strip).filter(bool)
words = st.one_of(st.none(), names)
lists = st.lists(names, max_size=2)


@st.composite
def spans(draw: st.DrawFn, text: str, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    """A span that neither begins nor ends with a blank, with fields of which any may be missing."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    start = draw(st.sampled_from(places))
    end = draw(st.sampled_from([place for place in places if place >= start])) + 1
    item = draw(st.fixed_dictionaries({}, optional=fields))
    with_text = {"text": text[start:end]} if draw(st.booleans()) else {}
    return {**with_text, **item, "start": start, "end": end}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Gold of any content, well formed: emoji, several lines, missing lists, keys of one's own."""
    text = draw(st.text("ابپ 🙂«\u200c\n\r\t\ufeff", min_size=1, max_size=40).filter(lambda text: bool(text.strip())))
    mark = {"optional": st.just(True), "mine": st.one_of(names, st.integers(0, 9), st.none())}
    kind = st.sampled_from(["direct", "indirect", "mixed", "nominal", "odd"])
    said = {
        "speaker": st.one_of(words, lists),
        "aliases": lists,
        "role": words,
        "kind": kind,
        "when": words,
        "cue": words,
    }
    ids = draw(st.lists(st.sampled_from(["A1", "A2", "A3"]), unique=True))
    mentions = st.lists(spans(text), max_size=2)
    whole = {
        "statements": st.lists(spans(text, agreements=lists, **said, **mark), max_size=3),
        "dates": st.lists(spans(text, type=st.sampled_from(["date", "set"]), value=words, **mark), max_size=3),
        "agreements": st.tuples(*(st.fixed_dictionaries({"id": st.just(i), "name": names, "mentions": mentions}) for i in ids)).map(list),
        "events": st.lists(spans(text, agreement=words, type=st.just("signed"), status=st.just("done"), parties=lists, **mark), max_size=2),
        "entities": st.lists(
            st.fixed_dictionaries({"kind": st.sampled_from(["person", "place"]), "name": names, "aliases": lists, "role": words}), max_size=3
        ),
    }  # fmt: skip
    found = draw(st.fixed_dictionaries({}, optional=whole))
    return {"id": draw(names), "published": draw(words), "text": text, "mine": draw(st.booleans())} | found


def normal(document: dict[str, Any]) -> dict[str, Any]:
    """Order of entities of different kinds and places, and of keys, does not count."""
    entities = document.get("entities")
    ordered = {"entities": sorted(entities, key=lambda one: json.dumps(one, sort_keys=True))} if entities else {}
    return document | ordered


@given(documents())
@settings(max_examples=150, deadline=None)
def test_round_trips_lose_nothing(document: dict[str, Any]) -> None:
    assert misshapen(document) is None
    marked = to_marks(document)
    assert normal(from_marks(marked)) == normal(document)
    task = json.loads(json.dumps(labelstudio.task(marked, "test")))
    assert normal(from_marks(labelstudio.read_task(task))) == normal(document)
    written = standoff.written(marked)
    assert normal(from_marks(standoff.read(document["text"], written, "x"))) == normal(document)
    assert json.loads(page(document)) == json.loads(line(document)) == document


def edited(**fields: Any) -> dict[str, Any]:
    """A task of Label Studio whose first statement an annotator changed."""
    task = labelstudio.task(to_marks(gold()), "test")
    result = json.loads(json.dumps(task["predictions"][0]["result"]))
    for row in result:
        if row["id"] == "statement-1" and row["from_name"] in fields:
            key = "choices" if row["type"] == "choices" else "text"
            row["value"][key] = fields.pop(row["from_name"])
    for name, value in fields.items():
        row = {
            "id": "statement-1",
            "from_name": name,
            "to_name": "text",
            "type": "choices",
            "value": {"choices": value},
        }
        result.append(row)
    return task | {"annotations": [{"result": [], "was_cancelled": True}, {"result": result}]}


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"statement_kind": ["direct"]}, "kind", "direct"),
        ({"statement_speaker": ["الف", "ب"]}, "speaker", ["الف", "ب"]),
        ({"statement_speaker": ["الف"]}, "speaker", "الف"),
        ({"statement_speaker": []}, "speaker", None),
        ({"statement_aliases": []}, "aliases", []),
        ({"statement_role": ["شهردار"]}, "role", "شهردار"),
        ({"statement_optional": ["optional"]}, "optional", True),
    ],
)
def test_what_an_annotator_changed_is_read(fields: dict[str, Any], name: str, value: Any) -> None:
    document = from_marks(labelstudio.read_task(edited(**fields)))
    assert document["statements"][0] == gold()["statements"][0] | {name: value}
    assert document["statements"][1:] == gold()["statements"][1:]


def test_a_region_made_by_hand() -> None:
    task = labelstudio.task(to_marks(gold(statements=[])), "test")
    where = span("صبور باشند")
    for id, label in (("x", "statement"), ("y", "person"), ("z", "agreement")):
        value = where | {"labels": [label]}
        task["predictions"][0]["result"].append({"id": id, "from_name": "label", "type": "labels", "value": value})
    document = from_marks(labelstudio.read_task(task))
    assert document["statements"] == [
        statement("صبور باشند", cue=None, mention=None, speaker=None, aliases=[], role=None, when=None)
    ]
    assert document["entities"][-1] == {"kind": "person", "name": "صبور باشند", "aliases": [], "role": None}
    assert document["agreements"][-1]["name"] == "صبور باشند"
    assert misshapen(document) is None


def test_offsets_of_old_versions_count_utf_16() -> None:
    text = "🙂🙂 باران بارید"
    for start, end in ((3, 8), (5, 10)):
        value = {"start": start, "end": end, "text": "باران", "labels": ["date"]}
        task = {"data": {"text": text}, "annotations": [{"result": [{"id": "a", "type": "labels", "value": value}]}]}
        assert labelstudio.read_task(task).marks == [Mark("date", 3, 8, {}, True)]


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ({}, 'no "data"'),
        ({"data": {"text": 3}}, 'no "data"'),
        ({"data": {"text": "x"}, "predictions": [{"result": [{"id": "a", "type": "labels", "value": {"labels": ["date"]}}]}]}, "without offsets"),
        ({"data": {"text": "x"}, "predictions": [{"result": [{"id": "a", "type": "labels", "value": {"labels": ["date"], "start": 0, "end": 9}}]}]}, "is not in the text"),
    ],
)  # fmt: skip
def test_tasks_that_are_none(task: dict[str, Any], said: str) -> None:
    with pytest.raises(labelstudio.TaskError, match=said):
        labelstudio.read_task(task)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("T1\tdate 0 99\tx", "line 1: the span 0 99 is not in the text"),
        ("T1\tdate x 9\tx", "no label and span"),
        ("T1", "line 1"),
        ("\nT1\tdate 0 1\tx\n#1\tAnnotatorNotes T1\t{", "line 3: the note is not JSON"),
        ("T1\tdate 0 1\tx\n#1\tAnnotatorNotes T1\t[]", "no JSON object"),
    ],
)
def test_annotations_that_are_none(source: str, said: str) -> None:
    with pytest.raises(standoff.StandoffError, match=said):
        standoff.read("متن", source, "x")


def test_marks_made_in_brat() -> None:
    source = "T1\tstatement 0 3;4 9\tمتن دیگر\nA1\tkind T1 direct\nT2\tplace 0 3\tمتن\nR1\tx Arg1:T1 Arg2:T2\nT3\tother 0 1\tم\n"
    document = from_marks(standoff.read("متن\nدیگر!", source, "n"))
    assert (document["id"], [document["statements"][0][key] for key in ("start", "end", "kind")]) == (
        "n",
        [0, 9, "direct"],
    )
    assert document["entities"] == [{"kind": "place", "name": "متن", "aliases": [], "role": None}]


def test_configurations_name_every_label_and_field() -> None:
    tree = ElementTree.fromstring(labelstudio.configuration())
    controls = {node.get("name") for node in tree.iter() if node.get("perRegion")}
    task = labelstudio.task(to_marks(gold()), "test")
    used = {row["from_name"] for row in task["predictions"][0]["result"]} - {"label"}
    assert used <= controls
    assert "[entities]\ndocument\nstatement\n" in standoff.configuration()["annotation.conf"]


@pytest.mark.parametrize(("tool", "out"), [("label-studio", "tasks.json"), ("brat", "folder")])
def test_the_commands_go_there_and_back(tmp_path: Path, tool: str, out: str) -> None:
    write(
        tmp_path / "g.jsonl",
        [gold("irna/۱ ۲"), gold("b-1", text=TEXT + "\r\n🙂"), {"id": "c", "text": "x", "published": None}],
    )
    done = iranru("gold", "export", "g.jsonl", "--to", tool, "-o", out, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    back = iranru("gold", "import", out, cwd=tmp_path)
    assert back.returncode == 0
    assert [json.loads(row) for row in back.stdout.splitlines()] == [
        json.loads(row) for row in (tmp_path / "g.jsonl").read_text("utf-8").splitlines()
    ]
    assert iranru("gold", "config", tool).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["export", "g.jsonl", "--to", "brat"], "name it with --output"),
        (["export", "none.jsonl"], "none.jsonl"),
        (["import", "."], "no .ann files"),
        (["import", "g.jsonl"], 'no "data"'),
        (["import", "none.json"], "none.json"),
        (["check", "none.json"], "none.json"),
        (["config", "word"], "label-studio"),
    ],
)
def test_misuse(tmp_path: Path, args: list[str], said: str) -> None:
    write(tmp_path / "g.jsonl", [gold()])
    done = iranru("gold", *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
