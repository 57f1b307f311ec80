"""`iranru normalize` as a filter: lines stay lines."""

from __future__ import annotations

import subprocess
import sys
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


@pytest.mark.parametrize(
    ("args", "text", "expected"),
    [
        (["--no-spacing"], "او مي رود", "او می رود"),
        (["--no-letters"], "او مي رود", "او مي\u200cرود"),
        (["--no-letters", "--no-spacing"], "او مي رود ٢", "او مي رود ٢"),
        (["--digits", "persian"], "سال 1404", "سال ۱۴۰۴"),
        (["--digits", "latin"], "سال ۱۴۰۴", "سال 1404"),
        ([], "سال 1404 و ٢", "سال 1404 و ٢"),
    ],
)
def test_each_repair_can_be_left_out(args: list[str], text: str, expected: str) -> None:
    done = iranru("normalize", *args, stdin=text.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


def test_an_option_from_the_environment() -> None:
    assert iranru("normalize", stdin="او مي رود".encode(), IRANRU_SPACING="0").stdout == "او می رود"


def test_hazm_is_taken_whole() -> None:
    done = iranru("normalize", "--engine", "hazm", "--digits", "latin", stdin=b"a")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: --engine hazm takes no")


def test_diff(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("همین است\nاو مي رود\x1b[31m\n")
    done = iranru("normalize", "--diff", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "a.txt:2\n- او مي رود[31m\n+ او می\u200cرود[31m\n"
    colored = iranru("normalize", "--diff", "--color", "always", "a.txt", cwd=tmp_path).stdout
    assert "\x1b[31mمي\x1b[0m" in colored
    assert iranru("normalize", "--diff", stdin="همین است\n".encode()).stdout == ""


def test_a_users_words(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text("form\texample\nسازسنج\u200cگر\tیک سازسنج\u200cگر\n")
    done = iranru("normalize", "--lexicon", str(tmp_path), stdin="دو سازسنجگر".encode())
    assert done.stdout == "دو سازسنج\u200cگر"
    (tmp_path / "spelling.tsv").write_text("form\n")
    done = iranru("normalize", "--lexicon", str(tmp_path), stdin=b"a")
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: --lexicon: {tmp_path}/spelling.tsv:1: ")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peaks of memory are read from /proc")
def test_constant_memory(tmp_path: Path) -> None:
    """A file of 40 MB needs no more than one of 4 MB."""
    block = ("او مي رود و كتابها را مي خواند و مي نويسد كه همين است\n" * 40_000).encode()
    peaks = []
    for size in (1, 10):
        (tmp_path / "a.txt").write_bytes(block * size)
        code = (
            "import re; from iranru_cli.cli.run import run; s = run(['normalize', 'a.txt', '-o', 'b.txt']); "
            "print(int(s), re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        status, peak = map(int, done.stdout.split())
        assert status == 0
        peaks.append(peak)
    assert peaks[1] < 1.2 * peaks[0], peaks
