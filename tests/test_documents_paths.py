"""Paths → files: folders recursive and sorted, hidden files left out, globs, what leads nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iranru_cli.documents.document import Failure
from iranru_cli.documents.paths import expand, shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("n/b.txt", "n/a/2.txt", "n/a/1.txt", "n/.hidden.txt", "n/.git/x.txt", "n/c.txt", "x[1].txt", "x1.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("متن")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["n"], ["n/a/1.txt", "n/a/2.txt", "n/b.txt", "n/c.txt"]),
        (["n/"], ["n/a/1.txt", "n/a/2.txt", "n/b.txt", "n/c.txt"]),
        (["./n/a"], ["./n/a/1.txt", "./n/a/2.txt"]),
        (["n/c.txt", "n/b.txt"], ["n/c.txt", "n/b.txt"]),  # the order given
        (["n/b.txt", "n/b.txt"], ["n/b.txt", "n/b.txt"]),  # as often as given
        (["n/*.txt"], ["n/b.txt", "n/c.txt"]),
        (["n/a*"], ["n/a/1.txt", "n/a/2.txt"]),
        (["**/*.txt"], ["n/a/1.txt", "n/a/2.txt", "n/b.txt", "n/c.txt", "x1.txt", "x[1].txt"]),
        (["n/**"], ["n/a/1.txt", "n/a/2.txt", "n/b.txt", "n/c.txt"]),
        (["x[1].txt"], ["x[1].txt"]),  # a file of this name is meant before a pattern
        (["x[1-3].txt"], ["x1.txt"]),
        (["n/.hidden.txt"], ["n/.hidden.txt"]),  # named, so meant
        (["-"], ["-"]),
        (["missing.txt"], ["missing.txt"]),  # found out on opening
        (["no*.txt", "x1.txt"], [Failure("no*.txt", "no file matches"), "x1.txt"]),
        (["empty"], [Failure("empty", "the folder holds no files")]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_expand(given: list[str], expected: list[object]) -> None:
    assert list(expand(given)) == expected


def test_links(folder: Path) -> None:
    (folder / "n/a/broken").symlink_to("nowhere")
    (folder / "n/a/linked.txt").symlink_to("../b.txt")
    (folder / "n/a/up").symlink_to("..")  # a circle, if it were followed
    assert list(expand(["n/a"])) == ["n/a/1.txt", "n/a/2.txt", "n/a/broken", "n/a/linked.txt"]


def test_a_pipe_in_a_folder_does_not_stop_the_run(folder: Path) -> None:
    os.mkfifo(folder / "n/a/pipe")
    assert list(expand(["n/a"])) == ["n/a/1.txt", "n/a/2.txt"]


def test_a_closed_folder_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert next(iter(expand([str(folder / "n")]))) == Failure(str(folder / "n"), "Permission denied")


def test_names_that_are_no_text_can_be_shown() -> None:
    assert shown(os.fsdecode(b"a\xff.txt")) == "a\ufffd.txt"
    assert shown("خبر.txt") == "خبر.txt"
