"""The figures: each with the counts that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from iranru_cli.records import ENTITY_KINDS, Kind, Via


class Figure(NamedTuple):
    """`f1` and `words` are made of true and false positives and false negatives, `share` of two counts, `count` of one."""

    name: str
    form: Literal["f1", "words", "share", "count"]
    counts: tuple[str, ...]


class Value(NamedTuple):
    """A figure measured, rounded to four places; None where there was nothing to measure.

    `value` is the F1 of a figure with precision `p` and recall `r`; `right` of `gold` (or of those found), `predicted`.
    """

    value: float | None
    p: float | None
    r: float | None
    right: int
    predicted: int | None
    gold: int | None


def _f1(name: str, key: str) -> Figure:
    return Figure(name, "f1", (f"{key}_tp", f"{key}_fp", f"{key}_fn"))


def _share(name: str, right: str, *of: str) -> Figure:
    return Figure(name, "share", (right, *of))


# names are those of the measure of this task, so that figures can be held side by side
FIGURES = (
    _f1("complete_fact", "fact"),
    _f1("statement", "stmt"),
    Figure("content_token_f1", "words", ("tok_tp", "tok_pred", "tok_gold")),
    _share("content_exact", "exact", "stmt_tp"),
    _share("speaker_accuracy", "spk", "stmt_tp"),
    *(_share(f"speaker_via_{via}", f"via_{via}_right", f"via_{via}") for via in (*get_args(Via), "none")),
    _share("role_accuracy", "role_right", "role_gold"),
    _share("kind_accuracy", "kind", "stmt_tp"),
    _share("clausal_recall", "clausal_all_tp", "clausal_all_tp", "clausal_all_fn"),
    *(_share(f"{kind}_recall", f"{kind}_tp", f"{kind}_tp", f"{kind}_fn") for kind in get_args(Kind)),
    _share("when_accuracy", "when_right", "when_gold"),
    Figure("when_invented", "count", ("when_extra",)),
    _share("about_accuracy", "about_right", "about_gold"),
    Figure("about_invented", "count", ("about_extra",)),
    _f1("date_span", "date"),
    _share("date_exact", "date_exact", "date_tp"),
    _share("date_value_accuracy", "date_value_right", "date_tp"),
    _f1("agreement_mention", "ment"),
    _f1("agreement_coreference", "coref"),
    _f1("event", "event"),
    _share("event_status_accuracy", "event_status", "event_seen"),
    _share("event_agreement_accuracy", "event_agreement", "event_seen"),
    *(_f1(kind, kind) for kind in ENTITY_KINDS),
    _share("person_role_accuracy", "person_role_right", "person_role_gold"),
)
KEYS = tuple(dict.fromkeys(key for figure in FIGURES for key in figure.counts))


def measured(figure: Figure, counts: Mapping[str, int]) -> Value:
    """The value of a figure by the counts of some documents.

    >>> measured(_f1("statement", "stmt"), {"stmt_tp": 3, "stmt_fp": 1, "stmt_fn": 2})
    Value(value=0.6667, p=0.75, r=0.6, right=3, predicted=4, gold=5)
    """
    numbers = [counts.get(key, 0) for key in figure.counts]
    if figure.form == "count":
        return Value(numbers[0], None, None, numbers[0], None, None)
    if figure.form == "share":
        of = sum(numbers[1:])
        return Value(_rounded(numbers[0], of), None, None, numbers[0], None, of)
    if figure.form == "words":
        return _words(*numbers)
    right, extra, missed = numbers
    return _scored(right, right + extra, right + missed)


def _scored(right: int, predicted: int, gold: int) -> Value:
    """F1 of precision and recall as they are; rounding is last."""
    if not predicted and not gold:
        return Value(None, None, None, 0, 0, 0)
    p, r = (right / number if number else 0.0 for number in (predicted, gold))
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return Value(round(f1, 4), round(p, 4), round(r, 4), right, predicted, gold)


def _words(right: int, predicted: int, gold: int) -> Value:
    """F1 of the rounded precision and recall: so the task's own measure defines it."""
    if not predicted and not gold:
        return Value(None, None, None, 0, 0, 0)
    p, r = _rounded(right, predicted) or 0.0, _rounded(right, gold) or 0.0
    return Value(round(2 * p * r / (p + r), 4) if p + r else 0.0, p, r, right, predicted, gold)


def _rounded(right: int, of: int) -> float | None:
    return round(right / of, 4) if of else None
