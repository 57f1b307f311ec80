"""Writes docs/iranru.1, the manual page, from the program's own help: uv run python docs/man.py

`man -l docs/iranru.1` shows it. It is committed, so that a wheel can be built without running the program; a test says
when it is older than the help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from iranru_cli import __version__
from iranru_cli.cli.app import app

PAGE = Path(__file__).resolve().parent / "iranru.1"
EXIT = (
    ("0", "well, also where no statement was found"),
    ("1", "some inputs failed; the rest was done"),
    ("2", "wrong usage, or nothing was readable"),
    ("130", "interrupted"),
)


def page() -> str:
    """The manual page in the man macros of roff: a section for the program, its commands, files and exit status."""
    program = get_command(app)
    lines = [
        f'.TH IRANRU 1 "" "iranru {__version__}" "User Commands"',
        ".SH NAME",
        f"iranru \\- {_roff(_first_line(program))}",
        ".SH SYNOPSIS",
        ".B iranru",
        ".I COMMAND",
        "[\\fIOPTION\\fR]... [\\fIPATH\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(program.help or ""),
        *_options(program),
        ".SH COMMANDS",
        *_commands(program, "iranru"),
        ".SH ENVIRONMENT",
        ".TP",
        ".B IRANRU_\\fIOPTION\\fR",
        "Sets an option of a command: \\-\\-input\\-format is IRANRU_INPUT_FORMAT.",
        ".SH EXIT STATUS",
        *(line for status, what in EXIT for line in (".TP", f".B {status}", _roff(what))),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")
            continue
        context = command.context_class(command, info_name=f"{path} {name}")
        yield f'.SS "{_roff(" ".join([path, name, *command.collect_usage_pieces(context)]))}"'
        yield from _paragraphs(command.help or "")
        yield from _options(command)


def _options(command: Any) -> Iterator[str]:
    """An entry for each argument and option that has help, as `--help` words it."""
    context = command.context_class(command, info_name="iranru")
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None:
            yield from (".TP", f".B {_roff(record[0])}", _roff(record[1]) or "\\&")


def _first_line(command: Any) -> str:
    return (command.help or "").partition("\n")[0].rstrip(".")


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _roff(text: str) -> str:
    """Text as roff takes it: backslashes, hyphens of options and what would open a line as a request are escaped."""
    escaped = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return "\\&" + escaped if escaped[:1] in (".", "'") else escaped


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
