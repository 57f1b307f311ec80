"""What Tab offers, asked of the program and of the shells themselves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from program import COMMAND, environment, iranru
from test_imports import HEAVY, OURS, loaded_by

from iranru_cli.cli.completing import LISTS
from iranru_cli.cli.completion import SCRIPTS
from iranru_cli.records import ENTITY_KINDS, RECORD_TYPES


def answer(*args: str, shell: str = "bash") -> list[str]:
    done = iranru(*args, _IRANRU_COMPLETE=shell)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


ANSWERS = [
    (["ex"], ["words", "extract", "explain"]),
    (["extract", "-f", ""], ["words", "auto", "jsonl", "json", "table", "cards"]),
    (["extract", "--format", "ta"], ["words", "table"]),
    (["extract", "--format", "=", "ta"], ["words", "table"]),  # as bash has it
    (["extract", "--format", "="], ["words", "auto", "jsonl", "json", "table", "cards"]),
    (["extract", "--format=ca"], ["words", "cards"]),
    (["extract", "-r", "st"], ["words", "statement"]),
    (["extract", "-r", "statement,e"], ["words", "statement,event", "statement,entity"]),
    (["extract", "-r", "event,e"], ["words", "event,entity"]),
    (["extract", ""], ["files"]),
    (["extract", "a.txt", ""], ["files"]),
    (["extract", "-o", ""], ["files"]),
    (["extract", "--lexicon", ""], ["folders"]),
    (["extract", "-d", ""], ["words"]),
    (["extract", "-q", ""], ["files"]),
    (["extract", "--bi"], ["words", "--bidi"]),
    (["normalize", "--no-l"], ["words", "--no-letters"]),
    (["lexicon", ""], ["words", "path", "check", "show", "build"]),
    (["lexicon", "check", ""], ["folders"]),
    (["completion", "f"], ["words", "fish"]),
    (["extract", "--wrong=", ""], ["files"]),
    (["nothing", "--f"], ["words"]),
]


@pytest.mark.parametrize(("args", "expected"), ANSWERS, ids=lambda value: " ".join(value))
def test_answers(args: list[str], expected: list[str]) -> None:
    found = answer(*args)
    assert found[: len(expected)] == expected
    assert len(found) == len(expected) or expected[-1] == "build"


def test_help_for_shells_that_show_it() -> None:
    assert answer("extract", "--ful", shell="fish")[1].startswith("--full\tCards show the whole")
    assert answer("extract", "--ful", shell="zsh")[1].startswith("--full:Cards show the whole")
    assert answer("extract", "--format=ca", shell="zsh") == ["words", "--format=cards"]


def test_the_lists_are_those_of_the_records() -> None:
    assert {"records": (*RECORD_TYPES, "all"), "kind": ENTITY_KINDS} == LISTS


def test_an_answer_loads_next_to_nothing() -> None:
    assert loaded_by("extract", "-r", "st", _IRANRU_COMPLETE="bash") & (HEAVY | OURS) == set()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with something to complete, and `iranru` on the path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "iranru"
    program.write_text(f'#!/bin/sh\nexec {COMMAND[0]} -m iranru_cli "$@"\n')
    program.chmod(0o755)
    (tmp_path / "news.txt").write_text("")
    for shell, script in SCRIPTS.items():
        (tmp_path / f"iranru.{shell}").write_text(script)
    return tmp_path


def run(shell: str, code: str, here: Path) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"no {shell} on this system")
    options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    env = environment(PATH=f"{here}/bin:{Path(sys.executable).parent}:/usr/bin:/bin", HOME=str(here), TERM="xterm")
    done = subprocess.run(
        [path, *options, "-c", code], cwd=here, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr == ""
    return done.stdout


BASH = """
source ./iranru.bash
ask() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _iranru iranru; printf '%s\\n' "${{COMPREPLY[@]}}"; }}
ask {words}
"""


def test_bash(here: Path) -> None:
    assert run("bash", BASH.format(words="iranru extract --bidi = wo"), here) == "words\n"
    assert run("bash", BASH.format(words="iranru extract -r statement,ev"), here) == "statement,event\n"
    assert run("bash", BASH.format(words="iranru extract ne"), here) == "\n"  # readline completes the path
    assert run("bash", BASH.format(words="iranru time"), here) == "timeline\n"


def test_fish(here: Path) -> None:
    def ask(line: str) -> list[str]:
        found = run("fish", f"source iranru.fish; complete --do-complete '{line}'", here)
        return [item.partition("\t")[0] for item in found.splitlines()]

    assert ask("iranru extract --bidi wo") == ["words"]
    assert ask("iranru extract -r statement,ev") == ["statement,event"]
    assert ask("iranru time") == ["timeline"]
    assert "news.txt" in ask("iranru extract ne")


ZSH = """
import os, pty, select, sys, time
child, terminal = pty.fork()
if child == 0:
    os.execvp("zsh", ["zsh", "-f", "-i"])
def read(until, seconds=60):
    shown, end = b"", time.time() + seconds
    while until not in shown and time.time() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 4096)
    return shown
os.write(terminal, b"PS1=ready; autoload -Uz compinit; compinit -u -D; source ./iranru.zsh; echo do''ne\\n")
read(b"done\\r\\n")
os.write(terminal, sys.argv[1].encode() + b"\\t")
time.sleep(0.1)
sys.stdout.write(read(sys.argv[2].encode()).decode(errors="replace"))
os.close(terminal)
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("iranru extract --bidi wo", "words"),
        ("iranru extract -r statement,ev", "statement,event"),
        ("iranru time", "timeline"),
        ("iranru extract ne", "news.txt"),
    ],
)
def test_zsh(line: str, expected: str, here: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("no zsh on this system")
    env = environment(PATH=f"{here}/bin:/usr/bin:/bin", HOME=str(here), TERM="dumb")
    done = subprocess.run(
        [sys.executable, "-c", ZSH, line, expected],
        cwd=here,
        env=env,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert expected in done.stdout


def test_a_shell_that_is_not_known() -> None:
    done = iranru("completion", "tcsh")
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr
