"""The texts that the benchmarks run on: articles of a corpus, or the samples again and again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"


def articles(megabytes: float, corpus: Path = CORPUS) -> list[str]:
    """So many megabytes of texts; the corpus holds JSON lines with a `text`, gzipped."""
    out: list[str] = []
    left = megabytes * 1e6
    for text in _texts(corpus):
        out.append(text)
        left -= len(text.encode())
        if left <= 0:
            break
    return out


def _texts(corpus: Path) -> Iterator[str]:
    if not corpus.exists():
        samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
        yield from chain.from_iterable(repeat(samples))
        return
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
