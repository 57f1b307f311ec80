"""Who spoke when, over all documents: a row for each of the most quoted, a column for each month (or year) of Iran."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from iranru_cli.report.markup import Html, bdi, element
from iranru_cli.report.tallies import Row
from iranru_cli.report.wording import number, spoken, word

_SPEAKERS = 10
_COLUMNS = 12  # more than that do not stand side by side on a screen


class Said(NamedTuple):
    """A statement: the keys of its speakers and the Jalali day on which it was made, "1404-08-05"."""

    speakers: list[str]
    day: str


def periods(statements: Iterable[Said], rows: dict[str, Row]) -> Html | None:
    """The table; its cells lead to the first card, and with scripts filter. Nothing where all is of one month."""
    dated = [one for one in statements if one.day]
    length = len("1404-08") if len({one.day[:7] for one in dated}) <= _COLUMNS else len("1404")
    columns = sorted({one.day[:length] for one in dated})[-_COLUMNS:]
    if len(columns) < 2:
        return None
    counts = Counter((key, one.day[:length]) for one in dated for key in set(one.speakers))
    heads = [element("th", spoken(column), scope="col") for column in columns]
    body = [
        element("tr", element("th", bdi(row.name), scope="row"), *_cells(counts, key, n, row, columns))
        for n, (key, row) in enumerate(rows.items())
        if any(counts[key, column] for column in columns)
    ][:_SPEAKERS]
    head = element("thead", element("tr", element("th", word("speaker"), scope="col"), *heads))
    table = element("table", head, element("tbody", *body), class_="lanes")
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=word("when_said"))


def _cells(counts: Counter[tuple[str, str]], key: str, n: int, row: Row, columns: list[str]) -> list[Html]:
    return [
        element("td", _chip(counts[key, column], n, row, column) if counts[key, column] else None) for column in columns
    ]


def _chip(count: int, n: int, row: Row, column: str) -> Html:
    return element(
        "a",
        number(count),
        class_="chip s0",
        href=f"#{row.first}",
        data_facet="speaker",
        data_key=n,
        data_period=column,
        aria_label=f"{row.name}، {spoken(column)}: {number(count)}",
    )
