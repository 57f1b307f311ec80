"""Records as typed tables, one a type of record: Parquet files, or one DuckDB database. Nested fields stay nested.

Workers render JSON lines; here they become columns, a block of rows at a time. Everything is written beside and moved into
place when it is whole.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.output.field_paths import MODELS, element, field_types
from iranru_cli.output.jsonl import JsonLines
from iranru_cli.records import Record

_SQL_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


class Tables(NamedTuple):
    """The form of records on their way to tables; `types` are those that get one, also where no record comes."""

    kind: Literal["parquet", "duckdb"]
    types: tuple[str, ...]
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        return JsonLines().render(document, records)


def is_installed(kind: Literal["parquet", "duckdb"]) -> bool:
    """Whether the package is there that writes these."""
    return importlib.util.find_spec("pyarrow" if kind == "parquet" else "duckdb") is not None


class TableTarget(ABC):
    """Where rendered documents go in the place of a file: write(b"{…}\\n"), whole lines each time."""

    def write(self, rendered: bytes, /) -> None:
        for line in rendered.splitlines():
            self.add(orjson.loads(line), line)

    def flush(self) -> None:  # noqa: B027 (not abstract: there is nothing to do)
        """Nothing: rows are written in blocks."""

    @abstractmethod
    def add(self, row: dict[str, Any], line: bytes) -> None:
        """Take the records of one document in."""
        ...

    @abstractmethod
    def close(self) -> None:
        """Make the tables whole."""


@contextmanager
def open_tables(tables: Tables, path: Path) -> Iterator[TableTarget]:
    """A target; when the block ends well the tables stand at `path`, else nothing there is changed. Raises OSError.

    DuckDB: a database file with a table a type. Parquet: one file for one type; for several, or where `path` is a folder,
    a folder with a file a type: statement.parquet, event.parquet.
    """
    whole = path.resolve()
    beside = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    beside.mkdir()
    try:
        if tables.kind == "duckdb":
            database = DuckDB(tables.types, beside)
            yield database
            database.close()
            os.replace(beside / DATABASE, whole)
        else:
            files = Parquet(tables.types, beside)
            yield files
            files.close()
            _place(tables.types, beside, whole)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _place(types: tuple[str, ...], beside: Path, whole: Path) -> None:
    if len(types) == 1 and not whole.is_dir():
        os.replace(beside / f"{types[0]}.parquet", whole)
        return
    whole.mkdir(exist_ok=True)
    for name in types:
        os.replace(beside / f"{name}.parquet", whole / f"{name}.parquet")


class Parquet(TableTarget):
    """A file for each type."""

    def __init__(self, types: tuple[str, ...], folder: Path) -> None:
        from iranru_cli.output.parquet import ParquetFile

        self._files = {name: ParquetFile(folder / f"{name}.parquet", name) for name in types}

    def add(self, row: dict[str, Any], line: bytes) -> None:
        """Take records in; what is full is written."""
        self._files[row["type"]].add(row, line)

    def close(self) -> None:
        """Write what is left, and close the files."""
        for file in self._files.values():
            file.close()


DATABASE = "tables.duckdb"


class DuckDB(TableTarget):
    """JSON lines for each type, which DuckDB reads into its tables at the end, never holding them whole."""

    def __init__(self, types: tuple[str, ...], folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {name: open(self._lines(name), "wb") for name in types}  # noqa: SIM115
        self._longest = 1 << 20

    def add(self, row: dict[str, Any], line: bytes) -> None:
        """Take records in; what is full is written."""
        self._longest = max(self._longest, len(line))
        self._files[row["type"]].write(line + b"\n")

    def close(self) -> None:
        """Write what is left, and close the database."""
        import duckdb

        for file in self._files.values():
            file.close()
        try:
            with duckdb.connect(self._folder / DATABASE) as database:
                for name in self._files:
                    self._load(database, name)
        except duckdb.Error as error:  # a full disk, for example
            raise OSError(errno.EIO, str(error).partition("\n")[0]) from None

    def _load(self, database: Any, name: str) -> None:
        columns = {column: sql_type(annotation) for column, annotation in field_types(MODELS[name]).items()}
        database.execute(f"CREATE TABLE {name} ({', '.join(f'"{column}" {sql}' for column, sql in columns.items())})")
        database.execute(
            f"INSERT INTO {name} SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?, "
            "maximum_object_size = ?)",
            [str(self._lines(name)), columns, self._longest + 1024],
        )

    def _lines(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"


def sql_type(annotation: Any) -> str:
    """A type of the data model in SQL: list[Piece] → STRUCT("text" VARCHAR, "start" BIGINT, "end" BIGINT)[]."""
    inner = element(annotation)
    if inner is not None:
        return f"{sql_type(inner)}[]"
    if is_dataclass(annotation):
        inside = (f'"{name}" {sql_type(part)}' for name, part in field_types(annotation).items())  # type: ignore[arg-type]
        return f"STRUCT({', '.join(inside)})"
    return _SQL_TYPES[annotation]
