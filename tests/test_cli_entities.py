"""`iranru entities` as a process: rows by entity, office and outlet, as JSON lines, CSV and a table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from program import iranru

FIRST = "به گزارش ایرنا، عباس عراقچی وزیر امور خارجه ایران در دیدار با سرگئی لاوروف گفت: راه باز است."
SECOND = "عراقچی، وزیر خارجه ایران، افزود: باران می‌آید. مارینا سلطانی آمد."


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "n.jsonl").write_text(
        "".join(
            json.dumps({"id": name, "text": text, "published": day}) + "\n"
            for name, text, day in (("a", FIRST, "2025-12-06"), ("b", SECOND, "2025-12-01"), ("c", "باران آمد.", None))
        )
    )
    return tmp_path


def rows(here: Path, *args: str) -> list[dict[str, Any]]:
    done = iranru("entities", "n.jsonl", *args, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_row_for_all_names_of_a_known_person(here: Path) -> None:
    found = rows(here, "--kind", "person")
    assert found[0] == {
        "by": "entity", "kind": "person", "name": "عباس عراقچی", "known": "person:araghchi", "country": "IR",
        "en": "Abbas Araghchi", "ru": None, "documents": 2, "mentions": 2, "first": "2025-12-01", "last": "2025-12-06",
        "offices": [
            {"name": "وزیر امور خارجه ایران", "documents": 1}, {"name": "وزیر خارجه ایران", "documents": 1},
        ],
        "with": [
            {"name": "سرگئی لاوروف", "known": "person:lavrov", "documents": 1},
            {"name": "مارینا سلطانی", "known": None, "documents": 1},
        ],
    }  # fmt: skip
    assert [row["name"] for row in found] == ["عباس عراقچی", "سرگئی لاوروف", "مارینا سلطانی"]
    assert found[1]["ru"] == "Сергей Лавров"


def test_only_what_is_asked_for(here: Path) -> None:
    assert [row["name"] for row in rows(here, "--min-documents", "2")] == ["ایران", "عباس عراقچی"]
    assert [row["name"] for row in rows(here, "-n", "1", "--kind", "organization")] == ["ایرنا"]
    assert rows(here, "--kind", "place") == []
    assert rows(here, "--kind", "person", "--companions", "0")[0]["with"] == []


def test_by_office_with_its_holders(here: Path) -> None:
    found = rows(here, "--by", "office")
    assert [(row["name"], row["country"], row["holders"]) for row in found] == [
        ("وزیر امور خارجه ایران", "IR", [{"name": "عباس عراقچی", "documents": 1}]),
        ("وزیر خارجه ایران", "IR", [{"name": "عباس عراقچی", "documents": 1}]),
    ]


def test_by_outlet_with_who_is_named_there(here: Path) -> None:
    (found,) = rows(here, "--by", "outlet", "--kind", "person")
    assert (found["name"], found["known"], found["documents"]) == ("ایرنا", "org:irna", 1)
    assert [beside["name"] for beside in found["with"]] == ["سرگئی لاوروف", "عباس عراقچی"]


def test_csv(here: Path) -> None:
    done = iranru("entities", "n.jsonl", "-f", "csv", "--kind", "person", cwd=here)
    table = list(csv.DictReader(io.StringIO(done.stdout)))
    assert table[0]["name"] == "عباس عراقچی"
    assert table[0]["with"] == "سرگئی لاوروف (1); مارینا سلطانی (1)"
    assert table[2]["known"] == ""


def test_table(here: Path) -> None:
    done = iranru("entities", "n.jsonl", "-f", "table", "--kind", "person", cwd=here)
    assert "سمت‌ها" in done.stdout
    assert "Abbas Araghchi" in done.stdout


def test_the_same_with_any_number_of_processes_and_in_a_file(here: Path) -> None:
    one = iranru("entities", "n.jsonl", cwd=here).stdout
    assert iranru("entities", "n.jsonl", "-j", "2", cwd=here).stdout == one
    iranru("entities", "n.jsonl", "-o", "out.jsonl", cwd=here)
    assert (here / "out.jsonl").read_text(encoding="utf-8") == one


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["n.jsonl", "--kind", "people"], 2, '--kind: no kind of entity "people"; expected person, organization'),
        (["n.jsonl", "--by", "town"], 2, "--by"),
        (["none.txt"], 2, "none.txt: No such file or directory; skipped"),
        (["n.jsonl", "none.txt"], 1, "none.txt: No such file or directory; skipped"),
        (["n.jsonl", "--lexicon", "none"], 2, "--lexicon: none: no such folder"),
    ],
)
def test_wrong_usage(here: Path, args: list[str], status: int, message: str) -> None:
    done = iranru("entities", *args, cwd=here)
    assert done.returncode == status
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
