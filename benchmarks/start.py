"""How long the program takes to start, beside an empty typer program: the budget is 1.3 times.

    python benchmarks/start.py [ROUNDS]

Commands take turns; the median of the processor time of each is printed, with its share of the first.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

EMPTY = "import typer\napp = typer.Typer(rich_markup_mode=None)\n@app.command()\ndef nothing(): ...\napp()\n"
TEXT = "عباس عراقچی وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور برای همه ماست.\n"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        empty, text = Path(folder, "empty.py"), Path(folder, "text.txt")
        empty.write_text(EMPTY)
        text.write_text(TEXT * 30)  # 5 KB
        iranru = [sys.executable, "-m", "iranru_cli"]
        report(
            {
                "empty typer program": [sys.executable, str(empty)],
                "empty typer program --help": [sys.executable, str(empty), "--help"],
                "iranru --version": [*iranru, "--version"],
                "iranru --help": [*iranru, "--help"],
                "iranru extract --help": [*iranru, "extract", "--help"],
                "iranru schema": [*iranru, "schema"],
                "iranru extract, 5 KB, whole process": [*iranru, "extract", str(text)],
            },
            rounds,
        )


def report(commands: dict[str, list[str]], rounds: int) -> None:
    """Print the median of each command, and what share of the first one it is."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}  # the first one fills caches
    base = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{name:38} {median * 1000:6.0f} ms  {median / base:5.2f}")


def seconds(command: list[str]) -> float:
    """The processor time of a process from start to end: unlike wall time, it is the same on a busy machine."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
