"""Where output goes: files that appear when whole, pipes that close, terminals, interrupts."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time
from pathlib import Path

import pytest
from program import COMMAND, environment, iranru, started

TEXT = "عباس عراقچی وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور برای همه ماست.\n"
LINE = (json.dumps({"id": "x", "text": TEXT}) + "\n").encode()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "many.jsonl").write_bytes(LINE * 3000)
    return tmp_path


def test_output_appears_whole(here: Path) -> None:
    done = iranru("extract", "a.txt", "-o", "out.jsonl", cwd=here)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (here / "out.jsonl").read_text() == iranru("extract", "a.txt", cwd=here).stdout
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "many.jsonl", "out.jsonl"]


def test_output_replaces_what_a_link_leads_to(here: Path) -> None:
    (here / "real.jsonl").write_text("old")
    (here / "link.jsonl").symlink_to("real.jsonl")
    assert iranru("extract", "a.txt", "-o", "link.jsonl", cwd=here).returncode == 0
    assert (here / "link.jsonl").is_symlink()
    assert '"statement"' in (here / "real.jsonl").read_text()


def test_output_is_kept_where_some_failed(here: Path) -> None:
    assert iranru("extract", "a.txt", "missing", "-o", "out.jsonl", cwd=here).returncode == 1
    assert '"statement"' in (here / "out.jsonl").read_text()


def test_an_older_output_stays_where_nothing_was_read(here: Path) -> None:
    (here / "out.jsonl").write_text("old")
    assert iranru("extract", "missing", "-o", "out.jsonl", cwd=here).returncode == 2
    assert (here / "out.jsonl").read_text() == "old"
    assert not list(here.glob(".*"))


def test_output_to_a_device(here: Path) -> None:
    assert iranru("extract", "a.txt", "-o", "/dev/null", cwd=here).returncode == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
@pytest.mark.parametrize("command", [["extract"], ["normalize"], ["schema"]])
def test_a_full_disk(command: list[str], here: Path) -> None:
    paths = ["a.txt"] if command != ["schema"] else []
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *command, *paths], stdout=full, stderr=subprocess.PIPE, cwd=here, env=environment(), check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "error: standard output: cannot write: No space left on device\n"


@pytest.mark.parametrize(
    "args", [["extract", "many.jsonl"], ["extract", "-j", "2", "many.jsonl"], ["normalize", "many.jsonl"]]
)
def test_a_closed_pipe_ends_quietly(args: list[str], here: Path) -> None:
    process = started(*args, cwd=here, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["schema"], ["extract", "--help"]])
def test_a_pipe_closed_from_the_start(args: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    process = started(*args, stdout=write)
    os.close(write)
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(jobs: str, here: Path) -> None:
    (here / "out.jsonl").write_text("old")
    args = ["extract", "--input-format", "jsonl", "-j", jobs, "-o", "out.jsonl", "-"]
    process = started(*args, cwd=here, stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(LINE * 300 * int(jobs))
    process.stdin.flush()
    while not list(here.glob(".out.jsonl.part")):  # the run has begun
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.stderr.read().startswith(b"error: interrupted; ")
    assert process.wait(60) == 130
    assert (here / "out.jsonl").read_text() == "old"


def test_closed_standard_streams(here: Path) -> None:
    def run(redirection: str) -> subprocess.CompletedProcess[bytes]:
        line = " ".join([*COMMAND, "extract", "a.txt", "missing", redirection])
        return subprocess.run(line, shell=True, capture_output=True, cwd=here, env=environment(), check=False)

    assert run("2>&-").stdout.startswith(b'{"type":"statement"')
    assert run("2>&-").returncode == 1
    assert run(">&-").stderr.decode() == "error: standard output is closed; name a file with --output\n"


def on_terminal(columns: int, *args: str, cwd: Path, **env: str) -> str:
    """What a terminal of this width shows of both standard output and standard error."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *args], stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=environment(TERM="xterm", **env)
    )
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(master)
    process.wait(60)
    return shown.decode().replace("\r\n", "\n")


def test_a_wide_terminal_shows_a_table(here: Path) -> None:
    shown = on_terminal(120, "extract", "a.txt", cwd=here, IRANRU_BIDI="none")
    assert "گوینده" in shown
    assert "\x1b[" in shown
    assert "\n1 document: 1 statement, " in shown
    assert shown.rstrip("\n").endswith(" s")


def test_a_narrow_terminal_shows_cards(here: Path) -> None:
    shown = on_terminal(109, "extract", "-q", "a.txt", cwd=here, IRANRU_BIDI="none")
    assert "گوینده" not in shown
    assert "۱. " in shown
    assert "document:" not in shown


def test_a_dumb_terminal_gets_no_color(here: Path) -> None:
    assert "\x1b[" not in on_terminal(120, "extract", "a.txt", cwd=here, NO_COLOR="1")


def test_the_closing_line_counts_troubles(here: Path) -> None:
    shown = on_terminal(120, "extract", "a.txt", "missing", "-f", "jsonl", cwd=here)
    assert "; 1 skipped; " in shown


def progress_on_terminal(*args: str, cwd: Path) -> tuple[str, bytes]:
    """What a terminal at standard error shows, and what went to the pipe at standard output."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=slave, cwd=cwd,
        env=environment(TERM="xterm", COLUMNS="120"),
    )  # fmt: skip
    os.close(slave)
    shown = b""
    reader = threading.Thread(target=lambda: written.append(process.stdout.read() if process.stdout else b""))
    written: list[bytes] = []
    reader.start()
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:
        pass
    os.close(master)
    reader.join()
    process.wait(60)
    return shown.decode(), written[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_progress_is_on_the_terminal_and_nowhere_else(jobs: str, here: Path) -> None:
    (here / "many.jsonl").write_bytes(LINE * 12000 + b"broken\n")
    args = ["extract", "many.jsonl", "-j", jobs]
    shown, written = progress_on_terminal(*args, cwd=here)
    assert written.decode() == iranru(*args, cwd=here).stdout
    assert re.search(r"[\d,]+ documents  \d+\.\d MB/s", shown)
    assert " left" in shown
    assert "error: many.jsonl:12001: not JSON" in shown
    assert "\n12000 documents: 12000 statements, " in shown.replace("\r", "")
    quiet, written = progress_on_terminal(*args, "-q", cwd=here)
    assert quiet.startswith("error: many.jsonl:12001: not JSON")


def test_no_progress_where_records_go_to_the_terminal(here: Path) -> None:
    (here / "many.jsonl").write_bytes(LINE * 4000)
    assert "MB/s" not in on_terminal(120, "extract", "many.jsonl", "-f", "jsonl", cwd=here)


def test_what_verbose_tells(here: Path) -> None:
    done = iranru("extract", "a.txt", "many.jsonl", "-v", cwd=here)
    lines = done.stderr.splitlines()
    assert re.fullmatch(r"info: iranru \S+, Python 3\.\d+\.\d+, \w+", lines[0])
    assert lines[1:3] == ["info: a.txt: read as text", "info: many.jsonl: read as jsonl"]
    assert lines[-1].startswith("3001 documents: 3001 statements, ")


def test_a_terminal_without_input(here: Path) -> None:
    shown = on_terminal(120, "extract", cwd=here)
    assert shown == "error: no input; name files or folders, or pipe text in: iranru extract news.txt\n"
