"""An office in the plural and those who hold it: «نمایندگان ترامپ، استیو ویتکاف و جرد کوشنر» are two of one office.

So are «رضا کریمی و سعید نوری نمایندگان مجلس».
"""

from __future__ import annotations

from iranru_cli.find.entities_names import name_at, person_of
from iranru_cli.find.entities_scan import COMMAS, Found, Scan
from iranru_cli.mentions import EntityMention

_AND = "و"
_MOST = 8  # holders of one office
_PAIR = 2


def share_roles(scan: Scan, found: list[Found]) -> list[Found]:
    """Give the office of each plural to the persons that are listed just behind or just before it."""
    if not any(item.mention.kind == "group" and _singular(scan, item.mention) for item in found):
        return found
    out: list[Found] = []
    n = 0
    while n < len(found):
        item, n = found[n], n + 1
        out.append(item)
        one = _singular(scan, item.mention) if item.mention.kind == "group" else None
        if one is None:
            continue
        owner = _owner(scan, item.mention, found[n] if n < len(found) else None)
        if owner is not None:
            out.append(owner)
            n += 1
        held = _office(scan, item.mention, one, owner)
        edge = owner.mention.end if owner is not None else item.mention.end
        holders, n = _holders(scan, found, n, edge + (scan.keys[edge] in COMMAS or scan.keys[edge] == ":"))
        if holders[1:]:
            out += [_holding(scan, person, held, item.mention) for person in holders]
            continue
        if not holders and owner is None:
            _give_back(scan, out, held)
        out += holders
    return out


def _singular(scan: Scan, group: EntityMention) -> str | None:
    hit = scan.roles.get(group.start)
    return scan.rules.singular.get(hit.row[2]) if hit is not None else None


def _give_back(scan: Scan, out: list[Found], office: str) -> None:
    """To the persons listed before the plural that is the last of `out`: «رضا کریمی و سعید نوری نمایندگان مجلس»."""
    group, k = out[-1].mention, len(out) - 1
    edge = group.start - (scan.keys[group.start - 1] in COMMAS)
    while k and len(out) - k <= _MOST and out[k - 1].mention.kind == "person" and out[k - 1].mention.end == edge:
        k -= 1
        before = out[k].mention.start - 1
        edge = before if scan.keys[before] in COMMAS or scan.keys[before] == _AND else -1
    if len(out) - k > _PAIR:
        out[k:-1] = [_holding(scan, person, office, group) for person in out[k:-1]]


def _owner(scan: Scan, group: EntityMention, after: Found | None) -> Found | None:
    """Whose office it is: «نمایندگان ترامپ، …»."""
    if after is None or after.mention.kind != "person" or after.mention.start != group.end:
        return None
    return after if scan.keys[after.mention.end] in COMMAS else None


def _office(scan: Scan, group: EntityMention, one: str, owner: Found | None) -> str:
    """The office in the singular: «نماینده ترامپ»; of «رؤسای جمهور دو کشور» what each holds, without whose."""
    head = scan.roles[group.start].end
    of = scan.words(head, group.end) if head < group.end and group.start not in scan.groups else ""
    return " ".join(part for part in (one, of, owner.mention.name if owner is not None else "") if part)


def _holders(scan: Scan, found: list[Found], n: int, edge: int) -> tuple[list[Found], int]:
    """The persons that stand side by side from token `edge` on, and the first item of `found` behind them."""
    holders: list[Found] = []
    while len(holders) < _MOST:
        item = found[n] if n < len(found) else None
        if item is not None and item.mention.kind == "person" and item.mention.start == edge:
            n += 1
        else:
            name = name_at(scan, edge, True)
            if name is None or name.start != edge or (item is not None and item.mention.start < name.end):
                break
            item = Found(person_of(name))
        holders.append(item)
        edge = item.mention.end
        if scan.keys[edge] not in COMMAS and scan.keys[edge] != _AND:
            break
        edge += 1
    return holders, n


def _holding(scan: Scan, person: Found, office: str, group: EntityMention) -> Found:
    mention = person.mention
    if mention.role is not None:
        return person
    country = group.country or mention.country
    if group.start in scan.groups and country is not None:
        office = f"{office} {scan.rules.countries[country]}"  # «… و پوتین رؤسای جمهور دو کشور»
    return Found(mention._replace(role=office, country=country), person.inside)
