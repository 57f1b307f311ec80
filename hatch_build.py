"""Compiles the modules to bytecode where the project is installed from its checkout, as `uv run` does.

pip compiles what it puts into an environment, but nobody compiles a checkout; and where PYTHONDONTWRITEBYTECODE is set, as
in many containers, Python would compile all modules anew at each start, which doubles the time to the first record.
An edited module is newer than its bytecode, so the edit holds at once.
"""

from __future__ import annotations

import compileall
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Bytecode(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if version == "editable":
            compileall.compile_dir(Path(self.root, "iranru_cli"), quiet=2)
