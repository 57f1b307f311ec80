"""The configuration file: what it sets, what wins over it, and what is said of a wrong one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import iranru
from test_imports import loaded_by

from iranru_cli.cli.settings import settings_path

TEXT = "عراقچی گفت: متن خوب است.".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def types(file: Path, content: str, *args: str, **env: str) -> list[str]:
    file.write_text(content)
    done = iranru("extract", *args, stdin=TEXT, IRANRU_CONFIG=str(file), **env)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line)["type"] for line in done.stdout.splitlines()]


FILES = [
    ('records = "entity"', ["entity"]),
    ('records = ["entity"]', ["entity"]),
    ('records = "statement,entity"', ["statement", "entity"]),
    ('[extract]\nrecords = "entity"', ["entity"]),
    ('records = "date"\n[extract]\nrecords = "entity"', ["entity"]),
    ('[entities]\nkind = "place"', ["statement"]),
    ('color = "never"\njobs = 1\nquiet = true', ["statement"]),
    ("date = 2025-12-06\nrecords = 'entity'", ["entity"]),
    ("", ["statement"]),
]


@pytest.mark.parametrize(("content", "expected"), FILES)
def test_what_it_sets(content: str, expected: list[str], file: Path) -> None:
    assert types(file, content) == expected


def test_the_environment_and_the_option_win(file: Path) -> None:
    assert types(file, 'records = "date"', IRANRU_RECORDS="entity") == ["entity"]
    assert types(file, 'records = "date"', "-r", "statement", IRANRU_RECORDS="entity") == ["statement"]


WRONG = [
    ("colour = 'never'", "colour: no such setting; did you mean color?"),
    ("x = 1", "x: no such setting; expected "),
    ("[extrakt]\nx = 1", "[extrakt]: no such command; did you mean extract?"),
    ("[extract]\nby = 'office'", "[extract] by: no such setting; "),
    ("color = 'blue'", "color: 'blue' is not one of 'auto', 'always', 'never'"),
    ("quiet = 'yes'", "quiet: expected true or false"),
    ("jobs = 'two'", "jobs: expected a number, not 'two'"),
    ("jobs = -2", "jobs: -2 is not in the range x>=0"),
    ("jobs = true", "jobs: expected a number"),
    ("records = 'facts'", 'records: no record type "facts"; expected statement'),
    ("date = 'soon'", 'date: "soon" is no date; expected a day such as'),
    ("date =", "no TOML: "),
    ("date = [1]", "date: expected a string"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_wrong_one_is_named_with_its_key(content: str, message: str, file: Path) -> None:
    file.write_text(content)
    done = iranru("extract", stdin=TEXT, IRANRU_CONFIG=str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {file}: {message}")
    assert done.stderr.count("\n") == 1


def test_an_error_of_the_command_line_is_its_own(file: Path) -> None:
    file.write_text("date = '1404-01-01'")
    done = iranru("extract", "-d", "soon", stdin=TEXT, IRANRU_CONFIG=str(file))
    assert done.stderr.startswith('error: --date: "soon" is no date')


PLACES = [
    ({"HOME": "/h"}, "linux", "/h/.config/iranru/config.toml"),
    ({"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "linux", "/c/iranru/config.toml"),
    ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/iranru/config.toml"),
    ({"APPDATA": "/a", "USERPROFILE": "/u"}, "win32", "/a/iranru/config.toml"),
    ({"IRANRU_CONFIG": "/x.toml", "HOME": "/h"}, "linux", "/x.toml"),
    ({"IRANRU_CONFIG": "", "HOME": "/h"}, "linux", None),
    ({}, "linux", None),
]


@pytest.mark.parametrize(("environment", "platform", "expected"), PLACES)
def test_where_it_is(environment: dict[str, str], platform: str, expected: str | None) -> None:
    assert settings_path(environment, platform) == (Path(expected) if expected else None)


def test_without_one_nothing_is_loaded() -> None:
    assert "tomllib" not in loaded_by("--help")
