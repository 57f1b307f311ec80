"""Events against the gold: of one type, near one another; the date decides whether one is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iranru_cli.score.agreements import GoldAgreements
from iranru_cli.score.spans import best_first, touch
from iranru_cli.score.tally import Tally, bounds, is_core
from iranru_cli.score.values import canonical

NEAR = 30  # code points between the words that anchor an event here and in the gold


def count_events(
    gold: Sequence[Mapping[str, Any]],
    predicted: Sequence[Mapping[str, Any]],
    agreements: GoldAgreements,
    tally: Tally,
) -> None:
    """Count events; of those found, status and agreement."""
    matched = best_first(
        (1 + _same_date(g, p), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if p.get("event") == g.get("type") and _near(p, g)
    )
    for p, g in matched.items():
        if is_core(gold[g]):
            _found(gold[g], predicted[p], agreements, tally)
    for number, record in enumerate(predicted):
        if number not in matched:
            tally.counts["event_fp"] += 1
            tally.extra("event", record)
    found = set(matched.values())
    for number, record in enumerate(gold):
        if number not in found and is_core(record):
            tally.counts["event_fn"] += 1
            tally.missed("event", record)


def _found(gold: Mapping[str, Any], predicted: Mapping[str, Any], agreements: GoldAgreements, tally: Tally) -> None:
    date = _same_date(gold, predicted)
    status = predicted.get("status") == gold.get("status")
    agreement = agreements.meant(predicted.get("agreement") or {}) == gold.get("agreement")
    tally.counts.update({"event_seen": 1, "event_status": status, "event_agreement": agreement})
    tally.counts.update({"event_tp": date, "event_fp": not date, "event_fn": not date})
    judged = {"date": date, "status": status, "agreement": agreement}
    tally.wrong("event", tuple(name for name, right in judged.items() if not right), gold, predicted)


def _near(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    start, end = bounds(predicted)
    return touch((start - NEAR, end + NEAR), bounds(gold))


def _same_date(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    return canonical((predicted.get("date") or {}).get("value")) == canonical(gold.get("date"))
