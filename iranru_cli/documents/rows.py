"""Lines of CSV → rows; a quote that never closes costs its own line, not the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import Literal

from iranru_cli.documents.encodings import UndecodableError, decode
from iranru_cli.documents.lines import TooLong
from iranru_cli.documents.reading import UnreadableError, too_large

Row = list[str] | UnreadableError
_LARGEST_FIELD = 2**31 - 1  # the csv module's own bound is 128 KB, and an article may have more


class NumberedLines:
    """Lines as text with their numbers; some can be given back, to be read again."""

    def __init__(self, lines: Iterator[bytes | TooLong], encoding: str, max_bytes: int) -> None:
        self._lines = enumerate(lines, 1)
        self._encoding, self._max = encoding, max_bytes
        self._back: deque[tuple[int, str | UnreadableError]] = deque()

    def next(self) -> tuple[int, str | UnreadableError] | None:
        """The next line, or why it is none; None at the end."""
        if self._back:
            return self._back.popleft()
        number, line = next(self._lines, (0, None))
        return None if line is None else (number, self._text(line))

    def give_back(self, lines: list[tuple[int, str | UnreadableError]]) -> None:
        """Lines that were taken, in their order: they come again before all others."""
        self._back.extendleft(reversed(lines))

    def first(self) -> str:
        """The line that comes next, which stays; "" where there is none."""
        line = self.next()
        if line is not None:
            self.give_back([line])
        return line[1] if line is not None and isinstance(line[1], str) else ""

    def _text(self, line: bytes | TooLong) -> str | UnreadableError:
        if isinstance(line, TooLong):
            return UnreadableError(too_large(self._max))
        try:
            return decode(line, self._encoding)
        except UndecodableError as error:
            return UnreadableError(str(error))


def read_rows(lines: NumberedLines, delimiter: str, max_bytes: int) -> Iterator[tuple[int, Row]]:
    """Rows with the number of their first line; in the place of a bad one the reason. Blank lines are none."""
    csv.field_size_limit(_LARGEST_FIELD)
    columns = 0
    while (line := lines.next()) is not None:
        row = _row(line, lines, delimiter, columns, max_bytes)
        if isinstance(row, UnreadableError) or any(cell.strip() for cell in row):
            columns = columns or (0 if isinstance(row, UnreadableError) else len(row))
            yield line[0], row


def _row(
    line: tuple[int, str | UnreadableError], lines: NumberedLines, delimiter: str, columns: int, max_bytes: int
) -> Row:
    """The row that begins at `line`; takes from `lines` what belongs to it."""
    text = line[1]
    if isinstance(text, UnreadableError):
        return text
    row = _parsed([text], delimiter)
    if not isinstance(row, UnreadableError):
        return row
    is_open = text.count('"') % 2 == 1
    if is_open:
        whole = _through_lines(text, lines, delimiter, max_bytes)
        if whole is not None:
            return whole
        row = UnreadableError("a quote that opens here does not close")
    # quotes that are no quoting: «"سد" پر است» in a cell; one alone is damage, but in TSV, which often quotes nothing
    literal = _parsed([text], delimiter, csv.QUOTE_NONE) if delimiter == "\t" or not is_open else row
    return literal if not isinstance(literal, UnreadableError) and len(literal) == columns else row


def _through_lines(text: str, lines: NumberedLines, delimiter: str, max_bytes: int) -> list[str] | None:
    """A row in several lines; None where it is none, and then all lines but the first are there again."""
    taken: list[tuple[int, str | UnreadableError]] = []
    size, is_open = len(text), True
    while (line := lines.next()) is not None:
        taken.append(line)
        if isinstance(line[1], UnreadableError):
            break
        size += len(line[1])
        if max_bytes and size > max_bytes:
            break
        is_open ^= line[1].count('"') % 2 == 1
        if not is_open:
            row = _parsed([text, *(str(more) for _, more in taken)], delimiter)
            if not isinstance(row, UnreadableError):
                return row
            break
    lines.give_back(taken)
    return None


def _parsed(lines: list[str], delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Row:
    try:
        return next(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True), [])
    except csv.Error as error:
        return UnreadableError(f"not CSV: {str(error).partition(' - ')[0]}")  # behind it, advice to programmers
