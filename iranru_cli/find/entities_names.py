"""Names of persons: given name and surname, a title and a surname, known short names."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.entities_rules import FAMILY
from iranru_cli.find.entities_scan import CLOSERS, OPENERS, Scan
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention

_MOST_GIVEN = 3
_MOST_TITLES = 6
_MOST_PARTICLES = 8  # tokens: «بن عبدالعزیز آل سعود»
SENTENCE = frozenset({"\n", ".", "!", "؟", "؛", ":", "«", "»", ")", "-"})
_LONE = 4  # letters of an unknown word that is a name by itself: «فراتینی وزیر خارجه ایتالیا»
_QUOTED = 7  # tokens from mark to mark


class Name(NamedTuple):
    """Tokens [start, end) are the mention, [first, last) the name without titles and marks."""

    start: int
    end: int
    first: int
    last: int
    text: str
    known: str | None = None
    country: str | None = None
    rule: str = "name"


def person_of(name: Name) -> EntityMention:
    """A person without a role."""
    return EntityMention(
        name.start,
        name.end,
        "person",
        name.text,
        (name.first, name.last),
        None,
        None,
        name.country,
        name.known,
        rule=name.rule,
    )


def title_end(scan: Scan, i: int) -> int:
    """Past the titles at token i: «حجت‌الاسلام والمسلمین سید» → the token after."""
    for _ in range(_MOST_TITLES):
        hit = scan.titles.get(i)
        if hit is None:
            break
        i = hit.end
    return i


def name_at(scan: Scan, i: int, sure: bool) -> Name | None:
    """The name that starts at token i; `sure` where a role, a title or marks say that a name is to be there."""
    marked = scan.keys[i] in OPENERS
    start = i + 1 if marked else i
    first = title_end(scan, start)
    sure_title = first > start and any(scan.titles[k].row[0] == "sure" for k in range(start, first) if k in scan.titles)
    name = _plain(scan, first, sure or sure_title, first > start)
    if name is None:
        return _quoted(scan, i) if marked and sure else None
    end = name.last
    if marked:
        if scan.keys[end] not in CLOSERS:
            return _quoted(scan, i) if sure or scan.rules.first.get(scan.keys[first]) else None
        end += 1
    elif scan.keys[end] in CLOSERS and i and scan.keys[i - 1] in OPENERS:
        i, end = i - 1, end + 1
    return name._replace(start=i, end=end)


def _plain(scan: Scan, i: int, sure: bool, titled: bool) -> Name | None:
    last = _extent(scan, i, sure, titled)
    hit = scan.people.get(i)
    if hit is not None and hit.end >= last and (hit.row[2] == "alone" or sure or titled):
        return _known(scan, hit, hit.end, "known")
    if last == i:
        return None
    if hit is not None and hit.end == last:
        return _known(scan, hit, last, "name")
    return Name(i, last, i, last, scan.words(i, last))


def _known(scan: Scan, hit: Hit, last: int, rule: str) -> Name:
    country = hit.row[1] if hit.row[1] != "-" else None
    text = scan.words(hit.start, last)
    return Name(hit.start, last, hit.start, last, text, f"person:{hit.row[0]}", country, rule)


def _extent(scan: Scan, i: int, sure: bool, titled: bool) -> int:
    """The end of the name at token i, or i where there is none."""
    rules, keys = scan.rules, scan.keys
    if keys[i] in rules.first:
        other = scan.people.get(i + 1)
        if other is not None and other.end > i + 2 and not (titled or rules.first[keys[i]]):
            return i  # «تیم دونالد ترامپ»
        if _governs(scan, i) and not titled:
            return i  # «پیام عباس عراقچی»
        end = _given(scan, i)
        strong = rules.first[keys[i]] or (end - i > 1 and any(rules.first[key] for key in keys[i + 1 : end]))
        last = _family(scan, end, strong or sure)
        if last > end:
            certain = strong or sure or _tells(scan, end)
            return last if certain and _believable(scan, i, end, last, sure) else i
        if end - i >= 2 and (
            sure or (rules.first[keys[i]] and (rules.first[keys[end - 1]] or keys[end - 1] in rules.surnames))
        ):
            return end
        return end if titled and sure and end - i == 1 and not rules.first[keys[i]] and keys[i] in rules.surnames else i
    if titled or sure:
        return _strange(scan, i, titled)
    return i


def _governs(scan: Scan, i: int) -> bool:
    """Whether a weak given name is an everyday word before a name: a surname behind a sure given name follows."""
    rules, keys = scan.rules, scan.keys
    if rules.first[keys[i]] or not rules.first.get(keys[i + 1]) or rules.words.count(keys[i]) < FAMILY:
        return False
    return rules.family(keys[i + 2])


def _believable(scan: Scan, first: int, end: int, last: int, sure: bool) -> bool:
    """A weak given name needs a sure surname: «امید کریمی» yes, «امید فراوان» no."""
    rules, keys = scan.rules, scan.keys
    if sure or any(rules.first[key] for key in keys[first:end]):
        return True
    return any(rules.surname(keys[k]) and rules.weight(keys[k]) > 1 for k in range(end, last))


def _given(scan: Scan, i: int) -> int:
    """Past the given names: «محمد جواد»; the last of them may be the surname («محمود عباس»)."""
    rules, keys, end = scan.rules, scan.keys, i + 1
    while keys[end] in rules.first and end - i < _MOST_GIVEN and end not in scan.roles:
        end += 1
    return end


def _family(scan: Scan, i: int, strong: bool) -> int:
    """The end of the surname at token i, or i: «تخت روانچی», «بن سلمان», «هاشمی رفسنجانی»."""
    rules, keys, start = scan.rules, scan.keys, i
    while i - start < _MOST_PARTICLES and keys[i] in rules.particles and _part(scan, i + 1):
        i += 2
    if i == start and keys[i] in rules.tails and strong and keys[i - 1] in rules.first:
        return i + 1  # «علی رضا زاده»
    if i == start:
        if not (_part(scan, i, strong) and (strong or _tells(scan, i))):
            return start
        i += 1
    for _ in range(2):
        if keys[i] in rules.particles and _part(scan, i + 1):
            i += 2
        elif keys[i] in rules.tails or (_part(scan, i) and _second(scan, i)):
            i += 1
        else:
            break
    return i


def _tells(scan: Scan, i: int) -> bool:
    """Whether the word is a name by itself: a surname, or no word that any list has."""
    rules, key = scan.rules, scan.keys[i]
    return rules.surname(key) or rules.strange(key)


def _second(scan: Scan, i: int) -> bool:
    """Whether the token may be the second word of a surname: unknown only after an unknown one («تخت روانچی»)."""
    rules, key = scan.rules, scan.keys[i]
    if i in scan.titles:
        return False
    return key in rules.surnames or (rules.unknown(key) and scan.keys[i - 1] not in rules.surnames)


def _part(scan: Scan, i: int, sure: bool = False) -> bool:
    """A token that may be part of a surname: no role, country, verb or word of grammar; more may be after a sure name."""
    key, rules = scan.keys[i], scan.rules
    if not (rules.family(key) if sure else rules.name_part(key)):
        return False
    if i in scan.verbs or i in scan.roles or i in scan.countries or key in rules.boundaries or i in scan.heads:
        return False
    return i not in scan.organizations and not (
        key.startswith(rules.verb_prefixes) and rules.verb_like(key) and not rules.surname(key)
    )


def _strange(scan: Scan, i: int, titled: bool) -> int:
    """A name with no given name that is known, where context asks for one: «بزالل اسموتریچ», «دکتر ولایتی»."""
    end = i
    while end - i < 4 and _part(scan, end):
        end += 1
    if end - i >= 2 and (scan.rules.unknown(scan.keys[i]) or titled):
        return end
    return end if titled and end == i + 1 and _after_title(scan, i) else i


def _after_title(scan: Scan, i: int) -> bool:
    """A single word after a title: «دکتر ولایتی»; after «حضرت», «شهید» and the like it is no person of the news."""
    key, title = scan.keys[i], scan.keys[i - 1]
    return title not in scan.rules.signs["no_lone_name"] and (scan.rules.surname(key) or scan.rules.unknown(key))


def surname_before(scan: Scan, i: int) -> Name | None:
    """A surname alone just before a role, at the head of a sentence or behind a preposition: «شهریاری، عضو کمیسیون …»."""
    k = i - 1
    if k < 0 or not scan.rules.surname(scan.keys[k]) or not _part(scan, k) or k in scan.titles:
        return None
    if scan.rules.first.get(scan.keys[k]) is False and scan.keys[k] not in scan.rules.surnames:
        return None  # «پیام وزیر امور خارجه»
    if k and scan.keys[k - 1] not in SENTENCE and scan.keys[k - 1] not in scan.rules.signs["lone_sign"]:
        return None
    return Name(k, i, k, i, scan.words(k, i), rule="surname")


def _quoted(scan: Scan, i: int) -> Name | None:
    """Two to five words in marks beside a role: ««فواد حسین» وزیر خارجه», also «مجید» «تخت روانچی»."""
    keys = scan.keys
    for close in range(i + 2, min(i + _QUOTED, len(keys))):
        if keys[close] in CLOSERS:
            first = title_end(scan, i + 1)
            if not _nameable(scan, first, close):
                return None
            text = scan.words(first, close)
            return Name(i, close + 1, first, close, text, rule="quoted")
        if not keys[close].isalpha():
            return None
    return None


def _nameable(scan: Scan, first: int, last: int) -> bool:
    """Whether all words may be of a name: rare, listed, or at least not of grammar."""
    if not 1 <= last - first <= 5 or not scan.keys[first].isalpha():
        return False
    rules = scan.rules
    inner = range(first, last)
    if any(
        scan.keys[k] in rules.boundaries or k in scan.roles or k in scan.heads or k in scan.countries for k in inner
    ):
        return False
    return sum(rules.name_part(scan.keys[k]) or scan.keys[k] in rules.particles for k in inner) * 2 >= last - first


def quoted_before(scan: Scan, i: int) -> Name | None:
    """The name in marks that close just before token i."""
    keys = scan.keys
    if i < 3 or keys[i - 1] not in CLOSERS:
        return None
    for k in range(i - 3, max(-1, i - _QUOTED), -1):
        if keys[k] in OPENERS:
            name = name_at(scan, k, True)
            return name if name is not None and name.end == i else None
    return None


def strange_before(scan: Scan, i: int) -> Name | None:
    """Unknown words just before a role: «سوبراماتیام جایشانکر وزیر خارجه هند»."""
    start = i
    while start > 0 and i - start < 4 and _part(scan, start - 1) and start - 1 not in scan.adjectives:
        start -= 1
    first = title_end(scan, start)
    strange = [scan.keys[k] for k in range(first, i) if scan.rules.unknown(scan.keys[k])]
    if not strange or (i - first == 1 and (len(strange[0]) < _LONE or scan.rules.words.known(strange[0]))):
        return None
    return Name(start, i, first, i, scan.words(first, i), rule="strange")
