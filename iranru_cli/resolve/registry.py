"""Bare offices of persons whom the registry knows: «نخست‌وزیر اسرائیل» where the document names نتانیاهو without an office.

The registry is data/people_offices.tsv. It joins an office that stands in the document to a person who is named in it; it
never gives a name or an office that the document does not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import PersonChains
from iranru_cli.resolve.entities_roles import OfficeParts, RoleLink, office_parts, take_apart
from iranru_cli.text.tokens import Tokens

_HOME = "IR"  # «وزیر خارجه» with no country is Iran's in Iran's news
_NONE, _LAST = "-", 9999  # no year is known; later than any


class _Held(NamedTuple):
    """An office of the registry: parts, country, first and last year."""

    parts: OfficeParts
    country: str
    first: int
    last: int


class Registry:
    """The offices that the known persons of one document hold or held."""

    def __init__(self, persons: PersonChains, rules: EntityRules, year: int | None) -> None:
        """`year` of the publication; without it any office that they ever held is meant."""
        self._rules, self._year = rules, year
        self._held: dict[tuple[str, str], list[tuple[int, _Held]]] = {}  # by first word and country
        for index, person in enumerate(persons.people):
            if person.known in rules.offices:
                for held in _offices_of(person.known, rules):
                    self._held.setdefault((held.parts.head, held.country), []).append((index, held))

    def link(self, mentions: list[EntityMention], taken: RoleLink, tokens: Tokens) -> RoleLink:
        """Maps the bare offices that are not in `taken` to the one person who fits."""
        out: RoleLink = {}
        if not self._held:
            return out
        for i, mention in enumerate(mentions):
            if mention.kind == "role" and not (mention.inside or mention.plural or i in taken):
                role = take_apart(mentions, i, tokens, self._rules)
                index = self._holder(role.parts, mention.country)
                if index is not None and mention.rule != "anaphor":
                    out[i] = index
        return out

    def holder(self, office: str, country: str | None) -> int | None:
        """The person who holds an office, None where there is none or more than one."""
        return self._holder(office_parts(office, self._rules), country)

    def _holder(self, parts: OfficeParts, country: str | None) -> int | None:
        offices = self._held.get((parts.head, country or _HOME), ())
        fits = {index for index, held in offices if self._fits(parts, held)}
        return fits.pop() if len(fits) == 1 else None

    def _fits(self, role: OfficeParts, held: _Held) -> bool:
        former = not role.words.isdisjoint(self._rules.signs["former"])
        if self._year is not None and not (held.first <= self._year and (former or self._year <= held.last)):
            return False
        content = role.content - self._rules.signs["former"] - self._rules.signs["status"]
        return content == held.parts.content or (
            len(content) > 1 and content < held.parts.content and role.of == held.parts.of
        )


@lru_cache(maxsize=1024)
def _offices_of(known: str, rules: EntityRules) -> tuple[_Held, ...]:
    """The rows of a person, read."""
    return tuple(
        _Held(
            office_parts(office, rules),
            country,
            0 if first == _NONE else int(first),
            _LAST if last == _NONE else int(last),
        )
        for _, office, country, first, last in rules.offices[known]
    )
