"""Who and what is named most over all documents: lists with numbers and bars, which the filters keep up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from iranru_cli.report.markup import Html, bdi, element
from iranru_cli.report.sheet import Named
from iranru_cli.report.wording import number, word

_SHOWN = 12


class Row(NamedTuple):
    """A speaker, agreement or outlet; `first` is the id of the first card that names it."""

    name: str
    statements: int
    first: str


class Tally:
    """Counts statements by key; the name is the one that stands most often."""

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = {}
        self._count: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def add(self, named: Iterable[Named], card: str) -> list[str]:
        """Count a statement for each of these; gives their keys."""
        keys = []
        for key, name in dict(reversed([*named])).items():
            self._names.setdefault(key, Counter())[name] += 1
            self._count[key] += 1
            self._first.setdefault(key, card)
            keys.append(key)
        return keys

    def __len__(self) -> int:
        return len(self._count)

    def rows(self) -> dict[str, Row]:
        """By key, the most frequent first; two keys with one name keep to one row each, told apart by a number."""
        out: dict[str, Row] = {}
        used: Counter[str] = Counter()
        for key, count in sorted(self._count.items(), key=lambda pair: (-pair[1], pair[0])):
            name = self._names[key].most_common(1)[0][0]
            used[name] += 1
            shown = name if used[name] == 1 else f"{name} ({number(used[name])})"
            out[key] = Row(shown, count, self._first[key])
        return out


def tally(facet: str, rows: list[Row]) -> Html | None:
    """The list of the most frequent; nothing for none."""
    if not rows:
        return None
    most = rows[0].statements
    items = [_item(facet, n, row, most) for n, row in enumerate(rows[:_SHOWN])]
    bars = element("ol", *items, class_="bars", data_most=most)
    return element("section", element("h3", word(f"most_{facet}")), bars, class_="tally")


def _item(facet: str, n: int, row: Row, most: int) -> Html:
    share = round(row.statements / most * 100)
    rect = element("rect", x=f"{100 - share}%", width=f"{share}%", height="100%")
    return element(
        "li",
        element("a", bdi(row.name), href=f"#{row.first}", data_facet=facet, data_key=n),
        element("svg", rect, class_="bar", aria_hidden="true"),
        element("span", number(row.statements), class_="count"),
    )
