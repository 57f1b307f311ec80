"""Where the time of an extraction goes: milliseconds a megabyte of each stage, beside str.split and hazm on the same text.

    python benchmarks/extraction.py [CORPUS.jsonl.gz] [--megabytes N] [--rounds N]

CORPUS holds an article a line, {"text": …}; where there is none the samples are read again and again. Processor time in one
process; in each round the three take turns, and the least of the rounds is printed, with its share of the whole. The stages are the functions that pipeline.py calls, under the names that it calls them by.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from articles import CORPUS, articles

from iranru_cli import pipeline
from iranru_cli.assemble import Assembler
from iranru_cli.documents.document import Document
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.output.jsonl import JsonLines
from iranru_cli.records import RECORD_TYPES
from iranru_cli.resolve.speakers import SpeakerResolver
from iranru_cli.work import Work, Worker

CLOCK = time.process_time
Beside = dict[str, Callable[[str], object]]
STAGES: tuple[tuple[Any, str], ...] = (
    (pipeline, "make_shadow"),
    (pipeline, "tokenize"),
    (pipeline, "split_sentences"),
    (pipeline, "pair_quotes"),
    (Lexicon, "match"),
    (pipeline, "find_dates"),
    (pipeline, "find_entities"),
    (pipeline, "find_agreements"),
    (pipeline, "find_cues"),
    (pipeline, "make_context"),
    (pipeline, "find_quotations"),
    (pipeline, "add_speakers"),
    (pipeline, "publication"),
    (pipeline, "resolve_dates"),
    (pipeline, "link_entities"),
    (pipeline, "link_agreements"),
    (pipeline, "find_events"),
    (SpeakerResolver, "__init__"),
    (SpeakerResolver, "resolve"),
    (SpeakerResolver, "entities"),
    (pipeline, "date_statements"),
    (pipeline, "statement_settings"),
    (pipeline, "statement_topics"),
    (Assembler, "records"),
    (JsonLines, "render"),
)


def watch(spent: dict[str, float]) -> None:
    """From now on every stage adds its seconds to `spent`."""
    for holder, name in STAGES:
        label = name if holder is not SpeakerResolver else f"SpeakerResolver.{name}"
        setattr(holder, name, _timed(getattr(holder, name), label, spent))


def _timed(stage: Callable[..., Any], label: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        start = CLOCK()
        try:
            return stage(*arguments, **named)
        finally:
            spent[label] += CLOCK() - start

    return timed


def seconds(what: Callable[[str], object], texts: list[str]) -> float:
    start = CLOCK()
    for text in texts:
        what(text)
    return CLOCK() - start


def rounds(texts: list[str], times: int, beside: Beside) -> Iterator[dict[str, float]]:
    """Seconds of the first, cold run, then by stage of each round over all texts, and of what runs beside it."""
    worker = Worker(Work(lambda document, records: JsonLines().render(document, records), frozenset(RECORD_TYPES)))

    def extract(text: str) -> None:
        worker(Document("a", text))

    cold = seconds(extract, texts)
    spent: dict[str, float] = defaultdict(float)
    watch(spent)
    for _ in range(times):
        spent.clear()
        others = {name: seconds(what, texts) for name, what in beside.items()}
        yield {"all": seconds(extract, texts), "all, cold": cold, **spent, **others}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-hazm", action="store_true", help="hazm takes some seconds")
    options = parser.parse_args()
    texts, beside = articles(options.megabytes, options.corpus), Beside({"str.split": str.split})
    if not options.no_hazm:
        import hazm

        beside["hazm.Normalizer"] = hazm.Normalizer().normalize
    found = list(rounds(texts, options.rounds, beside))
    least = {name: min(one[name] for one in found) for name in found[0]}
    report(least, sum(len(text.encode()) for text in texts) / 1e6)


def report(least: dict[str, float], megabytes: float) -> None:
    """A line for each stage, the dearest first."""
    whole = least["all"]
    for name, cost in sorted(least.items(), key=lambda item: -item[1]):
        print(f"{name:26}{cost / megabytes * 1000:8.1f} ms/MB{cost / whole:8.1%}{megabytes / cost:9.2f} MB/s")
    if "hazm.Normalizer" in least:
        print(
            f"times hazm: {least['hazm.Normalizer'] / whole:.2f}, cold {least['hazm.Normalizer'] / least['all, cold']:.2f}"
        )


if __name__ == "__main__":
    main()
