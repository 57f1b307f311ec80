"""The rows of a survey as JSON lines and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import orjson

from iranru_cli.survey.counts import Beside, Row


def json_lines(rows: Sequence[Row]) -> bytes:
    """A line for each row: {"by":"entity","kind":"person","name":…,"with":[{"name":…,"documents":3},…]}."""
    return b"".join(orjson.dumps(_object(row)) + b"\n" for row in rows)


def _object(row: Row) -> dict[str, object]:
    out: dict[str, object] = {name: getattr(row, name) for name in Row._fields[:-2]}
    second = "holders" if row.by == "office" else "offices"
    out[second] = [{"name": office.name, "documents": office.documents} for office in row.offices]
    out["with"] = [beside._asdict() for beside in row.beside]
    return out


def comma_separated(rows: Sequence[Row], by: str) -> bytes:
    """CSV of RFC 4180, UTF-8, with a head; what stands beside is one cell: «ایران (12); روسیه (3)»."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*Row._fields[:-2], "holders" if by == "office" else "offices", "with"])
    for row in rows:
        writer.writerow([*("" if cell is None else cell for cell in row[:-2]), _cell(row.offices), _cell(row.beside)])
    return text.getvalue().encode("utf-8")


def _cell(listed: Sequence[Beside]) -> str:
    return "; ".join(f"{beside.name} ({beside.documents})" for beside in listed)
