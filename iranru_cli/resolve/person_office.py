"""Which of the offices that a document gives a person is the one to show, and the offices that it gives in other ways.

«مادورو به عنوان رئیس جمهوری …» gives an office as well as «مادورو، رئیس جمهوری» does, and «همتای پاکستانی‌اش» of the prime
minister of India is the prime minister of Pakistan.
"""

from __future__ import annotations

from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.find.entities_scan import COMMAS
from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import PersonChains
from iranru_cli.resolve.entities_roles import RoleLink, office_parts
from iranru_cli.resolve.registry import Registry
from iranru_cli.text.tokens import Tokens

_OBJECT, _AND = "را", "و"
_INNER = 8  # mentions inside a role that are looked at
Office = tuple[int, str, str | None]  # mention, office, country


def fullest_office(roles: list[Office], beside: set[int], rules: EntityRules) -> tuple[str | None, str | None]:
    """The office named first, in its fullest wording, and its country: «وزیر خارجه ایران» says more than «وزیر امور خارجه».

    `beside` are the mentions that hold name and office: of equal ones theirs is shown.
    An office comes before a trade: of «کارشناس امنیت و مدیر مرکز» it is the second. A counterpart is none.
    """
    ranked = [role for role in sorted(roles) if office_parts(role[1], rules).head not in rules.signs["counterpart"]]
    if not ranked:
        return None, None
    parts = {role: office_parts(role[1], rules) for role in ranked}
    lead = min(ranked, key=lambda role: parts[role].head in rules.trades)
    same = [r for r in ranked if parts[r].head == parts[lead].head and parts[lead].content <= parts[r].content]
    _, role, country = max(same, key=lambda r: (len(parts[r].words), r[0] in beside, len(r[1])))
    return role, country


def appointed(mentions: list[EntityMention], persons: PersonChains, tokens: Tokens, rules: EntityRules) -> RoleLink:
    """Bare offices behind «به عنوان» and the like, with the person before: «مادورو به عنوان رئیس جمهوری»."""
    out: RoleLink = {}
    keys, before = tokens.keys, -1
    for i, mention in enumerate(mentions):
        if mention.inside:
            continue
        if mention.kind == "role" and before >= 0:
            edge = _behind_sign(keys, mention.start, rules)
            behind = edge is not None and edge - (keys[edge - 1] == _OBJECT) == mentions[before].end
            if behind or _second_office(mentions, before, i, keys):
                out[i] = persons.of[before]
        before = i if i in persons.of else -1
    return out


def _behind_sign(keys: list[str], start: int, rules: EntityRules) -> int | None:
    """Where the «به عنوان» that ends before token `start` begins."""
    if start < 2 or keys[start - 1] not in rules.signs["as_office"]:
        return None
    return start - 1 - (keys[start - 2] in rules.signs["before_person"] or keys[start - 2] in rules.signs["in_office"])


def _second_office(mentions: list[EntityMention], before: int, i: int, keys: list[str]) -> bool:
    """Whether role i is another office of the person before: «جوزف هومیره، کارشناس امنیت و مدیر مرکز، …»."""
    person, role = mentions[before], mentions[i]
    if person.role_span is None or person.name_span is None or person.end != role.start - 1:
        return False
    first = person.role_span[0]
    apposed = keys[role.start - 1] == _AND and keys[first - 1] in COMMAS and first > person.name_span[0]
    another = role.role_span is not None and keys[role.role_span[0]] != keys[first]
    named = i + 1 < len(mentions) and mentions[i + 1].kind == "person" and mentions[i + 1].start == role.end
    return apposed and another and not named


def add_counterparts(
    mentions: list[EntityMention], persons: PersonChains, tokens: Tokens, rules: EntityRules, registry: Registry
) -> RoleLink:
    """Give who is called a counterpart the office of the person named just before, of his own country.

    «به همتای پاکستانی خود گفت» names nobody: it is linked with whom the registry knows in that office.
    """
    out: RoleLink = {}
    last = -1  # the latest person or office
    for i, mention in enumerate(mentions):
        if mention.inside or mention.kind not in ("person", "role"):
            continue
        if mention.role_span is None or tokens.keys[mention.role_span[0]] not in rules.signs["counterpart"]:
            last = i
            continue
        code = mention.country or _nationality(tokens.keys[mention.role_span[0] : mention.role_span[1]], rules)
        country = rules.countries.get(code or "")
        office = _office_held(mentions, last, persons, tokens, rules) if last >= 0 else None
        if country is None or office is None:
            continue
        index = persons.of.get(i)
        if index is None:
            index = registry.holder(office, code)
            if index is None:
                continue
            out[i] = index
            persons.people[index].mentions.append(i)
        persons.people[index].roles.append((i, f"{office} {country}", code))
    return out


def _nationality(keys: list[str], rules: EntityRules) -> str | None:
    """The country of «پاکستانی‌اش», a nationality with a possessive ending."""
    for key in keys[1:]:
        for ending in rules.signs["possessive"]:
            if key.endswith(ending) and key.removesuffix(ending) in rules.nationalities:
                return rules.nationalities[key.removesuffix(ending)]
    return None


def _office_held(
    mentions: list[EntityMention], i: int, persons: PersonChains, tokens: Tokens, rules: EntityRules
) -> str | None:
    """The office of mention i, or of its person, without the country: «نخست وزیر هند» → «نخست وزیر»."""
    held = sorted(persons.people[persons.of[i]].roles) if i in persons.of else []
    named = [i] if mentions[i].role_span is not None else [role[0] for role in held]
    for k in named:
        first, last = mentions[k].role_span or (0, 0)
        if tokens.keys[first] not in rules.signs["counterpart"]:
            return tokens.text(first, _country_in(mentions, k, last))
    return None


def _country_in(mentions: list[EntityMention], i: int, last: int) -> int:
    """Where the first country inside the role of mention i starts, else `last`."""
    for inner in mentions[i + 1 : i + _INNER]:
        if not inner.inside or inner.start >= last:
            break
        if inner.kind == "country":
            return inner.start
    return last
