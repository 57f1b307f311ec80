"""The options of `iranru gold`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from iranru_cli.cli.option import option

LayoutName = Literal["jsonl", "edit"]
ToolName = Literal["label-studio", "brat"]

File = Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="Gold; `-`: a pipe.")]
Annotated_ = Annotated[
    str, typer.Argument(metavar="PATH", show_default=False, help="The export of Label Studio, or a folder of brat.")
]
Layout = Annotated[
    LayoutName, option("-f", "--format", help="jsonl: a document a line; edit: an item a line, for an editor.")
]
To = Annotated[ToolName, option("--to", help="The tool: tasks in JSON, or a folder of .txt and .ann.")]
From = Annotated[
    ToolName | None,
    option("--from", help="The tool that it comes from  [default: brat for a folder, label-studio for a file]"),
]
Target = Annotated[
    Path | None,
    option("-o", "--output", metavar="PATH", help="Write here instead; of brat the folder, which it needs."),
]
Tool = Annotated[ToolName, typer.Argument(metavar="TOOL", help="label-studio or brat.")]
