"""The direction of imports, read from the source, and what each command may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from program import ROOT, environment

PACKAGE = ROOT / "iranru_cli"
# a module may import from its own rung and from those above it in this list
RUNGS = (
    ("records",),
    ("readings",),
    ("mentions",),
    ("text", "lexicon"),
    ("documents",),
    ("find",),
    ("resolve",),
    ("assemble",),
    ("pipeline",),
    ("selection",),
    ("work", "processes", "jobs", "batch", "journal", "output"),
    ("cluster",),
    ("survey", "timeline", "explain", "report"),
    ("cli",),
    ("__main__",),
)
RUNG = {name: number for number, names in enumerate(RUNGS) for name in names}


def parts(module: str) -> list[str]:
    """The names below the package: find and dates of "iranru_cli.find.dates"."""
    return module.split(".")[1:]


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its full name; the package's own face, which offers all, is left out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        names = ("iranru_cli", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(names).removesuffix(".__init__")] = path
    del found["iranru_cli"]
    return found


@cache
def imports(module: str, late: bool = True) -> frozenset[str]:
    """The modules of the package that `module` imports, but not for types alone; `late`: within functions too."""
    found = set()
    for name in _imported(ast.parse(modules()[module].read_text("utf-8")), late):
        if name in modules():
            found.add(name)
        elif name.rpartition(".")[0] in modules():
            found.add(name.rpartition(".")[0])
    return frozenset(found - {module})


def _imported(node: ast.AST, late: bool) -> Iterator[str]:
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    if isinstance(node, ast.FunctionDef) and not late:
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from _imported(child, late)


def test_every_module_has_a_rung() -> None:
    assert {parts(module)[0] for module in modules()} == set(RUNG)


@pytest.mark.parametrize("module", modules())
def test_direction(module: str) -> None:
    own = RUNG[parts(module)[0]]
    assert [name for name in imports(module) if RUNG[parts(name)[0]] > own] == []


@pytest.mark.parametrize("module", modules())
def test_no_relative_imports(module: str) -> None:
    tree = ast.parse(modules()[module].read_text("utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level] == []


def family(module: str) -> str:
    """What a module of `find` is about: "dates_years" and "dates" → "date"."""
    return parts(module)[1].partition("_")[0].removesuffix("s")


@pytest.mark.parametrize("module", [name for name in modules() if name.startswith("iranru_cli.find.")])
def test_finders_do_not_import_each_other(module: str) -> None:
    others = [name for name in imports(module) if parts(name)[0] == "find" and len(parts(name)) > 1]
    assert [name for name in others if family(name) != family(module)] == []


def test_records_import_nothing_of_the_package() -> None:
    assert imports("iranru_cli.records") == frozenset()


def test_no_circles() -> None:
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join([*above, module])
        if module not in done:
            for name in imports(module, late=False):
                visit(name, (*above, module))
            done.add(module)

    for module in modules():
        visit(module, ())


def loaded(*args: str, stdin: str = "") -> set[str]:
    """The modules that a command leaves loaded."""
    return loaded_by(*args, stdin=stdin)


def loaded_by(*args: str, stdin: str = "", **env: str) -> set[str]:
    """The same, with something in the environment."""
    code = (
        "import sys, iranru_cli.cli.run as r; "
        f"status = r.run({list(args)!r}); print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=stdin, capture_output=True, text=True, env=environment(**env), check=True
    )
    return set(done.stderr.split())


HEAVY = {"hazm", "rich", "jdatetime", "nltk", "multiprocessing", "concurrent.futures", "pydantic"}
OURS = {"iranru_cli.pipeline", "iranru_cli.records", "iranru_cli.batch", "orjson"}


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["extract", "--help"]])
def test_help_loads_next_to_nothing(args: list[str]) -> None:
    assert loaded(*args) & (HEAVY | OURS) == set()


def test_a_first_record_needs_nothing_heavy() -> None:
    found = loaded("extract", "-r", "all", "-d", "2025-12-06", stdin="عراقچی گفت: ۶ دسامبر ۲۰۲۵ روز خوبی است.")
    assert found >= OURS
    assert found & HEAVY == set()


def test_a_jalali_date_loads_its_calendar_only() -> None:
    assert loaded("extract", "-r", "all", stdin="عراقچی گفت: ۱۵ آذر ۱۴۰۴ روز خوبی است.") & HEAVY == {"jdatetime"}
    assert loaded("extract", "-d", "1404-09-15", stdin="متن") & HEAVY == {"jdatetime"}


def test_normalizing_needs_no_hazm() -> None:
    assert loaded("normalize", stdin="متن") & HEAVY == set()


def test_the_package_offers_the_extractor_late() -> None:
    code = "import iranru_cli, sys; assert 'iranru_cli.pipeline' not in sys.modules; from iranru_cli import Extractor"
    subprocess.run([sys.executable, "-c", code], env=environment(), check=True)
