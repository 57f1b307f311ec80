"""One pass over a document from left to right: the longest mention at each token where one may start."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from iranru_cli.find.entities_names import name_at, person_of
from iranru_cli.find.entities_organizations import country_at, named_place, organization_at, place_at
from iranru_cli.find.entities_roles import role_at
from iranru_cli.find.entities_scan import COMMAS, OPENERS, Found, Scan
from iranru_cli.find.entities_strangers import stranger_at
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityKind, EntityMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import places

Reader = Callable[[Scan, int], Found | None]
_DATELINE = 26  # tokens within which a dateline ends
_STRANGE = 2  # the weight of a word that no list has


class _Starts(NamedTuple):
    """Tokens where things may start that no table has at that token."""

    persons: set[int]  # given names, titles, known persons
    nameless: set[int]  # pronouns, groups, documents
    placed: set[int]  # behind «شهر»
    signed: set[int]  # behind «به گفته» and the like, where a name that no list has may stand
    heads: set[int]  # where subjects stand


def sweep(scan: Scan, sentences: list[Sentence]) -> list[Found]:
    """The longest thing at each token where something may start, left to right, none overlapping."""
    starts = _starts(scan, sentences)
    readers = _readers(scan, starts)
    out: list[Found] = []
    until = 0
    for i in sorted(readers):
        if i >= until:
            best = _longest(scan, i, readers[i]) or _doubtful(scan, i, starts)
            if best is not None and best.mention.start >= until:
                out.append(best)
                until = best.mention.end
    return out


def _readers(scan: Scan, starts: _Starts) -> dict[int, list[Reader]]:
    """What may start at each token: of things equally long a role comes before a country, a country before a body."""
    out: dict[int, list[Reader]] = {i: [] for i in starts.placed | starts.signed}
    readers: tuple[tuple[Collection[int], Reader], ...] = (
        (scan.roles, role_at),
        (scan.countries, _country),
        (scan.organizations.keys() | scan.heads.keys(), organization_at),
        (starts.persons, _person),
        (scan.places, _place),
        (starts.nameless, _nameless),
        (starts.heads, _stranger),
    )
    for tokens, reader in readers:
        for i in tokens:
            found = out.get(i)
            if found is None:
                out[i] = [reader]
            else:
                found.append(reader)
    return out


def _longest(scan: Scan, i: int, readers: list[Reader]) -> Found | None:
    """Of things equally long the first reader's."""
    best: Found | None = None
    end = i
    for reader in readers:
        found = reader(scan, i)
        if found is not None and found.mention.end > end:
            best, end = found, found.mention.end
    return best


def _doubtful(scan: Scan, i: int, starts: _Starts) -> Found | None:
    """A place that no list has, or a person, where nothing else starts: «روستای گل‌تپه», «به گفته خسرونژاد»."""
    place = named_place(scan, i) if i in starts.placed else None
    if place is not None:
        return Found(place)
    return _stranger(scan, i) if i in starts.signed else None


def _country(scan: Scan, i: int) -> Found | None:
    mention = country_at(scan, i)
    return Found(mention) if mention is not None else None


def _place(scan: Scan, i: int) -> Found | None:
    mention = place_at(scan, i)
    return Found(mention) if mention is not None else None


def _starts(scan: Scan, sentences: list[Sentence]) -> _Starts:
    marked = list(places(scan.tokens.keys, scan.rules.starters))  # one pass for all that follows
    named = [i for i in marked if scan.keys[i] in scan.rules.first]
    nameless = {*scan.pronouns, *scan.groups, *scan.documents, *_pointed_nouns(scan)}
    sure = (scan.roles, scan.countries, scan.organizations, scan.heads, scan.titles, scan.people, scan.places, nameless)
    persons = {i for i in named if _begins_name(scan, i) or any(i in table for table in sure)}
    persons.update(scan.titles, scan.people)
    placed = set(_behind(scan, marked, "place_head"))
    return _Starts(persons, nameless, placed, _signed(scan, marked), _heads(scan, sentences))


def _heads(scan: Scan, sentences: list[Sentence]) -> set[int]:
    """The heads of sentences, and behind the comma of a dateline («به گزارش ایرنا، …»)."""
    keys, dateline = scan.keys, scan.rules.signs["dateline"]
    out: list[int] = []
    for s in sentences:
        i = s.first
        out.append(i + 1 if keys[i] in OPENERS else i)
        if keys[i + 1] in dateline:
            out.extend(k + 1 for k in range(i + 2, min(i + _DATELINE, s.last)) if keys[k] in COMMAS)
    weight, particles = scan.rules.weight, scan.rules.particles
    return {
        i for i in out if (first := weight(keys[i])) > 1 or first + weight(keys[i + 1]) > 0 or keys[i + 1] in particles
    }


def _signed(scan: Scan, marked: list[int]) -> set[int]:
    """Tokens where a name that no list has may begin: behind «به گفته» one strange word may do, elsewhere two must be."""
    keys, weight, weighed = scan.keys, scan.rules.weight, scan.rules.weights
    openers = scan.rules.signs["before_stranger"]
    # «و», «که», «از»: every fifth token, so what is known to be no name goes first
    out = {
        i + 1
        for i in marked
        if weighed.get(keys[i + 1], _STRANGE) >= _STRANGE and keys[i] in openers
        if weight(keys[i + 1]) >= _STRANGE and weight(keys[i + 2]) >= _STRANGE
    }
    told = _behind(scan, marked, "person_sign")
    told += [i + 1 for i in _behind(scan, marked, "dateline") if keys[i] in openers]
    for i in told:
        first = weight(keys[i])
        if first >= _STRANGE or (first >= 0 and first + weight(keys[i + 1]) >= _STRANGE):
            out.add(i)
    return out


def _behind(scan: Scan, marked: list[int], sign: str) -> list[int]:
    """The tokens behind words of a class of name_parts.tsv, which stand at some of the tokens `marked`."""
    words = scan.rules.signs[sign] & scan.tokens.kinds
    return [i + 1 for i in marked if scan.keys[i] in words] if words else []


def _begins_name(scan: Scan, i: int) -> bool:
    """Whether a surname or a particle follows the given name: most of them are everyday words."""
    key = scan.keys[i + 1]
    return scan.rules.family(key) or key in scan.rules.particles


def _pointed_nouns(scan: Scan) -> list[int]:
    """«گزارش» behind «این» or «متن»."""
    keys, signs = scan.keys, scan.rules.signs
    this, text = signs["this"], signs["text"]
    return [i for i in scan.nouns if keys[i - 1] in this or keys[i - 1] in text]


def _stranger(scan: Scan, i: int) -> Found | None:
    """At the head of a sentence, behind «به گفته» and the like."""
    name = stranger_at(scan, i, True)
    return Found(person_of(name)) if name is not None else None


def _person(scan: Scan, i: int) -> Found | None:
    """A name, but not that of a thing called after somebody: «خیابان ولی عصر»."""
    start = i
    while start and start - 1 in scan.titles:
        start -= 1
    if scan.keys[start - 1] in scan.rules.not_person:
        return None
    name = name_at(scan, i, False)
    if name is None and scan.keys[i] in scan.rules.first and scan.rules.weight(scan.keys[i + 1]) >= 0:
        name = stranger_at(scan, i, False)
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
