"""Who spoke when: a row for each speaker, a column for each day, right to left; what has no day stands in the last."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.records import When
from iranru_cli.report.markup import Html, bdi, element, joined
from iranru_cli.report.wording import iso, local, number, word
from iranru_cli.timeline.spans import span

NO_DAY = "9999"


class Chip(NamedTuple):
    """A statement in its lane."""

    speaker: str
    colour: int
    nth: int
    anchor: str
    when: When | None

    @property
    def value(self) -> str | None:
        return self.when.value if self.when else None


def lanes(chips: list[Chip]) -> Html | None:
    """The table; nothing where there is not more than one statement."""
    if len(chips) < 2:
        return None
    columns = sorted({_column(chip): chip for chip in chips}.items(), key=lambda pair: pair[0])
    cells: dict[tuple[str, str], list[Html]] = {}
    for chip in chips:
        cells.setdefault((chip.speaker, _column(chip)), []).append(_chip(chip))
    names = dict.fromkeys((chip.speaker, chip.colour) for chip in chips)
    rows = [
        element(
            "tr",
            element("th", bdi(name), scope="row", class_=f"s{colour}"),
            *(element("td", *cells.get((name, key), [])) for key, _ in columns),
        )
        for name, colour in names
    ]
    heads = [element("th", _head(chip), scope="col") for _, chip in columns]
    head = element("tr", element("th", word("speaker"), scope="col"), *heads)
    table = element("table", element("thead", head), element("tbody", *rows), class_="lanes")
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=word("who"))


def _column(chip: Chip) -> str:
    """Sorts by first day, then by the length of the stretch."""
    return "/".join((*span(chip.value), chip.value)) if chip.value else NO_DAY


def _head(chip: Chip) -> Html:
    if chip.when is None or chip.when.value is None:
        return element("span", word("undated"))
    own = local(chip.when.value, chip.when.native)
    return joined(*([element("span", own, class_="local")] if own else []), iso(chip.when.value))


def _chip(chip: Chip) -> Html:
    """«۳ · روز جمعه»: with the words of its date where no day follows from them."""
    said = chip.when.text if chip.when and chip.when.value is None else None
    return element(
        "a",
        number(chip.nth),
        joined(" · ", bdi(said)) if said else None,
        class_=f"chip s{chip.colour}{'' if chip.value else ' open'}",
        href=f"#{chip.anchor}",
        data_of=chip.anchor,
        aria_label="، ".join(filter(None, (f"{word('to_card')} {number(chip.nth)}", said))),
    )
