"""The user's configuration file: what an option is where neither the command line nor the environment says.

    color = "never"          # for every command that has the option
    [extract]                # for this one
    records = ["statement", "event"]

It is TOML, in the platform's configuration folder (platformdirs would cost every start 5 ms for three lines);
IRANRU_CONFIG names another, or none if it is empty.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from iranru_cli.cli.status import MisuseError

VARIABLE = "IRANRU_CONFIG"
_NAMED = re.compile(r"--([a-z][a-z-]*): ")  # how a MisuseError begins that is about an option
_NOT_SET = frozenset({"help", "version"})

Defaults = dict[str, Any]


class Settings(NamedTuple):
    """The file, whether there is one or not, and what it says: command → name of a parameter → value."""

    path: Path | None
    defaults: Defaults

    def blame(self, error: MisuseError, args: Sequence[str], environment: Mapping[str, str]) -> str:
        """The message of an error, with the file in front where the value that is wrong comes from it."""
        found = _NAMED.match(str(error))
        if not found or self.path is None:
            return str(error)
        name = found[1]
        given = any(arg.startswith(f"--{name}") or re.match(f"-{name[0]}(?!-)", arg) for arg in args)
        if given or _variable(name) in environment or name.replace("-", "_") not in _named(self.defaults):
            return str(error)
        return f"{self.path}: {str(error).removeprefix('--')}"


def settings_path(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where the file is, or would be: ~/.config/iranru/config.toml; None where the user wants none or has no home."""
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if platform == "win32":
        folder = environment.get("APPDATA") or (home and f"{home}/AppData/Roaming")
    elif platform == "darwin":
        folder = home and f"{home}/Library/Application Support"
    else:
        folder = environment.get("XDG_CONFIG_HOME") or (home and f"{home}/.config")
    return Path(folder, "iranru", "config.toml") if folder else None


def read_settings(path: Path | None, program: Any) -> Settings:
    """What the file says to the commands of `program`; raises MisuseError that names the file and the key."""
    if path is None or not path.is_file():
        return Settings(path, {})
    import tomllib  # only those who have a file pay for it

    try:
        given = tomllib.loads(path.read_text("utf-8"))
        return Settings(path, _defaults(given, program))
    except OSError as error:
        raise MisuseError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MisuseError(f"{path}: no TOML: {error}") from None
    except _SettingError as error:
        raise MisuseError(f"{path}: {error}") from None


class _SettingError(Exception):
    """What is wrong with one key."""


def _defaults(given: dict[str, Any], program: Any) -> Defaults:
    shared = {key: value for key, value in given.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in given.items() if isinstance(value, dict)}
    _check_names(tables, list(program.commands), "command", "[{}]")
    commands = dict(_commands(program))
    everywhere = {name for command in commands.values() for name in _options(command)}
    _check_names(shared, everywhere, "setting", "{}")
    out: Defaults = {}
    for (name, *below), command in commands.items():
        options = _options(command)
        own = tables.get(name, {})
        _check_names(own, options if not below else everywhere, "setting", f"[{name}] {{}}")
        place = out.setdefault(name, {})
        for part in below:
            place = place.setdefault(part, {})
        for key, value in (shared | own).items():
            if key in options:
                place[options[key].name] = _value(options[key], key, value)
    return out


def _commands(program: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in program.commands.items():
        if hasattr(command, "commands"):
            yield from (((name, *below), found) for below, found in _commands(command))
        else:
            yield (name,), command


def _options(command: Any) -> dict[str, Any]:
    """Long names without dashes → options: "input-format"."""
    found = {max(param.opts, key=len): param for param in command.params if param.param_type_name == "option"}
    return {name.removeprefix("--"): param for name, param in found.items() if name.removeprefix("--") not in _NOT_SET}


def _check_names(given: Mapping[str, Any], known: Any, what: str, shape: str) -> None:
    for name in given:
        if name not in known:
            import difflib  # only for an error

            near = difflib.get_close_matches(name, known, 1)
            right = f"did you mean {near[0]}?" if near else f"expected {', '.join(sorted(known))}"
            raise _SettingError(f"{shape.format(name)}: no such {what}; {right}")


def _value(option: Any, key: str, value: Any) -> Any:
    """The value as the command line would have it; several may be a list or a string with commas."""
    if option.is_flag:
        if not isinstance(value, bool):
            raise _SettingError(f"{key}: expected true or false")
        return value
    if option.multiple:
        values = value if isinstance(value, list) else [value]
        return [_converted(option, key, part) for part in values]
    return _converted(option, key, value)


def _converted(option: Any, key: str, value: Any) -> str:
    """As text, which is what the command line has; a day may stand without quote marks."""
    import datetime

    from typer import BadParameter

    number = "int" in option.type.name
    expected = "a number" if number else "a string"
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        raise _SettingError(f"{key}: expected {expected}")
    try:
        option.type.convert(str(value), option, None)
    except BadParameter as error:
        plain = f"expected a number, not {value!r}" if number and isinstance(value, str) else error.message
        raise _SettingError(f"{key}: {plain.rstrip('.')}") from None
    return str(value)


def _variable(name: str) -> str:
    return "IRANRU_" + name.replace("-", "_").upper()


def _named(defaults: Defaults) -> set[str]:
    found = set()
    for name, value in defaults.items():
        found |= _named(value) if isinstance(value, dict) else {name}
    return found
