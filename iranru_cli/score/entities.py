"""Entities against the gold: one record for each that a document names, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iranru_cli.records import ENTITY_KINDS
from iranru_cli.score.names import same_entity, same_role, squash
from iranru_cli.score.spans import best_first
from iranru_cli.score.tally import Tally, is_core


def count_entities(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], tally: Tally) -> None:
    """Count the entities of each kind, and of persons the offices."""
    for kind in ENTITY_KINDS:
        _count_kind(
            kind, [g for g in gold if g["kind"] == kind], [p for p in predicted if p.get("kind") == kind], tally
        )


def _count_kind(
    kind: str, gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], tally: Tally
) -> None:
    matched = best_first(
        (1 + (squash(p.get("name") or "") == squash(g["name"])), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if same_entity(p, g)
    )
    for number, record in enumerate(predicted):
        if number not in matched:
            tally.counts[f"{kind}_fp"] += 1
            tally.extra("entity", record)
        elif is_core(gold[matched[number]]):
            tally.counts[f"{kind}_tp"] += 1
            _count_role(gold[matched[number]], record, tally)
    found = set(matched.values())
    for number, record in enumerate(gold):
        if number not in found and is_core(record):
            tally.counts[f"{kind}_fn"] += 1
            tally.missed("entity", record)


def _count_role(gold: Mapping[str, Any], predicted: Mapping[str, Any], tally: Tally) -> None:
    if gold.get("role"):
        right = same_role(predicted.get("role") or "", gold["role"])
        tally.counts.update({"person_role_gold": 1, "person_role_right": right})
        tally.wrong("entity", () if right else ("role",), gold, predicted)
