"""Which kind of terminal standard output is, by what terminals say of themselves in the environment.

The rules were found by looking at each of these terminals (README, «On a terminal»); the first that fits wins. Those that
know nothing of bidi come before those that do, because VTE_VERSION is inherited by a terminal started from another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from iranru_cli.cli.options_look import BidiName, Mode

_BIDI_VTE = 5800  # GNOME terminal and its kin, from the version that does bidi
_MULTIPLEXERS = ("tmux", "screen")
_VISUAL_TERMS = ("foot", "alacritty", "xterm-ghostty", "wezterm")
_VISUAL_VARIABLES = ("XTERM_VERSION", "WT_SESSION")
_VISUAL_PROGRAMS = frozenset({"vscode", "WezTerm", "ghostty", "iTerm.app", "Hyper"})
_BIDI_PROGRAMS = frozenset({"Apple_Terminal", "mintty"})


class Choice(NamedTuple):
    """What lines are made for, and in a few words why."""

    mode: Mode
    why: str


def choose(option: BidiName, environment: Mapping[str, str], is_terminal: bool) -> Choice:
    """The mode of --bidi or IRANRU_BIDI, else of the terminal: choose("auto", {"TERM": "xterm-kitty"}, True) is words."""
    if option != "auto":
        return Choice(option, "--bidi or IRANRU_BIDI says so")
    term = environment.get("TERM", "")
    if not is_terminal:
        return Choice("none", "standard output is no terminal")
    if term in ("", "dumb", "linux"):
        return Choice("none", f'TERM is "{term}"')
    if "MLTERM" in environment or term.startswith("mlterm"):
        return Choice("none", "mlterm puts whole lines in order")
    if "TMUX" in environment or term.startswith(_MULTIPLEXERS):
        inner = _bidi_by_variable(environment)
        within = "tmux or screen"
        return Choice("terminal", f"{within} in {inner}") if inner else Choice("visual", f"{within}")
    return _by_term(term, environment)


def _by_term(term: str, environment: Mapping[str, str]) -> Choice:
    if term == "xterm-kitty":
        return Choice("words", "TERM is xterm-kitty")
    if term.startswith(_VISUAL_TERMS):
        return Choice("visual", f"TERM is {term}")
    for name in _VISUAL_VARIABLES:
        if name in environment:
            return Choice("visual", f"{name} is set")
    program = environment.get("TERM_PROGRAM", "")
    if program in _VISUAL_PROGRAMS:
        return Choice("visual", f"TERM_PROGRAM is {program}")
    known = _bidi_by_variable(environment)
    if known:
        return Choice("terminal", known)
    if program in _BIDI_PROGRAMS:
        return Choice("terminal", f"TERM_PROGRAM is {program}")
    return Choice("visual", "nothing known of this terminal")


def _bidi_by_variable(environment: Mapping[str, str]) -> str | None:
    version = environment.get("VTE_VERSION", "")
    if version.isdecimal() and int(version) >= _BIDI_VTE:
        return f"VTE_VERSION is {version}"
    return "KONSOLE_VERSION is set" if "KONSOLE_VERSION" in environment else None
