"""Which format an input has: by what only one format begins with, then by its ending, then by its first characters."""

from __future__ import annotations

import os
import re

from iranru_cli.documents.encodings import AUTO, marked_encoding
from iranru_cli.documents.packing import bare_name
from iranru_cli.documents.reading import InputFormat, UnreadableError

HEAD = 4096  # bytes that are looked at, where there are so many
_ENDINGS: dict[str, InputFormat] = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
# (where, what stands there, what it is): files that hold no text that is read here
_OTHERS = (
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"%PDF-", "a PDF; turn it into text first, for example with pdftotext"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save it as text, CSV or HTML"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0", "an office document; save it as text, CSV or HTML"),
    (0, b"{\\rtf", "a document in Rich Text Format; save it as text or HTML"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (257, b"ustar", "a tar archive; unpack it first"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"SQLite format 3\0", "an SQLite database; export its table as CSV"),
    (8, b"DUCK", "a DuckDB database; export its table as CSV or Parquet"),
    (0, b"Obj\x01", "an Avro file"),
    (0, b"ID3", "a sound file"),
    (0, b"OggS", "a sound file"),
    (4, b"ftyp", "a video file"),
    (0, b"\x1aE\xdf\xa3", "a video file"),
)
# the share of zero bytes from which a text file, or a file of many records, is none: there one costs its record alone
_ZEROS = {True: 0.0, False: 0.2}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_JSON_ARRAY = re.compile(rb'\s*\[\s*(?:\{\s*["}]|\]\s*\Z)')
_JSON_OBJECT = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.){0,200}"\s*:')


def input_format(name: str, head: bytes, given: InputFormat = "auto", encoding: str = AUTO) -> InputFormat:
    """What an input is read as: ("a.csv.gz", …) → "csv", ("dump", b'{"text": …}\\n') → "jsonl", ("a", b"x") → "text".

    `head` is its beginning, unpacked. Raises UnreadableError for a file of another kind, such as an image.
    """
    if given != "auto":
        return given
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    kind = next((kind for at, magic, kind in _OTHERS if head[at : at + len(magic)] == magic), None)
    if kind is not None:
        raise UnreadableError(f"{kind}; not text")
    ending = os.path.splitext(bare_name(name))[1].lower()
    found = _ENDINGS.get(ending) or _by_content(head)
    if encoding == AUTO and not marked_encoding(head[:4]) and head.count(0) > _ZEROS[found == "text"] * len(head):
        raise UnreadableError("not text (zero bytes, no byte order mark); if it is UTF-16, say --encoding utf-16-le")
    return found


def _by_content(head: bytes) -> InputFormat:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "html"
    if _JSON_ARRAY.match(head):
        return "json"
    if _JSON_OBJECT.match(head):
        line = head.strip().split(b"\n", 1)[0].rstrip()
        # an object that goes on in the next line is no JSON line; one whose end is not seen yet may be
        return "jsonl" if line.endswith(b"}") or b"\n" not in head.strip() else "json"
    return "text"
