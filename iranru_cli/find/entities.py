"""Entities of a document: persons with their roles, bare roles, organizations, countries, places, pronouns, groups."""

from __future__ import annotations

from iranru_cli.find.entities_again import find_again
from iranru_cli.find.entities_join import join_roles
from iranru_cli.find.entities_plural import part_bodies
from iranru_cli.find.entities_rules import EntityRules as EntityRules
from iranru_cli.find.entities_rules import compile_entities as compile_entities
from iranru_cli.find.entities_scan import Found, make_scan
from iranru_cli.find.entities_shared import share_roles
from iranru_cli.find.entities_strangers import complete_lists
from iranru_cli.find.entities_sweep import sweep
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens


def find_entities(
    tokens: Tokens, sentences: list[Sentence], hits: dict[str, list[Hit]], rules: EntityRules
) -> list[EntityMention]:
    """All mentions in order of their start; those inside another follow it with `inside` True."""
    scan = make_scan(tokens, hits, rules)
    found = join_roles(scan, complete_lists(scan, sweep(scan, sentences)))
    found = part_bodies(scan, share_roles(scan, found))
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
    if not speakers:
        return mentions
    covered = {k for m in mentions for k in range(m.start, m.end)}
    new = [Found(m) for m in speakers if covered.isdisjoint(range(m.start, m.end))]
    if not new:
        return mentions
    scan = make_scan(tokens, hits, rules)
    old = [Found(m) for m in mentions if not m.inside]
    again = find_again(scan, new, old + new)
    found = [Found(m) for m in mentions] + new + again
    return [item.mention for item in sorted(found, key=lambda item: (item.mention.start, item.mention.inside))]
