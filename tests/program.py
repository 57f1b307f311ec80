"""The program as users run it: a process of its own, with nothing of the developer's environment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "iranru_cli"]
ROOT = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what steers the program, the developer's file included, and with `more`."""
    steering = ("IRANRU_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return kept | {"IRANRU_CONFIG": ""} | more


def iranru(
    *args: str, stdin: bytes = b"", cwd: Path | None = None, timeout: float = 60, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run to the end: iranru("extract", "-", stdin=b"…").stdout. Output is UTF-8."""
    done = subprocess.run(
        [*COMMAND, *args],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**env),
        timeout=timeout,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def started(*args: str, cwd: Path | None = None, **pipes: int) -> subprocess.Popen[bytes]:
    """A process to talk with; it hears interrupts even where the test run was started in the background."""
    return subprocess.Popen(
        [*COMMAND, *args],
        cwd=cwd,
        env=environment(),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        **pipes,  # type: ignore[call-overload]
    )
