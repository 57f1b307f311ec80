"""Blocks of whole lines for filters: the sum is the text, however long the lines and wherever a block ends."""

from __future__ import annotations

import io

import pytest

from iranru_cli.documents import chunks
from iranru_cli.documents.chunks import read_blocks
from iranru_cli.documents.encodings import UndecodableError, decode

PERSIAN = "وزير گفت پيمان جامع راهبردي ميان دو كشور امضا شد و متن آن منتشر مي شود\r\n"


def blocks(data: bytes, encoding: str = "auto") -> list[str]:
    return list(read_blocks(io.BufferedReader(io.BytesIO(data)), encoding))  # type: ignore[arg-type]


@pytest.fixture(params=[3, 10, 64, 1 << 20], autouse=True)
def _block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", request.param)


@pytest.mark.parametrize(
    "text", ["", "\n", "a", "a\nb", "a\r\n\n\nb\n", PERSIAN * 5, PERSIAN.strip(), "a" * 99 + "\nb"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1256"])
def test_the_sum_is_the_text(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    if encoding == "windows-1256" and not text.isascii():
        assert decode(data) == text
    found = blocks(data)
    assert "".join(found) == text
    assert all(block.endswith("\n") for block in found[:-1])


def test_a_given_encoding() -> None:
    assert "".join(blocks(b"\xc7\n", "windows-1256")) == "ا\n"
    with pytest.raises(UndecodableError, match="not utf-8"):
        blocks(PERSIAN.encode("windows-1256"), "utf-8")


def test_ascii_lines_before_windows_1256() -> None:
    text = "IRNA\n" * 9 + PERSIAN
    assert "".join(blocks(text.encode("windows-1256"))) == text


@pytest.mark.parametrize("data", ["متن\n".encode() + b"\xff", "متن".encode()[:-1], b"\xff\xfea", b"a\n\xff\xfe\xfd"])
def test_bad_bytes_end_it(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        blocks(data)


def test_what_stands_before_bad_bytes_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 8)
    found = read_blocks(io.BufferedReader(io.BytesIO("یک\nدو\n".encode() + b"\xff" * 9)))  # type: ignore[arg-type]
    assert next(found) == "یک\n"
    with pytest.raises(UndecodableError):
        list(found)
