"""Who holds a role that stands without a name: «معاون نخست‌وزیر روسیه» of the lead, «این مقام», «نماینده ایران»."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import PersonChains, squash
from iranru_cli.text.tokens import ZWNJ, Tokens, fold_key

_RECENT = 24  # holders looked at on each side


class _Role(NamedTuple):
    """A role taken apart for comparison; `squashed` is its letters, `words` without the country."""

    head: str
    words: frozenset[str]
    squashed: str
    country: str | None


class _Holder(NamedTuple):
    mention: int
    role: _Role
    person: int


def link_roles(
    mentions: list[EntityMention], persons: PersonChains, tokens: Tokens, rules: EntityRules
) -> dict[int, int]:
    """Maps the index of a bare role mention to a person; roles that nobody holds are left out."""
    if not any(m.kind == "role" and not m.inside for m in mentions):
        return {}
    roles = {
        i: _take_apart(mentions, i, tokens, rules)
        for i, m in enumerate(mentions)
        if m.role_span is not None and not m.plural
    }
    holders = [
        _Holder(i, role, persons.of[i]) for i, role in roles.items() if mentions[i].kind == "person" and i in persons.of
    ]
    bare = [i for i in roles if mentions[i].kind == "role" and not mentions[i].inside]
    named = [i for i in bare if mentions[i].rule != "anaphor"]
    out = _by_holder(named, roles, holders)
    if len(named) < len(bare):
        out.update(_anaphors(bare, roles, mentions, persons, out, rules))
    return out


def _take_apart(mentions: list[EntityMention], i: int, tokens: Tokens, rules: EntityRules) -> _Role:
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
    return _Role(*_parts(words, rules), mentions[i].country)


@lru_cache(maxsize=4096)
def _parts(text: str, rules: EntityRules) -> tuple[str, frozenset[str], str]:
    """Head, words and letters of an office: «رئیس‌جمهوری» → رییس, {رییس, جمهور}, رییسجمهور; marks are left out."""
    pieces = [piece for piece in fold_key(text).replace(ZWNJ, " ").split() if piece[0].isalpha()]
    words = [rules.spellings.get(piece, piece) for piece in pieces] or [""]
    filler = rules.signs["role_filler"]
    words[1:] = [word for word in words[1:] if word not in filler]
    return words[0], frozenset(words), squash("".join(words))


def _fits(bare: _Role, held: _Role) -> int:
    """2 the same office, 1 one is a part of the other, 0 another office."""
    if bare.country is not None and held.country is not None and bare.country != held.country:
        return 0
    if bare.squashed == held.squashed:
        return 3 if bare.country == held.country else 2
    if bare.head == held.head and (bare.words <= held.words or held.words <= bare.words):
        return 1
    return 0


def _by_holder(bare: list[int], roles: dict[int, _Role], holders: list[_Holder]) -> dict[int, int]:
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
    roles: dict[int, _Role],
    mentions: list[EntityMention],
    persons: PersonChains,
    held: dict[int, int],
    rules: EntityRules,
) -> dict[int, int]:
    """«این مقام», «این نماینده مجلس»: the latest person before whose office fits."""
    out: dict[int, int] = {}
    offices: list[tuple[int, _Role, int | None]] = []
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


def _latest(anaphor: _Role, offices: list[tuple[int, _Role, int | None]], anybody: frozenset[str]) -> int | None:
    for _, role, person in reversed(offices):
        country = anaphor.country is None or role.country is None or anaphor.country == role.country
        if country and (anaphor.head in anybody or role.head == anaphor.head):
            return person
    return None
