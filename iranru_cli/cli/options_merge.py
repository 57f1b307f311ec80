"""The options of `iranru merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from iranru_cli.cli.option import option

Records = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...", show_default=False, help="Records of `iranru extract`, plain or gzip; `-` or none: a pipe."
    ),
]
Groups = Annotated[
    bool, option("--groups", help="One line a group, with its first appearance and the differences of wording.")
]
Least = Annotated[
    int, option("--min-statements", metavar="N", min=1, help="With --groups: only those of at least N statements.")
]
Window = Annotated[
    int,
    option(
        "--window",
        metavar="DAYS",
        min=0,
        help="Documents published further apart tell two statements, if no date says else.",
    ),
]
