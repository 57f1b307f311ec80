"""`iranru report` as a process: where the page goes, the same with any number of processes, and errors in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import ROOT, iranru

TEXT = "سفیر روز دوشنبه گفت: توافق ماه آینده امضا می‌شود."


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = (json.dumps({"id": f"n{n}", "published": "2025-12-06", "text": TEXT}) for n in range(40))
    (tmp_path / "n.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    return tmp_path


def test_a_file_a_pipe_and_a_dash(here: Path) -> None:
    piped = iranru("report", "a.txt", cwd=here)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout.startswith("<!DOCTYPE html>")
    assert iranru("report", "a.txt", "-o", "-", cwd=here).stdout == piped.stdout
    assert not (here / "-").exists()
    assert iranru("report", "a.txt", "-o", "out.html", cwd=here).stdout == ""
    assert (here / "out.html").read_text("utf-8") == piped.stdout
    read = iranru("report", stdin=TEXT.encode(), cwd=here)
    assert "توافق ماه آینده" in read.stdout


def test_options(here: Path) -> None:
    shown = iranru("report", "a.txt", "-d", "1404-09-15", "--title", "ملاقات <۱>", cwd=here).stdout
    assert "<title>ملاقات &lt;۱&gt;</title>" in shown
    assert "۱۰ آذر ۱۴۰۴" in shown
    assert iranru("report", "a.txt", cwd=here, IRANRU_TITLE="نام").stdout.count("<title>نام</title>") == 1


def test_the_same_with_any_number_of_processes(here: Path) -> None:
    one = iranru("report", "n.jsonl", cwd=here)
    two = iranru("report", "n.jsonl", "-j", "2", cwd=here)
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.stderr.startswith("error: n.jsonl:41: ")
    assert one.stderr.count("\n") == 1


def test_the_whole_text_stands_in_the_page() -> None:
    shown = iranru("report", "samples/football.txt", cwd=ROOT).stdout
    assert "../" not in shown
    assert "http" not in shown.partition("</style>")[2]


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["none.txt"], 2, "none.txt: No such file or directory; skipped"),
        (["a.txt", "none.txt"], 1, "none.txt: No such file or directory; skipped"),
        (["a.txt", "-o", "no/such/folder.html"], 2, "--output: no/such/folder.html"),
        (["a.txt", "-d", "yesterday"], 2, "--date"),
        (["a.txt", "--lexicon", "none"], 2, "--lexicon: none: no such folder"),
        (["a.txt", "-f", "table"], 2, "-f"),
    ],
)
def test_wrong_usage(here: Path, args: list[str], status: int, message: str) -> None:
    done = iranru("report", *args, cwd=here)
    assert done.returncode == status
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_older_page_stays_where_nothing_could_be_read(here: Path) -> None:
    (here / "out.html").write_text("older", encoding="utf-8")
    assert iranru("report", "none.txt", "-o", "out.html", cwd=here).returncode == 2
    assert (here / "out.html").read_text("utf-8") == "older"
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []
