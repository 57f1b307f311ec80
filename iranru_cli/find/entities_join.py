"""Joining names and roles that stand side by side into one person."""

from __future__ import annotations

from iranru_cli.find.entities_names import (
    SENTENCE,
    Name,
    name_at,
    person_of,
    quoted_before,
    strange_before,
    surname_before,
)
from iranru_cli.find.entities_scan import COMMAS, Found, Scan
from iranru_cli.find.entities_strangers import stranger_before
from iranru_cli.mentions import EntityMention

SECOND = "second"  # the rule of an office that stands behind another one of the same person
_OBJECT, _AND = "را", "و"
_TO_VERB = 40  # tokens from an office to the verb of its sentence


def join_roles(scan: Scan, found: list[Found]) -> list[Found]:
    """Attach each role to the name beside it: «نواک معاون نخست‌وزیر», «وزیر خارجه چین، وانگ یی»."""
    out: list[Found] = []
    for n, item in enumerate(found):
        mention = item.mention
        if out and mention.start < out[-1].mention.end:
            continue
        if mention.kind != "role" or mention.rule == "anaphor" or _is_name(scan, mention):
            out.append(item)
            continue
        after = found[n + 1].mention if n + 1 < len(found) else None
        owned = after is not None and after.kind == "person" and after.start == mention.end
        if after is not None and owned and _of_somebody(scan, mention) and not _has_office(scan, after.end):
            item, after = _aide(mention, item, after), None
        elif scan.keys[mention.end - 1] in scan.rules.signs["ruled"] and scan.rules.surname(scan.keys[mention.end]):
            item = _of_surname(scan, item)
        joined = _with_name_before(scan, out, item, after)
        if joined is not None and after is not None and _holds_both(scan, mention, found[n + 1 : n + 3]):
            joined = _with_second(scan, joined, found[n + 1])
        out.append(joined or _with_name_after(scan, item, after) or item)
    return out


def _holds_both(scan: Scan, role: EntityMention, behind: list[Found]) -> bool:
    """«رضا کریمی معاون وزیر نیرو و رئیس ستاد آب در گفت‌وگو با … گفت»: one who speaks, in two offices.

    Not «… و وزیر راه گفتند», and not where the second office is of the name behind it.
    """
    second = behind[0].mention
    if second.kind != "role" or second.rule == "anaphor" or scan.keys[role.end] != _AND or second.start != role.end + 1:
        return False
    if scan.keys[second.start] == scan.keys[role.start]:
        return False
    if len(behind) > 1 and behind[1].mention.kind == "person" and behind[1].mention.start <= second.end + 1:
        return False
    verb = next((i for i in range(second.end, second.end + _TO_VERB) if i in scan.verbs or scan.keys[i] in SENTENCE), 0)
    return verb in scan.verbs and not scan.keys[verb].endswith(scan.rules.acting)


def _with_second(scan: Scan, person: Found, second: Found) -> Found:
    """The person with the second office behind the first, as one role."""
    mention, role = person.mention, second.mention
    first = (mention.role_span or (role.start, 0))[0]
    span = first, (role.role_span or (0, role.end))[1]
    whole = mention._replace(end=role.end, role=scan.words(*span), role_span=span)
    return Found(whole, (*person.inside, role._replace(inside=True, rule=SECOND), *second.inside))


def _is_name(scan: Scan, role: EntityMention) -> bool:
    """«محمد موسوی، امیر غفور»: an office of one word that is a given name too."""
    return role.end - role.start == 1 and scan.keys[role.start] in scan.rules.first


def _with_name_before(scan: Scan, out: list[Found], item: Found, after: EntityMention | None) -> Found | None:
    """The name stands first, with or without a comma."""
    start = item.mention.start
    comma = scan.keys[start - 1] in COMMAS or scan.keys[start - 1] in scan.rules.signs["aside"]
    edge = start - 1 if comma else start
    before = out[-1].mention if out else None
    if before is not None and before.kind == "person" and before.end == edge:
        taken = before.role is not None or (comma and not opens(scan, before) and _names_next(item.mention, after))
        if taken or (scan.keys[item.mention.end] == _OBJECT and comma):
            return None
        out.pop()
        return _person(_with_given(scan, before, out), item, before.start, item.mention.end)
    name = quoted_before(scan, edge) or _strange(scan, start) or surname_before(scan, edge)
    if name is None or (before is not None and before.end > name.start):
        return None
    if name.rule == "stranger" and after is not None and after.kind == "person" and after.start == item.mention.end:
        return None  # «… در گل‌تپه، وزیر نیرو رضا کریمی»
    if name.rule == "strange" and name.last - name.first == 1 and item.mention.end - start == 1:
        return None  # «نوگرایانه شاه»: one strange word makes a name beside a full office only
    return _person(person_of(name), item, name.start, item.mention.end)


def _strange(scan: Scan, start: int) -> Name | None:
    """A name that no list knows before the office at token `start`, with or without a mark between."""
    if scan.keys[start - 1] in COMMAS or scan.keys[start - 1] in scan.rules.signs["aside"]:
        return stranger_before(scan, start - 1)
    return strange_before(scan, start)


