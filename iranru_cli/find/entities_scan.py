"""One document laid out for the finders of entities: hits by the token that they start at."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention
from iranru_cli.text.tokens import Tokens

OPENERS = frozenset("«\"“'‘")
CLOSERS = frozenset("»\"”'’")
COMMAS = frozenset("،,")
MOST_ASKED = 64  # questions about repetition a document, each of which reads it once


class Found(NamedTuple):
    """A mention with the mentions inside it, in order."""

    mention: EntityMention
    inside: tuple[EntityMention, ...] = ()


class Repeats:
    """How often words stand side by side in the document; asked of few words, so that the text is joined at the first question."""

    def __init__(self, keys: list[str]) -> None:
        self._keys = keys
        self._text = ""
        self._asked: dict[str, int] = {}

    def count(self, first: int, last: int) -> int:
        """How often the words of tokens [first, last) stand in the text, themselves included, and 1 beyond MOST_ASKED questions."""
        words = f" {' '.join(self._keys[first:last])} "
        found = self._asked.get(words)
        if found is None:
            if len(self._asked) >= MOST_ASKED:
                return 1
            self._text = self._text or f" {' '.join(self._keys)} "
            found = self._asked[words] = self._text.count(words)
        return found


class Scan(NamedTuple):
    """Look-ups by token position; `keys` ends with a sentinel "" so that one token more may be read."""

    tokens: Tokens
    keys: list[str]
    rules: EntityRules
    roles: dict[int, Hit]
    heads: dict[int, Hit]
    organizations: dict[int, Hit]
    countries: dict[int, Hit]
    adjectives: dict[int, Hit]
    places: dict[int, Hit]
    titles: dict[int, Hit]
    people: dict[int, Hit]
    pronouns: dict[int, Hit]
    groups: dict[int, Hit]
    documents: dict[int, Hit]
    nouns: dict[int, Hit]  # nouns of documents, which need «این» or «متن» before them
    reporting: frozenset[int]  # tokens at which a reporting noun with its verb starts: «تأکید» of «تأکید کرد»
    verbs: frozenset[int]  # tokens at which a form of a reporting verb starts: «گفت»
    repeats: Repeats

    def words(self, first: int, last: int) -> str:
        """The readable words of tokens [first, last)."""
        return self.tokens.text(first, last)

    def reports(self, i: int) -> bool:
        """Whether a noun is of a reporting verb: «این مسئول | بیان کرد», not «مدیرکل پیش‌بینی», «شورای اطلاع‌رسانی»."""
        return i in self.reporting and self.keys[i + 1] in self.rules.light

    def goes_on(self, i: int) -> bool:
        """Whether token i may go on with the name of a body or office: a gate before the walk."""
        key = self.keys[i]
        if (
            key in self.rules.fields
            or key in OPENERS
            or i in self.countries
            or i in self.places
            or i in self.adjectives
        ):
            return True
        return i in self.heads or i in self.organizations or (key.isalpha() and not self.rules.common(key))


def make_scan(tokens: Tokens, hits: dict[str, list[Hit]], rules: EntityRules) -> Scan:
    """Index the hits; no table has two at one token."""

    def at(table: str) -> dict[int, Hit]:
        return {hit[0]: hit for hit in hits.get(table, ())}

    keys = [*tokens.keys, "", ""]
    countries = {i: hit for i, hit in at("countries.weak").items() if keys[i - 1] in rules.signs["country_sign"]}
    countries |= at("countries.name")
    for i, hit in at("countries.full").items():
        if i not in countries or countries[i].end < hit.end:
            countries[i] = hit
    return Scan(
        tokens=tokens,
        keys=keys,
        rules=rules,
        roles=at("roles"),
        heads=at("org_heads"),
        organizations=at("organizations"),
        countries=countries,
        adjectives=at("countries.adjective"),
        places=at("places"),
        titles=at("titles"),
        people=at("people"),
        pronouns=at("pronouns"),
        groups=at("groups"),
        documents=at("documents.phrase"),
        nouns=at("documents.noun"),
        reporting=frozenset([hit[0] for hit in hits.get("reporting", ())]),
        verbs=frozenset([hit[0] for hit in hits.get("verb_forms", ())]),
        repeats=Repeats(keys),
    )
