"""Bootstrap intervals: how far the figures would move with other documents of the same kind.

Documents are drawn with replacement, as many as there are, and every figure is measured anew from their sums; the
interval goes from the 2.5th to the 97.5th percentile (B. Efron, R. Tibshirani: An Introduction to the Bootstrap, 1993,
chapter 13). Whole documents are drawn, not statements: those of one document share its errors.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from iranru_cli.score.figures import FIGURES, KEYS, measured

Interval = tuple[float, float]
RESAMPLES = 1000
SEED = 1
_TAIL = 0.025


def intervals(counts: Sequence[Mapping[str, int]], resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """Figure → (low, high) by the counts of each document; a figure that cannot be measured, or 1 document, has none.

    The same documents in the same order and the same seed give the same intervals.
    """
    if len(counts) < 2:
        return {}
    draw = random.Random(seed)
    rows = [tuple(one.get(key, 0) for key in KEYS) for one in counts]
    drawn: dict[str, list[float]] = {figure.name: [] for figure in FIGURES if figure.form != "count"}
    for _ in range(resamples):
        sums = dict(zip(KEYS, map(sum, zip(*draw.choices(rows, k=len(rows)), strict=True)), strict=True))
        for figure in FIGURES:
            value = measured(figure, sums).value
            if value is not None and figure.form != "count":
                drawn[figure.name].append(value)
    return {name: _ends(values) for name, values in drawn.items() if values}


def _ends(values: list[float]) -> Interval:
    values.sort()
    last = len(values) - 1
    return values[round(_TAIL * last)], values[round((1 - _TAIL) * last)]
