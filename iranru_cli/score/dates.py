"""Dates against the gold: spans one to one by what they have in common, then their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iranru_cli.score.spans import Bounds, best_first, touch
from iranru_cli.score.tally import Tally, bounds, is_core
from iranru_cli.score.values import canonical


def count_dates(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], tally: Tally) -> None:
    """Count spans, those that are the same to the letter, and values."""
    matched = best_first(
        (_share(bounds(p), bounds(g)), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if touch(bounds(p), bounds(g))
    )
    for number, record in enumerate(predicted):
        if number not in matched:
            tally.counts["date_fp"] += 1
            tally.extra("date", record)
        elif is_core(gold[matched[number]]):
            _found(gold[matched[number]], record, tally)
    found = set(matched.values())
    for number, record in enumerate(gold):
        if number not in found and is_core(record):
            tally.counts["date_fn"] += 1
            tally.missed("date", record)


def _found(gold: Mapping[str, Any], predicted: Mapping[str, Any], tally: Tally) -> None:
    exact = bounds(predicted) == bounds(gold)
    value = canonical(predicted.get("value")) == canonical(gold.get("value"))
    tally.counts.update({"date_tp": 1, "date_exact": exact, "date_value_right": value})
    tally.wrong("date", () if value else ("value",), gold, predicted)


def _share(one: Bounds, other: Bounds) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / max(one[1] - one[0], other[1] - other[0])
