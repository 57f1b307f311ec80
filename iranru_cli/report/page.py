"""All sheets → the page: what the documents come to, the documents themselves, and what the filters know of them."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.output.labels import label
from iranru_cli.report.article import PREFIX
from iranru_cli.report.frame import framed
from iranru_cli.report.lifecycle import Life, Stage, lifecycle
from iranru_cli.report.markup import Html, bdi, element, joined, plain
from iranru_cli.report.periods import Said, periods
from iranru_cli.report.sheet import Entry, Sheet, outlet, read_sheet, told_key
from iranru_cli.report.tallies import Row, Tally, tally
from iranru_cli.report.wording import counted, iso, local, number, word
from iranru_cli.timeline.history import Happening, Timeline
from iranru_cli.timeline.tellings import read_tellings

FACETS = ("speaker", "agreement", "outlet", "kind")
_WHOLE = 400_000  # characters of HTML that stand as elements from the start; of more, each document when it is opened
_OPEN = 3  # so many documents are open from the start
_LIVES = 8  # timelines shown at once; the rest is behind a fold


class _Kept(NamedTuple):
    """A document that waits for the end: what the index says of it, and its HTML."""

    sheet: Sheet
    statements: int


class _Counted(NamedTuple):
    """A statement for the script: its document, counted from 0, its number there, its keys by facet, days and words."""

    doc: int
    nth: int
    keys: list[list[str]]
    days: tuple[str, str, str, str] | None
    words: str


class Page:
    """Takes one document after the other, `html` gives the page."""

    def __init__(self, lexicon: Lexicon, title: str | None = None) -> None:
        self._title = title
        self._kept: list[_Kept] = []
        self._tallies = {facet: Tally() for facet in FACETS}
        self._statements: list[_Counted] = []
        self._timeline = Timeline(lexicon, with_registry=False)
        self._places: dict[tuple[str, str], str] = {}

    def add(self, rendered: bytes) -> None:
        """A document as `Sheets` rendered it."""
        sheet = read_sheet(rendered)
        doc = f"d{len(self._kept) + 1}"
        self._places |= {(doc, told): place.replace(PREFIX, doc) for told, place in sheet.places.items()}
        if sheet.told:
            _, published, spoken = read_tellings(sheet.told.encode())
            self._timeline.add(doc, published, spoken)
        for entry in sheet.entries:
            self._statements.append(self._counted(len(self._kept), entry))
        overview, rows = (html.replace(PREFIX, doc) for html in (sheet.overview, sheet.rows))
        self._kept.append(_Kept(sheet._replace(overview=overview, rows=rows, entries=[]), len(sheet.entries)))

    def _counted(self, doc: int, entry: Entry) -> _Counted:
        card = f"d{doc + 1}s{entry.nth}"
        named = {
            "speaker": entry.speakers,
            "agreement": entry.agreements,
            "outlet": [(name, name) for name in entry.outlets],
            "kind": [(entry.kind, label("value", entry.kind))],
        }
        keys = [self._tallies[facet].add(named[facet], card) for facet in FACETS]
        return _Counted(doc, entry.nth, keys, entry.days, entry.words)

    def html(self) -> bytes:
        """The page, UTF-8."""
        rows = {facet: tally.rows() for facet, tally in self._tallies.items()}
        whole = sum(len(kept.sheet.rows) for kept in self._kept) <= _WHOLE
        return framed(
            data=self._data(rows),
            title=joined(self._heading()),
            summary=self._summary(),
            overview=self._overview(rows),
            **{f"{facet}_options": _options(list(found.values())) for facet, found in rows.items()},
            statements=number(len(self._statements)),
            documents_count=number(len(self._kept)),
            documents=joined(*(self._document(n, whole) for n in range(len(self._kept)))),
            body="single" if len(self._kept) == 1 else "several",
        )

    def _heading(self) -> str:
        if self._title:
            return self._title
        return self._kept[0].sheet.title if len(self._kept) == 1 else word("title")

    def _summary(self) -> Html:
        """«۳ سند · ۱۲ گفته · ۵ گوینده · ۲ توافق»; for a single document what stands over it."""
        if len(self._kept) == 1:
            return _meta(*self._kept[0])
        counts = [
            counted(len(self._kept), "document"),
            counted(len(self._statements), "statement"),
            counted(len(self._tallies["speaker"]), "speaker"),
            counted(len(self._tallies["agreement"]), "agreement"),
        ]
        return joined(*counts, between=" · ")

    def _overview(self, rows: dict[str, dict[str, Row]]) -> Html:
        """What all documents come to; of a single one its own timelines and lanes."""
        if len(self._kept) == 1:
            return Html(self._kept[0].sheet.overview)
        tallies = [tally(facet, [*rows[facet].values()]) for facet in ("speaker", "agreement", "outlet")]
        return joined(element("div", *tallies, class_="tallies"), self._periods(rows["speaker"]), self._lives())

    def _periods(self, speakers: dict[str, Row]) -> Html | None:
        of_speakers = FACETS.index("speaker")
        said = [Said(s.keys[of_speakers], s.days[2]) for s in self._statements if s.days]
        table = periods(said, speakers)
        return element("section", _heading("when_said"), table, class_="part") if table else None

    def _lives(self) -> Html | None:
        lives = [
            Life(history.name, [self._stage(event) for event in history.events])
            for history in self._timeline.histories()
            if history.documents > 1 or len(history.events) > 1 or history.known
        ]
        if not lives:
            return None
        shown = [lifecycle(life) for life in lives]
        summary = element("summary", f"{word('more_lives')} ({number(len(lives) - _LIVES)})")
        fold = element("details", summary, _grid(shown[_LIVES:]), class_="more") if len(lives) > _LIVES else None
        return element("section", _heading("lives"), _grid(shown[:_LIVES]), fold, class_="part")

    def _stage(self, event: Happening) -> Stage:
        places = [self._places.get((w.doc, told_key(event.event, event.status, w.text))) for w in event.documents]
        return Stage(
            event.event, event.status, event.date, event.native, event.place, event.parties, [p for p in places if p]
        )

    def _document(self, n: int, whole: bool) -> Html:
        sheet, statements = self._kept[n]
        overview = Html(sheet.overview) if len(self._kept) > 1 else None
        body = element("div", overview, Html(sheet.rows), class_="body")
        summary = element("summary", element("h3", bdi(sheet.title)), _meta(sheet, statements))
        return element(
            "details",
            summary,
            body if whole else element("noscript", body),
            class_="document",
            id=f"d{n + 1}",
            open=len(self._kept) <= _OPEN,
        )

    def _data(self, rows: dict[str, dict[str, Row]]) -> str:
        """What the filters know; `<` is escaped, so that no text can end the element that holds it."""
        index = {facet: {key: n for n, key in enumerate(found)} for facet, found in rows.items()}
        statements = [
            [
                s.doc,
                s.nth,
                [[index[f][key] for key in keys] for f, keys in zip(FACETS, s.keys, strict=True)],
                s.days,
                s.words,
            ]
            for s in self._statements
        ]
        names = {facet: [row.name for row in found.values()] for facet, found in rows.items()}
        return orjson.dumps({"facets": names, "statements": statements}).decode().replace("<", "\\u003c")


def _heading(name: str) -> Html:
    return element("h3", word(name), class_="heading")


def _grid(lives: list[Html]) -> Html:
    return element("div", *lives, class_="lives")


def _meta(sheet: Sheet, statements: int) -> Html:
    """«namebar.example · ۱۴ مهر ۱۴۰۴ 2025-10-06 · ۳ گفته · samples/agency.txt»."""
    parts: list[Html] = []
    if sheet.source:
        name = bdi(outlet(sheet.source))
        link = sheet.source.startswith(("https://", "http://"))
        parts.append(element("a", name, href=plain(sheet.source), rel="noopener noreferrer") if link else name)
    if sheet.published:
        own = local(sheet.published)
        parts.append(joined(*([own, " "] if own else []), iso(sheet.published)))
    parts.append(element("span", counted(statements, "statement"), class_="of"))
    parts.append(element("bdi", sheet.doc, class_="path", dir="ltr"))
    return element("span", joined(*parts, between=" · "), class_="meta")


def _options(rows: list[Row]) -> Html:
    return joined(*(element("option", f"{row.name} ({number(row.statements)})", value=row.name) for row in rows))
