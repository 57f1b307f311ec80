"""The options of `iranru score`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iranru_cli.cli.option import option

# --by and --errors of other commands take other words: their environment variables must not reach here
ScoreFormatName = Literal["auto", "table", "jsonl", "json"]

Gold = Annotated[str, typer.Argument(metavar="GOLD", show_default=False, help="Annotated documents; `-`: a pipe.")]
Predicted = Annotated[
    str, typer.Argument(metavar="PRED", show_default=False, help="Records of `extract -r all`; `-`: a pipe.")
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="WHAT",
        envvar="IRANRU_SCORE_BY",
        show_envvar=False,
        help="Also for each outlet or year of publication; both with a comma.",
    ),
]
Errors = Annotated[
    int,
    typer.Option(
        "--errors",
        metavar="N",
        min=0,
        envvar="IRANRU_SCORE_ERRORS",
        show_envvar=False,
        help="Show the first N errors, gold beside record.",
    ),
]
Resamples = Annotated[
    int, option("--resamples", metavar="N", min=0, help="Draws of documents for the 95 % intervals; 0: none.")
]
Seed = Annotated[int, option("--seed", metavar="N", help="Seed of these draws.")]
Format = Annotated[
    ScoreFormatName,
    option("-f", "--format", help="auto: a table on a terminal, JSON lines in a pipe or a file; json: one object."),
]
