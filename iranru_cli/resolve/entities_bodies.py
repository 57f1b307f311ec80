"""Chains of organizations, countries and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from iranru_cli.mentions import EntityMention
from iranru_cli.resolve.entities_persons import squash


@dataclass
class Body:
    """An organization, country or place as it grows."""

    names: list[str] = field(default_factory=list)
    known: str | None = None
    country: str | None = None
    mentions: list[int] = field(default_factory=list)


def link_bodies(mentions: list[EntityMention]) -> tuple[list[Body], dict[int, int]]:
    """The bodies in order, and for each mention's index the body's; «این سازمان» with nothing before it has none."""
    bodies: list[Body] = []
    of: dict[int, int] = {}
    index: dict[str, int] = {}
    heads: dict[str, int] = {}  # first word of an organization → the latest body called so
    for i, mention in enumerate(mentions):
        if mention.kind not in ("organization", "country", "place"):
            continue
        if mention.rule == "bare":
            latest = heads.get(squash(mention.name or ""))
            if latest is not None:
                of[i] = latest
                bodies[latest].mentions.append(i)
            continue
        key = mention.known or f"{mention.kind}:{squash(mention.name or '')}"
        which = index.get(key)
        base = _base(mention, mentions, i)
        if which is None:
            which = _shorter(mention, index, base)
            if which is not None and None not in (mention.country, bodies[which].country):
                which = None if mention.country != bodies[which].country else which
        if which is None:
            which = len(bodies)
            bodies.append(Body(known=mention.known, country=mention.country))
        index.setdefault(key, which)
        _add(bodies[which], i, mention)
        of[i] = which
        if mention.kind == "organization":
            _note(mention, which, index, heads, base)
    return bodies, of


def _add(body: Body, i: int, mention: EntityMention) -> None:
    body.mentions.append(i)
    body.names.append(mention.name or "")
    body.country = body.country or mention.country or None


def _base(mention: EntityMention, mentions: list[EntityMention], i: int) -> str:
    """The name without its country and «امور»: one for «وزارت خارجه» and «وزارت امور خارجه ایران»."""
    if mention.kind != "organization":
        return ""
    name = mention.name or ""
    if i + 1 < len(mentions) and mentions[i + 1].kind == "country" and mentions[i + 1].end == mention.end:
        inner = mentions[i + 1]
        name = " ".join(name.split()[: -(inner.end - inner.start)])
    return squash(name.replace("امور", ""))


def _shorter(mention: EntityMention, index: dict[str, int], base: str) -> int | None:
    """«بنیاد نخبگان» after «بنیاد نخبگان استان یزد», «وزارت خارجه» after «وزارت امور خارجه ایران»."""
    if mention.kind != "organization":
        return None
    return index.get(f"start:{squash(mention.name or '')}", index.get(f"base:{base}"))


def _note(mention: EntityMention, which: int, index: dict[str, int], heads: dict[str, int], base: str) -> None:
    index[f"base:{base}"] = which
    words = (mention.name or "").split()
    heads[squash(words[0])] = which
    for k in range(2, len(words)):
        index.setdefault(f"start:{squash(''.join(words[:k]))}", which)


def body_name(body: Body, kind: str) -> str:
    """The usual form for a country («ایران» rather than «جمهوری اسلامی ایران»), else the fullest."""
    if kind == "organization":
        longest = max(len(name.split()) for name in body.names)
        return next(name for name in body.names if len(name.split()) == longest)
    return Counter(body.names).most_common(1)[0][0]
