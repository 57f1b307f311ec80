"""What finding and resolving dates costs, beside `str.split` and hazm's normalizer on the same texts in the same run.

    python benchmarks/dates.py [CORPUS.jsonl.gz] [MEGABYTES]

The budget is 40 ms a MB on a machine where `str.split` takes 5: eight times the split. Each text goes through its stages
as in the pipeline, and only the date stage is counted; texts take turns with the two others. Without a corpus (JSON lines
with `text` and `date`, such as ../shared/corpus/news.jsonl.gz) the samples are read again and again.
"""

from __future__ import annotations

import gc
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from iranru_cli.find.dates import compile_dates, find_dates
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.resolve.dates import resolve_dates
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"
BUDGET = 8.0
WARM_UP = 20
HAZM_SHARE = 8  # hazm is slow: it gets one text in so many
clock = time.process_time


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 6.0
    spent = {"str.split": 0.0, "dates": 0.0, "hazm.Normalizer": 0.0}
    size = dict.fromkeys(spent, 0)
    dates, hazm = date_stage(), hazm_normalizer()
    gc.freeze()  # what hazm holds would be gone through at each collection, in the middle of the date stage
    for number, (text, published) in enumerate(texts(corpus, limit)):
        measured: dict[str, Callable[[], float]] = {
            "str.split": lambda text=text: timed(text.split),
            "dates": lambda text=text, published=published: dates(text, published),
        }
        if hazm is not None and number % HAZM_SHARE == 0:
            measured["hazm.Normalizer"] = lambda text=text: timed(lambda: hazm(text))
        if number < WARM_UP:  # calendars are loaded, years are counted
            dates(text, published)
            continue
        for name, run in measured.items():
            spent[name] += run()
            size[name] += len(text.encode())
    report(spent, size)


def timed(run: Callable[[], object]) -> float:
    began = clock()
    run()
    return clock() - began


def date_stage() -> Callable[[str, date | None], float]:
    """A function that takes a text through the stages before dates, and gives the seconds of the date stage."""
    lexicon = load_lexicon()
    rules = compile_dates(lexicon)

    def run(text: str, published: date | None) -> float:
        tokens = tokenize(make_shadow(text))
        sentences, hits = split_sentences(tokens), lexicon.match(tokens.keys)
        began = clock()
        resolve_dates(find_dates(tokens, hits, rules), tokens, sentences, published, rules)
        return clock() - began

    return run


def hazm_normalizer() -> Callable[[str], str] | None:
    try:
        import hazm
    except ImportError:
        return None
    normalize: Callable[[str], str] = hazm.Normalizer().normalize
    return normalize


def texts(corpus: Path, megabytes: float) -> Iterator[tuple[str, date | None]]:
    """Texts with their publication dates, so many megabytes of them."""
    size = 0.0
    while size < megabytes * 1e6:
        for text, published in articles(corpus) if corpus.exists() else samples():
            yield text, published
            size += len(text.encode())
            if size >= megabytes * 1e6:
                return


def articles(corpus: Path) -> Iterator[tuple[str, date | None]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["text"], date.fromisoformat(article["date"][:10]) if article.get("date") else None


def samples() -> Iterator[tuple[str, date | None]]:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        yield path.read_text("utf-8"), date(2025, 12, 6)


def report(spent: dict[str, float], size: dict[str, int]) -> None:
    base = spent["str.split"] / size["str.split"]
    for name, seconds in spent.items():
        if size[name]:
            cost = seconds / size[name]
            print(f"{name:16} {cost * 1e9:8.1f} ms a MB  {cost / base:7.2f} times the split")
    times = spent["dates"] / size["dates"] / base
    print(f"{'within' if times <= BUDGET else 'OVER'} the budget of {BUDGET:g} times")


if __name__ == "__main__":
    main()
