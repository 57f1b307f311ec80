"""WARC and WET, as Common Crawl has them, → documents: the pages and texts of successful answers, called by their URL."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.encodings import UndecodableError, decode
from iranru_cli.documents.pages import decode_page, need_html
from iranru_cli.documents.reading import MissingExtraError, Reading, UnreadableError, too_large

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"


def read_archive(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """A document for each page that was fetched well (`response`, `resource`) and each text of WET (`conversion`).

    Its id and source are the URL, its date that of the page itself and not that of the crawl. Requests, images, answers
    such as «404 Not Found» are no documents. Raises READ_ERRORS where the archive is damaged.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtraError("WARC", "warc") from None
    number = 0
    try:
        for record in ArchiveIterator(stream, no_record_parse=False):
            number += 1
            yield from _items(record, f"{name}:{number}", reading)
    except (ArchiveLoadFailed, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"damaged WARC data after {number:,} records: {_line(error)}") from None


def _items(record: ArcWarcRecord, where: str, reading: Reading) -> Iterator[Item]:
    kind = _content(record)
    if kind is None:
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = url.strip("<>") if url else where
    try:
        text = _text(record, kind, reading)
    except (UndecodableError, UnreadableError) as error:
        yield Failure(name, str(error))
        return
    if text.strip():
        yield Document(id=name, text=text, source=url and name, is_page=kind in _PAGES)


def _content(record: ArcWarcRecord) -> str | None:
    """The media type of a record that is a page or a text, None for others."""
    if record.rec_type == "response":
        headers = record.http_headers
        if headers is None or headers.get_statuscode() != "200":
            return None
    elif record.rec_type in ("resource", "conversion"):
        headers = record.rec_headers
    else:
        return None
    kind = str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind if kind in (*_PAGES, _TEXT) else None


def _text(record: ArcWarcRecord, kind: str, reading: Reading) -> str:
    if kind in _PAGES:
        need_html()
    limit = reading.max_bytes
    data = record.content_stream().read(limit + 1 if limit else -1)
    if limit and len(data) > limit:
        raise UnreadableError(too_large(limit))
    if record.rec_type == "conversion":  # Common Crawl writes UTF-8
        return decode(data, reading.encoding)
    if kind == _TEXT:
        return decode(data, reading.encoding)
    return decode_page(data, reading.encoding)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
