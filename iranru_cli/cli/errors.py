"""Errors of the program's own → errors of usage, in one place for all commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from iranru_cli.cli.status import MisuseError
from iranru_cli.lexicon.tables import LexiconError


@contextmanager
def lexicon_errors(lexicon: Path | None) -> Iterator[None]:
    """A wrong table is a misuse: of --lexicon where that is given, else a data file of the program is wrong."""
    try:
        yield
    except LexiconError as error:
        option = "--lexicon: " if lexicon else ""
        raise MisuseError(f"{option}{error}") from None
