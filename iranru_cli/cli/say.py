"""One line to the user, on standard error."""

from __future__ import annotations

import sys


def say(level: str, message: str) -> None:
    """Print "error: …" as one line; control characters in it (of a file name, say) are shown as escapes."""
    if sys.stderr is not None:  # closed with 2>&-; print would take standard output in its place
        print(f"{level}: {_printable(message)}", file=sys.stderr, flush=True)


def _printable(message: str) -> str:
    return "".join(c if c >= " " and not "\x7f" <= c <= "\x9f" else f"\\x{ord(c):02x}" for c in message)
