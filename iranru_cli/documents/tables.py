"""CSV and TSV → documents: a row each, columns by the names in the first line or by number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from iranru_cli.documents.articles import read_article
from iranru_cli.documents.document import Failure, Item
from iranru_cli.documents.encodings import AUTO, decode
from iranru_cli.documents.lines import bounded_lines, bytewise
from iranru_cli.documents.reading import Reading, UnreadableError
from iranru_cli.documents.rows import NumberedLines, Row, read_rows

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_SEEN = 1 << 16  # bytes by which the encoding is judged


def read_tsv(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """As `read_csv`, with a tab between the columns where no other delimiter is given."""
    return read_csv(stream, name, reading if reading.delimiter else replace(reading, delimiter="\t"))


def read_csv(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each row; without an id it is called by the line where it begins: "news.csv:2".

    b'id;text\n7;"a; b"\n' → Document("7", "a; b"). Raises READ_ERRORS; a bad row is a Failure, the rest goes on.
    """
    stream, encoding = bytewise(stream, reading.encoding)
    encoding = _encoding(stream, encoding)
    lines = NumberedLines(bounded_lines(stream, reading.max_bytes), encoding, reading.max_bytes)
    delimiter = reading.delimiter or _delimiter(lines.first())
    names: list[str] | None = None
    for number, row in read_rows(lines, delimiter, reading.max_bytes):
        if names is None and not isinstance(row, UnreadableError):
            names = _head(row, reading) if reading.header else _numbers(row)
            if reading.header:
                continue
        yield from _article(row, names or [], f"{name}:{number}", reading)


def _encoding(stream: io.BufferedReader, encoding: str) -> str:
    """The encoding of the whole table: in windows-1256 a line alone has too few letters to be sure."""
    if encoding != AUTO:
        return encoding
    seen = stream.peek(_SEEN)[:_SEEN]
    try:
        seen.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(seen) - 4:  # else the block ends within a character
            decode(seen)  # raises UndecodableError where it is not windows-1256 either
            return "windows-1256"
    return AUTO


def _delimiter(line: str) -> str:
    """What stands most often between the columns of the first line, quoted cells aside: «id;text» → «;»."""
    bare = _QUOTED.sub("", line)
    return max(_DELIMITERS, key=bare.count)


def _head(row: list[str], reading: Reading) -> list[str]:
    """The names of the columns; small and capital letters are one: «Text» is text.

    Raises UnreadableError where none of them can be the text.
    """
    wanted = [name for what in ("text", "date", "id", "title", "source") for name in reading.fields.names(what)]
    spelled = {name.casefold(): name for name in wanted}
    head = [spelled.get(cell.strip().casefold(), cell.strip()) for cell in row]
    if set(head).isdisjoint(reading.fields.names("text")):
        sought, columns = reading.fields.sought("text"), ", ".join(head[:20])
        raise UnreadableError(f"no column {sought} (there are: {columns}); name it with --text-field")
    return head


def _numbers(row: list[str]) -> list[str]:
    return [str(number) for number in range(1, len(row) + 1)]


def _article(row: Row, names: list[str], where: str, reading: Reading) -> Iterator[Item]:
    try:
        if isinstance(row, UnreadableError):
            raise row
        if any(cell.strip() for cell in row[len(names) :]):
            raise UnreadableError(f"{len(row)} cells where the first line has {len(names)}")
        yield from read_article(_record(row, names, reading.fields.names("text")), where, reading.fields)
    except UnreadableError as error:
        yield Failure(where, str(error))


def _record(row: list[str], names: list[str], text: tuple[str, ...]) -> dict[str, object]:
    """The cells by their columns; an empty one is no value, but a text may be empty."""
    return {name: cell for name, cell in zip(names, row, strict=False) if cell or name in text}
