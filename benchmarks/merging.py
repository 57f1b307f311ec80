"""What merging costs against the number of statements: iranru extract news/ | uv run python benchmarks/merging.py

Takes 10, 20 and 40 thousand statements of standard input (fewer are filled up with the same words in another order, which
meet nothing) and prints seconds of processor time, and what each statement costs against the first row: 1.0 is linear.
"""

from __future__ import annotations

import json
import random
import sys
import time
from typing import Any

from iranru_cli.merge import Merger

SIZES = (10_000, 20_000, 40_000)


def filled(statements: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """As many statements as wanted: those there are, then shuffled ones."""
    draw = random.Random(1)
    made = []
    for number in range(max(0, size - len(statements))):
        one = statements[number % len(statements)]
        words = one["content"]["text"].split()
        content = one["content"] | {"text": " ".join(draw.sample(words, len(words)))}
        made.append(one | {"id": f"{number}#s1", "doc": str(number), "content": content})
    return [*statements, *made][:size]


def seconds(statements: list[dict[str, Any]]) -> float:
    """Processor time for taking and grouping them."""
    start = time.process_time()
    with Merger() as merger:
        for statement in statements:
            merger.add(statement)
        groups = sum(1 for _ in merger.groups())
    print(f"{len(statements)} statements, {groups} groups:", end=" ")
    return time.process_time() - start


def main() -> None:
    """Read statements and time them."""
    given = [record for record in map(json.loads, sys.stdin) if record["type"] == "statement"]
    if not given:
        sys.exit("no statements; pipe the output of `iranru extract` in")
    first = None
    for size in SIZES:
        took = seconds(filled(given, size))
        first = first or took / size
        print(f"{took:.2f} s, {took / size / first:.2f} times as much each")


if __name__ == "__main__":
    main()
