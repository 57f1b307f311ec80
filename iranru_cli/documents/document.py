"""What every reader of input yields: documents, and what is to be said about inputs that gave none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """One article: `id` becomes `doc` of its records, `published` is an ISO day (2025-12-06) or None.

    `source` is where the article came from, as far as the input says it (a JSON line's `source` or `url`).
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Failure:
    """An input, or a line of one, that gave no document: Failure("a.jsonl:7", "not JSON: …")."""

    where: str
    reason: str


@dataclass(frozen=True)
class Caution:
    """A doubt about a document that is used all the same; cautions of one `kind` are alike and may be counted."""

    where: str
    reason: str
    kind: str


Item = Document | Failure | Caution
