"""CSV, TSV, Parquet and DuckDB, read back by the real tools; projections; what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from program import ROOT, iranru
from sample_records import all_records, date, document, speaker, statement

from iranru_cli.cli.options import FormatName
from iranru_cli.cli.outputs import form
from iranru_cli.documents.document import Document
from iranru_cli.output.delimited import defused
from iranru_cli.output.field_paths import MODELS, FieldError, columns, parse_path, value_at
from iranru_cli.output.jsonl import dumps
from iranru_cli.records import RECORD_TYPES, Record

EVERY = frozenset(RECORD_TYPES)


def rendered(format: FormatName, records: list[Record], types: str = "statement", fields: str | None = None) -> bytes:
    made = form(format, "auto", "auto", False, None, frozenset(types.split(",")), fields)
    return made.opening + made.render(Document("d", ""), records) + made.closing


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("id", "d#s1"),
        ("when.value", "2025-10-27"),
        ("cue.text", "خواستار … شد"),
        ("cue.parts.text", ["خواستار", "شد"]),
        ("cue.parts.1.start", 28),
        ("cue.parts.2.start", None),
        ("speakers.name", ["عباس عراقچی"]),
        ("speakers.0.name", "عباس عراقچی"),
        ("speakers.1.name", None),
        ("speakers.mention.text", ["وی"]),
        ("about.mention.text", [None]),
        ("addressees", []),
        ("content.parts", None),
        ("confidence", 0.9),
    ],
)
def test_values_of_paths(path: str, expected: object) -> None:
    assert value_at(statement(), parse_path(path, EVERY)) == expected


def test_values_that_a_record_does_not_have() -> None:
    assert value_at(document(), parse_path("speakers.name", EVERY)) is None
    assert value_at(statement(when=None), parse_path("when.value", EVERY)) is None
    assert value_at(date(from_="2025-09-23"), parse_path("from", EVERY)) == "2025-09-23"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nam", 'no field "nam"; expected type, id, doc'),
        ("speakers.nam", 'no field "speakers.nam"; expected name, kind, role'),
        ("id.x", '"id.x": there is nothing below "id"'),
        ("id.0", "nothing below"),
        ("", 'no field ""'),
        ("speakers..name", "no field"),
        ("speakers.0.0", "no field"),
        ("from_", "no field"),
        ("__class__", "no field"),
    ],
)
def test_wrong_paths(path: str, message: str) -> None:
    with pytest.raises(FieldError, match=message):
        parse_path(path, EVERY)


def test_a_path_has_to_lead_somewhere_in_one_of_the_types() -> None:
    assert parse_path("speakers.name", frozenset({"statement", "event"}))
    with pytest.raises(FieldError):
        parse_path("speakers.name", frozenset({"event"}))


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_columns_lead_to_plain_values(name: str) -> None:
    record = next(record for record in all_records() if record.type == name)
    found = [value_at(record, path) for path in columns(name)]
    assert all(isinstance(value, str | int | float | None | list) for value in found)
    assert {str(path[0]) for path in columns(name)} == set(json.loads(dumps(record)))
    assert MODELS[name] is type(record)


def test_projection() -> None:
    records = [statement(), document()]
    fields = "type,speakers.name,when.value"
    expected = [
        {"type": "statement", "speakers.name": ["عباس عراقچی"], "when.value": "2025-10-27"},
        {"type": "document", "speakers.name": None, "when.value": None},
    ]
    lines = rendered("jsonl", records, "statement,document", fields).splitlines()
    assert [json.loads(line) for line in lines] == expected
    assert json.loads(rendered("json", records, "statement,document", fields)) == expected
    assert json.loads(rendered("json", [], fields="id")) == []


FORMULAS = ["=1+1", "+98 21", "-۵ درجه", "@x", "\tx", "\r=1", "\n=1", '=HYPERLINK("http://a")']


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_defused(text: str) -> None:
    records: list[Record] = [statement(speakers=[speaker(name=text)], place=text)]
    rows = list(csv.reader(io.StringIO(rendered("csv", records, fields="speakers.name,place").decode(), newline="")))
    assert rows == [["speakers.name", "place"], [f"'{text}", f"'{text}"]]


@pytest.mark.parametrize("text", ["x", "", "x=1", " =1", "«=1»", "'=1", "۵-", "1-2"])
def test_other_texts_stay(text: str) -> None:
    assert defused(text) == text


def test_numbers_are_no_formulas() -> None:
    assert rendered("csv", [statement(confidence=-1.5)], fields="confidence") == b"confidence\r\n-1.5\r\n"


NASTY = 'سد «پر»، "پر"; و\r\nآب\t|\u200cها\x00'


def test_csv_round_trip() -> None:
    records: list[Record] = [statement(place=NASTY, speakers=[speaker(), speaker(name=None, role="وزیر")], when=None)]
    data = rendered("csv", records).decode()
    assert data.endswith("\r\n")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert row["place"] == NASTY
    assert row["speakers.name"] == "عباس عراقچی; "
    assert row["content.start"] == "11"
    assert row["when.value"] == row["occasion"] == ""


def test_tsv_has_a_line_for_each_row() -> None:
    data = rendered("tsv", [statement(place=NASTY), statement(place="\u2028x")], fields="id,place").decode()
    assert data.count("\n") == 3
    assert "\r" not in data
    rows = [line.split("\t") for line in data.rstrip("\n").split("\n")]
    assert [len(row) for row in rows] == [2, 2, 2]
    assert list(csv.reader(io.StringIO(data), delimiter="\t"))[1] == [
        "d#s1",
        NASTY.translate(str.maketrans("\r\n\t", "   ")),
    ]


def test_the_head_stands_also_where_nothing_is_found(tmp_path: Path) -> None:
    done = iranru("extract", "-f", "csv", "--fields", "doc,act", stdin=b"x", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "doc,act\r\n")


@pytest.fixture(scope="module")
def lines() -> dict[str, list[dict[str, Any]]]:
    """All records of the samples by type, as JSON lines give them."""
    done = iranru("extract", "samples", "-r", "all", cwd=ROOT)
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in RECORD_TYPES}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        found[record["type"]].append(record)
    return found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_duckdb_reads_its_database(lines: dict[str, list[dict[str, Any]]], tmp_path: Path, jobs: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "facts.duckdb"
    done = iranru("extract", "samples", "-r", "all", "-f", "duckdb", "-o", str(path), "-j", jobs, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == [path]
    with duckdb.connect(str(path), read_only=True) as database:
        assert {row[0] for row in database.sql("SHOW TABLES").fetchall()} == set(RECORD_TYPES)
        for name in RECORD_TYPES:
            table = database.sql(f"FROM {name}")
            rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
            assert rows == lines[name]
        query = "SELECT speakers[1].name, count(*) FROM statement GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 1"
        assert database.sql(query).fetchall() == [("کیومرث دشت‌آرا", 11)]


def test_parquet_read_by_two_tools(lines: dict[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    duckdb = pytest.importorskip("duckdb")
    iranru("extract", "samples", "-f", "parquet", "-o", str(tmp_path / "s.parquet"), cwd=ROOT)
    assert parquet.read_table(tmp_path / "s.parquet").to_pylist() == lines["statement"]
    iranru("extract", "samples", "-f", "parquet", "-r", "all", "-o", str(tmp_path / "all"), cwd=ROOT)
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == sorted(f"{n}.parquet" for n in RECORD_TYPES)
    for name in RECORD_TYPES:
        assert parquet.read_table(tmp_path / f"all/{name}.parquet").to_pylist() == lines[name]
        counted = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/all/{name}.parquet'").fetchall()
        assert counted == [(len(lines[name]),)]


def test_csv_read_by_duckdb(lines: dict[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for format in ("csv", "tsv"):
        path = tmp_path / f"s.{format}"
        iranru("extract", "samples", "-f", format, "-o", str(path), cwd=ROOT)
        rows = duckdb.sql(f"SELECT id, \"content.text\", confidence FROM read_csv('{path}')").fetchall()
        assert rows == [(r["id"], r["content"]["text"], r["confidence"]) for r in lines["statement"]]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("وزیر نیرو گفت که سد پر است.\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "old.parquet").write_text("old")
    (tmp_path / "bad.pdf").write_text("%PDF-1.7")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-f", "csv", "-r", "statement,event"], "csv and tsv hold one type of record; name one with --records"),
        (["-f", "tsv", "-r", "all"], "hold one type of record"),
        (["-f", "parquet"], "--format parquet: it cannot go to standard output; name a file with --output"),
        (["-f", "duckdb"], "name a file with --output"),
        (["-f", "duckdb", "-o", "folder"], "--output: folder: Is a directory"),
        (["-f", "duckdb", "-o", "nowhere/x"], "--output: nowhere/x: No such file or directory"),
        (["-f", "parquet", "-o", "old.parquet", "-r", "all"], "--output: old.parquet: expected a folder"),
        (["-f", "parquet", "-o", "/dev/null"], "--output: /dev/null: expected a file"),
        (["-f", "table", "--fields", "id"], "--fields: not for table; expected --format jsonl, json, csv, tsv"),
        (["-f", "duckdb", "-o", "x", "--fields", "id"], "--fields: not for duckdb"),
        (["--fields", "idd"], '--fields: no field "idd"; expected type, id,'),
        (["--fields", ","], "--fields: no field; expected paths such as"),
        (["--min-confidence", "2"], "--min-confidence"),
        (["--min-confidence", "high"], "--min-confidence"),
    ],
)
def test_wrong_usage(args: list[str], message: str, here: Path) -> None:
    for name, package in (("parquet", "pyarrow"), ("duckdb", "duckdb")):
        if name in args and "--output" in message:
            pytest.importorskip(package)
    done = iranru("extract", "a.txt", *args, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


@pytest.mark.parametrize(("format", "module"), [("parquet", "pyarrow"), ("duckdb", "duckdb")])
def test_a_missing_extra_is_named(format: str, module: str, here: Path) -> None:
    code = (
        "import importlib.util as u, sys; find = u.find_spec; "
        f"u.find_spec = lambda name, *more: None if name == {module!r} else find(name, *more); "
        f"from iranru_cli.cli.run import run; sys.exit(run(['extract', 'a.txt', '-f', '{format}', '-o', 'x']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=here, check=False)
    assert done.returncode == 2
    assert done.stderr == f"error: --format {format} needs the extra \"{format}\": pip install 'iranru-cli[{format}]'\n"


@pytest.mark.parametrize("format", ["parquet", "duckdb"])
def test_where_nothing_can_be_read_the_old_file_stays(format: str, here: Path) -> None:
    pytest.importorskip("pyarrow" if format == "parquet" else format)
    before = sorted(here.iterdir())
    done = iranru("extract", "bad.pdf", "-f", format, "-o", "old.parquet", cwd=here)
    assert done.returncode == 2
    assert (here / "old.parquet").read_text() == "old"
    assert sorted(here.iterdir()) == before
    done = iranru("extract", "bad.pdf", "a.txt", "-f", format, "-o", "old.parquet", cwd=here)
    assert done.returncode == 1
    assert (here / "old.parquet").read_bytes() != b"old"
    assert sorted(here.iterdir()) == before


def test_parquet_into_a_folder_that_is_there(here: Path) -> None:
    pytest.importorskip("pyarrow")
    (here / "folder/keep.txt").write_text("x")
    assert iranru("extract", "a.txt", "-f", "parquet", "-o", "folder", cwd=here).returncode == 0
    assert sorted(path.name for path in (here / "folder").iterdir()) == ["keep.txt", "statement.parquet"]
