"""`iranru extract` as a process: inputs, outputs, exit codes, encodings, order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from program import ROOT, iranru

TEXT = "تهران – عباس عراقچی وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور برای همه ماست.\r\n"
OTHER = "سرگئی لاوروف وزیر خارجه روسیه گفت: این سند برای همکاری‌های بلندمدت است.\n"
SCHEMA = ROOT / "iranru_cli/data/record.schema.json"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_bytes(TEXT.encode())
    (tmp_path / "news/b.txt").write_bytes(OTHER.encode())
    (tmp_path / "n.jsonl").write_text(
        json.dumps({"id": "one", "text": TEXT, "published": "1404-09-15"}) + "\n" + json.dumps({"text": OTHER}) + "\n"
    )
    return tmp_path


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def docs(text: str) -> list[str]:
    return list(dict.fromkeys(record["doc"] for record in records(text)))


def texts(text: str) -> dict[str, str]:
    return {record["doc"]: record["text"] for record in records(text) if record["type"] == "document"}


def test_a_folder(here: Path) -> None:
    done = iranru("extract", "news", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert docs(done.stdout) == ["news/a.txt", "news/b.txt"]
    assert {record["type"] for record in records(done.stdout)} == {"statement"}


def test_every_record_fits_the_schema_and_its_text(here: Path) -> None:
    done = iranru("extract", "-r", "all", "n.jsonl", "-d", "1404/9/1", cwd=here)
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    found = records(done.stdout)
    for record in found:
        validator.validate(record)
    assert {record["type"] for record in found} >= {"document", "statement", "entity"}
    assert texts(done.stdout) == {"one": TEXT, "n.jsonl:2": OTHER}  # line ends as they were
    published = {record["doc"]: record["published"] for record in found if record["type"] == "document"}
    assert published == {"one": "2025-12-06", "n.jsonl:2": "2025-11-22"}


def test_every_record_of_the_samples_fits_the_schema() -> None:
    done = iranru("extract", "-r", "all", "samples", cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    assert [record for record in records(done.stdout) if not validator.is_valid(record)] == []


def test_standard_input(here: Path) -> None:
    for args in (["extract"], ["extract", "-"]):
        assert docs(iranru(*args, stdin=TEXT.encode(), cwd=here).stdout) == ["-"]
    assert docs(iranru("extract", "--stdin-name", "wire", stdin=TEXT.encode()).stdout) == ["wire"]
    done = iranru("extract", "news/b.txt", "-", "news/a.txt", stdin=TEXT.encode(), cwd=here)
    assert docs(done.stdout) == ["news/b.txt", "-", "news/a.txt"]


@pytest.mark.parametrize("stdin", [b"", b"nothing said here\n"])
def test_nothing_found_is_well(stdin: bytes) -> None:
    done = iranru("extract", stdin=stdin)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("args", "stderr"),
    [
        (["missing.txt", "news"], "error: missing.txt: No such file or directory; skipped\n"),
        (["news", "no*.txt"], "error: no*.txt: no file matches; skipped\n"),
        (["news", "empty"], "error: empty: the folder holds no files; skipped\n"),
        (["news", "bad.txt"], "error: bad.txt: not UTF-8 at byte 0"),
        (["news", "bad.jsonl"], "error: bad.jsonl:1: not JSON"),
        (["news", "--encoding", "utf-8", "cp.txt"], "error: cp.txt: not utf-8 at byte 0; skipped\n"),
    ],
)
def test_one_line_for_what_failed_and_the_rest_is_done(args: list[str], stderr: str, here: Path) -> None:
    (here / "empty").mkdir()
    (here / "bad.txt").write_bytes(b"\xff\xfb\x90\x64")
    (here / "bad.jsonl").write_bytes(b"{\n")
    (here / "cp.txt").write_bytes("خبر".encode("windows-1256"))
    done = iranru("extract", *args, cwd=here)
    assert done.returncode == 1
    assert docs(done.stdout) == ["news/a.txt", "news/b.txt"]
    assert stderr in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("args", [["missing.txt"], ["a", "b"], ["no*"], ["bad.txt"], ["bad.jsonl"]])
def test_nothing_readable(args: list[str], here: Path) -> None:
    (here / "bad.txt").write_bytes(b"\xff\xfb\x90\x64")
    (here / "bad.jsonl").write_bytes(b"{\n[]\n")
    done = iranru("extract", *args, cwd=here)
    assert done.returncode == 2
    assert done.stderr
    assert all(line.startswith("error: ") for line in done.stderr.splitlines())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "windows-1256"])
def test_encodings(encoding: str, here: Path) -> None:
    text = TEXT.replace("ی", "ي") * 2
    (here / "x.txt").write_bytes(text.encode(encoding))
    done = iranru("extract", "-r", "document", "x.txt", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert texts(done.stdout) == {"x.txt": text}


def test_a_name_that_is_no_text(here: Path) -> None:
    with open(bytes(here) + b"/\xff.txt", "wb") as file:
        file.write(TEXT.encode())
    assert docs(iranru("extract", ".", cwd=here).stdout)[-1] == "./\ufffd.txt"


def test_doubtful_dates_are_warned_of_five_times(here: Path) -> None:
    line = json.dumps({"text": TEXT, "published": "soon"}) + "\n"
    (here / "d.jsonl").write_text(line * 8)
    done = iranru("extract", "d.jsonl", cwd=here)
    warnings = done.stderr.splitlines()
    assert done.returncode == 0
    assert warnings[0].startswith('warning: d.jsonl:1: publication date left out: "soon" is no date; expected')
    assert warnings[5:] == ["warning: 3 more: publication date left out"]
    assert iranru("extract", "-q", "d.jsonl", cwd=here).stderr == ""


def test_forms(here: Path) -> None:
    lines = iranru("extract", "news", "-f", "jsonl", cwd=here).stdout
    assert lines == iranru("extract", "news", cwd=here).stdout
    assert json.loads(iranru("extract", "news", "-f", "json", cwd=here).stdout) == records(lines)
    assert "گوینده" in iranru("extract", "news", "-f", "table", cwd=here).stdout
    assert "news/b.txt" in iranru("extract", "news", "-f", "cards", cwd=here).stdout


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": ""}, False),
        ([], {"IRANRU_COLOR": "always"}, True),
    ],
)
def test_color(args: list[str], env: dict[str, str], colored: bool, here: Path) -> None:
    done = iranru("extract", "news", "-f", "cards", *args, cwd=here, **env)
    assert ("\x1b[" in done.stdout) is colored


def test_types_of_records(here: Path) -> None:
    def types(*args: str, **env: str) -> set[str]:
        return {record["type"] for record in records(iranru("extract", "news", *args, cwd=here, **env).stdout)}

    assert types("-r", "document, statement") == {"document", "statement"}
    assert types("-r", "document", "-r", "statement") == {"document", "statement"}
    assert types("--records", "all") >= {"document", "statement", "entity"}
    assert types(IRANRU_RECORDS="document, statement") == {"document", "statement"}
    assert types("-r", "document", IRANRU_RECORDS="statement") == {"document"}  # the option wins


def test_named_fields(here: Path) -> None:
    (here / "f.jsonl").write_text(json.dumps({"k": "x", "matn": TEXT, "روز": "۱۵ آذر ۱۴۰۴", "h": "تیتر"}))
    fields = ["--text-field", "matn", "--date-field", "روز", "--id-field", "k", "--title-field", "h"]
    found = records(iranru("extract", "f.jsonl", "-r", "document", *fields, cwd=here).stdout)
    assert [(r["doc"], r["published"], r["title"]) for r in found] == [("x", "2025-12-06", "تیتر")]
    assert iranru("extract", "f.jsonl", cwd=here).returncode == 2


@pytest.mark.parametrize(("form", "number"), [("jsonl", 1500), ("json", 300), ("cards", 30)])
def test_processes_change_nothing(form: str, number: int, here: Path) -> None:
    with (here / "many.jsonl").open("w") as file:
        for n in range(number):
            file.write(json.dumps({"id": str(n), "text": TEXT + OTHER * (n % 3), "date": "1404/9/15"}) + "\n")
            if n % 10 == 5:
                file.write("broken\n")
    args = ["extract", "many.jsonl", "-r", "all", "-f", form]
    done = [iranru(*args, "-j", str(jobs), cwd=here) for jobs in (1, 2, 3)]
    assert [run.returncode for run in done] == [1, 1, 1]
    assert done[0].stdout == done[1].stdout == done[2].stdout
    assert done[0].stderr == done[1].stderr == done[2].stderr
    assert done[0].stderr.count("not JSON") == number / 10
