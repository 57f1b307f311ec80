"""Values of options → what the program works with; a wrong one is a MisuseError that says what would be right."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from iranru_cli.cli.options import ColorName, DigitsName, EngineName, FormatName, SurveyFormatName, TimelineFormatName
from iranru_cli.cli.options_look import BidiName, Mode
from iranru_cli.cli.status import MisuseError
from iranru_cli.cli.terminals import choose
from iranru_cli.documents.encodings import is_encoding
from iranru_cli.documents.published import NotADateError, parse_published
from iranru_cli.output.form import Form
from iranru_cli.records import ENTITY_KINDS, RECORD_TYPES

# from this width a table reads better than cards; also the width where the output has none of its own
TABLE_WIDTH = 110


def record_types(given: Iterable[str]) -> frozenset[str]:
    """["statement,event", "date"] → their set; "all" stands for every type."""
    # an environment variable comes split at its blanks: "statement, event" as "statement," and "event"
    names = [name.strip() for item in given for name in item.split(",") if name.strip()]
    for name in names or [""]:
        if name not in (*RECORD_TYPES, "all"):
            raise MisuseError(f'--records: no record type "{name}"; expected {", ".join(RECORD_TYPES)} or all')
    return frozenset(RECORD_TYPES if "all" in names else names)


def entity_kinds(given: Iterable[str]) -> frozenset[str]:
    """["person,place"] → their set."""
    names = [name.strip() for item in given for name in item.split(",") if name.strip()]
    for name in names or [""]:
        if name not in ENTITY_KINDS:
            raise MisuseError(f'--kind: no kind of entity "{name}"; expected {", ".join(ENTITY_KINDS)}')
    return frozenset(names)


def published(given: str | None) -> str | None:
    """A Jalali or Gregorian day as ISO: "1404-09-15" → "2025-12-06"."""
    try:
        return None if given is None else parse_published(given)
    except NotADateError as error:
        raise MisuseError(f"--date: {error}") from None


def encoding(given: str) -> str:
    """The name of an encoding that is known."""
    if not is_encoding(given):
        raise MisuseError(f'--encoding: no encoding "{given}"; expected auto or a name such as windows-1256 or utf-16')
    return given


def standard_input(paths: Iterable[str]) -> tuple[Iterable[str], BinaryIO]:
    """The paths to read and standard input; no path and a pipe mean `-`."""
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise MisuseError("no input; name files or folders, or pipe text in: iranru extract news.txt")
    return paths or ["-"], io.BufferedReader(_Closed()) if sys.stdin is None else sys.stdin.buffer


class _Closed(io.RawIOBase):
    """A standard input that was closed (`<&-`): an error where it is read, and only there."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object, /) -> int:
        raise OSError(errno.EBADF, "standard input is closed")


class Repairs(NamedTuple):
    """What `iranru normalize` is to do."""

    engine: EngineName
    letters: bool
    spacing: bool
    digits: DigitsName
    lexicon: Path | None


def repairs(engine: EngineName, letters: bool, spacing: bool, digits: DigitsName, lexicon: Path | None) -> Repairs:
    """The repairs; hazm's normalizer is taken whole or not at all."""
    if engine == "hazm" and (not letters or not spacing or digits != "keep" or lexicon):
        raise MisuseError("--engine hazm takes no --no-letters, --no-spacing, --digits or --lexicon; leave these out")
    return Repairs(engine, letters, spacing, digits, lexicon)


def is_terminal(output: Path | None) -> bool:
    """Whether what is written goes to a terminal."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


class Look(NamedTuple):
    """How the rows of a survey are written."""

    format: SurveyFormatName
    width: int
    color: bool
    bidi: Mode


def look(format: SurveyFormatName | TimelineFormatName, color: ColorName, bidi: BidiName, output: Path | None) -> Look:
    """The look of a survey: by name, or by where it goes."""
    terminal = is_terminal(output)
    if format == "auto":
        format = "table" if terminal else "jsonl"
    return Look(format, _width(), wants_color(color, terminal), _bidi(bidi, terminal))


def _width() -> int:
    return shutil.get_terminal_size((TABLE_WIDTH, 24)).columns


def _bidi(option: BidiName, terminal: bool) -> Mode:
    return choose(option, os.environ, terminal).mode


def form(format: FormatName, color: ColorName, bidi: BidiName, full: bool, output: Path | None) -> Form:
    """How records are written: by name, or by where they go."""
    terminal, width = is_terminal(output), _width()
    if format == "auto":
        on_terminal: FormatName = "table" if width >= TABLE_WIDTH else "cards"
        format = on_terminal if terminal else "jsonl"
    return _form(format, width, wants_color(color, terminal), _bidi(bidi, terminal), full)


def wants_color(choice: ColorName, terminal: bool) -> bool:
    """Whether to write colours: the option, then NO_COLOR and FORCE_COLOR, then whether a terminal reads them."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _form(format: FormatName, width: int, color: bool, bidi: Mode, full: bool) -> Form:
    # imported here: a pipe does without rich, 70 ms
    if format == "table":
        from iranru_cli.output.table import Table

        return Table(width, color, bidi)
    if format == "cards":
        from iranru_cli.output.cards import Cards

        return Cards(width, color, bidi, full)
    from iranru_cli.output.jsonl import JsonArray, JsonLines

    return JsonArray() if format == "json" else JsonLines()
