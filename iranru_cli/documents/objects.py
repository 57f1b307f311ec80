"""JSON lines → objects with the place each stands at: records, for the commands that read what `extract` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

import orjson

from iranru_cli.documents.document import Failure
from iranru_cli.documents.packing import READ_ERRORS, opened, why
from iranru_cli.documents.paths import shown
from iranru_cli.documents.reading import STDIN


class Located(NamedTuple):
    """An object of a file and where it stands, "records.jsonl:7"."""

    where: str
    value: dict[str, Any]


def read_objects(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Located | Failure]:
    """The objects of all files, one a line, plain or gzip; a bad line is a Failure, the rest goes on."""
    for path in paths:
        name = "standard input" if path == STDIN else shown(path)
        try:
            with opened(path, stdin) as stream:
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield parsed(line, f"{name}:{number}")
        except READ_ERRORS as error:
            yield Failure(name, why(error))


def parsed(line: bytes | str, where: str) -> Located | Failure:
    """One object, or what is wrong with the line."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        return Failure(where, f"not JSON: {error.msg} ({place}column {error.colno})")
    if not isinstance(value, dict):
        return Failure(where, 'not a JSON object; expected one, such as {"type": …, "doc": …}')
    return Located(where, value)
