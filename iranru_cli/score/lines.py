"""Scores as JSON: a line for each figure and for each error, or one object."""

from __future__ import annotations

from typing import Any

import orjson

from iranru_cli.score.scoring import Scored, Scores
from iranru_cli.score.tally import Error


def json_lines(scored: Scored, errors: int) -> bytes:
    """{"type":"figure","by":null,"group":null,"figure":"statement","value":0.98,"p":…,"low":…,…}, then {"type":"error",…}."""
    rows = [row for scores in scored.groups for row in _figures(scores)]
    rows += [_error(error) for error in scored.errors[:errors]]
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


def json_object(scored: Scored, errors: int) -> bytes:
    """{"documents":24,"gold_statements":179,"statement":{"p":…,"r":…,"f1":…,"low":…,"high":…},…,"outlet":{…},"errors":[…]}."""
    whole, *parts = scored.groups
    found = _summary(whole)
    for scores in parts:
        found.setdefault(str(scores.by), {})[scores.group] = _summary(scores)
    if errors:
        found["errors"] = [_error(error) for error in scored.errors[:errors]]
    return orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n"


def _figures(scores: Scores) -> list[dict[str, Any]]:
    rows = []
    for name, value in scores.figures.items():
        ends = dict(zip(("low", "high"), scores.intervals.get(name, (None, None)), strict=True))
        head: dict[str, Any] = {"type": "figure", "by": scores.by, "group": scores.group, "documents": scores.documents}
        rows.append(head | {"figure": name} | value._asdict() | ends)
    return rows


def _summary(scores: Scores) -> dict[str, Any]:
    """The figures under their names: numbers, and objects for those with precision and recall."""
    found: dict[str, Any] = {"documents": scores.documents, "gold_statements": scores.statements}
    for name, value in scores.figures.items():
        is_f1 = value.predicted is not None and not name.endswith("_f1")
        found[name] = {"p": value.p, "r": value.r, "f1": value.value} if is_f1 else value.value
    found["intervals"] = scores.intervals
    return found


def _error(error: Error) -> dict[str, Any]:
    return {"type": "error", **error._asdict()}
