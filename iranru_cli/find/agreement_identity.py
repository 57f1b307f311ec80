"""The registry's names as words, so that «معاهده راهبردی ایران و روسیه» finds its entry though no row spells it so."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.text.tokens import spread, word_key

_SILENT = frozenset({"stop", "between", "with", "parties", "quality", "unsure", "unit", "dated", "said", "body"})
_DATED = frozenset({"adopted", "negotiated", "signed"})
_JALALI_BEHIND = (621, 622)  # a Gregorian year holds days of two Jalali ones


class Named(NamedTuple):
    """One Persian name of an entry: its words without head, parties and words that tell nothing; years that agree with it."""

    id: str
    family: str
    parties: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]


class Registered:
    """Names by party; read from the tables when the first document asks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_party: dict[str, list[Named]] | None = None

    def named(self, parties: frozenset[str]) -> list[Named]:
        """The names of entries between all these parties (ISO codes), and maybe others."""
        if self._by_party is None:
            self._by_party = self._read()
        return [entry for entry in self._by_party.get(min(parties, default=""), ()) if parties <= entry.parties]

    def _read(self) -> dict[str, list[Named]]:
        tables = self._lexicon.tables
        families = {row[0]: row[1] for row in reversed(tables["agreement_heads"])}
        silent = {word_key(row[1]) for row in tables["agreement_modifiers"] if row[0] in _SILENT}
        silent |= {key for row in tables["agreement_heads"] for key in map(word_key, row[4].split())}
        silent |= {key for row in tables["countries"] for key in map(word_key, row[2].split())}
        years = self._years()
        out: dict[str, list[Named]] = {}
        for id, kind, parties, _, form, _ in tables["registry"]:
            keys = {word_key(word) for word in spread(form).split()}
            numbers = {key for key in keys if key.isdigit()} | years.get(id, set())
            words = frozenset(key for key in keys - silent if key[0].isalpha())
            entry = Named(id, families.get(kind, kind), frozenset(parties.split()), words, frozenset(numbers))
            for party in entry.parties:
                out.setdefault(party, []).append(entry)
        return out

    def _years(self) -> dict[str, set[str]]:
        """The years of signature, Gregorian and Jalali, by id."""
        out: dict[str, set[str]] = {}
        for id, fact, date, *_ in self._lexicon.tables["registry_facts"]:
            if fact in _DATED:
                year = int(date[:4])
                out.setdefault(id, set()).update(str(number) for number in (year, *(year - n for n in _JALALI_BEHIND)))
        return out
