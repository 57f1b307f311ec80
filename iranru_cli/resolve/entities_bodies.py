"""Chains of organizations, countries and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import fullest, squash, usual


@dataclass(slots=True)
class Body:
    """An organization, country or place as it grows."""

    names: list[str] = field(default_factory=list)
    known: str | None = None
    country: str | None = None
    mentions: list[int] = field(default_factory=list)


class _Spelt(NamedTuple):
    """An organization's name as it is compared: whole, its first word, without country and «امور», cut after k words."""

    whole: str
    head: str
    base: str
    starts: tuple[str, ...]


@lru_cache(maxsize=4096)
def _spelt(name: str, owner: int, affairs: frozenset[str]) -> _Spelt:
    """`owner`: how many words at the end are its country's."""
    words = name.split()
    base = " ".join(words[:-owner]) if owner else name
    for word in affairs:
        base = base.replace(word, "")
    starts = tuple(squash("".join(words[:k])) for k in range(2, len(words)))
    return _Spelt(squash(name), squash(words[0]) if words else "", squash(base), starts)


def link_bodies(mentions: list[EntityMention], affairs: frozenset[str]) -> tuple[list[Body], dict[int, int]]:
    """The bodies in order, and for each mention's index the body's; «این سازمان» with nothing before it has none."""
    bodies: list[Body] = []
    of: dict[int, int] = {}
    index = _Index({}, {}, {}, {})
    for i, mention in enumerate(mentions):
        kind, name = mention.kind, mention.name or ""
        if kind == "organization":
            which = _of_organization(mentions, i, bodies, index, affairs)
            if which is None:
                continue
        elif kind == "country" or kind == "place":
            key = mention.known or f"{kind}:{squash(name)}"
            which = index.whole.setdefault(key, len(bodies))
            if which == len(bodies):
                bodies.append(Body(known=mention.known, country=mention.country))
        else:
            continue
        of[i] = which
        body = bodies[which]
        body.mentions.append(i)
        if mention.rule != "bare":
            body.names.append(name)
            body.country = body.country or mention.country or None
    return bodies, of


class _Index(NamedTuple):
    """Names of bodies to their places in the list; `heads`: the first word of an organization → the latest called so."""

    whole: dict[str, int]
    bases: dict[str, int]
    starts: dict[str, int]
    heads: dict[str, int]


def _of_organization(
    mentions: list[EntityMention], i: int, bodies: list[Body], index: _Index, affairs: frozenset[str]
) -> int | None:
    """The organization of mention i, a new one where it has none; None for «این سازمان» with nothing before it."""
    mention = mentions[i]
    name = mention.name or ""
    if mention.rule == "bare":
        return index.heads.get(squash(name))
    inner = mentions[i + 1] if i + 1 < len(mentions) else None
    owned = inner is not None and inner.kind == "country" and inner.end == mention.end
    spelt = _spelt(name, inner.end - inner.start if inner is not None and owned else 0, affairs)
    key = mention.known or spelt.whole
    which = index.whole.get(key)
    if which is None:
        which = index.starts.get(spelt.whole, index.bases.get(spelt.base))
        if which is not None and not _one_side(mention, bodies[which]):
            which = None
    if which is None:
        which = len(bodies)
        bodies.append(Body(known=mention.known, country=mention.country))
    index.whole.setdefault(key, which)
    index.bases[spelt.base] = index.heads[spelt.head] = which
    for start in spelt.starts:
        index.starts.setdefault(start, which)
    return which


def _one_side(mention: EntityMention, body: Body) -> bool:
    """Whether the two are not known to be of different countries."""
    return mention.country is None or body.country is None or mention.country == body.country


def body_name(body: Body, kind: str) -> str:
    """The usual form for a country («ایران» rather than «جمهوری اسلامی ایران»), else the fullest."""
    if kind == "organization":
        return fullest(body.names)[0]
    return usual(body.names)
