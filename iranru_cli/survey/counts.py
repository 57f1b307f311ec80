"""Counting over the documents of a dump: by entity, by office, by outlet, with who is named beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from iranru_cli.survey.names import Called, Names, spelt
from iranru_cli.survey.sightings import Sighting

By = Literal["entity", "office", "outlet"]
_MOST_BESIDE = 4000  # companions kept for one thing; beyond, the rarest are forgotten, so that memory stays bounded
_KEPT = 1000


class Beside(NamedTuple):
    """Something that stands in documents together with the thing of a row."""

    name: str
    known: str | None
    documents: int


class Row(NamedTuple):
    """A line of the survey. `offices` are those that documents give a person, or the holders of an office."""

    by: By
    kind: str | None
    name: str
    known: str | None
    country: str | None
    en: str | None
    ru: str | None
    documents: int
    mentions: int
    first: str | None  # the earliest and latest day of publication
    last: str | None
    offices: list[Beside]
    beside: list[Beside]


@dataclass(slots=True)
class _Thing:
    kind: str | None
    called: Called
    known: str | None
    country: str | None
    documents: int = 0
    mentions: int = 0
    first: str | None = None
    last: str | None = None
    offices: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)

    def see(self, day: str | None, mentions: int) -> None:
        self.documents += 1
        self.mentions += mentions
        if day is not None:
            self.first = min(day, self.first or day)
            self.last = max(day, self.last or day)


class Survey:
    """Takes the sightings of one document after the other; `rows` gives what they came to."""

    def __init__(self, by: By, kinds: frozenset[str], names: Names) -> None:
        """`kinds` of entities that are counted and named beside; all are of «person», «organization», «country», «place»."""
        self._by, self._kinds, self._names = by, kinds, names
        self._things: dict[str, _Thing] = {}
        self._called: dict[str, tuple[str, str | None]] = {}  # key → name and registry id, for what stands beside

    def add(self, day: str | None, sightings: list[Sighting]) -> None:
        """Count what one document names; `day` is its ISO day or None."""
        seen = {self._names.key(s): s for s in sightings if s.kind in self._kinds}
        for key, sighting in seen.items():
            self._called.setdefault(key, (self._names.called(sighting).name, sighting.known))
        for key, thing, mentions, office in self._counted(sightings):
            thing.see(day, mentions)
            if office is not None:
                thing.offices[office] += 1
            thing.beside.update(other for other in seen if other != key)
            if len(thing.beside) > _MOST_BESIDE:
                thing.beside = Counter(dict(thing.beside.most_common(_KEPT)))

    def _counted(self, sightings: list[Sighting]) -> Iterator[tuple[str, _Thing, int, str | None]]:
        """The key of each thing that the document counts for, the thing, its mentions and its office or holder."""
        done: set[str] = set()
        for sighting in sightings:
            own = self._names.key(sighting)
            if self._by == "office":
                if sighting.role:
                    key = f"office:{spelt(sighting.role)}:{sighting.country}"
                    called = Called(sighting.role)
                    thing = self._things.setdefault(key, _Thing(None, called, None, sighting.country))
                    yield own, thing, sighting.mentions, self._called.get(own, (sighting.name, None))[0]
                continue
            wanted = self._names.is_outlet(sighting) if self._by == "outlet" else sighting.kind in self._kinds
            if wanted and own not in done:
                done.add(own)
                called, country = self._names.called(sighting), sighting.country
                thing = self._things.setdefault(own, _Thing(sighting.kind, called, sighting.known, country))
                yield own, thing, sighting.mentions, sighting.role

    def rows(self, least: int, most: int, companions: int) -> list[Row]:
        """The most frequent first, those of at least `least` documents; `most` of 0 is all."""
        things = sorted(
            (thing for thing in self._things.values() if thing.documents >= least),
            key=lambda thing: (-thing.documents, -thing.mentions, thing.called.name),
        )
        return [self._row(thing, companions) for thing in (things[:most] if most else things)]

    def _row(self, thing: _Thing, companions: int) -> Row:
        offices = _frequent(Beside(name, None, n) for name, n in thing.offices.items())[:companions]
        beside = _frequent(Beside(*self._called[key], n) for key, n in thing.beside.items())[:companions]
        return Row(
            self._by, thing.kind, thing.called.name, thing.known, thing.country, thing.called.en, thing.called.ru,
            thing.documents, thing.mentions, thing.first, thing.last, offices, beside,
        )  # fmt: skip


def _frequent(found: Iterable[Beside]) -> list[Beside]:
    """By count, those of one count by name: the same order in every run."""
    return sorted(found, key=lambda beside: (-beside.documents, beside.name))
