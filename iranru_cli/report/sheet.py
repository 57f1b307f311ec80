"""One document on its way from the worker to the page: its HTML and what the index counts, in bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import orjson

from iranru_cli.documents.document import Document
from iranru_cli.records import AgreementRecord, DocumentRecord, EntityRecord, EventRecord, Record, StatementRecord
from iranru_cli.report.article import Article, event_anchor
from iranru_cli.report.card import speaker_name
from iranru_cli.report.markup import plain
from iranru_cli.survey.names import spelt
from iranru_cli.timeline.spans import jalali, span
from iranru_cli.timeline.tellings import Tellings

TYPES = frozenset({"statement", "agreement", "event", "date", "entity", "document"})
_LONGEST_TITLE = 110  # characters: a first line longer than that is a paragraph

Named = tuple[str, str]  # a key under which it is counted over all documents, and the name


class Entry(NamedTuple):
    """A statement for the index; `days` its first and last day, ISO and Jalali, or those of the publication."""

    nth: int
    speakers: list[Named]
    agreements: list[Named]
    kind: str
    outlets: list[str]
    days: tuple[str, str, str, str] | None
    words: str


class Sheet(NamedTuple):
    """A document for the page; `told` is what `timeline.tellings` reads, `places` the ids of its events by their words."""

    doc: str
    title: str
    published: str | None
    source: str | None
    overview: str
    rows: str
    entries: list[Entry]
    told: str
    places: dict[str, str]


class Sheets(NamedTuple):
    """The output form of the page; needs the records of all types."""

    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def render(self, document: Document, records: Sequence[Record]) -> bytes:
        article = Article(document, records)
        published = next((r.published for r in records if isinstance(r, DocumentRecord)), document.published)
        made = _Entries(document, records, published)
        sheet = Sheet(
            plain(document.id),
            heading(document),
            published,
            document.source,
            article.overview(),
            article.rows(),
            [made.entry(nth, s) for nth, s in enumerate(article.statements, 1)],
            Tellings().render(document, records).decode(),
            {told_key(e.event, e.status, e.text): event_anchor(e) for e in records if isinstance(e, EventRecord)},
        )
        entries = [tuple(entry) for entry in sheet.entries]  # JSON knows no named tuples
        return orjson.dumps([*sheet._replace(entries=[]), entries])


def read_sheet(rendered: bytes) -> Sheet:
    """The inverse of `render`."""
    *fields, entries = orjson.loads(rendered)
    return Sheet(*fields)._replace(entries=[Entry(*entry) for entry in entries])


def told_key(event: str, status: str, words: str) -> str:
    """By which an event of a history finds its place in the text of a document that tells it."""
    return f"{event} {status} {words}"


def heading(document: Document) -> str:
    """The title, or the first line with a word, cut where it is a paragraph."""
    lines = (document.title or "", *document.text[:2000].splitlines(), document.id)
    title = next((plain(line) for line in lines if any(map(str.isalnum, line))), plain(document.id))
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0] + " …"


def outlet(source: str) -> str:
    """The host of an address, any other source as it is: "https://www.namebar.example/1" → "namebar.example"."""
    try:
        host = urlsplit(source).hostname if "://" in source else None
    except ValueError:  # «http://[» is no address
        host = None
    return plain(host.removeprefix("www.") if host else source)


class _Entries:
    """Makes the entries of one document."""

    def __init__(self, document: Document, records: Sequence[Record], published: str | None) -> None:
        self._title = plain(document.title or "")
        self._outlets = [outlet(document.source)] if document.source else []
        self._published = published
        self._entities = {r.id: r.known for r in records if isinstance(r, EntityRecord)}
        self._agreements = {r.id: r.known for r in records if isinstance(r, AgreementRecord)}

    def entry(self, nth: int, s: StatementRecord) -> Entry:
        speakers = [(speaker.id, speaker_name(speaker)) for speaker in s.speakers]
        return Entry(
            nth,
            [(self._entities.get(id or "") or spelt(name), plain(name)) for id, name in speakers],
            [(self._agreements.get(about.id) or spelt(about.name), plain(about.name)) for about in s.about],
            s.kind,
            list(dict.fromkeys([*self._outlets, *map(plain, s.relayed_by)])),
            self._days(s),
            plain(" ".join([s.content.text, self._title, *(speaker.role or "" for speaker in s.speakers)])),
        )

    def _days(self, s: StatementRecord) -> tuple[str, str, str, str] | None:
        value = s.when.value if s.when and s.when.value else self._published
        if value is None or not value[:4].isdigit():
            return None
        first, last = span(value)
        return first, last, jalali(first) or "", jalali(last) or ""
