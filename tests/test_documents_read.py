"""Files and standard input → documents: formats, packing, encodings, what cannot be read."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.read import Reading, read_documents

LINES = '{"id": "a", "text": "یک"}\n{"text": "دو"}\n'
TYPED = "وزير امور خارجه ايران گفت: پيمان جامع راهبردي ميان دو كشور امضا شد و متن آن منتشر مي شود.\r\n"


def read(*paths: str, stdin: bytes = b"", **how: object) -> list[Item]:
    source = io.BufferedReader(io.BytesIO(stdin))  # type: ignore[arg-type]
    return list(read_documents(paths, Reading(**how), source))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"x\r\ny\rz\n", "x\r\ny\rz\n"),  # no line end is translated
        ("a.txt", b"\xef\xbb\xbfx", "x"),
        ("a.txt", b"", ""),
        ("a", TYPED.encode("windows-1256"), TYPED),
        ("a.txt", TYPED.encode("utf-16"), TYPED),
        ("a.txt.gz", gzip.compress(TYPED.encode()), TYPED),
        ("a.txt", gzip.compress(b"x"), "x"),  # by its first bytes, whatever its name
    ],
)
def test_text_files(name: str, data: bytes, expected: str) -> None:
    Path(name).write_bytes(data)
    assert read(name) == [Document(name, expected)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "A.JSONL", "a.jsonl.gz", "a.ndjson.gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_lines_files(name: str, encoding: str) -> None:
    data = LINES.encode(encoding)
    Path(name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read(name) == [Document("a", "یک"), Document(f"{name}:2", "دو")]


def test_json_lines_in_a_given_wide_encoding() -> None:
    Path("a.jsonl").write_bytes(LINES.encode("utf-16-le"))
    assert read("a.jsonl", encoding="utf-16-le") == [Document("a", "یک"), Document("a.jsonl:2", "دو")]
    assert all(isinstance(item, Failure) for item in read("a.jsonl"))


def test_the_format_can_be_forced() -> None:
    Path("a.txt").write_text(LINES)
    assert read("a.txt", input_format="jsonl") == [Document("a", "یک"), Document("a.txt:2", "دو")]
    Path("a.jsonl").write_text("متن")
    assert read("a.jsonl", input_format="text") == [Document("a.jsonl", "متن")]


def test_standard_input() -> None:
    assert read("-", stdin="متن\r\n".encode()) == [Document("-", "متن\r\n")]
    assert read("-", stdin=gzip.compress(b"x"), stdin_name="wire.txt") == [Document("wire.txt", "x")]
    assert read("-", stdin=LINES.encode(), input_format="jsonl") == [Document("a", "یک"), Document("-:2", "دو")]
    assert read("-", stdin=LINES.encode(), stdin_name="n.jsonl")[1] == Document("n.jsonl:2", "دو")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("missing.txt", None, "No such file or directory"),
        ("a.txt", b"\xd8\x27\xff\xfe", "not UTF-8 at byte"),
        ("a.txt", b"\xff\xfea", "not utf-16-le"),
        ("a.txt", b"a\0b", "not text"),
        ("a.txt.gz", gzip.compress(b"abc" * 99)[:-9], "damaged gzip data"),
        ("a.txt.gz", b"\x1f\x8bnot gzip at all", "gzip"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 99)[:20], "damaged gzip data"),
        ("a.jsonl", ("\ufeff" + LINES).encode("utf-16-be") + b"\xd8", "not utf-16-be"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(name: str, data: bytes | None, reason: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    Path("good.txt").write_text("خوب")
    *_, failure, good = read(name, "good.txt")
    assert good == Document("good.txt", "خوب")
    assert isinstance(failure, Failure)
    assert failure.where == name
    assert reason in failure.reason


def test_what_stands_before_the_damage_is_kept() -> None:
    whole = gzip.compress(b'{"id": "a", "text": "x"}\n' * 5000)
    Path("a.jsonl.gz").write_bytes(whole[:-12])
    items = read("a.jsonl.gz")
    assert isinstance(items[-1], Failure)
    assert items.count(Document("a", "x")) > 100


def test_reading_is_lazy() -> None:
    Path("a.txt").write_text("x")
    items = read_documents(["a.txt", "b.txt"], Reading(), io.BufferedReader(io.BytesIO()))  # type: ignore[arg-type]
    assert next(items) == Document("a.txt", "x")
    Path("b.txt").write_text("y")
    assert next(items) == Document("b.txt", "y")
