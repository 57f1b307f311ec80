"""What repairing letters and joiners costs, beside `str.split` and hazm's normalizer on the same texts in the same run.

    python benchmarks/spacing.py [MEGABYTES] [CORPUS.jsonl.gz]

The bars: 15 MB/s warm where `str.split` takes 5 ms a MB (13 times the split), and seven times hazm's normalizer. All take
turns on each article; processor time of one process. `cold` is the first pass, in which every word is judged.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

import hazm
from articles import CORPUS, articles

from iranru_cli.text.normalize import normalize

BUDGET = 1000 / 15 / 5  # times str.split
TIMES_HAZM = 7
HAZM_SHARE = 8  # hazm is slow: it gets one text in so many
clock = time.process_time


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 6.0
    texts = articles(megabytes, Path(sys.argv[2]) if len(sys.argv) > 2 else CORPUS)
    size = sum(len(text.encode()) for text in texts) / 1e6
    began = clock()
    normalize(texts[0])
    print(f"table and first text                {1000 * (clock() - began):7.1f} ms")
    cold = sum(timed(normalize, text) for text in texts)
    report("iranru normalize, cold", cold / size)
    peer = hazm.Normalizer().normalize
    gc.freeze()  # what hazm holds would be gone through at each collection
    split = warm = of_hazm = hazm_size = 0.0
    for number, text in enumerate(texts):
        split += timed(str.split, text)
        warm += timed(normalize, text)
        if number % HAZM_SHARE == 0:
            of_hazm += timed(peer, text)
            hazm_size += len(text.encode()) / 1e6
    report("str.split", split / size)
    report("iranru normalize, warm", warm / size)
    report("hazm.Normalizer", of_hazm / hazm_size)
    print(f"times str.split                     {warm / split:7.1f}   budget {BUDGET:.1f}")
    print(f"times as fast as hazm               {of_hazm / hazm_size / (warm / size):7.1f}   bar {TIMES_HAZM}")


def timed(run: Callable[[str], object], text: str) -> float:
    began = clock()
    run(text)
    return clock() - began


def report(name: str, seconds: float) -> None:
    print(f"{name:35} {1000 * seconds:7.1f} ms/MB  {1 / seconds:6.1f} MB/s")


if __name__ == "__main__":
    main()
