"""How inputs are to be read: the options of every command that reads documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iranru_cli.documents.encodings import AUTO
from iranru_cli.documents.fields import Fields

InputFormat = Literal["auto", "text", "jsonl", "json", "csv", "tsv", "html", "warc", "parquet"]
STDIN = "-"
MAX_BYTES = 32 << 20  # three times the longest document that anyone has sent; a report of 400 pages has 1 MB


@dataclass(frozen=True)
class Reading:
    """`stdin_name` is what documents of standard input are called; `max_bytes` bounds one document, 0 is no bound.

    `date_from_name`: the name of a file may say when its documents were published. `separator` is the line between the
    documents of a text file ("" a blank line), None where a file is one document. `delimiter` stands between the columns
    of CSV, None where it is to be seen from the first line; without `header` columns are called 1, 2, 3 …
    With `notes` each input that is opened is told of, and as what it is read.
    """

    input_format: InputFormat = "auto"
    encoding: str = AUTO
    fields: Fields = field(default_factory=Fields)
    stdin_name: str = STDIN
    date_from_name: bool = False
    separator: str | None = None
    delimiter: str | None = None
    header: bool = True
    max_bytes: int = MAX_BYTES
    notes: bool = False


class UnreadableError(ValueError):
    """An input, or a part of one, that gives no document; the message says why and what would help."""


class MissingExtraError(UnreadableError):
    """A package is needed that is not installed: MissingExtraError("zst data", "zstd")."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra \"{extra}\": pip install 'iranru-cli[{extra}]'")


def too_large(max_bytes: int) -> str:
    """Why a document was passed over."""
    return f"larger than {max_bytes:,} bytes; raise --max-document-bytes to read it"
