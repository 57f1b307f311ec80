"""Who holds a role that stands without a name: «معاون نخست‌وزیر روسیه» of the lead, «این مقام», «نماینده ایران»."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.find.entities_join import SECOND
from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import PersonChains, squash
from iranru_cli.text.tokens import ZWNJ, Tokens, fold_key

_BARE = 3  # letters of a word that has no ending
_RECENT = 24  # holders looked at on each side


class OfficeParts(NamedTuple):
    """Words of an office as they are compared: «رئیس‌جمهوری» → رییس, {رییس, جمهور}, رییسجمهور; `of` is what it is of."""

    head: str
    words: frozenset[str]
    squashed: str
    content: frozenset[str]  # words without those that name a country
    of: str  # the first word behind the head that says more than «ارشد»: «کمیسیون», "" where there is none


class Role(NamedTuple):
    """A role for comparison, without the words of its country."""

    parts: OfficeParts
    country: str | None


class _Holder(NamedTuple):
    mention: int
    role: Role
    person: int


RoleLink = dict[int, int]  # mention of a bare role → person


def link_roles(mentions: list[EntityMention], persons: PersonChains, tokens: Tokens, rules: EntityRules) -> RoleLink:
    """Maps the index of a bare role mention to a person; roles that nobody holds are left out."""
    if not any(m.kind == "role" and not m.inside for m in mentions):
        return {}
    roles = {
        i: take_apart(mentions, i, tokens, rules)
        for i, m in enumerate(mentions)
        if m.role_span is not None and not m.plural
    }
    holders = [
        _Holder(i, role, persons.of[i]) for i, role in roles.items() if mentions[i].kind == "person" and i in persons.of
    ]
    holders += [
        _Holder(i, roles[i], persons.of[j])
        for i in roles
        if mentions[i].rule == SECOND and (j := _around(mentions, i)) in persons.of
    ]
    holders.sort(key=lambda holder: holder.mention)
    bare = [i for i in roles if mentions[i].kind == "role" and not mentions[i].inside]
    named = [i for i in bare if mentions[i].rule != "anaphor"]
    out = _by_holder(named, roles, holders)
    if len(named) < len(bare):
        out.update(_anaphors(bare, roles, mentions, persons, out, rules))
    return out


def _around(mentions: list[EntityMention], i: int) -> int:
    """The mention that an inner one stands in."""
    while mentions[i].inside:
        i -= 1
    return i


def take_apart(mentions: list[EntityMention], i: int, tokens: Tokens, rules: EntityRules) -> Role:
    """«وزیر امور خارجه کشورمان» → وزیر, {وزیر, خارجه}, IR."""
    first, last = mentions[i].role_span or (0, 0)
    outside = [True] * (last - first)
    for k in range(i + 1, len(mentions)):
        inner = mentions[k]
        if not inner.inside or inner.start >= last:
            break
        if inner.kind == "country":
            outside[max(0, inner.start - first) : inner.end - first] = [False] * (inner.end - max(inner.start, first))
    text, starts, ends = tokens.shadow.text, tokens.starts, tokens.ends
    words = " ".join([text[starts[k] : ends[k]] for k in range(first, last) if outside[k - first]])
    return Role(office_parts(words, rules), mentions[i].country)


@lru_cache(maxsize=4096)
def office_parts(text: str, rules: EntityRules) -> OfficeParts:
    """Take an office apart; marks and words that say nothing («امور») are left out."""
    pieces = [piece for piece in fold_key(text).replace(ZWNJ, " ").split() if piece[0].isalpha()]
    pieces = [
        piece[:-1] if len(piece) > _BARE and piece.endswith(rules.ezafe) else piece for piece in pieces
    ]  # «نیروی»
    words = " ".join([rules.spellings.get(piece, piece) for piece in pieces]).split() or [""]
    filler, this = rules.signs["role_filler"], rules.signs["this"]
    words = words[: next((k for k, word in enumerate(words) if word in this), None)] or [""]  # «دبیرکل این سازمان»
    words[1:] = [word for word in words[1:] if word not in filler]
    content = [word for word in words if word not in rules.lands]
    of = next((word for word in content[1:] if word not in rules.role_words), "")
    return OfficeParts(words[0], frozenset(words), squash("".join(words)), frozenset(content), of)


def _fits(bare: Role, held: Role) -> int:
    """2 the same office, 1 one is a part of the other, 0 another office."""
    if bare.country is not None and held.country is not None and bare.country != held.country:
        return 0
    one, other = bare.parts, held.parts
    if one.squashed == other.squashed:
        return 3 if bare.country == held.country else 2
    if one.head != other.head or not (one.words <= other.words or other.words <= one.words):
        return 0
    return int(one.of == other.of or not one.of or not other.of)  # the head of a chamber is not that of its commission


def _by_holder(bare: list[int], roles: dict[int, Role], holders: list[_Holder]) -> dict[int, int]:
    """The best fitting holder; of equal ones the latest before, else the first after."""
    out: dict[int, int] = {}
    order = [holder.mention for holder in holders]
    for i in bare:
        k = bisect_left(order, i)
        best, best_fit = None, 0
        for holder in [*reversed(holders[max(0, k - _RECENT) : k]), *holders[k : k + _RECENT]]:
            fit = _fits(roles[i], holder.role)
            if fit > best_fit:
                best, best_fit = holder.person, fit
        if best is not None:
            out[i] = best
    return out


def _anaphors(
    bare: list[int],
    roles: dict[int, Role],
    mentions: list[EntityMention],
    persons: PersonChains,
    held: dict[int, int],
    rules: EntityRules,
) -> dict[int, int]:
    """«این مقام», «این نماینده مجلس»: the latest person before whose office fits."""
    out: dict[int, int] = {}
    offices: list[tuple[int, Role, int | None]] = []
    bare_set = set(bare)
    for i, mention in enumerate(mentions):
        if mention.kind == "person" and i in roles and i in persons.of:
            offices.append((i, roles[i], persons.of[i]))
        elif i in bare_set and mention.rule != "anaphor":
            offices.append((i, roles[i], held.get(i)))
        elif i in bare_set:
            person = _latest(roles[i], offices[-_RECENT:], rules.signs["any_office"])
            if person is not None:
                out[i] = person
    return out


def _latest(anaphor: Role, offices: list[tuple[int, Role, int | None]], anybody: frozenset[str]) -> int | None:
    for _, role, person in reversed(offices):
        country = anaphor.country is None or role.country is None or anaphor.country == role.country
        if country and (anaphor.parts.head in anybody or role.parts.head == anaphor.parts.head):
            return person
    return None
