"""HTML → the main text of a page, with its headline and its own date, by trafilatura and htmldate.

Pages are taken apart where their documents are worked on, in the worker processes: it costs more than reading them.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iranru_cli.documents.document import Document, Item
from iranru_cli.documents.encodings import AUTO, decode, is_encoding, is_wide, marked_encoding
from iranru_cli.documents.plain import read_bounded
from iranru_cli.documents.published import NotADateError, parse_published
from iranru_cli.documents.reading import MissingExtraError, Reading, UnreadableError

if TYPE_CHECKING:
    import trafilatura.settings
    from lxml.html import HtmlElement

_JOINER = "\u200c"
_JOINER_REFERENCE = re.compile(r"&zwnj;|&#0*8204;|&#[xX]0*200[cC];")
# trafilatura drops what does not print, joiners too: in its hands a letter of no living language stands for them
_STAND_INS = ("\ua66e", "\ua668", "\ua66a")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes within which a page has to name its encoding
_MOST_WRONG = 0.01  # of the characters; browsers show such pages too
_DATES = (
    "//meta[@property='article:published_time' or @property='og:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='dc.date' or @name='DC.Date' or @name='pubdate' or @name='publishdate'"
    " or @name='dc.Date.created' or @name='dcterms.created']/@content"
    " | //time[@itemprop='datePublished' or @pubdate]/@datetime | //article//time[1]/@datetime"
)


# no date is guessed from the words of a page, and none from the clock
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2200-12-31"}


def read_page(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The one document of an HTML file, whose text is HTML still: `main_text` makes it text. Raises READ_ERRORS."""
    need_html()
    html = decode_page(read_bounded(stream, reading.max_bytes), reading.encoding)
    yield Document(id=name, text=html, is_page=True)


def need_html() -> None:
    """Raises MissingExtraError where pages cannot be read."""
    if importlib.util.find_spec("trafilatura") is None:
        raise MissingExtraError("HTML", "html")


def decode_page(data: bytes, encoding: str = AUTO) -> str:
    """The characters of a page: by `encoding`, a byte order mark, its own word (`<meta charset>`), else as other text.

    Some bytes in a hundred may be wrong, as browsers allow. Raises UndecodableError.
    """
    text = data.decode(_named(data) if encoding == AUTO else encoding, "replace").removeprefix("\ufeff")
    return text if text.count("\ufffd") <= len(text) * _MOST_WRONG else decode(data, encoding)


def _named(data: bytes) -> str:
    """The encoding that a page names; UTF-8 where it names none, or none that is known."""
    marked = marked_encoding(data[:4])
    if marked:
        return marked
    match = _CHARSET.search(data[:_HEAD])
    name = match[1].decode("ascii") if match else "utf-8"
    # a page in which this could be found byte by byte is not UTF-16, whatever it says
    return "utf-8" if name == AUTO or not is_encoding(name) or is_wide(name) else name


def main_text(page: Document) -> Document:
    """The page's document with the text that its offsets count in: no menus, no footer, a paragraph a line.

    Title and date of the page are taken where the input gave none. Raises UnreadableError where no text is found.
    """
    stand_in = next((c for c in _STAND_INS if c not in page.text), _JOINER)
    html = _JOINER_REFERENCE.sub(_JOINER, page.text).replace(_JOINER, stand_in)
    found, date = _taken_apart(html, page.source)
    title = page.title or found.title
    text = _without_title(found.text or "", found.title)
    if not text:
        raise UnreadableError("no main text found in this page")
    return page._replace(
        text=text.replace(stand_in, _JOINER),
        title=title and title.replace(stand_in, _JOINER),
        published=page.published or date,
        is_page=False,
    )


def _taken_apart(html: str, url: str | None) -> tuple[trafilatura.settings.Document, str | None]:
    """What trafilatura finds, and the page's date: in its own words where these are Jalali, else htmldate's."""
    import trafilatura  # 0.2 s

    # what they log is no talk of this program
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            raise UnreadableError("not HTML")
        own = _own_date(tree)
        found = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH
        )
    except (RecursionError, ArithmeticError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableError(f"a page that cannot be taken apart: {type(error).__name__}: {error}") from None
    if not isinstance(found, trafilatura.settings.Document):
        raise UnreadableError("no main text found in this page")
    return found, own or found.date


def _own_date(tree: HtmlElement) -> str | None:
    """The first date of publication in the page's head or `<time>` that is a day: htmldate knows no Jalali."""
    for value in tree.xpath(_DATES):
        with contextlib.suppress(NotADateError):
            return parse_published(str(value))
    return None


def _without_title(text: str, title: str | None) -> str:
    """The headline is a document's `title`, and no part of its text."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.strip() == title.strip() else text
