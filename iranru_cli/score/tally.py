"""What one document comes to: counts, and the errors behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

What = Literal["statement", "date", "agreement", "event", "entity"]


class Error(NamedTuple):
    """A record that is too many (`gold` is None), one that is missed (`predicted` is None), or one with wrong fields."""

    doc: str
    what: What
    error: Literal["extra", "missed", "wrong"]
    fields: tuple[str, ...]
    gold: Mapping[str, Any] | None
    predicted: Mapping[str, Any] | None


@dataclass
class Tally:
    """Counts under the names that `figures` reads; errors in the order of the stages."""

    doc: str
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def extra(self, what: What, predicted: Mapping[str, Any]) -> None:
        """Note a record that the gold does not have."""
        self.errors.append(Error(self.doc, what, "extra", (), None, predicted))

    def missed(self, what: What, gold: Mapping[str, Any]) -> None:
        """Note what no record was found for."""
        self.errors.append(Error(self.doc, what, "missed", (), gold, None))

    def wrong(self, what: What, fields: tuple[str, ...], gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> None:
        """Note the fields in which a record differs from its gold, if there are any."""
        if fields:
            self.errors.append(Error(self.doc, what, "wrong", fields, gold, predicted))


def is_core(gold: Mapping[str, Any]) -> bool:
    """Whether finding it is asked for; a borderline case is neither right nor wrong."""
    return not gold.get("optional")


def bounds(span: Mapping[str, Any]) -> tuple[int, int]:
    """{"start": 3, "end": 9, …} → (3, 9)."""
    return span["start"], span["end"]
