"""Entities of a document: persons with their roles, bare roles, organizations, countries, places, pronouns, groups."""

from __future__ import annotations

from iranru_cli.find.entities_again import find_again
from iranru_cli.find.entities_join import join_roles, person_of
from iranru_cli.find.entities_names import name_at, opening_name
from iranru_cli.find.entities_organizations import country_at, named_place, organization_at, place_at
from iranru_cli.find.entities_roles import role_at
from iranru_cli.find.entities_rules import EntityRules as EntityRules
from iranru_cli.find.entities_rules import compile_entities as compile_entities
from iranru_cli.find.entities_scan import Found, Scan, make_scan
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityKind, EntityMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens


def find_entities(
    tokens: Tokens, sentences: list[Sentence], hits: dict[str, list[Hit]], rules: EntityRules
) -> list[EntityMention]:
    """All mentions in order of their start; those inside another follow it with `inside` True."""
    scan = make_scan(tokens, hits, rules)
    found = join_roles(scan, _sweep(scan, sentences))
    found += find_again(scan, found)
    found.sort(key=lambda item: item.mention.start)
    out: list[EntityMention] = []
    until = 0
    for item in found:
        if item.mention.start >= until:
            out.append(item.mention)
            out.extend(item.inside)
            until = item.mention.end
    return out


def _sweep(scan: Scan, sentences: list[Sentence]) -> list[Found]:
    """The longest thing at each token where something may start, left to right, none overlapping."""
    first, rules = scan.rules.first, scan.rules
    keys, particles = scan.keys, rules.particles
    named = [i for i, key in enumerate(keys) if key in first]
    starts = {i for i in named if rules.family(keys[i + 1]) or keys[i + 1] in particles}
    starts.update(
        scan.roles, scan.heads, scan.organizations, scan.countries, scan.places, scan.titles, scan.people, scan.pronouns,
        scan.groups, scan.documents, scan.nouns,
    )  # fmt: skip
    opening = {s.first for s in sentences if s.first not in starts and rules.unknown(scan.keys[s.first])}
    starts |= opening
    heads = rules.signs["place_head"]
    placed = {i + 1 for i, key in enumerate(keys) if key in heads and i + 1 not in starts}
    starts |= placed
    out: list[Found] = []
    until = 0
    for i in sorted(starts):
        if i >= until:
            item = _opening(scan, i) if i in opening else _single(named_place(scan, i)) if i in placed else _at(scan, i)
            if item is not None and item.mention.start >= until:
                out.append(item)
                until = item.mention.end
    return out


def _opening(scan: Scan, i: int) -> Found | None:
    name = opening_name(scan, i)
    return Found(person_of(name)) if name is not None else None


def _at(scan: Scan, i: int) -> Found | None:
    """The best reading at token i: the longest; of equal ones a role before a country, a country before a body."""
    best = role_at(scan, i) if i in scan.roles else None
    if i in scan.countries:
        best = _longer(best, _single(country_at(scan, i)))
    if i in scan.organizations or i in scan.heads:
        best = _longer(best, organization_at(scan, i))
    if scan.keys[i] in scan.rules.first or i in scan.titles or i in scan.people:
        best = _longer(best, _person(scan, i))
    if i in scan.places:
        best = _longer(best, _single(place_at(scan, i)))
    return _longer(best, _nameless(scan, i))


def _longer(one: Found | None, other: Found | None) -> Found | None:
    if one is None or (other is not None and other.mention.end > one.mention.end):
        return other
    return one


def _single(mention: EntityMention | None) -> Found | None:
    return Found(mention) if mention is not None else None


def _person(scan: Scan, i: int) -> Found | None:
    """A name, but not that of a thing called after somebody: «خیابان ولی عصر»."""
    if scan.keys[i - 1] in scan.rules.not_person:
        return None
    name = name_at(scan, i, False)
    return Found(person_of(name)) if name is not None else None


def _nameless(scan: Scan, i: int) -> Found | None:
    """A pronoun, group or document."""
    if i in scan.pronouns:
        return _plain(scan.pronouns[i], "pronoun")
    if i in scan.groups:
        return _plain(scan.groups[i], "group")
    if i in scan.documents:
        return _plain(scan.documents[i], "document")
    return _this_document(scan, scan.nouns[i]) if i in scan.nouns else None


def _this_document(scan: Scan, hit: Hit) -> Found | None:
    """«این گزارش», «متن این بیانیه», «متن نامه»; a bare «گزارش» is none."""
    start = hit.start
    if start and scan.keys[start - 1] == "این":
        start -= 1
    if start and scan.keys[start - 1] == "متن":
        start -= 1
    return Found(EntityMention(start, hit.end, "document", None)) if start < hit.start else None


def _plain(hit: Hit, kind: EntityKind) -> Found:
    """Pronouns, groups and documents of the lexicon, which have no name."""
    known = hit.row[0] if kind == "group" else None
    plural = kind == "group" or (kind == "pronoun" and hit.row[0] == "pl")
    return Found(EntityMention(hit.start, hit.end, kind, None, known=known, plural=plural))
