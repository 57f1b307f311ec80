"""Wrong usage: one line that says what is wrong and what would be right, exit 2. And the help."""

from __future__ import annotations

import importlib
import json
import re
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from program import iranru

import iranru_cli

WRONG = [
    ([], "missing command; see iranru --help"),
    (["extrct"], "Did you mean 'extract'"),
    (["--verion"], "--version"),
    (["extract", "--fromat", "x"], "--format"),
    (["extract", "-f", "xml", "a.txt"], "'auto', 'jsonl', 'json', 'table', 'cards'"),
    (["extract", "-f"], "option '-f' requires an argument"),
    (["extract", "-r", "foo", "a.txt"], "expected statement, agreement, event, date, entity, document or all"),
    (["extract", "-r", ",", "a.txt"], 'no record type ""'),
    (["extract", "-r", "Statement", "a.txt"], "expected statement,"),
    (["extract", "-d", "yesterday", "a.txt"], '--date: "yesterday" is no date; expected a day such as 1404-09-15'),
    (["extract", "-d", "1404-12-30", "a.txt"], "the Jalali calendar has no such day"),
    (["extract", "-d", "", "a.txt"], "is no date"),
    (["extract", "-j", "-1", "a.txt"], "--jobs"),
    (["extract", "-j", "two", "a.txt"], "--jobs"),
    (["extract", "--encoding", "utf-88", "a.txt"], 'no encoding "utf-88"; expected auto or a name such as'),
    (["extract", "--encoding", "base64", "a.txt"], "no encoding"),
    (["extract", "--input-format", "docx", "a.txt"], "'auto', 'text', 'jsonl', 'json', 'csv', 'tsv', 'html'"),
    (["extract", "--delimiter", "ab", "a.txt"], '"ab" is no delimiter; expected one character'),
    (["extract", "--max-document-bytes", "many", "a.txt"], '"many" is no size; expected bytes, such as 500k'),
    (["extract", "--separator", "x", "--input-format", "csv", "a.txt"], "--separator"),
    (["extract", "--files-from", "nowhere", "a.txt"], "--files-from: nowhere: No such file or directory"),
    (["extract", "--files-from", "-", "-"], "can be the list or a document, not both"),
    (["extract", "--color", "blue", "a.txt"], "'auto', 'always', 'never'"),
    (["extract", "--lexicon", "nowhere", "a.txt"], "--lexicon: nowhere: no such folder"),
    (["extract", "-o", "nowhere/x.jsonl", "a.txt"], "--output: nowhere/x.jsonl"),
    (["extract", "-o", "folder", "a.txt"], "--output: folder: Is a directory"),
    (["extract", "--resume", "a.txt"], "--resume: only a run with --output FILE can be gone on with"),
    (["extract", "--resume", "-o", "/dev/null", "a.txt"], "--resume: only a run with --output FILE"),
    (["extract", "--timeout", "0", "a.txt"], "--timeout"),
    (["extract", "--errors", "xml", "a.txt"], "'text', 'json'"),
    (["normalize", "--engine", "other", "a.txt"], "'iranru', 'hazm'"),
    (["normalize", "--encoding", "x", "a.txt"], "no encoding"),
    (["schema", "more"], "see iranru schema --help"),
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("عراقچی گفت: متن خوب است.\n")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("args", "expected"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_usage(args: list[str], expected: str, here: Path) -> None:
    done = iranru(*args, cwd=here)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert expected in done.stderr


def test_environment_variables_are_checked_too(here: Path) -> None:
    done = iranru("extract", "a.txt", cwd=here, IRANRU_DATE="soon")
    assert done.returncode == 2
    assert 'error: --date: "soon" is no date' in done.stderr


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["extract", "--help"], ["normalize", "-h"], ["schema", "-h"]])
def test_help(args: list[str]) -> None:
    done = iranru(*args)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: iranru")
    assert done.stderr == ""


def options_modules() -> list[ModuleType]:
    names = [path.stem for path in (Path(iranru_cli.__file__).parent / "cli").glob("options*.py")]
    return [importlib.import_module(f"iranru_cli.cli.{name}") for name in names]


def test_every_option_has_an_environment_variable() -> None:
    commands = ("extract", "entities", "timeline", "report", "explain", "normalize")
    found = "".join(iranru(command, "--help").stdout for command in commands)
    names = set(re.findall(r"(?<!/ )--([a-z-]+)", found)) - {"help"}  # of `--spacing / --no-spacing` the first
    variables = {
        piece.envvar
        for module in options_modules()
        for alias in vars(module).values()
        for piece in getattr(alias, "__metadata__", ())
        if getattr(piece, "envvar", None)
    }
    assert variables == {"IRANRU_" + name.replace("-", "_").upper() for name in names}


def test_version() -> None:
    done = iranru("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"iranru {iranru_cli.__version__}\n", "")


def test_version_is_that_of_the_distribution() -> None:
    assert metadata.version("iranru-cli") == iranru_cli.__version__


def test_schema() -> None:
    done = iranru("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
