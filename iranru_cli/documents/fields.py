"""Which keys of a JSON object, or columns of a table, hold the text, the date, the id and the title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

GUESSES = {
    "text": ("text", "body", "content"),
    "date": ("published", "date"),
    "id": ("id", "url"),
    "title": ("title",),
    "source": ("source", "url"),
}


class Fields(NamedTuple):
    """Names that the user gave; None means that the usual names are tried in turn."""

    text: str | None = None
    date: str | None = None
    id: str | None = None
    title: str | None = None

    def find(self, what: str, record: Mapping[str, object]) -> object:
        """The value under the first name that is there and not null: find("text", {"body": "…"}) → "…"."""
        return next((record[name] for name in self.names(what) if record.get(name) is not None), None)

    def names(self, what: str) -> tuple[str, ...]:
        """The names tried for "text", "date", "id", "title", "source"."""
        given = getattr(self, what, None)
        return (given,) if given else GUESSES[what]

    def sought(self, what: str) -> str:
        """The names for a message: «"text" or "body" or "content"»."""
        return " or ".join(f'"{name}"' for name in self.names(what))
