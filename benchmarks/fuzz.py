"""Damaged input for the real program, until the time is up: nothing may break it, and every span must be right.

    python benchmarks/fuzz.py --minutes 60          a new seed each time, which is printed; --seed N does the same again

A round takes samples, damages them (bytes flipped, cut, doubled, spliced, other encodings, JSON taken apart), writes them
into a folder and lets `iranru extract` read it. The exit status must be 0, 1 or 2, standard error must hold no traceback and
no control characters, standard output whole lines of JSON that the schema allows, and each span of a record must be the
place in the document's text (`-r document`) whose words it tells. A round that fails is kept, and named with its seed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "iranru_cli/data/record.schema.json"
FILES = 12  # in a round, which costs a start of the program
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TRICKY = [
    "\u200c", "\u200f", "\u202e", "\u2067", "\x00", "\x1b[31m", "\ufeff", "«", "»", '"', "(", "\n\n", "\r", "\u2028", "گفت: ",
    "وی افزود", "این توافق", "۱۴۰۴", "9" * 40, "ـ" * 9, "\u0301" * 9, "🧨", "\U000e0041", "می‌", " ها", "&laquo;", "<p>", "،",
    "روز شنبه ۳۱ مهر ۱۴۰۴", "به گفته", "۰۰:۹۹", "{", "]", "\\u0000", "1e999", "null",
]  # fmt: skip
ENCODINGS = ["utf-16", "utf-16-le", "utf-8-sig", "utf-32", "windows-1256", "utf-7", "cp864"]

Mutation = Callable[[bytes, random.Random], bytes]


def flipped(data: bytes, by: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(by.choice([1, 3, 20])):
        if out:
            out[by.randrange(len(out))] = by.randrange(256)
    return bytes(out)


def cut(data: bytes, by: random.Random) -> bytes:
    begin, end = sorted((by.randrange(len(data) + 1), by.randrange(len(data) + 1)))
    return data[begin:end] if by.random() < 0.5 else data[:begin] + data[end:]


def doubled(data: bytes, by: random.Random) -> bytes:
    begin = by.randrange(len(data) + 1)
    piece = data[begin : begin + by.choice([1, 2, 10, 200])]
    return data[:begin] + piece * by.choice([2, 50, 1000]) + data[begin:]


def tricked(data: bytes, by: random.Random) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(by.choice([1, 5, 30])):
        at = by.randrange(len(text) + 1)
        text = text[:at] + by.choice(TRICKY) + text[at:]
    return text.encode("utf-8", "surrogateescape")


def shuffled(data: bytes, by: random.Random) -> bytes:
    words = data.split(b" ")
    for _ in range(by.choice([2, 20, 200])):
        one, other = by.randrange(len(words)), by.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def encoded(data: bytes, by: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(by.choice(ENCODINGS), "replace")


def as_json(data: bytes, by: random.Random) -> bytes:
    """JSON lines whose structure is odd: values of other types, keys twice, deep nests."""
    text = data.decode("utf-8", "replace")
    odd: list[object] = [
        None,
        17,
        -1e300,
        [],
        {},
        [[[[]]]],
        "",
        "۱۴۰۴/۱۳/۴۰",
        True,
        "1404-09-15",
        "2025-12-06",
        text[:50],
    ]
    lines = []
    for _ in range(by.randrange(1, 6)):
        record: dict[str, object] = {"text": text, "id": by.choice(odd), "title": by.choice([*odd, text[:200]])}
        record |= {by.choice(["published", "date", "text", "body", "source", "url", "x"]): by.choice(odd)}
        lines.append(json.dumps(record, ensure_ascii=by.random() < 0.5))
    if by.random() < 0.3:
        lines.append('{"text": "x", "a": ' + "[" * by.choice([10, 2000]) + "}")
    return "\n".join(lines).encode("utf-8", "replace")


def packed(data: bytes, by: random.Random) -> bytes:  # noqa: ARG001 (as the others)
    return gzip.compress(data, mtime=0)


MUTATIONS: list[Mutation] = [flipped, cut, doubled, tricked, shuffled, encoded, as_json, packed]
NAMES = ["{}.txt", "{}.txt", "{}.jsonl", "{}.json", "{}.csv", "{}.tsv", "{}", "{}.txt.gz", "{}.html", "\u202e{}.jsonl"]


def damaged(seeds: list[tuple[str, bytes]], by: random.Random) -> tuple[str, bytes]:
    """The name of a file and what stands in it."""
    name, data = by.choice(seeds)
    ending = Path(name).suffix
    if by.random() < 0.2:  # two samples in one
        other = by.choice(seeds)[1]
        data = data[: by.randrange(len(data) + 1)] + other[by.randrange(len(other) + 1) :]
    for _ in range(by.choice([0, 1, 1, 2, 3])):
        data = by.choice(MUTATIONS)(data, by)
    pattern = by.choice(NAMES) if by.random() < 0.5 else "{}" + ending
    return pattern, data[: 1 << 20]


def samples() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted((ROOT / "samples").iterdir()) if path.is_file()]


def skeleton(text: str) -> str:
    """The letters that no repair of spelling touches (it does Latin ones: «&laquo;»): what a span and its words share."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if "\u0620" <= c <= "\u064a").translate(FOLD)