def _with_given(scan: Scan, person: EntityMention, out: list[Found]) -> EntityMention:
    """A given name that no list has before a known surname: «سوبراماتیام جایشانکر وزیر خارجه هند»."""
    i = person.start - 1
    first, last = person.name_span or (0, 0)
    if i < 0 or first != person.start or last - first > 1 or not scan.rules.unknown(scan.keys[i]):
        return person
    if (out and out[-1].mention.end > i) or i in scan.verbs or i in scan.adjectives:
        return person
    return person._replace(start=i, name=scan.words(i, last), name_span=(i, last))


def opens(scan: Scan, mention: EntityMention) -> bool:
    """Whether the mention stands at the head of a sentence."""
    return not mention.start or scan.keys[mention.start - 1] in SENTENCE


def _names_next(role: EntityMention, after: EntityMention | None) -> bool:
    """«به گفته عراقچی، وزیر خارجه روسیه سرگئی لاوروف …»: the role is of the name that follows it."""
    return after is not None and after.kind == "person" and after.start == role.end and after.role is None


def _with_name_after(scan: Scan, item: Found, after: EntityMention | None) -> Found | None:
    """The role stands first: «رئیس‌جمهور پزشکیان», «وزیر امور خارجه چین، وانگ یی»."""
    role = item.mention
    comma = scan.keys[role.end] in COMMAS
    edge = role.end + comma
    if not comma and (
        scan.keys[role.end - 1] in scan.rules.signs["ruled"] or role.start != (role.role_span or (0,))[0]
    ):
        return None  # «یک مقام دولت جانسون», «این دیپلمات»
    person = (
        after if after is not None and after.kind == "person" and after.start == edge and after.role is None else None
    )
    if person is None:
        name = name_at(scan, edge, True)
        if (
            name is None
            or name.start != edge
            or (after is not None and after.start < name.end and after.kind != "person")
        ):
            return None
        person = person_of(name)
    if not comma and _has_office(scan, person.end) and _of_person(scan, role):
        return None
    if comma and (not _apposed(scan, role, person) or person.end in scan.roles):
        return None  # «خبرنگار فارس، محسن رستگار مدیرکل …»: the other office is his
    return _person(person, item, role.start, person.end)


def _of_somebody(scan: Scan, role: EntityMention) -> bool:
    """«مشاور ترامپ», «وزیر کشور دولت جانسون»: the name behind the office is whom it is of, not its holder."""
    return scan.keys[role.end - 1] in scan.rules.signs["ruled"] or _of_person(scan, role)


def _of_person(scan: Scan, role: EntityMention) -> bool:
    """«مشاور ترامپ», «فرستاده ویژه پوتین»: the office of an aide with nothing else that it is of."""
    first, last = role.role_span or (0, 0)
    head = scan.roles.get(first)
    return (
        head is not None
        and head.row[0] == "aide"
        and all(k in scan.rules.role_words for k in scan.keys[head.end : last])
    )


def _has_office(scan: Scan, end: int) -> bool:
    """Whether an office of his own follows: «جانشین رابرت مک‌ایر، سفیر پیشین بریتانیا»."""
    return scan.keys[end] in COMMAS and end + 1 in scan.roles


def _aide(role: EntityMention, item: Found, person: EntityMention) -> Found:
    """A role that ends with the person whose aide it is."""
    text = f"{role.role} {person.name}"
    first = (role.role_span or (role.start, 0))[0]
    mention = role._replace(end=person.end, role=text, role_span=(first, person.end))
    return Found(mention, (*item.inside, person._replace(inside=True)))


def _of_surname(scan: Scan, item: Found) -> Found:
    """«وزیر کشور دولت جانسون»: the surname alone, which may be no mention yet."""
    role, end = item.mention, item.mention.end + 1
    first = (role.role_span or (role.start, 0))[0]
    return item._replace(mention=role._replace(end=end, role=scan.words(first, end), role_span=(first, end)))


def _apposed(scan: Scan, role: EntityMention, person: EntityMention) -> bool:
    """Whether a name after a comma is the holder: «با وزیر خارجه هند، عراقچی گفت» has another subject."""
    if role.start and not scan.rules.signs["dateline"].isdisjoint(scan.keys[max(0, role.start - 2) : role.start]):
        return False  # «به گزارش خبرنگار فارس، رضا کریمی، …»
    if scan.keys[person.end] in COMMAS:
        return True
    return not (role.start and scan.keys[role.start - 1] in scan.rules.signs["before_person"])


def _person(person: EntityMention, item: Found, start: int, end: int) -> Found:
    role = item.mention
    mention = EntityMention(
        min(start, person.start), end, "person", person.name, person.name_span, role.role, role.role_span, role.country or person.country, person.known,
        rule=f"{person.rule}+role",
    )  # fmt: skip
    return Found(mention, item.inside)
