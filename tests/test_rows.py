"""Each row of these tables does what it is for: what comes of its example stands in tests/golden/rows/.

IRANRU_UPDATE_GOLDEN=1 uv run pytest tests/test_rows.py    writes the files anew: read the difference before committing.
`benchmarks/mutation.py` tells which rows no line would miss.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from rows import HELD, Maker, examples, tables_of_files

from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.text.shadow import default_spacing

GOLDEN = Path(__file__).resolve().parent / "golden" / "rows"


@cache
def lines() -> dict[str, list[str]]:
    """For each table a line for each row: its example, a tab, and what the program makes of it."""
    maker = Maker(load_lexicon(), default_spacing())
    found: dict[str, list[str]] = {}
    for example in examples(tables_of_files()):
        if example.table not in HELD:
            continue
        found.setdefault(example.table, []).append(f"{example.text}\t{maker.line(example)}")
    return found


@pytest.mark.parametrize("table", HELD)
def test_rows(table: str) -> None:
    path = GOLDEN / f"{table}.txt"
    if os.environ.get("IRANRU_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines()[table]), encoding="utf-8")
    expected = path.read_text("utf-8").splitlines()
    now = set(lines()[table])
    lost = [line for line in expected if line not in now]
    assert lost == [], f"{len(lost)} lines of {table} are no more what comes out"
    assert lines()[table] == expected
