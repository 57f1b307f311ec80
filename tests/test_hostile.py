"""Input that would break a program, and what its user sees."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from program import COMMAND, environment, iranru, started

TEXT = "عباس عراقچی وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور برای همه ماست.\n"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def docs(text: str) -> list[str]:
    return list(dict.fromkeys(json.loads(line)["doc"] for line in text.splitlines()))


# what a line of JSON holds → what is said of it; None: it is a document like others
LINES = [
    (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON"),
    (b'{"text": "x", "more": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"}", "not JSON"),
    (b'{"text": "x", "n": ' + b"9" * 10_000 + b"}", "not JSON|None"),
    (b'{"text": "x", "id": 1e999}', "not JSON|None"),
    (b'{"text": "\\ud800"}', "half a character became U+FFFD"),
    (b'{"text": "a\xff\xfe"}', "not UTF-8"),
    (b'{"text": "a\\u0000b", "id": "nul"}', None),
    (b'{"text": "\x00"}', "not text (zero bytes"),
    (b"\x00" * 1000, "not text (zero bytes"),
    (b'{"text": 17}', 'no text under "text"'),
    (b'{"text": "x", "id": {"a": []}, "title": 3, "published": [1]}', "publication date left out"),
    (b'{"text": "", "title": ""}', None),
    (b"NaN", "not JSON"),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=lambda value: str(value)[:30])
def test_a_strange_line(line: bytes, expected: str | None) -> None:
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    done = iranru("extract", "--input-format", "jsonl", "-r", "all", stdin=b"\n".join([good, line, good]) + b"\n")
    assert done.returncode in ((0,) if expected is None else (0, 1))
    assert [doc for doc in docs(done.stdout) if doc == "good"] == ["good"]
    assert done.stdout.count('"type":"document","doc":"good"') == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1
    if expected and "None" not in expected:
        assert expected in done.stderr
        assert "-:2: " in done.stderr
    if expected is None:
        assert done.stderr == ""


EVIL = "\x1b]0;owned\x07\x1b[2J\u202egnp.txt\u2066\x9b31m\u2028"


def test_names_with_escapes_are_shown_as_escapes(here: Path) -> None:
    name = EVIL.replace("/", "")
    (here / name).write_bytes(b"\xff\xfb\x90\x64")
    done = iranru("extract", ".", "missing\x1b31m", cwd=here)
    assert done.returncode == 1
    assert not CONTROL.search(done.stderr.replace("\n", ""))
    assert "\\x1b]0;owned\\x07\\x1b[2J\\u202egnp.txt\\u2066\\x9b31m\\u2028" in done.stderr
    assert "missing\\x1b31m: No such file" in done.stderr
    assert done.stderr.count("\n") == 2


@pytest.mark.parametrize("form", ["table", "cards"])
def test_nothing_in_a_document_moves_the_cursor(form: str) -> None:
    person = f"عباس{EVIL} عراقچی وزیر امور خارجه{EVIL} ایران گفت: «پیمان {EVIL} برای همه ماست.»"
    line = json.dumps({"id": EVIL, "title": f"عراقچی: {EVIL} خوب است", "text": person})
    done = iranru("extract", "--input-format", "jsonl", "-f", form, "-r", "all", stdin=line.encode())
    assert done.returncode == 0
    assert not CONTROL.search(done.stdout.replace("\n", ""))
    assert "owned" in done.stdout


def test_messages_as_objects(here: Path) -> None:
    (here / "x\u202e.jsonl").write_text('{"text": "x", "published": "soon\x7f"}\nbroken\n')
    args = ["extract", "a.txt", "missing", "x\u202e.jsonl", "--errors", "json"]
    done = iranru(*args, cwd=here)
    said = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.stderr.isascii()
    assert [(line["level"], line["kind"]) for line in said] == [
        ("error", "unreadable"),
        ("warning", "publication date left out"),
        ("error", "unreadable"),
        ("info", "summary"),
    ]
    assert said[0] == {
        "level": "error", "kind": "unreadable", "where": "missing", "reason": "No such file or directory",
    }  # fmt: skip
    assert said[1]["where"] == "x\u202e.jsonl:1"
    assert (said[3]["documents"], said[3]["skipped"], said[3]["warnings"]) == (2, 2, 1)
    assert said[3]["records"]["statement"] == 1
    assert iranru(*args, "-q", cwd=here).stderr.count("\n") == 2
    usage = iranru("extract", "--errors=json", "-d", "soon", cwd=here)
    assert (usage.returncode, json.loads(usage.stderr)["kind"]) == (2, "usage")
    assert json.loads(iranru("extract", "--no-such", cwd=here, IRANRU_ERRORS="json").stderr)["level"] == "error"


def test_a_folder_that_holds_itself(here: Path) -> None:
    (here / "f").mkdir()
    (here / "f/a.txt").write_text(TEXT)
    (here / "f/loop").symlink_to(here / "f")
    (here / "f/self").symlink_to("self")
    done = iranru("extract", "f", cwd=here)
    assert docs(done.stdout) == ["f/a.txt"]
    assert done.stderr == "error: f/self: Too many levels of symbolic links; skipped\n"


def test_a_folder_without_permission(here: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (here / "closed").mkdir(mode=0)
    done = iranru("extract", "closed", "a.txt", cwd=here)
    assert done.stderr == "error: closed: Permission denied; skipped\n"
    assert docs(done.stdout) == ["a.txt"]


def test_names_that_are_no_text(here: Path) -> None:
    for name in (b"/\xff.txt", b"/\xfe.jsonl"):
        with open(bytes(here) + name, "wb") as file:
            file.write(TEXT.encode())
    done = iranru("extract", ".", "-o", "out.jsonl", "-v", cwd=here)
    assert done.returncode == 1
    assert "./\ufffd.jsonl:1: not JSON" in done.stderr
    with open(bytes(here) + b"/\xff.txt", "rb"):
        named = subprocess.run(
            [*COMMAND, "extract", b"\xff.txt", "-o", "out.jsonl"], cwd=here, env=environment(), check=False
        )
    assert named.returncode == 0


def run_shell(line: str, here: Path) -> subprocess.CompletedProcess[str]:
    command = line.replace("iranru", " ".join(COMMAND))
    return subprocess.run(
        ["bash", "-c", command], cwd=here, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def many(here: Path) -> Path:
    (here / "many.jsonl").write_text((json.dumps({"id": "x", "text": TEXT}) + "\n") * 3000)
    return here


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("reader", ["head -1", "head -c 100", "true", "(sleep 0.3; head -3)"])
def test_a_reader_that_leaves(reader: str, jobs: str, many: Path) -> None:
    done = run_shell(f"iranru extract many.jsonl -j {jobs} | {reader}; echo ${{PIPESTATUS[0]}}", many)
    assert done.stderr == ""
    assert done.stdout.rstrip("\n").endswith("0")
    assert children_of_nobody(many) == []


def children_of_nobody(folder: Path) -> list[str]:
    """Processes that still work in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd") == str(folder):
                found.append(process.name)
        except OSError:
            continue
    return found


