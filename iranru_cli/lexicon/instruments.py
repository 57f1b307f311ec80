"""The registry of agreements as a reader wants it: one instrument with its names by language and its dated facts.

data/registry.tsv holds the names, data/registry_facts.tsv the facts. A user's rows add to the package's; where a user tells a
fact of an instrument, the package's rows of that instrument and kind of fact give way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.tables import Row
from iranru_cli.text.tokens import word_key

_CYRILLIC = range(0x400, 0x530)


class Fact(NamedTuple):
    """«signed 2025-01-17»: a Gregorian day, month or year, who did it, where, and the source of the date in words."""

    fact: str
    date: str
    who: str | None
    place: str | None
    source: str


@dataclass(frozen=True)
class Instrument:
    """An entry of the registry; `names` by language (fa, en, ru), the main name of a language first; facts by date."""

    id: str
    kind: str
    parties: tuple[str, ...]
    names: dict[str, list[str]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    @property
    def name(self) -> str:
        """«معاهده ترکمانچای»: the main Persian name, or the first in another language."""
        return next(iter(self.names.get("fa", []) or [name for names in self.names.values() for name in names]))


def read_instruments(lexicon: Lexicon) -> dict[str, Instrument]:
    """All entries by id, in the order of the tables."""
    facts = _facts(lexicon.tables["registry_facts"])
    out: dict[str, Instrument] = {}
    for id, kind, parties, _, form, _ in lexicon.tables["registry"]:
        entry = out.get(id)
        if entry is None:
            entry = out[id] = Instrument(id, kind, tuple(parties.split()), {}, facts.get(id, []))
        entry.names.setdefault(language(form), []).append(form)
    return out


def find_instruments(lexicon: Lexicon, name: str) -> list[Instrument]:
    """The entries that have this id or name, whatever its joiners and letters: «برجام», «jcpoa», «ان پی تی»."""
    entries = read_instruments(lexicon)
    if name in entries:
        return [entries[name]]
    wanted = squeezed(name)
    return [
        entry for entry in entries.values() if any(squeezed(n) == wanted for ns in entry.names.values() for n in ns)
    ]


def language(form: str) -> str:
    """fa, en or ru, by the first letter: «Treaty of Gulistan» → en."""
    letter = next((c for c in form if c.isalpha()), "ا")
    return "en" if letter.isascii() else "ru" if ord(letter) in _CYRILLIC else "fa"


def squeezed(name: str) -> str:
    """One spelling of a name for comparing: folded letters, no blanks, joiners or marks, small letters."""
    return "".join(c for c in word_key(name).casefold() if c.isalnum())


def _facts(rows: list[Row]) -> dict[str, list[Fact]]:
    """By id, in order of date. Rows of one instrument and fact that stand apart are a user's and the package's: the first
    block, the user's, holds."""
    blocks: dict[tuple[str, str], int] = {}
    out: dict[str, list[Fact]] = {}
    last: str | None = None
    block = 0
    for id, fact, date, who, place, source in rows:
        block += id != last
        last = id
        if blocks.setdefault((id, fact), block) == block:
            out.setdefault(id, []).append(Fact(fact, date, who or None, place or None, source))
    for facts in out.values():
        facts.sort(key=lambda f: f.date)
    return out
