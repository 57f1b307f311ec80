"""What every reader of input yields: documents, and what is to be said about inputs that gave none."""

from __future__ import annotations

from typing import NamedTuple


class Document(NamedTuple):
    """One article: `id` becomes `doc` of its records, `published` is an ISO day (2025-12-06) or None.

    `named` is the day in the name of its file, where that is asked for.

    `source` is where the article came from, as far as the input says it (a JSON line's `source` or `url`).

    `is_page`: the text is HTML still; `documents.pages.main_text` makes it text, which `documents.read.readable` calls.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    named: str | None = None
    is_page: bool = False


class Failure(NamedTuple):
    """An input, or a line of one, that gave no document: Failure("a.jsonl:7", "not JSON: …").

    Or a document that could not be done; `kind` says which: unreadable, error, timeout or killed.
    """

    where: str
    reason: str
    kind: str = "unreadable"


class Caution(NamedTuple):
    """A doubt about a document that is used all the same; cautions of one `kind` are alike and may be counted."""

    where: str
    reason: str
    kind: str


class Note(NamedTuple):
    """What a user may want to know of an input that is well: Note("news.csv.gz", "csv, gzip")."""

    where: str
    reason: str


Item = Document | Failure | Caution | Note