STREAMS = [
    ("iranru extract a.txt <&-", 0, '{"type":"statement"', ""),
    ("iranru extract <&-", 2, "", "error: no input; name files"),
    ("iranru extract - <&-", 2, "", "error: -: standard input is closed; skipped"),
    ("iranru extract a.txt >&-", 1, "", "error: standard output is closed"),
    ("iranru extract a.txt -o out >&- 2>&- <&-; cat out", 0, '{"type":"statement"', ""),
    ("iranru extract a.txt missing -j 2 2>&-", 1, '{"type":"statement"', ""),
    ("iranru extract a.txt missing --errors json -v 2>&-", 1, '{"type":"statement"', ""),
    ("iranru extract a.txt missing 2>/dev/full", 1, '{"type":"statement"', ""),
    ("iranru extract a.txt > /dev/full", 1, "", "error: standard output: cannot write: No space left on device"),
    ("iranru extract a.txt -j 2 > /dev/full", 1, "", "error: standard output: cannot write: No space left on device"),
    ("iranru extract a.txt -o /dev/full", 1, "", "error: /dev/full: cannot write: No space left on device"),
]


@pytest.mark.parametrize(("line", "status", "stdout", "stderr"), STREAMS)
def test_streams_that_are_closed_or_full(line: str, status: int, stdout: str, stderr: str, here: Path) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("no full device on this system")
    done = run_shell(line, here)
    assert done.returncode == status
    assert done.stdout.startswith(stdout)
    assert done.stderr.startswith(stderr)
    assert done.stderr.count("\n") == bool(stderr)


def test_a_named_pipe(here: Path) -> None:
    os.mkfifo(here / "pipe")
    writer = threading.Thread(target=lambda: (here / "pipe").write_text(TEXT))
    writer.start()
    done = iranru("extract", "pipe", cwd=here)
    writer.join()
    assert docs(done.stdout) == ["pipe"]
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_that_vanishes_and_one_that_grows(here: Path) -> None:
    """The first file is a pipe that holds the run up until the others have changed."""
    os.mkfifo(here / "0")
    for name in ("1.txt", "2.txt"):
        (here / name).write_text(TEXT)
    process = started("extract", "0", "1.txt", "2.txt", cwd=here, stdout=subprocess.PIPE)
    with open(here / "0", "w") as pipe:
        (here / "1.txt").unlink()
        with open(here / "2.txt", "a") as file:
            file.write(TEXT)
        pipe.write(TEXT)
    stdout, stderr = process.communicate(timeout=120)
    assert stderr.decode() == "error: 1.txt: No such file or directory; skipped\n"
    assert docs(stdout.decode()) == ["0", "2.txt"]
    assert process.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to", ["pipe", "blocked"])
def test_an_interrupt_leaves_whole_lines(jobs: str, to: str, here: Path) -> None:
    big = {"id": "x", "text": TEXT * 3000}
    (here / "big.jsonl").write_text((json.dumps(big) + "\n") * 30)
    process = started("extract", "big.jsonl", "-j", jobs, cwd=here, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    if to == "blocked":
        time.sleep(1)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    if to == "blocked":
        process.wait(60)
        assert time.monotonic() - began < 10
        assert process.returncode == 130
        return
    rest = process.stdout.read()
    assert process.wait(60) == 130
    assert time.monotonic() - began < 10  # on a machine that nobody else works on: a second
    assert (first + rest).endswith(b"\n")
    for line in (first + rest).splitlines():
        json.loads(line)
    assert process.stderr.read().decode().startswith("error: interrupted; ")
    assert children_of_nobody(here) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_takes_too_long(jobs: str, here: Path) -> None:
    lines = [{"id": "a", "text": TEXT}, {"id": "long", "text": TEXT * 100_000}, {"id": "b", "text": TEXT}]
    (here / "n.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    done = iranru("extract", "n.jsonl", "-j", jobs, "--timeout", "3", cwd=here)
    assert done.stderr == "error: long: took longer than 3 s (--timeout); skipped\n"
    assert docs(done.stdout) == ["a", "b"]
    assert done.returncode == 1
