"""The Unicode consortium's own cases for UAX #9, where the system has them (Debian: apt-get install unicode-data)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from iranru_cli.output.bidi.levels import REMOVED, levels
from iranru_cli.output.bidi.order import visual_order

UNICODE = Path("/usr/share/unicode")
# a character of each class that BidiTest.txt names
SAMPLES = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "$", "CS": ",", "NSM": "\u0300",
    "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c",
    "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
BASES = (None, 0, 1)  # bits of BidiTest.txt: auto, left to right, right to left


def lines(name: str) -> Iterator[str]:
    path = UNICODE / name
    if not path.exists():
        pytest.skip(f"{path} is not on this system; apt-get install unicode-data")
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def expected(given: str) -> list[int]:
    return [REMOVED if level == "x" else int(level) for level in given.split()]


def test_characters() -> None:
    cases, wrong = 0, []
    for line in lines("BidiCharacterTest.txt"):
        codes, base, _, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = levels(text, {"0": 0, "1": 1, "2": None}[base])
        cases += 1
        if found != expected(wanted) or visual_order(found) != [int(place) for place in order.split()]:
            wrong.append(line)
    assert cases > 90_000
    assert wrong == []


def test_classes() -> None:
    cases, wrong = 0, []
    wanted: list[int] = []
    for number, line in enumerate(lines("BidiTest.txt")):
        if line.startswith("@Levels:"):
            wanted = expected(line.removeprefix("@Levels:"))
        if line.startswith("@") or number % 7:  # a seventh of half a million: the others differ in one class
            continue
        kinds, bits = line.split(";")
        text = "".join(SAMPLES[kind] for kind in kinds.split())
        for bit, base in enumerate(BASES):
            if int(bits, 16) & 1 << bit:
                cases += 1
                wrong += [(line, base)] if levels(text, base) != wanted else []
    assert cases > 90_000
    assert wrong == []
