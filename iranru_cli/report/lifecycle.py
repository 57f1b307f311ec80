"""What became of an agreement as a line from right to left: امضا, تصویب, لازم‌الاجرا, Jalali over Gregorian."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from iranru_cli.output.labels import label
from iranru_cli.report.markup import Html, bdi, element, joined
from iranru_cli.report.wording import iso, local, word
from iranru_cli.timeline.spans import span

# the order in which things happen to an agreement, for those whose day the text does not tell
_STAGES = (
    "negotiated", "submitted", "adopted", "signed", "ratified", "promulgated", "in_force", "amended", "extended",
    "suspended", "violated", "withdrawn", "expired",
)  # fmt: skip
_RANK = {event: rank for rank, event in enumerate(_STAGES)}


class Stage(NamedTuple):
    """An event: `value` ISO 8601 or None, `native` the same in its own calendar, `places` ids in the text that tell it."""

    event: str
    status: str
    value: str | None
    native: str | None
    place: str | None
    parties: list[str]
    places: list[str]


class Life(NamedTuple):
    """An agreement with what is told of it."""

    name: str
    stages: list[Stage]
    documents: int = 1


def ordered(stages: Iterable[Stage]) -> list[Stage]:
    """By day; one without a day before the first that comes after it in the life of an agreement."""
    every = list(stages)
    out = sorted((s for s in every if s.value), key=lambda s: (span(s.value or "")[0], _rank(s)))
    for stage in sorted((s for s in every if not s.value), key=_rank):
        later = (n for n, other in enumerate(out) if _rank(other) > _rank(stage))
        out.insert(next(later, len(out)), stage)
    return out


def _rank(stage: Stage) -> int:
    return _RANK.get(stage.event, len(_STAGES))


def lifecycle(life: Life) -> Html:
    """The line of one agreement."""
    stages = element("ol", *map(_stage, ordered(life.stages)), class_="stages")
    return element("section", element("h4", bdi(life.name)), stages, class_="life", data_agreement=life.name)


def _stage(stage: Stage) -> Html:
    who = "، ".join(part for part in (stage.place, *stage.parties) if part)
    classes = [stage.status, "dated" if stage.value else "undated"]
    return element(
        "li",
        element("b", label("value", stage.event)),
        element("span", class_="dot", aria_hidden="true"),
        _day(stage),
        element("span", f"({label('value', stage.status)})", class_="status") if stage.status != "done" else None,
        element("small", bdi(who)) if who else None,
        _links(stage.places),
        class_=" ".join(classes),
    )


def _day(stage: Stage) -> Html:
    if stage.value is None:
        return element("span", word("no_date_in_text"), class_="open")
    own = local(stage.value, stage.native)
    return joined(*([element("span", own, class_="local")] if own else []), iso(stage.value))


def _links(places: list[str]) -> Html | None:
    if not places:
        return None
    links = [element("a", word("in_text"), href=f"#{place}") for place in places[:1]]
    return element("span", *links, class_="told")
