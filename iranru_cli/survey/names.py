"""How the things of a survey are called in every document: the registry's name, whatever the document says."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.survey.sightings import Sighting
from iranru_cli.text.letters import ZWNJ, fold_key

_NONE = "-"


class Called(NamedTuple):
    """A Persian name, and those in English and Russian where the registry has them."""

    name: str
    en: str | None = None
    ru: str | None = None


class Names:
    """Tells by which key a sighting is counted, and what it is called."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        other = {row[0]: row for row in reversed(tables["people_names"])}
        self._known = {f"org:{row[0]}": Called(row[2]) for row in reversed(tables["organizations"])}
        for row in reversed(tables["countries"]):
            if row[1] in ("name", "weak"):
                self._known[f"country:{row[0]}"] = Called(row[2])
        for row in reversed(tables["people"]):
            _, en, ru = other.get(row[0], ("", _NONE, _NONE))
            self._known[f"person:{row[0]}"] = Called(row[4], _given(en), _given(ru))
        self._media = {f"org:{row[0]}" for row in tables["media"]}
        self._outlet_words = {fold_key(row[0]) for row in tables["outlets"]}

    def key(self, sighting: Sighting) -> str:
        """«person:trump», or the kind and the letters of the name for what no list knows."""
        return sighting.known or f"{sighting.kind}:{spelt(sighting.name)}"

    def called(self, sighting: Sighting) -> Called:
        """The names of an entity: those of the registry where it knows it, else the one that the document uses."""
        return self._known.get(sighting.known or "", Called(sighting.name))

    def is_outlet(self, sighting: Sighting) -> bool:
        """Whether an organization is a medium: one of media.tsv, or «روزنامه …», «خبرگزاری …»."""
        if sighting.kind != "organization":
            return False
        return sighting.known in self._media or fold_key(sighting.name.split(" ")[0]) in self._outlet_words


def spelt(name: str) -> str:
    """Without what may be written in two ways: «رضا آل‌احمد» → «رضا الاحمد»."""
    return fold_key(name).replace(ZWNJ, "").replace("آ", "ا")


def _given(name: str) -> str | None:
    return None if name == _NONE else name
