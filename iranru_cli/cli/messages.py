"""What is said about a run: troubles with inputs as they come, a closing line for a person at a terminal."""

from __future__ import annotations

import sys
from collections import Counter

from iranru_cli.batch import Tally
from iranru_cli.cli.say import say
from iranru_cli.documents.document import Caution, Failure

SAME_WARNINGS = 5


class Messages:
    """Reports troubles; warnings of one kind are shown five times and then counted, errors are all named."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._kinds: Counter[str] = Counter()

    def report(self, trouble: Failure | Caution) -> None:
        """Say an error always, a warning unless the user wants quiet."""
        if isinstance(trouble, Failure):
            say("error", f"{trouble.where}: {trouble.reason}; skipped")
        elif not self._quiet:
            self._kinds[trouble.kind] += 1
            if self._kinds[trouble.kind] <= SAME_WARNINGS:
                say("warning", f"{trouble.where}: {trouble.reason}")

    def close(self, tally: Tally, seconds: float) -> None:
        """Say how many warnings were held back, and, at a terminal, what the run came to."""
        self.held_back()
        if not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            print(summary(tally, seconds), file=sys.stderr)

    def held_back(self) -> None:
        """Say how many warnings of each kind were not shown."""
        for kind, number in self._kinds.items():
            if number > SAME_WARNINGS:
                say("warning", f"{number - SAME_WARNINGS} more: {kind}")


def summary(tally: Tally, seconds: float) -> str:
    """«40 documents: 60 statements, 4 agreements; 2 warnings, 1 skipped; 2.0 s»; troubles that are none are left out."""
    found = ", ".join(_count(tally.records[name], name) for name in ("statement", "agreement"))
    troubles = [_count(tally.warnings, "warning")] if tally.warnings else []
    troubles += [f"{tally.skipped} skipped"] if tally.skipped else []
    parts = (f"{_count(tally.documents, 'document')}: {found}", ", ".join(troubles), f"{seconds:.1f} s")
    return "; ".join(part for part in parts if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
