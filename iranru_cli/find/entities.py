"""Entities of a document: persons with their roles, bare roles, organizations, countries, places, pronouns, groups."""

from __future__ import annotations

from collections.abc import Callable

from iranru_cli.find.entities_again import find_again
from iranru_cli.find.entities_join import join_roles
from iranru_cli.find.entities_names import name_at, opening_name, person_of
from iranru_cli.find.entities_organizations import country_at, named_place, organization_at, place_at
from iranru_cli.find.entities_roles import role_at
from iranru_cli.find.entities_rules import GIVEN, PERSON, PLACE
from iranru_cli.find.entities_rules import EntityRules as EntityRules
from iranru_cli.find.entities_rules import compile_entities as compile_entities
from iranru_cli.find.entities_scan import COMMAS, OPENERS, Found, Scan, make_scan
from iranru_cli.find.entities_shared import share_roles
from iranru_cli.find.entities_strangers import complete_lists, stranger_at
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityKind, EntityMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

_DATELINE = 26  # tokens within which a dateline ends
Reader = Callable[[Scan, int], Found | None]


def find_entities(
    tokens: Tokens, sentences: list[Sentence], hits: dict[str, list[Hit]], rules: EntityRules
) -> list[EntityMention]:
    """All mentions in order of their start; those inside another follow it with `inside` True."""
    scan = make_scan(tokens, hits, rules)
    found = join_roles(scan, complete_lists(scan, _sweep(scan, sentences)))
    found = share_roles(scan, found)
    found += find_again(scan, found, found)
    found.sort(key=lambda item: item.mention.start)
    out: list[EntityMention] = []
    until = 0
    for item in found:
        if item.mention.start >= until:
            out.append(item.mention)
            out.extend(item.inside)
            until = item.mention.end
    return out


def add_speakers(
    mentions: list[EntityMention],
    speakers: list[EntityMention],
    tokens: Tokens,
    hits: dict[str, list[Hit]],
    rules: EntityRules,
) -> list[EntityMention]:
    """The mentions with those persons whom only their place before a reporting verb told, and where they are named again.

    «محمدجواد زنگانه در پایان گفت»: the finder of quotations takes him for the source; from then on he is a person.
    """
    new = [Found(m) for m in speakers if not any(m.start < other.end and other.start < m.end for other in mentions)]
    if not new:
        return mentions
    scan = make_scan(tokens, hits, rules)
    old = [Found(m) for m in mentions if not m.inside]
    again = find_again(scan, new, old + new)
    found = [Found(m) for m in mentions] + new + again
    return [item.mention for item in sorted(found, key=lambda item: (item.mention.start, item.mention.inside))]


def _sweep(scan: Scan, sentences: list[Sentence]) -> list[Found]:
    """The longest thing at each token where something may start, left to right, none overlapping.

    Of things equally long a role comes before a country, a country before a body: the order of the readers.
    """
    readers = _readers(scan)
    for i in _heads(scan, sentences):
        readers[i] = (*readers.get(i, ()), _opening)
    out: list[Found] = []
    until = 0
    for i in sorted(readers):
        if i < until:
            continue
        best: Found | None = None
        for reader in readers[i]:
            item = reader(scan, i)
            if item is not None and (best is None or item.mention.end > best.mention.end):
                best = item
        if best is not None and best.mention.start >= until:
            out.append(best)
            until = best.mention.end
    return out


def _heads(scan: Scan, sentences: list[Sentence]) -> list[int]:
    """Where subjects stand: the heads of sentences, and behind the comma of a dateline («به گزارش ایرنا، …»)."""
    keys, dateline = scan.keys, scan.rules.signs["dateline"]
    out: list[int] = []
    for s in sentences:
        i = s.first
        out.append(i + 1 if keys[i] in OPENERS else i)
        if keys[i + 1] in dateline:
            out.extend(k + 1 for k in range(i + 2, min(i + _DATELINE, s.last)) if keys[k] in COMMAS)
    weight, particles = scan.rules.weight, scan.rules.particles
    return [i for i in out if weight(keys[i]) + weight(keys[i + 1]) > 0 or keys[i + 1] in particles]


