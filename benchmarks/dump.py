"""A dump of generated news and a run over it: megabytes a second and the memory of every process.

    python benchmarks/dump.py --megabytes 2000 --jobs 1 2          makes the dump in a temporary folder, and runs
    python benchmarks/dump.py --megabytes 50 --only-make dump.jsonl

The articles are told by a seed: sentences of the samples, and made ones of the names, offices, agreements and reporting
expressions of the tables. Memory is the resident set of each process of the run, looked at five times a second; the figures
of the first and the last quarter of the run say whether it grows. `--tiny N` measures what a document costs that has nothing
in it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from iranru_cli.lexicon.lexicon import load_lexicon  # noqa: E402

COMMAND = [sys.executable, "-m", "iranru_cli", "extract", "-r", "all"]
PAGE = os.sysconf("SC_PAGE_SIZE")


class Words(NamedTuple):
    """What sentences are made of."""

    people: list[str]
    offices: list[str]
    countries: list[str]
    agreements: list[str]
    verbs: list[str]
    sentences: list[str]


def words() -> Words:
    tables = load_lexicon(None).tables
    given = [row[2] for row in rows(ROOT / "benchmarks/invented_names.tsv") if row[1] == "given"]
    family = [row[2] for row in rows(ROOT / "benchmarks/invented_names.tsv") if row[1] == "family"]
    return Words(
        [f"{first} {last}" for first in given for last in family],
        [row[2] for row in tables["roles"] if row[0] in ("office", "state")],
        [row[2] for row in tables["countries"] if row[1] == "name"],
        [row[4] for row in tables["registry"] if row[3] == "sure" and "\u0600" < row[4][0] < "\u06ff"],
        ["گفت", "اظهار داشت", "افزود", "تأکید کرد", "خاطرنشان کرد", "اعلام کرد"],
        [sentence for text in sample_texts() for sentence in cut(text)],
    )


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def sample_texts() -> Iterator[str]:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        if not path.stem.startswith("joiners"):
            yield path.read_text("utf-8")


def cut(text: str) -> list[str]:
    return [part.strip() + "." for part in text.replace("\n", " ").split(". ") if 40 < len(part) < 300]


def article(known: Words, by: random.Random) -> str:
    """Some paragraphs: a lead with a date, then speech, agreements and plain sentences by turns."""
    person, office = by.choice(known.people), f"{by.choice(known.offices)} {by.choice(known.countries)}"
    lead = (
        f"{by.choice(known.countries)} – {office} روز {by.randrange(1, 30)} آذر {by.randrange(1395, 1405)} "
        f"{by.choice(known.verbs)}: {by.choice(known.sentences)}"
    )
    paragraphs = [lead]
    for _ in range(by.randrange(2, 14)):
        parts = [sentence(known, by, person, office) for _ in range(by.randrange(1, 5))]
        paragraphs.append(" ".join(parts))
    return "\n".join(paragraphs)


def sentence(known: Words, by: random.Random, person: str, office: str) -> str:
    said, verb = by.choice(known.sentences), by.choice(known.verbs)
    match by.randrange(6):
        case 0:
            return f"{person}، {office} {verb}: «{said}»"
        case 1:
            return f"وی {verb} که {said}"
        case 2:
            return f"{by.choice(known.agreements)} در سال {by.randrange(1300, 1404)} امضا شد."
        case 3:
            return f"به گفته {person}، {said}"
        case _:
            return said


def make(path: Path, megabytes: float, seed: int) -> int:
    """Write so many megabytes of JSON lines; how many documents there are."""
    known, by, written, number = words(), random.Random(seed), 0, 0
    with path.open("wb") as file:
        while written < megabytes * 1e6:
            number += 1
            record = {
                "id": f"dump-{number}",
                "published": f"{by.randrange(2015, 2026)}-12-06",
                "text": article(known, by),
            }
            line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
            written += file.write(line)
    return number


def resident(process: int) -> dict[int, int]:
    """Bytes of memory of a process and its children, by number."""
    found = {}
    for number in [process, *children(process)]:
        try:
            found[number] = int(Path(f"/proc/{number}/statm").read_text().split()[1]) * PAGE
        except OSError:  # it has just ended
            continue
    return found


def children(process: int) -> list[int]:
    try:
        return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def run(path: Path, jobs: int, megabytes: float) -> None:
    began = time.monotonic()
    process = subprocess.Popen([*COMMAND, "-j", str(jobs), str(path), "-q"], stdout=subprocess.DEVNULL)
    seen: list[dict[int, int]] = []
    while process.poll() is None:
        seen.append(resident(process.pid))
        time.sleep(0.2)
    seconds = time.monotonic() - began
    usage = os.times()
    quarter = max(1, len(seen) // 4)
    peaks = [
        max((max(one.values(), default=0) for one in part), default=0)
        for part in (seen[:quarter], seen[-quarter:], seen)
    ]
    print(
        f"-j {jobs}: {megabytes / seconds:.2f} MB/s ({megabytes / (usage.children_user + usage.children_system):.2f} a "
        f"second of processor so far), {seconds:.0f} s; MB resident in the largest process: first quarter "
        f"{peaks[0] / 1e6:.0f}, last quarter {peaks[1] / 1e6:.0f}, peak {peaks[2] / 1e6:.0f}; exit {process.returncode}",
        flush=True,
    )


def tiny(number: int) -> None:
    """What a document costs in which nothing is said, above what the program costs."""
    costs = []
    for count in (100, number + 100):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write('{"text": "خبر"}\n' * count)
            file.flush()
            before = os.times()
            subprocess.run([*COMMAND, file.name, "-q"], stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            costs.append(sum(after[2:4]) - sum(before[2:4]))
    print(f"{number} tiny documents: {(costs[1] - costs[0]) / number * 1e6:.0f} µs of processor each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-make", type=Path, metavar="PATH")
    parser.add_argument("--tiny", type=int, metavar="N")
    args = parser.parse_args()
    if args.only_make:
        print(make(args.only_make, args.megabytes, args.seed), "documents")
        return
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    if args.tiny:
        tiny(args.tiny)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.jsonl")
        print(f"{make(path, args.megabytes, args.seed)} documents, {path.stat().st_size / 1e6:.0f} MB")
        for jobs in args.jobs:
            run(path, jobs, path.stat().st_size / 1e6)


if __name__ == "__main__":
    main()
