"""Reporting expressions that the lexicon may lack: verbs before a colon, a که or quote marks that give no statement.

    python benchmarks/cue_candidates.py ../shared/corpus/news.jsonl.gz [--every N] [--top N] [--least N]

Prints, for each place where a verb stands (colon, that, quote, end: the end of a sentence with a noun phrase before it),
the verb with the word before it, how often it was seen there with no statement, how often in all, and an example. What is
a reporting expression goes into data/reporting.tsv; the rest is noise. --every N reads each Nth document only.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.pipeline import Analysis, Rules, analyze, compile_rules

PLACES = {":": "colon", "که": "that", "«": "quote", "“": "quote", '"': "quote", ".": "end"}
AROUND = 12  # tokens of an example on either side
BODIES = frozenset({"person", "organization", "country"})


class Candidate(NamedTuple):
    """Where it stands, its words (the verb and the word before it), whether a statement has it as cue, and an example."""

    place: str
    words: str
    taken: bool
    example: str


def candidates(found: Analysis, rules: Rules) -> Iterator[Candidate]:
    """The verbs of one document that stand at one of PLACES; at an end only those with a noun before a light verb and
    somebody named in the sentence."""
    tokens, keys = found.tokens, found.tokens.keys
    cues = [part for q in found.quotations if q.cue for part in q.cue.parts]
    taken = {i for first, last in cues for i in range(first, last)}
    inside = {i for q in found.quotations for first, last in q.content for i in range(first, last)}
    named = {m.start for entity in found.entities if entity.kind in BODIES for m in entity.mentions}
    for i in rules.cues.finite.positions(keys):
        place = PLACES.get(keys[i + 1] if i + 1 < len(keys) else "\n")
        if place is None or (i in inside and i not in taken) or not keys[i - 1].isalpha():
            continue
        if place == "end" and named.isdisjoint(range(i - 40, i)):
            continue
        example = tokens.text(max(0, i - AROUND), min(len(tokens), i + AROUND)).replace("\n", " ")
        yield Candidate(place, tokens.text(i - 1, i + 1), i in taken, example)


def documents(path: Path, every: int) -> Iterator[str]:
    """The texts of each Nth line of a file of JSON lines, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            yield json.loads(line)["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--top", type=int, default=60, help="candidates printed for each place")
    parser.add_argument("--least", type=int, default=3, help="times that a candidate was seen with no statement")
    options = parser.parse_args()
    rules = compile_rules(load_lexicon())
    free, total = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    examples: dict[tuple[str, str], str] = {}
    for text in documents(options.corpus, options.every):
        for found in candidates(analyze(text, None, rules), rules):
            key = (found.place, found.words)
            total[key] += 1
            if not found.taken:
                free[key] += 1
                examples.setdefault(key, found.example)
    for place in dict.fromkeys(PLACES.values()):
        print(f"# {place}")
        ranked = [(n, key) for key, n in free.most_common() if key[0] == place and n >= options.least]
        for n, key in ranked[: options.top]:
            print(f"{n}\t{total[key]}\t{key[1]}\t{examples[key]}")


if __name__ == "__main__":
    main()
