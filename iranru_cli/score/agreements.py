"""Agreements against the gold: their mentions, which mentions belong together, and which agreement a record means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from iranru_cli.score.names import same_agreement
from iranru_cli.score.spans import Bounds, best_first, touch
from iranru_cli.score.tally import Tally, bounds


class GoldAgreements:
    """The agreements of one gold document, with their names and mentions."""

    def __init__(self, gold: Sequence[Mapping[str, Any]]) -> None:
        self._names: dict[str, list[str]] = {
            one["id"]: [one.get("name") or "", *(one.get("aliases") or [])] for one in gold
        }
        self.mentions: list[tuple[int, int, str]] = [
            (*bounds(mention), one["id"]) for one in gold for mention in _placed(one)
        ]

    def meant(self, about: Mapping[str, Any]) -> str:
        """The id of the agreement with whose mention this one overlaps most, else of the first with its name.

        "?…" with the name that was given where it is none of the gold's.
        """
        mention, name = about.get("mention") or {}, about.get("name") or ""
        if mention.get("start") is not None:
            start, end = bounds(mention)
            common = [(min(end, last) - max(start, first), id) for first, last, id in self.mentions]
            if common and max(common)[0] > 0:
                return max(common)[1]
        return next((id for id, names in self._names.items() if same_agreement(name, names)), f"?{name}")


def count_agreements(
    agreements: GoldAgreements, predicted: Sequence[Mapping[str, Any]], text: str, tally: Tally
) -> None:
    """Count the mentions one to one, and the pairs of them that are, and should be, of one agreement."""
    theirs = agreements.mentions
    ours = [(*bounds(m), number) for number, record in enumerate(predicted) for m in _placed(record)]
    matched = best_first(
        (min(p[1], g[1]) - max(p[0], g[0]), i, j)
        for i, p in enumerate(ours)
        for j, g in enumerate(theirs)
        if touch(p[:2], g[:2])
    )
    tally.counts.update(
        {"ment_tp": len(matched), "ment_fp": len(ours) - len(matched), "ment_fn": len(theirs) - len(matched)}
    )
    for number, (start, end, record) in enumerate(ours):
        if number not in matched:
            tally.extra("agreement", _mention((start, end), text, predicted[record].get("name")))
    found = set(matched.values())
    for number, (start, end, id) in enumerate(theirs):
        if number not in found:
            tally.missed("agreement", _mention((start, end), text, id))
    _count_pairs([(ours[p][2], theirs[g][2]) for p, g in matched.items()], tally)


def _placed(agreement: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [mention for mention in agreement.get("mentions") or [] if mention.get("start") is not None]


def _mention(span: Bounds, text: str, agreement: str | None) -> dict[str, Any]:
    start, end = span
    return {"start": start, "end": end, "text": text[start:end], "agreement": agreement}


def _count_pairs(owners: list[tuple[int, str]], tally: Tally) -> None:
    for (our_one, their_one), (our_other, their_other) in combinations(owners, 2):
        ours, theirs = our_one == our_other, their_one == their_other
        if ours or theirs:
            tally.counts["coref_tp" if ours and theirs else "coref_fp" if ours else "coref_fn"] += 1