def _readers(scan: Scan) -> dict[int, tuple[Reader, ...]]:
    """What is to be tried at which token."""
    out: dict[int, tuple[Reader, ...]] = {}
    named, placed, signed = _starts(scan)
    sure = (scan.roles, scan.countries, scan.organizations, scan.heads, scan.titles, scan.people, scan.places)
    nameless = scan.pronouns.keys() | scan.groups.keys() | scan.documents.keys() | _pointed_nouns(scan)
    others = nameless.union(*sure)
    persons = {i for i in named if i in others or _begins_name(scan, i)}
    persons.update(scan.titles, scan.people)
    for reader, where in (
        (role_at, scan.roles),
        (_country, scan.countries),
        (organization_at, scan.organizations.keys() | scan.heads.keys()),
        (_person, persons),
        (_place, scan.places),
        (_nameless, nameless),
    ):
        alone = (reader,)
        for i in where:
            out[i] = (*out[i], reader) if i in out else alone
    for i in placed:
        out.setdefault(i, (_named_place,))
    for i in signed:
        out.setdefault(i, (_signed,))
    return out


def _starts(scan: Scan) -> tuple[list[int], list[int], list[int]]:
    """Tokens that are given names, those behind a word such as «شهر», and those where a name that no list has may begin."""
    keys, kind_of, weight = scan.keys, scan.rules.starters, scan.rules.weight
    dateline = scan.rules.signs["dateline"]
    named, placed, signed = list[int](), list[int](), list[int]()
    for i, kind in [(i, kind_of[key]) for i, key in enumerate(keys) if key in kind_of]:
        if kind & GIVEN:
            named.append(i)
        if kind & PLACE:
            placed.append(i + 1)
        if kind >= PERSON:
            first = weight(keys[i + 1])
            told = kind & PERSON or keys[i - 1] in dateline  # «به نقل از …»
            if (
                first + weight(keys[i + 2]) > 1 or first > 1
                if told and first >= 0
                else first > 1 and weight(keys[i + 2]) > 1
            ):
                signed.append(i + 1)
    return named, placed, signed


def _begins_name(scan: Scan, i: int) -> bool:
    """Whether a surname or a particle follows the given name: most of them are everyday words."""
    key = scan.keys[i + 1]
    return scan.rules.family(key) or key in scan.rules.particles


def _pointed_nouns(scan: Scan) -> set[int]:
    """«گزارش» behind «این» or «متن»."""
    keys, signs = scan.keys, scan.rules.signs
    this, text = signs["this"], signs["text"]
    return {i for i in scan.nouns if keys[i - 1] in this or keys[i - 1] in text}


def _opening(scan: Scan, i: int) -> Found | None:
    name = opening_name(scan, i) or stranger_at(scan, i, True)
    return Found(person_of(name)) if name is not None else None


def _signed(scan: Scan, i: int) -> Found | None:
    """Behind «به گفته», «با»."""
    name = stranger_at(scan, i, True)
    return Found(person_of(name)) if name is not None else None


def _country(scan: Scan, i: int) -> Found | None:
    mention = country_at(scan, i)
    return Found(mention) if mention is not None else None


def _place(scan: Scan, i: int) -> Found | None:
    mention = place_at(scan, i)
    return Found(mention) if mention is not None else None


def _named_place(scan: Scan, i: int) -> Found | None:
    mention = named_place(scan, i)
    return Found(mention) if mention is not None else None


def _person(scan: Scan, i: int) -> Found | None:
    """A name, but not that of a thing called after somebody: «خیابان ولی عصر»."""
    start = i
    while start and start - 1 in scan.titles:
        start -= 1
    if scan.keys[start - 1] in scan.rules.not_person:
        return None
    name = name_at(scan, i, False) or (stranger_at(scan, i, False) if scan.keys[i] in scan.rules.first else None)
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
    if start and scan.keys[start - 1] in scan.rules.signs["this"]:
        start -= 1
    if start and scan.keys[start - 1] in scan.rules.signs["text"]:
        start -= 1
    return Found(EntityMention(start, hit.end, "document", None)) if start < hit.start else None


def _plain(hit: Hit, kind: EntityKind) -> Found:
    """Pronouns, groups and documents of the lexicon, which have no name."""
    known = hit.row[0] if kind == "group" else None
    plural = kind == "group" or (kind == "pronoun" and hit.row[0] == "pl")
    return Found(EntityMention(hit.start, hit.end, kind, None, known=known, plural=plural))
