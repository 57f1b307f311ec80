"""What the README shows is what the program does: its console blocks are run, and their output is compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from program import ROOT, environment

README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# these set up the machine; `.ci/run` and a clone in a new folder show them
SETUP = re.compile(r"\b(git clone|uv sync|pip install|curl)\b|^cd |\bpytest\b")

# what a command of the README may need beside iranru, at the beginning of a line or of a part of a pipe
TOOLS = re.compile(r"(?:^|\| )(jq|duckdb|sqlite-utils|parallel|xargs)\b")
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


@dataclass(frozen=True)
class Shown:
    """A command of the README and the lines of output below it."""

    line: int
    command: str
    output: tuple[str, ...]


def commands(readme: str) -> list[Shown]:
    """Lines that begin with `$ `, with what stands below them; a trailing backslash continues a command."""
    found: list[Shown] = []
    for block in BLOCK.finditer(readme):
        first = readme.count("\n", 0, block.start(1)) + 1
        for number, line in enumerate(block[1].splitlines(), first):
            if found and found[-1].command.endswith("\\"):
                last = found.pop()
                found.append(Shown(last.line, f"{last.command}\n{line.removeprefix('> ')}", ()))
            elif line.startswith("$ "):
                found.append(Shown(number, line[2:], ()))
            else:
                last = found.pop()
                found.append(Shown(last.line, last.command, (*last.output, line)))
    return found


def matches(shown: tuple[str, ...], real: list[str]) -> bool:
    """Whether the lines are the same; a shown line `…` stands for any number of lines, `…` within one for any text."""
    pattern = "".join(r"(?:[^\n]*\n)*" if line.strip() == "…" else _line(line) for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in real)) is not None


def _line(line: str) -> str:
    return r"[^\n]*".join(re.escape(piece) for piece in line.rstrip().split("…")) + r"\n"


def run(command: str, cwd: Path = ROOT) -> list[str]:
    """What a user sees, both streams, with this environment's programs found first."""
    # `uv run` would set up an environment anew where CI has its own
    command = re.sub(r"\buv run (?=iranru|python)", "", command)
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=cwd,
        env=environment(PATH=PATH),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout.splitlines()


EXTRAS = {"--cluster": "distributed", "-f duckdb": "duckdb", "-f parquet": "pyarrow"}  # in a command → what it needs
SHOWN = [shown for shown in commands(README.read_text("utf-8")) if not SETUP.search(shown.command)]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"line {shown.line}: {shown.command[:60]}")
def test_readme(shown: Shown) -> None:
    for sign, package in EXTRAS.items():
        if sign in shown.command:
            pytest.importorskip(package, reason=f"{package} is not installed")
    for tool in re.findall(TOOLS, shown.command):
        if not shutil.which(tool, path=PATH):
            pytest.skip(f"{tool} is not installed")
    real = run(shown.command)
    assert matches(shown.output, real), "\n".join([f"README.md:{shown.line}: $ {shown.command}", *real])


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a"], ["a", "b"], False),
        (["a", "…"], ["a"], True),
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "b"], False),
        (["a … c"], ["a b c"], True),
        (["a … c"], ["a b d"], False),
        (["a.c"], ["abc"], False),
        ([], ["a"], False),
        (["a  "], ["a"], True),
    ],
)
def test_comparison(shown: list[str], real: list[str], same: bool) -> None:
    assert matches(tuple(shown), real) is same


def test_reading_of_blocks() -> None:
    text = "x\n```console\n$ one \\\n>   more\nout\n\n$ two\n```\n```sh\n$ not this\n```\n"
    assert commands(text) == [Shown(3, "one \\\n  more", ("out", "")), Shown(7, "two", ())]
