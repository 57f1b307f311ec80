"""Statements against the gold: one to one by the words of their contents, then field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from iranru_cli.score.agreements import GoldAgreements
from iranru_cli.score.names import same_role, same_speakers
from iranru_cli.score.spans import Bounds, Overlap, best_first, edges, overlap, touch, words
from iranru_cli.score.tally import Tally, bounds, is_core
from iranru_cli.score.values import canonical

FOUND = 0.5  # share of words from which a content is the gold's
COMPLETE = 0.8  # the same for a complete fact
_RIGHT_SPEAKER = 0.001  # decides between contents that fit equally well

Record = Mapping[str, Any]


class _Content(NamedTuple):
    span: Bounds
    words: list[Bounds]


def count_statements(
    gold: Sequence[Record], predicted: Sequence[Record], text: str, agreements: GoldAgreements, tally: Tally
) -> None:
    """Count what was found, missed and made up, and the fields of what was found."""
    theirs = [_content(text, bounds(record)) for record in gold]
    ours = [_content(text, bounds(record["content"])) for record in predicted]
    matched = _matched(gold, theirs, predicted, ours)
    for number, record in enumerate(predicted):
        if number not in matched:
            tally.counts.update({"stmt_fp": 1, "fact_fp": 1, "tok_pred": len(ours[number].words)})
            tally.extra("statement", record)
        elif is_core(gold[matched[number]]):
            place = matched[number]
            shared = overlap(ours[number].words, theirs[place].words)
            exact = edges(ours[number].words) == edges(theirs[place].words)
            _found(gold[place], record, shared, exact, agreements, tally)
    found = set(matched.values())
    for number, record in enumerate(gold):
        if is_core(record):
            _sought(record, number in found, len(theirs[number].words), tally)


def _content(text: str, span: Bounds) -> _Content:
    return _Content(span, words(text, span))


def _matched(
    gold: Sequence[Record], theirs: list[_Content], predicted: Sequence[Record], ours: list[_Content]
) -> dict[int, int]:
    pairs = []
    for p, our in enumerate(ours):
        for g, their in enumerate(theirs):
            if not touch(our.span, their.span):
                continue
            share = overlap(our.words, their.words).share
            if share >= FOUND:
                right = same_speakers(predicted[p].get("speakers") or [], gold[g])
                pairs.append((share + _RIGHT_SPEAKER * right, p, g))
    return best_first(pairs)


def _found(
    gold: Record, predicted: Record, shared: Overlap, exact: bool, agreements: GoldAgreements, tally: Tally
) -> None:
    counts = tally.counts
    speakers = predicted.get("speakers") or []
    speaker = same_speakers(speakers, gold)
    kind = predicted.get("kind") == gold.get("kind")
    when = _when(gold, predicted, tally)
    about = _about(gold, predicted, agreements, tally)
    role = _role(gold, speakers, tally)
    counts.update({"stmt_tp": 1, "tok_tp": shared.common, "tok_pred": shared.predicted, "tok_gold": shared.gold})
    counts.update({"exact": exact, "spk": speaker, "kind": kind})
    via = speakers[0].get("via") if speakers else "none"
    counts.update({f"via_{via}": 1, f"via_{via}_right": speaker})
    complete = shared.share >= COMPLETE and speaker and when and about
    counts.update({"fact_tp": complete, "fact_fp": not complete, "fact_fn": not complete})
    judged = {
        "content": shared.share >= COMPLETE,
        "speaker": speaker,
        "role": role,
        "when": when,
        "about": about,
        "kind": kind,
    }
    tally.wrong("statement", tuple(name for name, right in judged.items() if not right), gold, predicted)


def _when(gold: Record, predicted: Record, tally: Tally) -> bool:
    ours, theirs = canonical((predicted.get("when") or {}).get("value")), canonical(gold.get("when"))
    if theirs:
        tally.counts.update({"when_gold": 1, "when_right": ours == theirs})
    elif ours:
        tally.counts["when_extra"] += 1
    return ours == theirs


def _about(gold: Record, predicted: Record, agreements: GoldAgreements, tally: Tally) -> bool:
    ours, theirs = predicted.get("about") or [], gold.get("agreements") or []
    right = {agreements.meant(one) for one in ours} == set(theirs)
    if theirs:
        tally.counts.update({"about_gold": 1, "about_right": right})
    elif ours:
        tally.counts["about_extra"] += 1
    return right


def _role(gold: Record, speakers: Sequence[Record], tally: Tally) -> bool:
    """Whether one of the speakers has the role of the gold; right where the gold gives none."""
    if not gold.get("role"):
        return True
    right = any(same_role(speaker.get("role") or "", gold["role"]) for speaker in speakers)
    tally.counts.update({"role_gold": 1, "role_right": right})
    return right


def _sought(gold: Record, found: bool, length: int, tally: Tally) -> None:
    outcome = "tp" if found else "fn"
    kind = gold.get("kind")
    tally.counts.update({f"{kind}_{outcome}": 1, f"{'nominal' if kind == 'nominal' else 'clausal'}_all_{outcome}": 1})
    if not found:
        tally.counts.update({"stmt_fn": 1, "fact_fn": 1, "tok_gold": length})
        tally.missed("statement", gold)
