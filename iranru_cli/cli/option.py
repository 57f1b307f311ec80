"""How every option of the commands is made."""

from __future__ import annotations

from typing import Any

import typer


def option(*names: str, help: str, metavar: str | None = None, **more: Any) -> Any:
    """An option whose environment variable follows from its long name: --input-format → IRANRU_INPUT_FORMAT."""
    envvar = "IRANRU_" + names[-1].partition("/")[0].removeprefix("--").replace("-", "_").upper()
    return typer.Option(*names, help=help, metavar=metavar, envvar=envvar, show_envvar=False, **more)
