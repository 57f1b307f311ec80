"""Whether confidences are calibrated: of the statements with confidence 0.8, eight in ten should be right.

    python benchmarks/reliability.py ../shared/gold/dev.jsonl [../shared/gold/dev2.jsonl …]

A statement is right when its content overlaps that of a gold statement (F1 of characters at least 0.8, optional ones too)
and a reader would accept its speakers. Prints a line for each tenth of confidence and for each rule: how many statements,
their mean confidence, the share with the right content, and the share that is right; at the end the expected calibration
error, the mean distance between confidence and share, weighed by the number of statements.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from iranru_cli import Extractor
from iranru_cli.records import StatementRecord
from iranru_cli.text.letters import ZWNJ, fold_key, fold_letters

ENOUGH = 0.8


class Judged(NamedTuple):
    """A statement of the program: its rule and confidence, whether its content and whether all of it is right."""

    rule: str
    confidence: float
    content: bool
    right: bool


def judge(path: Path, extractor: Extractor) -> Iterator[Judged]:
    """All statements that the program finds in the documents of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for record in extractor.extract(document["text"], published=document.get("published")):
            if isinstance(record, StatementRecord):
                fits = [gold for gold in document["statements"] if overlap(record, gold) >= ENOUGH]
                right = any(same_speakers(record, gold) for gold in fits)
                yield Judged(record.rule, record.confidence, bool(fits), right)


def overlap(record: StatementRecord, gold: dict[str, Any]) -> float:
    """F1 of the characters of two contents."""
    shared = min(record.content.end, gold["end"]) - max(record.content.start, gold["start"])
    lengths = record.content.end - record.content.start + gold["end"] - gold["start"]
    return 2 * max(0, shared) / lengths


def same_speakers(record: StatementRecord, gold: dict[str, Any]) -> bool:
    """Whether the speakers are those of the gold statement, under one of their names there."""
    wanted = [name for name in (gold["speaker"] if isinstance(gold["speaker"], list) else [gold["speaker"]]) if name]
    names = [speaker.name for speaker in record.speakers if speaker.name]
    accepted = [*wanted, *gold.get("aliases", ())]
    fits = all(any(same_name(name, other) for other in accepted) for name in names)
    return fits and bool(names) == bool(wanted) and (len(names) == len(wanted) or len(names) == 1)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, or the words of one, the last word too, stand in the other."""
    if spelt(one) == spelt(other):
        return True
    short, long = sorted(([spelt(word) for word in name.split()] for name in (one, other)), key=len)
    return len(short) > 1 and short[-1] == long[-1] and set(short) <= set(long)


def spelt(name: str) -> str:
    """The letters alone, whatever stands between them."""
    return fold_key(fold_letters(name)).replace(ZWNJ, "").replace(" ", "")


def row(label: str, found: list[Judged]) -> str:
    """A line of the table."""
    n = len(found)
    mean = sum(one.confidence for one in found) / n
    content, right = sum(one.content for one in found) / n, sum(one.right for one in found) / n
    return f"{label:<16} {n:>5} {mean:>11.2f} {content:>8.2f} {right:>6.2f}"


def groups(found: Iterable[Judged], of: str) -> dict[str, list[Judged]]:
    """By tenth of confidence («0.9») or by rule, in order."""
    out: dict[str, list[Judged]] = {}
    for one in found:
        label = one.rule if of == "rule" else f"{min(int(one.confidence * 10), 9) / 10:.1f}"
        out.setdefault(label, []).append(one)
    return dict(sorted(out.items()))


def calibration_error(found: list[Judged]) -> float:
    """The expected calibration error over tenths."""
    parts = groups(found, "confidence").values()
    return sum(abs(sum(o.confidence for o in part) - sum(o.right for o in part)) for part in parts) / len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    extractor = Extractor()
    found = [one for path in parser.parse_args().gold for one in judge(path, extractor)]
    for of in ("confidence", "rule"):
        print(f"{of:<16} {'n':>5} {'confidence':>11} {'content':>8} {'right':>6}")
        for label, part in groups(found, of).items():
            print(row(label, part))
        print()
    print(row("all", found))
    print(f"expected calibration error {calibration_error(found):.3f}")


if __name__ == "__main__":
    main()
