"""`iranru doctor`: what it found, and that a wrong data file is told."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

from program import iranru

import iranru_cli


def facts(*args: str, **env: str) -> dict[str, Any]:
    done = iranru("doctor", "-f", "json", *args, **env)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_what_it_tells() -> None:
    found = facts(IRANRU_CONFIG="/nowhere/config.toml", TERM="xterm-kitty", IRANRU_JOBS="2")
    assert found["program"]["iranru"] == iranru_cli.__version__
    assert found["packages"]["typer"] == metadata.version("typer")
    assert found["terminal"]["standard output"] == "no terminal"
    assert found["terminal"]["TERM"] == "xterm-kitty"
    assert found["terminal"]["bidi"] == "none, for standard output is no terminal"
    assert found["files"]["configuration"] == "/nowhere/config.toml (none there)"
    assert "IRANRU_JOBS=2" in found["files"]["environment"]
    assert ", all right: " in found["data"]["tables"]


def test_a_line_in_each_mode() -> None:
    found = facts("--bidi", "words")
    assert found["terminal"]["bidi"] == "words, for --bidi or IRANRU_BIDI says so"
    lines = found["bidi"]
    assert list(lines) == ["terminal", "visual", "words", "none"]
    assert len(set(lines.values())) == 4
    assert all("2025-12-06" in line for line in lines.values())


def test_it_is_plain_text_with_the_same_facts() -> None:
    shown = iranru("doctor").stdout
    assert [line for line in shown.splitlines() if line and not line.startswith(" ")] == list(facts())
    assert "\x1b" not in shown


def test_a_wrong_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text("form\n")
    done = iranru("doctor", "--lexicon", str(tmp_path))
    assert done.returncode == 1
    assert f"wrong: {tmp_path}/spelling.tsv" in done.stdout
