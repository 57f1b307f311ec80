"""The work of `iranru doctor`: facts about the machine, group by group, and how they are printed."""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import orjson

from iranru_cli import __version__
from iranru_cli.cli.options import ColorName
from iranru_cli.cli.options_look import BidiName, DoctorFormatName, Mode
from iranru_cli.cli.settings import settings_path
from iranru_cli.cli.status import ExitStatus
from iranru_cli.cli.terminals import choose
from iranru_cli.cli.values import TABLE_WIDTH, wants_color
from iranru_cli.lexicon import compiled
from iranru_cli.lexicon.lexicon import COMPILED, DATA, compile_lexicon
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.lexicon.words import TABLE

Group = dict[str, str]
WRONG = "wrong: "  # how a fact begins that is not as it should be
_DISTRIBUTION = "iranru-cli"
_TERMINAL = (
    "TERM", "TERM_PROGRAM", "COLORTERM", "VTE_VERSION", "KONSOLE_VERSION", "XTERM_VERSION", "WT_SESSION", "MLTERM", "TMUX",
    "COLUMNS", "NO_COLOR", "FORCE_COLOR",
)  # fmt: skip
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
_MODES: tuple[Mode, ...] = ("terminal", "visual", "words", "none")
_NAME = 16  # width of the first column


def run(format: DoctorFormatName, lexicon: Path | None, color: ColorName, bidi: BidiName) -> ExitStatus:
    """Print all groups; SOME_FAILED where a data file is wrong."""
    facts = {
        "program": _program(),
        "packages": _packages(),
        "extras": _extras(),
        "terminal": _terminal(color, bidi),
        "locale": _locale(),
        "data": _data(lexicon),
        "files": _files(),
        "bidi": _samples(),
    }
    if format == "json":
        sys.stdout.buffer.write(orjson.dumps(facts, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        sys.stdout.buffer.write("\n\n".join(_text(name, group) for name, group in facts.items()).encode() + b"\n")
    return ExitStatus.SOME_FAILED if any(fact.startswith(WRONG) for fact in facts["data"].values()) else ExitStatus.OK


def _text(name: str, group: Group) -> str:
    return "\n".join([name, *(f"  {key:<{_NAME}}{value}" for key, value in group.items())])


def _program() -> Group:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return {"iranru": __version__, "python": python, "system": system}


def _packages() -> Group:
    return {name: _version(name) for name in _required(None)}


def _extras() -> Group:
    """Each optional extra, and which of its packages are missing."""
    names = metadata.metadata(_DISTRIBUTION).get_all("Provides-Extra") or []
    return {name: ", ".join(f"{package} {_version(package)}" for package in _required(name)) for name in names}


def _required(extra: str | None) -> list[str]:
    """Names of the packages that the program, or one of its extras, needs."""
    out = []
    for line in metadata.requires(_DISTRIBUTION) or []:
        needed = re.search(r"extra\s*==\s*['\"]([\w.-]+)['\"]", line)
        name = re.match(r"[\w.-]+", line)
        if name and (needed[1] if needed else None) == extra:
            out.append(name[0])
    return out


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _terminal(color: ColorName, bidi: BidiName) -> Group:
    is_terminal = sys.stdout.isatty()
    choice = choose(bidi, os.environ, is_terminal)
    width = shutil.get_terminal_size((TABLE_WIDTH, 24)).columns
    form = ("a table" if width >= TABLE_WIDTH else "cards") if is_terminal else "JSON lines"
    return {
        "standard output": "a terminal" if is_terminal else "no terminal",
        "width": f"{width}, so {form}",
        "color": "yes" if wants_color(color, is_terminal) else "no",
        "bidi": f"{choice.mode}, for {choice.why}",
        **{name: _shown(os.environ[name]) for name in _TERMINAL if name in os.environ},
    }


def _locale() -> Group:
    return {
        "encoding": f"output {sys.stdout.encoding}, files {sys.getfilesystemencoding()}, locale {locale.getencoding()}",
        **{name: _shown(os.environ[name]) for name in _LOCALE if name in os.environ},
    }


def _data(lexicon: Path | None) -> Group:
    out = {"tables": _tables(None)}
    if lexicon is not None:
        out["--lexicon"] = _tables(lexicon)
    stale = compiled.read_compiled(COMPILED, compiled.source_hash(DATA)) is None
    out["lexicon.bin"] = f"{WRONG}not of these tables; run iranru lexicon build" if stale else _size(COMPILED)
    out["words.bin"] = _size(TABLE)
    return out


def _tables(folder: Path | None) -> str:
    try:
        tables = compile_lexicon(folder).tables
    except (LexiconError, OSError) as error:
        return f"{WRONG}{error}"
    return f"{len(tables)}, {sum(map(len, tables.values()))} rows, all right: {folder or DATA}"


def _size(path: Path) -> str:
    try:
        return f"{path.stat().st_size} bytes"
    except OSError as error:
        return f"{WRONG}{error.strerror}: {path}"


def _files() -> Group:
    path = settings_path(os.environ)
    state = "none" if path is None else f"{path}{'' if path.is_file() else ' (none there)'}"
    variables = sorted(name for name in os.environ if name.startswith("IRANRU_"))
    return {
        "configuration": state,
        "environment": " ".join(f"{name}={_shown(os.environ[name])}" for name in variables) or "no IRANRU_ variable",
        "cache": "none: nothing is kept between runs",
    }


def _samples() -> Group:
    """The same line in each mode."""
    from rich.text import Text

    from iranru_cli.output.bidi.modes import arranged, joined, latin
    from iranru_cli.output.labels import label

    line = f"{label('sample', 'line')} (G7) {latin('2025-12-06')}"
    return {mode: arranged(joined(Text(line), mode), mode).plain for mode in _MODES}


def _shown(value: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in value)
