"""Entities of a document: persons with their roles, bare roles, organizations, countries, places, pronouns, groups."""

from __future__ import annotations

from iranru_cli.find.entities_again import find_again
from iranru_cli.find.entities_join import join_roles, person_of
from iranru_cli.find.entities_names import name_at
from iranru_cli.find.entities_organizations import country_at, organization_at, place_at
from iranru_cli.find.entities_roles import role_at
from iranru_cli.find.entities_rules import EntityRules as EntityRules
from iranru_cli.find.entities_rules import compile_entities as compile_entities
from iranru_cli.find.entities_scan import Found, Scan, make_scan
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens


def find_entities(
    tokens: Tokens, sentences: list[Sentence], hits: dict[str, list[Hit]], rules: EntityRules
) -> list[EntityMention]:
    """All mentions in order of their start; those inside another follow it with `inside` True."""
    scan = make_scan(tokens, hits, rules)
    found = join_roles(scan, _sweep(scan))
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


def _sweep(scan: Scan) -> list[Found]:
    """The longest thing at each token where something may start, left to right, none overlapping."""
    first = scan.rules.first
    starts = {i for i, key in enumerate(scan.keys) if key in first}
    starts.update(
        scan.roles, scan.heads, scan.organizations, scan.countries, scan.places, scan.titles, scan.people, scan.pronouns,
        scan.groups, scan.documents, scan.nouns,
    )  # fmt: skip
    out: list[Found] = []
    until = 0
    for i in sorted(starts):
        if i < until:
            continue
        item = _at(scan, i)
        if item is not None and item.mention.start >= until:
            out.append(item)
            until = item.mention.end
    return out


def _at(scan: Scan, i: int) -> Found | None:
    """The best reading at token i: the longest; a role before a name, a name before a place."""
    best: Found | None = None
    for item in _readings(scan, i):
        if item is not None and (best is None or item.mention.end > best.mention.end):
            best = item
    return best


def _readings(scan: Scan, i: int) -> list[Found | None]:
    out: list[Found | None] = []
    if i in scan.documents:
        out.append(_plain(scan, scan.documents[i], "document"))
    elif i in scan.nouns:
        out.append(_this_document(scan, scan.nouns[i]))
    if i in scan.groups:
        out.append(_plain(scan, scan.groups[i], "group"))
    if i in scan.roles:
        out.append(role_at(scan, i))
    if i in scan.countries and (country := country_at(scan, i)) is not None:
        out.append(Found(country))
    if i in scan.organizations or i in scan.heads:
        out.append(organization_at(scan, i))
    if scan.keys[i] in scan.rules.first or i in scan.titles or i in scan.people:
        name = name_at(scan, i, False) if scan.keys[i - 1] not in scan.rules.not_person else None
        out.append(Found(person_of(name)) if name is not None else None)
    if i in scan.places and (place := place_at(scan, i)) is not None:
        out.append(Found(place))
    if i in scan.pronouns:
        out.append(_plain(scan, scan.pronouns[i], "pronoun"))
    return out


def _this_document(scan: Scan, hit: Hit) -> Found | None:
    """«این گزارش», «متن این بیانیه», «متن نامه»; a bare «گزارش» is none."""
    start = hit.start
    if start and scan.keys[start - 1] == "این":
        start -= 1
    if start and scan.keys[start - 1] == "متن":
        start -= 1
    return Found(EntityMention(start, hit.end, "document", None)) if start < hit.start else None


def _plain(scan: Scan, hit: Hit, kind: str) -> Found:
    """Pronouns, groups and documents of the lexicon, which have no name."""
    known = hit.row[0] if kind == "group" else None
    plural = kind == "group" or (kind == "pronoun" and hit.row[0] == "pl")
    return Found(EntityMention(hit.start, hit.end, kind, None, known=known, plural=plural))  # type: ignore[arg-type]
