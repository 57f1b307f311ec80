"""Records of one type as Parquet; the columns follow from the record's class, so that all files have the same ones."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, BinaryIO, Literal

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from iranru_cli import records

_ROWS = 1000
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def schema(record_type: str) -> pa.Schema:
    """The columns of a record type: schema("date") → type: string, doc: string, kind: string, …"""
    classes = typing.get_args(records.Record)
    (found,) = (c for c in classes if c.__dataclass_fields__["type"].default == record_type)
    return pa.schema(_fields(found))


def _fields(record: Any) -> list[pa.Field]:
    hints = typing.get_type_hints(record)
    # `from` cannot be a Python name
    return [pa.field(field.name.rstrip("_"), _arrow(hints[field.name])) for field in dataclasses.fields(record)]


def _arrow(hint: Any) -> pa.DataType:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return _PLAIN[type(inner[0])]
    if origin in (typing.Union, types.UnionType):
        (some,) = (one for one in inner if one is not type(None))
        return _arrow(some)
    if origin in (list, tuple):
        return pa.list_(_arrow(inner[0]))
    return pa.struct(_fields(hint)) if dataclasses.is_dataclass(hint) else _PLAIN[hint]


class ParquetLines:
    """JSON lines in, Parquet out: with ParquetLines(stream, "statement") as write: write(b'{…}\\n{…}\\n')."""

    def __init__(self, target: BinaryIO, record_type: str) -> None:
        self._schema = schema(record_type)
        self._writer = pq.ParquetWriter(target, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> Any:
        return self.write

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def write(self, lines: bytes) -> None:
        """Take the lines in; a row group is written when a thousand have come."""
        self._rows += map(orjson.loads, lines.splitlines())
        if len(self._rows) >= _ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []
