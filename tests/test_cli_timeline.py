"""`iranru timeline` as a process: events of several documents joined, the registry beside them, contradictions shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from program import iranru

DOCUMENTS = (
    ("a", "2025-01-18", "معاهده مشارکت جامع راهبردی ایران و روسیه روز ۱۷ ژانویه ۲۰۲۵ در مسکو امضا شد."),
    ("b", "2025-01-19", "معاهده جامع راهبردی ایران و روسیه روز ۱۹ ژانویه ۲۰۲۵ امضا شد."),
    ("c", "2025-03-01", "معاهده جامع راهبردی ایران و روسیه هنوز امضا نشده است."),
    ("d", "2025-06-01", "پیمان ساحل ایران و عمان امضا شد."),
    ("e", None, "پیمان ساحل ایران و عمان روز ۲۰ مه ۲۰۲۵ در مسقط امضا شد. عمان آمریکا را دید."),
    ("f", "2018-05-09", "آمریکا از برجام خارج شد."),
    ("h", "2025-06-01", "این توافق امضا شد و این توافق ماند."),
    ("i", "2025-06-02", "این توافق امضا شد و این توافق ماند."),
    ("g", "2018-05-10", "ایالات متحده روز ۸ مه ۲۰۱۸ از برجام خارج شد."),
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    lines = (json.dumps({"id": id, "published": day, "text": text}) + "\n" for id, day, text in DOCUMENTS)
    (tmp_path / "n.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def histories(here: Path, *args: str) -> dict[str, dict[str, Any]]:
    done = iranru("timeline", "n.jsonl", *args, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    return {row["known"] or row["agreement"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_the_registry_and_the_documents_tell_one_history(here: Path) -> None:
    found = histories(here)["iran-russia-2025"]
    assert (found["agreement"], found["documents"]) == ("معاهده جامع مشارکت راهبردی ایران و روسیه", 3)
    assert found["en"].startswith("Treaty on the Comprehensive Strategic Partnership")
    dates = [event["date"] for event in found["events"] if event["date"]]
    assert dates == sorted(dates)
    signed = found["events"][0]
    assert (signed["date"], signed["jalali"], signed["place"]) == ("2025-01-17", "1403-10-28", "مسکو")
    assert [witness["doc"] for witness in signed["documents"]] == ["a"]
    assert "کرملین" in signed["registry"]
    assert found["events"][-2]["event"] == "in_force"


def test_contradictions_are_shown_on_both_sides(here: Path) -> None:
    events = histories(here)["iran-russia-2025"]["events"]
    signed = {(event["status"], event["date"]): event for event in events if event["event"] == "signed"}
    assert signed["done", "2025-01-17"]["contradicts"] == ["2025-01-19", "denied"]
    assert signed["done", "2025-01-19"]["contradicts"] == ["2025-01-17", "denied"]
    assert signed["denied", None]["contradicts"] == ["2025-01-17", "2025-01-19"]
    assert [e["contradicts"] for e in events if e["event"] == "ratified"] == [[], [], []]


def test_names_that_tell_something_are_one_over_documents(here: Path) -> None:
    found = histories(here)
    (signed,) = found["پیمان ساحل ایران و عمان"]["events"]
    assert (signed["date"], [w["doc"] for w in signed["documents"]]) == ("2025-05-20", ["e", "d"])
    assert (signed["place"], signed["registry"]) == ("مسقط", None)


def test_a_bare_name_is_of_its_document_alone(here: Path) -> None:
    done = iranru("timeline", "n.jsonl", cwd=here)
    bare = [row for row in map(json.loads, done.stdout.splitlines()) if row["agreement"] == "توافق"]
    assert [[w["doc"] for event in row["events"] for w in event["documents"]] for row in bare] == [["h"], ["i"]]


def test_two_names_of_a_state_are_one_doer(here: Path) -> None:
    (left,) = (event for event in histories(here)["jcpoa"]["events"] if event["event"] == "withdrawn")
    assert [w["doc"] for w in left["documents"]] == ["g", "f"]


def test_only_what_is_asked_for(here: Path) -> None:
    assert list(histories(here, "--agreement", "برجام")) == ["jcpoa"]
    both = histories(here, "--agreement", "jcpoa", "--agreement", "پیمان ساحل")
    assert set(both) == {"jcpoa", "پیمان ساحل ایران و عمان"}
    assert list(histories(here, "--min-documents", "3")) == ["iran-russia-2025"]
    assert next(len(row["events"]) for row in histories(here, "--no-registry").values()) == 3


def test_table(here: Path) -> None:
    shown = iranru("timeline", "n.jsonl", "-f", "table", cwd=here).stdout
    assert "۱۴۰۳/۱۰/۲۸" in shown
    assert "2025-01-17" in shown
    assert "دفتر:" in shown
    assert "≠ 2025-01-19" in shown


def test_the_same_with_any_number_of_processes_and_in_a_file(here: Path) -> None:
    one = iranru("timeline", "n.jsonl", cwd=here).stdout
    assert iranru("timeline", "n.jsonl", "-j", "2", cwd=here).stdout == one
    iranru("timeline", "n.jsonl", "-o", "out.jsonl", cwd=here)
    assert (here / "out.jsonl").read_text(encoding="utf-8") == one


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["n.jsonl", "-f", "csv"], 2, "csv"),
        (["none.txt"], 2, "none.txt: No such file or directory; skipped"),
        (["n.jsonl", "none.txt"], 1, "none.txt: No such file or directory; skipped"),
        (["n.jsonl", "--lexicon", "none"], 2, "--lexicon: none: no such folder"),
    ],
)
def test_wrong_usage(here: Path, args: list[str], status: int, message: str) -> None:
    done = iranru("timeline", *args, cwd=here)
    assert done.returncode == status
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
