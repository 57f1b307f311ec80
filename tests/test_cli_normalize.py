"""`iranru normalize` as a filter: lines stay lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import iranru

LINE = "او گفته بود كه مى\u200cرود و كتابها را مي\u200cخواند"
RIGHT = "که"


@pytest.mark.parametrize(
    "text", ["", "\n", "\n\n", LINE, LINE + "\n", f"{LINE}\r\n\r\n{LINE}\n", f"\n{LINE}", "a\x0cb\n\x0b\n"]
)
def test_lines_are_kept(text: str) -> None:
    done = iranru("normalize", stdin=text.encode())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == text.count("\n")
    assert done.stdout.count("\r") == text.count("\r")
    assert [bool(line) for line in done.stdout.split("\n")] == [bool(line) for line in text.split("\n")]


def test_letters_are_repaired() -> None:
    words = iranru("normalize", stdin=LINE.encode()).stdout.split()
    assert RIGHT in words
    assert "ك" not in "".join(words)


def test_hazm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{LINE}\n\n{LINE}\n")
    done = iranru("normalize", "--engine", "hazm", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 3
    assert RIGHT in done.stdout.split()


def test_files_one_after_the_other(tmp_path: Path) -> None:
    for name, text in (("a.txt", "یک\n"), ("b.txt", "دو\n")):
        (tmp_path / name).write_text(text)
    done = iranru("normalize", "b.txt", "-", ".", stdin="سه\n".encode(), cwd=tmp_path)
    assert done.stdout == "دو\nسه\nیک\nدو\n"


def test_output(tmp_path: Path) -> None:
    done = iranru("normalize", "-o", "out.txt", stdin="یک\n".encode(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out.txt").read_text() == "یک\n"


def test_encodings() -> None:
    text = ("وزیر گفت پیمان جامع راهبردی میان دو کشور امضا شد و متن آن منتشر شد\n" * 2).replace("ی", "ي")
    for encoding in ("utf-16", "windows-1256"):
        done = iranru("normalize", stdin=text.encode(encoding))
        assert done.stdout.splitlines()[0].startswith("وزیر گفت")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("یک\n")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfb\x90\x64")
    done = iranru("normalize", "bad.txt", "missing", "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "یک\n"
    assert [line.split(":")[:2] for line in done.stderr.splitlines()] == [["error", " bad.txt"], ["error", " missing"]]
    assert iranru("normalize", "missing", cwd=tmp_path).returncode == 2
