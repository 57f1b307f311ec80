"""The registry's names as words, so that «معاهده راهبردی ایران و روسیه» finds its entry though no row spells it so."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.text.tokens import spread, word_key

_SILENT = frozenset({"stop", "between", "with", "parties", "quality", "unsure", "unit", "dated", "said", "body"})
_DATED = frozenset({"adopted", "negotiated", "signed"})
_JALALI_BEHIND = (621, 622)  # a Gregorian year holds days of two Jalali ones


class Named(NamedTuple):
    """One Persian name of an entry: its words without head, parties and words that tell nothing; years and
    other numbers of the entry."""

    id: str
    family: str
    parties: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]


class Registered:
    """Names by party; read from the tables when the first document asks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def named(self, parties: frozenset[str]) -> list[Named]:
        """The names of entries between all these parties (ISO codes), and maybe others."""
        return [entry for entry in self._by_party.get(min(parties, default=""), ()) if parties <= entry.parties]

    def telling(self, name: str) -> frozenset[str]:
        """The words that tell it from others: «پیمان دفاعی ایران و روسیه» → {دفاعی}; «توافق نهایی» has none."""
        keys = (word_key(word) for word in spread(name).split())
        return frozenset(key for key in keys if key[0].isalpha() and key not in self._silent)

    @cached_property
    def _silent(self) -> frozenset[str]:
        """Heads, countries and the words that stand in any name."""
        tables = self._lexicon.tables
        silent = {word_key(row[1]) for row in tables["agreement_modifiers"] if row[0] in _SILENT}
        silent |= {key for row in tables["agreement_heads"] for key in map(word_key, row[4].split())}
        return frozenset(silent | {key for row in tables["countries"] for key in map(word_key, row[2].split())})

    @cached_property
    def _by_party(self) -> dict[str, list[Named]]:
        heads = {word_key(row[4]): row[1] for row in self._lexicon.tables["agreement_heads"]}
        numbers = self._years()
        rows = self._lexicon.tables["registry"]
        for id, _, _, _, form, _ in rows:
            numbers.setdefault(id, set()).update(key for key in map(word_key, spread(form).split()) if key.isdigit())
        out: dict[str, list[Named]] = {}
        for id, kind, parties, _, form, _ in rows:
            family = heads.get(word_key(form.split()[0]), kind)
            entry = Named(id, family, frozenset(parties.split()), self.telling(form), frozenset(numbers[id]))
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
