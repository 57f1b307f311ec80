"""`iranru lexicon`: where the tables are, whether they are right, how to compile them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from program import ROOT, environment, iranru

DATA = ROOT / "iranru_cli" / "data"


def test_path() -> None:
    assert Path(iranru("lexicon", "path").stdout.strip()) == DATA


def test_check() -> None:
    done = iranru("lexicon", "check")
    assert done.returncode == 0
    assert done.stdout.endswith("rows: all right\n")


def test_check_of_a_users_folder(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text("form\texample\nسازسنج\u200cگر\tیک سازسنج\u200cگر\n")
    assert iranru("lexicon", "check", str(tmp_path)).returncode == 0
    (tmp_path / "words.tsv").write_text("form\n")
    done = iranru("lexicon", "check", str(tmp_path))
    assert done.returncode == 2
    assert "no table is called words.tsv; expected " in done.stderr
    (tmp_path / "words.tsv").unlink()
    (tmp_path / "roles.tsv").write_text("x\n")
    assert f"{tmp_path}/roles.tsv:1: the columns must be" in iranru("lexicon", "check", str(tmp_path)).stderr
    assert "no such folder" in iranru("lexicon", "check", str(tmp_path / "none")).stderr


def test_build_writes_what_is_shipped(tmp_path: Path) -> None:
    """In a copy of the package without the compiled tables."""
    shutil.copytree(DATA.parent, tmp_path / "iranru_cli", ignore=shutil.ignore_patterns("__pycache__"))
    names = ("words.bin", "lexicon.bin")
    (tmp_path / "iranru_cli" / "data" / "lexicon.bin").unlink()
    command = [
        sys.executable,
        "-c",
        "import sys; from iranru_cli.cli import main; sys.argv[1:] = ['lexicon', 'build']; main()",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(": ")[0].rpartition("/")[2] for line in done.stdout.splitlines()] == list(names)
    assert all((tmp_path / "iranru_cli" / "data" / name).read_bytes() == (DATA / name).read_bytes() for name in names)
