"""One line to the user, on standard error: words, or an object of JSON where --errors says so."""

from __future__ import annotations

import sys
import unicodedata

_JOINERS = "\u200c\u200d"  # of the category of controls, and part of words
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


class _Style:
    as_json = False


def say_json(wanted: bool) -> None:
    """From now on every line is an object: {"level", "kind", "where", "reason"}."""
    _Style.as_json = wanted


def says_json() -> bool:
    """Whether lines are objects."""
    return _Style.as_json


def say(level: str, reason: str, *, kind: str = "usage", where: str | None = None, then: str = "") -> None:
    """Print «error: a.txt: No such file or directory; skipped» (`where`, `reason`, `then`) as one line.

    Control characters and marks that turn a line round (in the name of a file, say) are shown as escapes. `kind` is for
    programs that read the objects.
    """
    if _Style.as_json:
        say_object({"level": level, "kind": kind, "where": where, "reason": reason})
    else:
        _print(f"{level}: {printable(': '.join(part for part in (where, reason) if part is not None) + then)}")


def say_object(fields: dict[str, object]) -> None:
    """Print an object of JSON, in which the escapes are those of JSON."""
    import json  # ASCII: nothing in it can be obeyed by a terminal; orjson has no such mode

    _print(json.dumps(fields))


def _print(line: str) -> None:
    if sys.stderr is not None:  # closed with 2>&-; print would take standard output in its place
        print(line, file=sys.stderr, flush=True)


def printable(message: str) -> str:
    """What a terminal shows as it is, on one line: "a\\x1b[31m" → "a\\\\x1b[31m"."""
    return message if message.isprintable() else "".join(map(_seen, message))


def _seen(char: str) -> str:
    if unicodedata.category(char) not in _UNSEEN or char in _JOINERS:
        return char
    return char.encode("unicode_escape").decode("ascii")
