"""Chains: which mentions are of one person, organization, country or place, and who holds a role named alone."""

from __future__ import annotations

from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.mentions import Entity, EntityMention
from iranru_cli.resolve.entities_bodies import Body, body_name, link_bodies
from iranru_cli.resolve.entities_persons import Person, PersonChains
from iranru_cli.resolve.entities_roles import link_roles
from iranru_cli.resolve.person_office import add_counterparts, appointed, fullest_office
from iranru_cli.resolve.registry import Registry
from iranru_cli.text.tokens import Tokens


def link_entities(
    mentions: list[EntityMention], tokens: Tokens, rules: EntityRules, year: int | None = None
) -> tuple[list[Entity], list[int | None]]:
    """The entities in order of their first mention, and for each mention the index of its entity or None.

    `year` of the publication, by which the registry tells who held an office then.
    """
    persons = PersonChains(mentions)
    held = link_roles(mentions, persons, tokens, rules) | appointed(mentions, persons, tokens, rules)
    registry = Registry(persons, rules, year)
    held |= registry.link(mentions, held, tokens)
    for i, index in held.items():
        persons.people[index].mentions.append(i)
        if mentions[i].rule != "anaphor":
            persons.people[index].roles.append((i, mentions[i].role or "", mentions[i].country))
    held |= add_counterparts(mentions, persons, tokens, rules, registry)
    bodies, of_body = link_bodies(mentions, rules.signs["affairs"])

    grown = [(min(person.mentions), _person_entity(person, mentions, rules)) for person in persons.people]
    grown += [(body.mentions[0], _body_entity(body, mentions)) for body in bodies]
    order = sorted(range(len(grown)), key=lambda k: grown[k][0])
    place = {k: n for n, k in enumerate(order)}
    chains: list[int | None] = [None] * len(mentions)
    for i, index in (persons.of | held).items():
        chains[i] = place[index]
    for i, index in of_body.items():
        chains[i] = place[len(persons.people) + index]
    return [grown[k][1] for k in order], chains


def _body_entity(body: Body, mentions: list[EntityMention]) -> Entity:
    members = tuple(mentions[i] for i in body.mentions)
    kind = members[0].kind
    name = body_name(body, kind)
    return Entity(kind, name, None, body.country, body.known, members)  # type: ignore[arg-type]


def _person_entity(person: Person, mentions: list[EntityMention], rules: EntityRules) -> Entity:
    beside = {i for i in person.mentions if mentions[i].kind == "person"}
    role, country = fullest_office(person.roles, beside, rules)
    members = tuple(mentions[i] for i in sorted(person.mentions))
    return Entity("person", person.name, role, country, person.known, members)
