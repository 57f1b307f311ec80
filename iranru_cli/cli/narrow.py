"""The program with the options of one command alone: to build those of all would take as long as all else at the start."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import typer


def narrowed(app: typer.Typer, args: Sequence[str]) -> typer.Typer:
    """`app` in which the commands that `args` do not call have their names and help, and no options."""
    wanted = next((arg for arg in args if not arg.startswith("-")), None)
    out = copy.copy(app)
    out.registered_commands = [info if _name(info) == wanted else _bare(info) for info in app.registered_commands]
    out.registered_groups = [group if group.name == wanted else _bare_group(group) for group in app.registered_groups]
    return out


def _name(info: Any) -> str:
    return str(info.name or info.callback.__name__.replace("_", "-"))


def _bare(info: Any) -> Any:
    out = copy.copy(info)
    out.name = _name(info)
    out.callback = _without_options(info.callback)
    return out


def _bare_group(group: Any) -> Any:
    out = copy.copy(group)
    out.typer_instance = copy.copy(group.typer_instance)
    out.typer_instance.registered_commands = [_bare(info) for info in group.typer_instance.registered_commands]
    return out


def _without_options(callback: Callable[..., Any]) -> Callable[[], None]:
    def bare() -> None: ...

    bare.__doc__ = callback.__doc__
    return bare
