"""The options of `iranru report` that no other command has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from iranru_cli.cli.option import option

PageOutput = Annotated[
    Path | None,
    option(
        "-o", "--output", metavar="PATH", help="The page; it appears when it is whole. `-` or a pipe: standard output."
    ),
]
Title = Annotated[
    str | None,
    option("--title", metavar="TEXT", help="Heading of the page  [default: of a single document its own]"),
]
