"""What entities cost: milliseconds a megabyte of finding and linking them, beside str.split on the same text.

    python benchmarks/entities.py [CORPUS.jsonl.gz] [--megabytes N]

CORPUS holds an article a line, {"text": …}; where there is none the samples are read again and again. The three take turns on each
article, in one process; the least of five rounds is printed, processor time, with its share of str.split. The budget of the
stage is 12 times str.split (60 ms a MB where that costs 5).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from articles import CORPUS, articles

from iranru_cli.find.entities import find_entities
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.pipeline import Rules, compile_rules
from iranru_cli.resolve.entities import link_entities
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

ROUNDS = 5
STAGES = ("str.split", "find_entities", "link_entities")


def once(texts: list[str], rules: Rules) -> list[float]:
    """Seconds of each stage over all articles."""
    spent, clock = [0.0, 0.0, 0.0], time.process_time
    for text in texts:
        tokens = tokenize(make_shadow(text))
        sentences, hits = split_sentences(tokens), rules.lexicon.match(tokens.keys)
        start = clock()
        text.split()
        split = clock()
        mentions = find_entities(tokens, sentences, hits, rules.entities)
        found = clock()
        link_entities(mentions, tokens, rules.entities)
        for n, seconds in enumerate((split - start, found - split, clock() - found)):
            spent[n] += seconds
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--megabytes", type=float, default=4)
    options = parser.parse_args()
    texts, rules = articles(options.megabytes, options.corpus), compile_rules(load_lexicon())
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    once(texts, rules)  # fills the caches
    rounds = [once(texts, rules) for _ in range(ROUNDS)]
    least = [min(times) / megabytes * 1000 for times in zip(*rounds, strict=True)]
    for name, cost in (*zip(STAGES, least, strict=True), ("both", least[1] + least[2])):
        print(f"{name:16}{cost:8.1f} ms/MB{cost / least[0]:8.1f}")


if __name__ == "__main__":
    main()