FOLD = str.maketrans(dict.fromkeys("ءأإؤئآيىكةهوـیک"))


def wrong_spans(records: list[dict[str, object]]) -> Iterator[str]:
    """Spans that are outside their text, or whose words are not there."""
    texts: dict[str, str] = {}
    for record in records:
        if record["type"] == "document":
            texts[str(record["doc"])] = str(record["text"])
            texts[f"{record['doc']}#title"] = str(record["title"] or "")
    for record in records:
        raw = texts[str(record["doc"])]
        for span in spans(record):
            start, end, text = span["start"], span["end"], span.get("text")
            if not 0 <= start <= end <= len(raw):
                yield f"{record['type']} of {record['doc']}: {start}..{end} is outside"
            elif text is not None and not span.get("parts") and skeleton(raw[start:end]) != skeleton(text):
                yield f"{record['type']} of {record['doc']}: {raw[start:end]!r} at {start}..{end} is not {text!r}"


def spans(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if "start" in value and value.get("type") != "document":
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from spans(inner)


def troubles(done: subprocess.CompletedProcess[bytes], validator: Draft202012Validator) -> Iterator[str]:
    """What is wrong with how the program ended and what it wrote."""
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1, 2):
        yield f"exit status {done.returncode}: {said[-2000:]}"
    if "Traceback" in said or CONTROL.search(said):
        yield f"standard error: {said[-2000:]!r}"
    for line in said.splitlines():
        if re.search(r": \w*(Error|Exception): ", line):
            yield f"a rule failed: {line}"
    if done.stdout and not done.stdout.endswith(b"\n"):
        yield "standard output: the last line is cut"
    try:
        records = [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]
    except ValueError as error:
        yield f"standard output: {error}"
        return
    for record in records:
        for error in validator.iter_errors(record):
            yield f"schema: {error.message} at {error.json_path}"
    yield from blocks(records)


def blocks(records: list[dict[str, object]]) -> Iterator[str]:
    """Wrong spans, document by document: two lines may have one id."""
    block: list[dict[str, object]] = []
    for record in records:
        if record["type"] == "document" and block:
            yield from wrong_spans(block)
            block = []
        block.append(record)
    if block:
        yield from wrong_spans(block)


def one_round(seed: int, seeds: list[tuple[str, bytes]], validator: Draft202012Validator, keep: Path) -> list[str]:
    """What a round finds; its folder is kept where it finds something."""
    by = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            pattern, data = damaged(seeds, by)
            Path(folder, pattern.format(f"f{number}")).write_bytes(data)
        options = by.choice([[], ["-d", "1404-09-15"], ["-j", "2"], ["--date-from-name"]])
        command = [sys.executable, "-m", "iranru_cli", "extract", "-r", "all", *options, "."]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=folder, capture_output=True, env=environment, timeout=900, check=False)
        found = list(troubles(done, validator))
        if found:
            kept = keep / f"fuzz-{seed}"
            kept.mkdir(parents=True, exist_ok=True)
            for path in Path(folder).iterdir():
                (kept / path.name).write_bytes(path.read_bytes())
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=1 << 30, metavar="N", help="end after so many, too")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()), help="where rounds that fail are kept"
    )
    args = parser.parse_args()
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    seeds, end = samples(), time.monotonic() + args.minutes * 60
    rounds = failed = 0
    while time.monotonic() < end and rounds < args.rounds:
        seed = args.seed + rounds
        found = one_round(seed, seeds, validator, args.keep)
        rounds += 1
        failed += bool(found)
        for trouble in found[:20]:
            print(f"seed {seed}: {trouble}", flush=True)
    print(f"{rounds} rounds of {FILES} files from seed {args.seed}: {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
