"""Gold documents and records → figures in all and by group, with their intervals and the errors behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from iranru_cli.score.agreements import GoldAgreements, count_agreements
from iranru_cli.score.dates import count_dates
from iranru_cli.score.entities import count_entities
from iranru_cli.score.events import count_events
from iranru_cli.score.figures import FIGURES, Value, measured
from iranru_cli.score.groups import GROUPERS, By
from iranru_cli.score.intervals import RESAMPLES, SEED, Interval, intervals
from iranru_cli.score.statements import count_statements
from iranru_cli.score.tally import Error, Tally


class Scores(NamedTuple):
    """The figures of a group of documents: `by` None is all of them; `statements` is how many the gold asks for."""

    by: By | None
    group: str | None
    documents: int
    statements: int
    figures: dict[str, Value]
    intervals: dict[str, Interval]


class Scored(NamedTuple):
    """`groups` begins with all documents; `errors` in the order of the documents' ids."""

    groups: list[Scores]
    errors: list[Error]


def score(
    gold: Iterable[Mapping[str, Any]],
    records: Iterable[Mapping[str, Any]],
    *,
    by: Sequence[By] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Scored:
    """Score records, as `iranru extract -r all` writes them, against gold documents, each with its text.

    The order of neither matters. A gold document without records counts as one of which nothing was found.

    >>> text = "سفیر گفت: باران بارید."
    >>> gold = [{"id": "a", "text": text, "statements": [{"start": 10, "end": 21, "speaker": "سفیر", "kind": "indirect"}]}]
    >>> from iranru_cli import Extractor
    >>> from iranru_cli.output.jsonl import dumps
    >>> records = [orjson.loads(dumps(record)) for record in Extractor().extract(text, doc="a")]
    >>> score(gold, records).groups[0].figures["complete_fact"]
    Value(value=1.0, p=1.0, r=1.0, right=1, predicted=1, gold=1)
    """
    of: dict[Any, list[Mapping[str, Any]]] = {}
    for record in records:
        of.setdefault(record.get("doc"), []).append(record)
    documents = sorted(gold, key=lambda document: str(document["id"]))
    tallies = [score_document(document, of.get(document["id"], [])) for document in documents]
    groups = [_scores(None, None, tallies, resamples, seed)]
    for name in by:
        groups += _grouped(name, documents, tallies, resamples, seed)
    return Scored(groups, [error for tally in tallies for error in tally.errors])


def score_document(gold: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> Tally:
    """The counts of one document. What its gold does not speak of (no key `dates`, say) is not counted."""
    tally, text = Tally(str(gold["id"])), gold["text"]
    of: dict[Any, list[Mapping[str, Any]]] = {}
    for record in sorted(records, key=_place):
        of.setdefault(record.get("type"), []).append(record)
    agreements = GoldAgreements(gold.get("agreements") or [])
    count_statements(gold.get("statements") or [], of.get("statement", []), text, agreements, tally)
    if gold.get("dates") is not None:
        count_dates(gold["dates"], of.get("date", []), tally)
    if gold.get("agreements") is not None:
        count_agreements(agreements, of.get("agreement", []), text, tally)
    if gold.get("entities") is not None:
        count_entities(gold["entities"], of.get("entity", []), tally)
    if gold.get("events") is not None:
        count_events(gold["events"], of.get("event", []), agreements, tally)
    return tally


def _place(record: Mapping[str, Any]) -> tuple[int, int, int, bytes]:
    """The program's own order, by the number in the id, then by the text: lines that were shuffled score the same."""
    digits = "".join(c for c in str(record.get("id") or "").rpartition("#")[2] if c in "0123456789")
    start, end = record.get("start"), record.get("end")
    sorted_json = orjson.dumps(record, option=orjson.OPT_SORT_KEYS)
    return int(digits or 0), start if isinstance(start, int) else 0, end if isinstance(end, int) else 0, sorted_json


def _grouped(
    by: By, documents: Sequence[Mapping[str, Any]], tallies: Sequence[Tally], resamples: int, seed: int
) -> list[Scores]:
    of: dict[str, list[Tally]] = {}
    for document, tally in zip(documents, tallies, strict=True):
        of.setdefault(GROUPERS[by](document), []).append(tally)
    return [_scores(by, group, of[group], resamples, seed) for group in sorted(of)]


def _scores(by: By | None, group: str | None, tallies: Sequence[Tally], resamples: int, seed: int) -> Scores:
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    figures = {figure.name: measured(figure, counts) for figure in FIGURES}
    spread = intervals([tally.counts for tally in tallies], resamples, seed)
    return Scores(by, group, len(tallies), counts["stmt_tp"] + counts["stmt_fn"], figures, spread)
