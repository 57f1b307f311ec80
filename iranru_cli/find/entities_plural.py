"""Bodies of several countries in one phrase: «وزارتخانه‌های امور خارجه ایران و روسیه» names two ministries."""

from __future__ import annotations

from iranru_cli.find.entities_scan import COMMAS, Found, Scan
from iranru_cli.mentions import EntityMention
from iranru_cli.text.tokens import word_key

_AND = "و"


def part_bodies(scan: Scan, found: list[Found]) -> list[Found]:
    """Give each country behind a plural head its own body: the first inside the group, the others where the country stands."""
    if not any(item.mention.kind == "group" and _singular(scan, item.mention) for item in found):
        return found
    out: list[Found] = []
    open_name: str | None = None  # «وزارت امور خارجه», while countries follow
    for item in found:
        mention = item.mention
        one = _singular(scan, mention) if mention.kind == "group" else None
        if one is not None:
            item, open_name = _first(scan, item, one)
        elif open_name is not None and mention.kind == "country" and out and _joins(scan, out[-1], mention):
            body = _body(mention, mention.start, mention.end, f"{open_name} {mention.name}", scan)
            item = Found(body, (mention._replace(inside=True),))
        else:
            open_name = None
        out.append(item)
    return out


def _singular(scan: Scan, group: EntityMention) -> str | None:
    hit = scan.roles.get(group.start)
    return scan.rules.plural_bodies.get(hit.row[2]) if hit is not None else None


def _first(scan: Scan, group: Found, one: str) -> tuple[Found, str | None]:
    """The group with the first body inside, and the name without the country; None where no country ends the group."""
    mention = group.mention
    country = next((m for m in group.inside if m.kind == "country" and m.end == mention.end), None)
    joined = scan.keys[mention.end] == _AND or scan.keys[mention.end] in COMMAS
    if country is None or not joined or mention.end + 1 not in scan.countries:
        return group, None
    head = scan.roles[mention.start].end
    name = f"{one} {scan.words(head, country.start)}" if head < country.start else one
    body = _body(country, mention.start, mention.end, f"{name} {country.name}", scan)
    return Found(mention, (body._replace(inside=True), *group.inside)), name


def _body(country: EntityMention, start: int, end: int, name: str, scan: Scan) -> EntityMention:
    known = scan.rules.bodies.get(word_key(name.replace(" ", "")))
    org = f"org:{known}" if known else None
    return EntityMention(
        start, end, "organization", name, (start, end), country=country.country, known=org, rule="shared"
    )


def _joins(scan: Scan, before: Found, country: EntityMention) -> bool:
    gap = scan.keys[before.mention.end : country.start]
    return len(gap) == 1 and (gap[0] == _AND or gap[0] in COMMAS)
