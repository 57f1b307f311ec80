"""`iranru lexicon`: where the tables are, whether they are right, how to compile them."""

from __future__ import annotations

import json
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


def test_show() -> None:
    done = iranru("lexicon", "show", "معاهده ترکمن‌چای")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "turkmenchay  معاهده ترکمانچای"
    assert "  signed      1828-02-22 = 1206-12-02  عباس‌میرزا، ایوان پاسکویچ، ترکمانچای  [متن عهدنامه" in done.stdout
    entry = json.loads(iranru("lexicon", "show", "JCPOA", "-f", "jsonl").stdout)
    assert (entry["id"], entry["names"]["ru"][0]) == ("jcpoa", "Совместный всеобъемлющий план действий")
    assert {fact["fact"]: fact["jalali"] for fact in entry["facts"]}["in_force"] == "1394-10-26"


def test_show_of_other_words_and_of_nothing(tmp_path: Path) -> None:
    assert "people.tsv: id araghchi, country IR" in iranru("lexicon", "show", "عراقچی").stdout
    done = iranru("lexicon", "show", "بزجام")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'error: nothing is called "بزجام"; near to it: برجام\n'
    row = "my-pact\ttreaty\tIR\tsure\tپیمان کوه سبز\tپیمان کوه سبز\n"
    (tmp_path / "registry.tsv").write_text("id\tkind\tparties\tuse\tform\texample\n" + row)
    assert iranru("lexicon", "show", "my-pact", "--lexicon", str(tmp_path)).stdout.startswith("my-pact  پیمان کوه سبز")
    assert "--lexicon: none: no such folder" in iranru("lexicon", "show", "x", "--lexicon", "none").stderr


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
