"""What the documents say is so: examples run, the map names what is there, recipes change the output, the page is fresh."""

from __future__ import annotations

import ast
import doctest
import importlib
import importlib.util
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from program import ROOT
from test_readme import Shown, commands, matches, run

PACKAGE = ROOT / "iranru_cli"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SOURCES = sorted(PACKAGE.rglob("*.py"))
WITH_EXAMPLES = [path for path in SOURCES if ">>> " in path.read_text("utf-8")]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=module_name)
def test_examples_of_docstrings(path: Path) -> None:
    result = doctest.testmod(importlib.import_module(module_name(path)))
    assert result.attempted > 0
    assert result.failed == 0


def test_examples_of_the_interface() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


def test_python_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```python\n(from iranru_cli import .*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {"text": (ROOT / "samples" / "agency.txt").read_text("utf-8")})
    assert "کیومرث دشت‌آرا" in capsys.readouterr().out


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_everything_public_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "the module"
    assert undocumented(tree, "") == []


def undocumented(node: ast.Module | ast.ClassDef, owner: str) -> list[str]:
    """Names of public functions, classes and methods below a node that have no docstring."""
    out = []
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            if not ast.get_docstring(child) and "overload" not in map(ast.unparse, child.decorator_list):
                out.append(owner + child.name)
            if isinstance(child, ast.ClassDef):
                out += undocumented(child, f"{child.name}.")
    return out


def test_the_map_is_whole() -> None:
    """Every path it names is there; every package and every module at the top of iranru_cli is named."""
    table = CONTRIBUTING.partition("## The map")[2].partition("\n## ")[0]
    assert len(table.splitlines()) <= 40, "no more than a screen"
    named = set(re.findall(r"`((?:iranru_cli|tests|benchmarks|samples|docs)/[\w/.]*)`", table))
    assert [name for name in named if not (ROOT / name).exists()] == []
    folders = {f"iranru_cli/{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    modules = {f"iranru_cli/{path.name}" for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert (folders | modules) - named == set()
    for line in table.splitlines():
        folder = re.match(r"\| `(iranru_cli/\w+/)`", line)
        for inner in re.findall(r"`(\w+(?:\.py|/))`", line) if folder else ():
            assert (ROOT / folder[1] / inner).exists(), inner


def test_recipes(tmp_path: Path) -> None:
    """In order, as somebody would type them; and without the folder of words the program would say something else."""
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    shown = commands(CONTRIBUTING)
    for recipe in shown:
        real = run(recipe.command, tmp_path)
        assert matches(recipe.output, real), "\n".join([f"CONTRIBUTING.md:{recipe.line}: {recipe.command}", *real])
    with_words = [recipe for recipe in shown if "--lexicon words" in recipe.command]
    assert len(with_words) >= 5
    for recipe in with_words:
        assert not matches(recipe.output, run(without_words(recipe), tmp_path)), recipe.command


def without_words(recipe: Shown) -> str:
    return recipe.command.replace(" --lexicon words", "")


def manual() -> str:
    spec = importlib.util.spec_from_file_location("man", ROOT / "docs" / "man.py")
    assert spec is not None
    assert spec.loader is not None
    man = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(man)
    page: str = man.page()
    return page


def test_the_manual_page_is_that_of_the_help() -> None:
    """Where this fails: python docs/man.py"""
    assert (ROOT / "docs" / "iranru.1").read_text("utf-8") == manual()


@pytest.mark.parametrize(
    "renderer", [["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], ["man", "-l", "--warnings"], ["mandoc", "-W", "warning"]]
)
def test_the_manual_page_renders(renderer: list[str]) -> None:
    if not shutil.which(renderer[0]):
        pytest.skip(f"{renderer[0]} is not installed")
    done = subprocess.run([*renderer, str(ROOT / "docs" / "iranru.1")], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "--input-format" in re.sub(r"\x1b\[\d+m|.\x08", "", done.stdout)


def test_every_source_of_the_word_table_has_its_licence() -> None:
    """The packages whose files `lexicon build` reads: each named in the data's README, with the text of its licence."""
    readme = (PACKAGE / "data" / "README.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {"hazm", *(name.partition("==")[0] for name in project["dependency-groups"]["lexicon"])}
    read = {name for name in packages if f'"{name}"' in (PACKAGE / "lexicon" / "sources.py").read_text("utf-8")}
    assert read == packages
    for name in packages:
        (licence,) = (PACKAGE / "data" / "licenses").glob(f"{name}-*.txt")
        assert f"licenses/{licence.name}" in readme
        assert "Copyright" in licence.read_text("utf-8")
