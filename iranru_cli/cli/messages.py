"""What is said about a run: troubles with inputs as they come, a closing line for a person at a terminal."""

from __future__ import annotations

import sys
from collections import Counter

from iranru_cli.batch import Step, Tally, Trouble
from iranru_cli.cli.progress import Progress
from iranru_cli.cli.say import say, say_object, says_json
from iranru_cli.documents.document import Caution, Failure, Note

SAME_WARNINGS = 5
SLOW = 1.0  # seconds; an article takes some thousandths


class Messages:
    """Reports troubles; warnings of one kind are shown five times and then counted, errors are all named."""

    def __init__(self, quiet: bool = False, verbose: bool = False, progress: Progress | None = None) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._progress = progress
        self._kinds: Counter[str] = Counter()

    def report(self, trouble: Trouble) -> None:
        """Say an error always, a warning unless the user wants quiet."""
        if isinstance(trouble, Failure):
            self._say("error", trouble.reason, kind=trouble.kind, where=trouble.where, then="; skipped")
        elif isinstance(trouble, Note):
            self.tell(trouble.reason, trouble.where)
        elif not self._quiet:
            self._kinds[trouble.kind] += 1
            if self._kinds[trouble.kind] <= SAME_WARNINGS:
                self._say("warning", trouble.reason, kind=trouble.kind, where=trouble.where)

    def recall(self, trouble: Trouble) -> None:
        """Count what the run before this one has said."""
        if isinstance(trouble, Caution):
            self._kinds[trouble.kind] += 1

    def warn(self, reason: str, kind: str) -> None:
        """Say a warning about the run itself."""
        if not self._quiet:
            self._say("warning", reason, kind=kind)

    def tell(self, reason: str, where: str | None = None) -> None:
        """Say what only --verbose wants to know."""
        if self._verbose:
            self._say("info", reason, kind="verbose", where=where)

    def passed(self, step: Step) -> None:
        """A document is done: progress moves on, a slow one is told of."""
        if step.outcome is not None and step.outcome.seconds >= SLOW:
            self.tell(f"took {step.outcome.seconds:.1f} s", step.outcome.doc)
        if self._progress is not None:
            self._progress.passed(step.item)

    def stop(self) -> None:
        """Take the line of progress away."""
        if self._progress is not None:
            self._progress.stop()

    def close(self, tally: Tally, seconds: float) -> None:
        """Say how many warnings were held back, and what the run came to: to a person, or to a program."""
        self.stop()
        self.held_back()
        if self._quiet:
            return
        if says_json():
            say_object({"level": "info", "kind": "summary", **_counts(tally), "seconds": round(seconds, 3)})
        elif sys.stderr is not None and (self._verbose or sys.stderr.isatty()):
            print(summary(tally, seconds), file=sys.stderr)

    def held_back(self) -> None:
        """Say how many warnings of each kind were not shown."""
        for kind, number in self._kinds.items():
            if number > SAME_WARNINGS:
                self._say("warning", f"{number - SAME_WARNINGS} more: {kind}", kind=kind)

    def _say(self, level: str, reason: str, *, kind: str, where: str | None = None, then: str = "") -> None:
        self.stop()  # it comes again below the line
        say(level, reason, kind=kind, where=where, then=then)


def summary(tally: Tally, seconds: float) -> str:
    """«40 documents: 60 statements, 4 agreements; 2 warnings, 1 skipped; 2.0 s»; troubles that are none are left out."""
    found = ", ".join(_count(tally.records[name], name) for name in ("statement", "agreement"))
    troubles = [_count(tally.warnings, "warning")] if tally.warnings else []
    troubles += [f"{tally.skipped} skipped"] if tally.skipped else []
    parts = (f"{_count(tally.documents, 'document')}: {found}", ", ".join(troubles), f"{seconds:.1f} s")
    return "; ".join(part for part in parts if part)


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "documents": tally.documents,
        "records": dict(tally.records),
        "warnings": tally.warnings,
        "skipped": tally.skipped,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
