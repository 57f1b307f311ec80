"""The rules W1 to I2 of UAX #9: weak and neutral characters of one isolating run sequence get their direction."""

from __future__ import annotations

from collections.abc import Sequence

from iranru_cli.output.bidi.brackets import CLOSING, OPENING

INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *INITIATORS})
_AS_RIGHT = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # what a kind counts as among neutral characters
_DEEPEST = 63  # BD16


def resolve(
    text: str, sequence: list[int], levels: list[int], kinds: list[str], original: Sequence[str], start: str, end: str
) -> None:
    """Write the levels of the characters at `sequence`; `start` and `end` are the directions beyond it, L or R.

    `kinds` are bidirectional classes after overrides, and are written too; `original` are those of the characters.
    """
    embedding = "R" if levels[sequence[0]] & 1 else "L"
    _weak(kinds, sequence, start)
    _numbers(kinds, sequence, start)
    _brackets(text, kinds, original, sequence, start, embedding)
    _neutral(kinds, sequence, start, end, embedding)
    for place in sequence:  # I1, I2
        kind, level = kinds[place], levels[place]
        if level & 1:
            levels[place] = level + (kind != "R")
        else:
            levels[place] = level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], sequence: list[int], start: str) -> None:
    """W1 to W3: marks take the kind before them, digits behind Arabic letters are Arabic numbers."""
    before = strong = start
    arabic = []
    for place in sequence:
        kind = kinds[place]
        if kind == "NSM":
            kind = "ON" if before in INITIATORS or before == "PDI" else before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[place] = kind
        if kind == "AL":
            arabic.append(place)
    for place in arabic:
        kinds[place] = "R"


def _numbers(kinds: list[str], sequence: list[int], start: str) -> None:
    """W4 to W7: separators within numbers, signs beside them, numbers behind Latin letters."""
    for n in range(1, len(sequence) - 1):
        before, kind, after = (kinds[place] for place in sequence[n - 1 : n + 2])
        if before == after and ((kind == "CS" and before in ("EN", "AN")) or (kind == "ES" and before == "EN")):
            kinds[sequence[n]] = before
    _signs(kinds, sequence)
    strong = start
    for place in sequence:
        kind = kinds[place]
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"


def _signs(kinds: list[str], sequence: list[int]) -> None:
    """W5: a run of ٪ or $ beside a number is part of it."""
    run: list[int] = []
    before = ""
    for place in sequence:
        kind = kinds[place]
        if kind == "ET":
            if before == "EN":
                kinds[place] = kind = "EN"
            else:
                run.append(place)
        else:
            if kind == "EN":
                for sign in run:
                    kinds[sign] = "EN"
            run = []
        before = kind


def _brackets(
    text: str, kinds: list[str], original: Sequence[str], sequence: list[int], start: str, embedding: str
) -> None:
    """N0: both brackets of a pair take the direction of what stands within, or before."""
    for opening, closing in _pairs(text, kinds, sequence):
        inside = {_AS_RIGHT.get(kinds[place]) for place in sequence[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif inside - {None}:
            before = (_AS_RIGHT.get(kinds[place]) for place in reversed(sequence[:opening]))
            context = next((strong for strong in before if strong), start)
            direction = context if context != embedding else embedding
        else:
            continue
        for n in (opening, closing):
            kinds[sequence[n]] = direction
            for place in sequence[n + 1 :]:  # marks upon a bracket go with it
                if original[place] != "NSM":
                    break
                kinds[place] = direction


def _pairs(text: str, kinds: list[str], sequence: list[int]) -> list[tuple[int, int]]:
    """BD16: the bracket pairs as indices into `sequence`, sorted by the opening one."""
    open_: list[tuple[str, int]] = []
    found = []
    for n, place in enumerate(sequence):
        if kinds[place] != "ON":
            continue
        char = text[place]
        if char in OPENING:
            if len(open_) == _DEEPEST:
                return []
            open_.append((OPENING[char], n))
        elif char in CLOSING:
            at = next((k for k in range(len(open_) - 1, -1, -1) if open_[k][0] == CLOSING[char]), None)
            if at is not None:
                found.append((open_[at][1], n))
                del open_[at:]
    return sorted(found)


def _neutral(kinds: list[str], sequence: list[int], start: str, end: str, embedding: str) -> None:
    """N1 and N2: a run of neutral characters goes with both its neighbours, else with the embedding."""
    run: list[int] = []
    before = start
    for place in sequence:
        kind = kinds[place]
        if kind in _NEUTRAL:
            run.append(place)
            continue
        strong = _AS_RIGHT[kind]
        for neutral in run:
            kinds[neutral] = before if before == strong else embedding
        run, before = [], strong
    for neutral in run:
        kinds[neutral] = before if before == end else embedding
