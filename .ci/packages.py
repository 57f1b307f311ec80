"""Builds the wheel and the source package, looks into both, installs each into an empty environment and runs it.

python .ci/packages.py [GOLD.jsonl]    needs uv in PATH; the versions of what they depend on are those of requirements.lock
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "iranru_cli/py.typed",
    "iranru_cli/data/words.bin",
    "iranru_cli/data/lexicon.bin",
    "iranru_cli/data/record.schema.json",
    "iranru_cli/data/README.md",
)
SIZE = 8 << 20  # bytes, packed; most of it are the tables


class BadPackageError(Exception):
    """What is wrong with a package, in a line."""


def main() -> None:
    """Everything in turn; the first thing that does not hold ends it with 1."""
    inputs = [Path(name).resolve() for name in sys.argv[1:]] or [ROOT / "samples" / "agency.txt"]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sdist, wheel = build(work / "both", "--sdist", "--wheel")
        unpacked = unpack(sdist, work / "unpacked")
        (rebuilt,) = build(work / "again", "--wheel", source=unpacked)
        if rebuilt.read_bytes() != wheel.read_bytes():
            raise BadPackageError(f"the source package builds another wheel: {differences(wheel, rebuilt)}")
        check_wheel(names_in_wheel(wheel))
        check_names([str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()], sdist)
        outputs = {package.name: tried(package, work / f"venv{n}", inputs) for n, package in enumerate((wheel, sdist))}
        if len(set(outputs.values())) != 1:
            raise BadPackageError("installed from the wheel and from the source package it says different things")
    print(f"{wheel.name} and {sdist.name}: whole, installed, run; {len(next(iter(outputs.values())))} bytes of records")


def build(out: Path, *kinds: str, source: Path = ROOT) -> list[Path]:
    """The packages that uv builds, the source package first."""
    call("uv", "build", "--quiet", *kinds, "--out-dir", str(out), str(source))
    return sorted((path for path in out.iterdir() if path.suffix in (".gz", ".whl")), key=lambda p: p.suffix)


def unpack(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top


def names_in_wheel(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def differences(first: Path, second: Path) -> list[str]:
    """Names of the files that only one of two wheels has, or that differ."""
    with zipfile.ZipFile(first) as a, zipfile.ZipFile(second) as b:
        both = set(a.namelist()) & set(b.namelist())
        return sorted(
            set(a.namelist()) ^ set(b.namelist()) | {name for name in both if a.read(name) != b.read(name)}
        ) or ["their order or times"]


def check_wheel(names: list[str]) -> None:
    """What only a wheel must have: licences among its metadata, the manual page, the version."""
    check_names(names, Path("the wheel"))
    for ending in (
        ".dist-info/licenses/LICENSE",
        ".data/data/share/man/man1/iranru.1",
        *(f"licenses/iranru_cli/data/licenses/{path.name}" for path in licences()),
    ):
        if not any(name.endswith(ending) for name in names):
            raise BadPackageError(f"{ending} is not in the wheel")


def check_names(names: Iterable[str], package: Path) -> None:
    """The data is inside; tests, figures and what belongs to no user are not."""
    names = set(names)
    tables = [f"iranru_cli/data/{path.relative_to(ROOT / 'iranru_cli/data')}" for path in data_tables()]
    missing = [name for name in (*NEEDED, *tables) if name not in names]
    if missing:
        raise BadPackageError(f"{package.name} has no {', '.join(missing)}")
    # iranru_cli/gold/ is the command; annotated texts are JSON lines in folders of that name elsewhere
    outside = {name for name in names if not name.startswith("iranru_cli/gold/")}
    strange = [name for name in outside if {"tests", "gold", "golden", ".ci", "shared"} & set(Path(name).parts)]
    if strange:
        raise BadPackageError(f"{package.name} has {', '.join(sorted(strange)[:5])}")
    if package.exists() and package.stat().st_size > SIZE:
        raise BadPackageError(f"{package.name} is larger than {SIZE >> 20} MB")


def data_tables() -> list[Path]:
    return sorted((ROOT / "iranru_cli" / "data").rglob("*.tsv"))


def licences() -> list[Path]:
    return sorted((ROOT / "iranru_cli" / "data" / "licenses").iterdir())


def tried(package: Path, venv: Path, inputs: list[Path]) -> bytes:
    """The records that the installed program makes of the inputs, run outside the repository."""
    call("uv", "venv", "--quiet", "--python", sys.executable, str(venv))
    call(
        *("uv", "pip", "install", "--quiet", "--python", str(venv / "bin" / "python")),
        *("--constraint", str(ROOT / "requirements.lock"), str(package)),
    )
    program = str(venv / "bin" / "iranru")
    version = call(program, "--version", cwd=venv).decode().strip()
    if f"-{version.removeprefix('iranru ')}" not in package.name:
        raise BadPackageError(f"{package.name} says that it is {version}")
    records = call(program, "extract", "-r", "all", *map(str, inputs), cwd=venv)
    if b'"type":"statement"' not in records:
        raise BadPackageError(f"{package.name}, installed, finds no statement in {inputs[0].name}")
    return records


def call(*command: str, cwd: Path | None = None) -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=cwd, env=environment).stdout


if __name__ == "__main__":
    try:
        main()
    except (BadPackageError, subprocess.CalledProcessError) as error:
        sys.exit(f"error: {error}")
