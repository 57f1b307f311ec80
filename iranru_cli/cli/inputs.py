"""Values of the options about inputs → how documents are read; a wrong one is a MisuseError that says what would be right."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import chain
from typing import BinaryIO

from iranru_cli.cli.status import MisuseError
from iranru_cli.cli.values import encoding as known_encoding
from iranru_cli.documents.fields import Fields
from iranru_cli.documents.paths import listed, reason, shown
from iranru_cli.documents.reading import STDIN, InputFormat, Reading

_SIZE = re.compile(r"(\d{1,12})([kKmMgG]?)")
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def reading(
    *,
    input_format: InputFormat,
    encoding: str,
    fields: Fields,
    stdin_name: str,
    separator: str | None,
    delimiter: str | None,
    header: bool,
    max_document_bytes: str,
    date_from_name: bool = False,
) -> Reading:
    """The options, checked."""
    if separator is not None and ("\n" in separator.rstrip("\n") or input_format not in ("auto", "text")):
        raise MisuseError("--separator: one line that stands between the documents of text, such as '***'")
    return Reading(
        input_format,
        known_encoding(encoding),
        fields,
        stdin_name,
        date_from_name,
        separator,
        _delimiter(delimiter),
        header,
        size(max_document_bytes),
    )


def _delimiter(given: str | None) -> str | None:
    named = "\t" if given in ("tab", "\\t") else given
    if named is not None and (len(named) != 1 or named in '"\r\n'):
        raise MisuseError(f'--delimiter: "{given}" is no delimiter; expected one character, such as ; or tab')
    return named


def size(given: str, name: str = "--max-document-bytes") -> int:
    """The number of bytes that the option `name` says: "64M" → 67108864."""
    match = _SIZE.fullmatch(given.strip())
    if match is None:
        raise MisuseError(f'{name}: "{given}" is no size; expected bytes, such as 500k, 64M or 2G')
    return int(match[1]) * _UNITS[match[2].lower()]


def all_paths(paths: list[str] | None, files_from: str | None) -> Iterable[str]:
    """The paths given, then those of the list; these are read as they are needed."""
    given = paths or []
    if files_from is None:
        return given
    if files_from == STDIN and STDIN in given:
        raise MisuseError("--files-from: standard input can be the list or a document, not both")
    return chain(given, listed(_opened(files_from)))


def _opened(path: str) -> BinaryIO:
    if path == STDIN:
        if sys.stdin is None:
            raise MisuseError("--files-from: standard input is closed")
        return sys.stdin.buffer
    try:
        return open(path, "rb")
    except OSError as error:
        raise MisuseError(f"--files-from: {shown(path)}: {reason(error)}; name a file that lists paths") from None
