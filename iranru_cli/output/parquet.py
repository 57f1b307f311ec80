"""Records of one type as Parquet; the columns follow from the data model, so that all files of a type have the same ones."""

from __future__ import annotations

from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from iranru_cli.output.field_paths import MODELS, element, field_types

_ROWS, _BYTES = 2_000, 8 << 20  # of a row group
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


class ParquetFile:
    """Takes rows, or JSON lines; they gather to blocks, which become its row groups. ParquetFile("a.parquet", "statement")."""

    def __init__(self, target: Path | BinaryIO, record_type: str) -> None:
        self._schema = arrow_schema(record_type)
        self._writer = ParquetWriter(target, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def write(self, lines: bytes) -> None:
        """Take in the records of JSON lines: b'{…}\\n{…}\\n'."""
        for line in lines.splitlines():
            self.add(orjson.loads(line), line)

    def add(self, row: dict[str, Any], line: bytes) -> None:
        """Take in a record and the line that it was."""
        self._rows.append(row)
        self._size += len(line)
        if len(self._rows) >= _ROWS or self._size >= _BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is left and what Parquet keeps at the end of a file."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows, self._size = [], 0


def arrow_schema(record_type: str) -> pa.Schema:
    """The columns of a type of record: speakers are a list of structs."""
    return pa.schema(list(_fields(MODELS[record_type]).items()))


def _fields(model: type) -> dict[str, Any]:
    return {name: _arrow(annotation) for name, annotation in field_types(model).items()}


def _arrow(annotation: Any) -> Any:
    inner = element(annotation)
    if inner is not None:
        return pa.list_(_arrow(inner))
    if is_dataclass(annotation):
        return pa.struct(list(_fields(annotation).items()))  # type: ignore[arg-type]
    return _PLAIN[annotation]
