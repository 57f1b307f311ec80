"""The format, its fields and where it goes → a form of output; a wrong one is a MisuseError that says what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from iranru_cli.cli import values
from iranru_cli.cli.options import ColorName, FormatName, TablesName
from iranru_cli.cli.options_look import BidiName
from iranru_cli.cli.status import MisuseError, OutputError
from iranru_cli.documents.paths import reason, shown
from iranru_cli.output.form import Form, Target
from iranru_cli.records import RECORD_TYPES

if TYPE_CHECKING:
    from iranru_cli.output.tables import Tables

_WITH_FIELDS = ("jsonl", "json", "csv", "tsv")


def form(
    format: FormatName,
    color: ColorName,
    bidi: BidiName,
    full: bool,
    output: Path | None,
    types: frozenset[str],
    fields: str | None,
) -> Form:
    """How records are written: by name, or by where they go."""
    if format == "auto" and fields is not None:
        format = "jsonl"
    if fields is not None and format not in _WITH_FIELDS:
        raise MisuseError(f"--fields: not for {format}; expected --format {', '.join(_WITH_FIELDS)}")
    if format in ("csv", "tsv"):
        return _delimited(types, fields, tabs=format == "tsv")
    if format in ("parquet", "duckdb"):
        return _tables(format, output, types)
    if fields is not None:
        from iranru_cli.output.projection import Projection

        return Projection(*_paths(fields, types), in_array=format == "json")
    return values.form(format, color, bidi, full, output)


def _delimited(types: frozenset[str], fields: str | None, tabs: bool) -> Form:
    from iranru_cli.output.delimited import Delimited
    from iranru_cli.output.field_paths import columns

    if fields is not None:
        return Delimited(*_paths(fields, types), tabs)
    if len(types) > 1:
        raise MisuseError(
            "--format: csv and tsv hold one type of record; name one with --records, or with --fields what they share, "
            "or write -f duckdb, which has a table for each"
        )
    paths = columns(next(iter(types)))
    return Delimited(tuple(paths), tuple(".".join(map(str, path)) for path in paths), tabs)


def _paths(given: str, types: frozenset[str]) -> tuple[tuple[tuple[str | int, ...], ...], tuple[str, ...]]:
    """The paths, and what they are called."""
    from iranru_cli.output.field_paths import FieldError, parse_path

    names = [name.strip() for name in given.split(",") if name.strip()]
    if not names:
        raise MisuseError("--fields: no field; expected paths such as doc,speakers.name,when.value")
    try:
        return tuple(parse_path(name, types) for name in names), tuple(names)
    except FieldError as error:
        raise MisuseError(f"--fields: {error}") from None


def _tables(kind: TablesName, output: Path | None, types: frozenset[str]) -> Form:
    from iranru_cli.output.tables import Tables, is_installed

    if output is None:
        raise MisuseError(f"--format {kind}: it cannot go to standard output; name a file with --output")
    if not is_installed(kind):
        raise MisuseError(f"--format {kind} needs the extra \"{kind}\": pip install 'iranru-cli[{kind}]'")
    return Tables(kind, tuple(name for name in RECORD_TYPES if name in types))


@contextmanager
def open_tables_at(tables: Tables, output: Path) -> Iterator[Target]:
    """Where the rendered documents go; when the block ends well, `output` is whole, else nothing there is changed.

    Raises MisuseError and OutputError.
    """
    from iranru_cli.output.tables import open_tables

    _check_place(tables, output)
    try:
        with open_tables(tables, output) as target:
            yield target
    except OSError as error:
        raise OutputError(f"{shown(str(output))}: cannot write: {reason(error)}") from None


def _check_place(tables: Tables, output: Path) -> None:
    """Tables are moved into place: that must not be a device, and a database no folder."""
    name = shown(str(output))
    if not output.absolute().parent.is_dir():
        raise MisuseError(f"--output: {name}: No such file or directory; name a file in a folder that is there")
    if output.is_dir() and tables.kind == "duckdb":
        raise MisuseError(f"--output: {name}: Is a directory; name a file for the database")
    if output.exists() and not output.is_dir() and (not output.is_file() or _needs_folder(tables)):
        expected = "a folder, as each type of record has its own file" if _needs_folder(tables) else "a file"
        raise MisuseError(f"--output: {name}: expected {expected}")


def _needs_folder(tables: Tables) -> bool:
    return tables.kind == "parquet" and len(tables.types) > 1
