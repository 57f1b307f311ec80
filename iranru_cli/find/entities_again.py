"""Persons named again by the surname alone: «تخت روانچی گفت» after «مجید تخت روانچی» anywhere in the document."""

from __future__ import annotations

from functools import lru_cache

from iranru_cli.find.entities_names import Name, person_of, title_end
from iranru_cli.find.entities_rules import EntityRules
from iranru_cli.find.entities_scan import Found, Scan
from iranru_cli.mentions import EntityMention
from iranru_cli.text.tokens import places, word_key

Short = tuple[str, ...]
_MOST_SHORTS = 16  # short names that begin with the same word
_OFTEN = 100  # a surname that is a word so frequent needs a sign: «دار», «امینی» none, «بزرگ» one


def find_again(scan: Scan, persons: list[Found], found: list[Found]) -> list[Found]:
    """Mentions by short names, of those of `persons` that are some, at tokens that nothing in `found` covers."""
    shorts = _short_names(scan, persons)
    if scan.tokens.kinds.isdisjoint(shorts):
        return []
    covered: set[int] = set()
    for item in found:
        covered.update(range(item.mention.start, item.mention.end))
    keys, out = scan.keys, list[Found]()
    until = 0
    for i in places(scan.tokens.keys, shorts):
        if i in covered or i < until:
            continue
        for short in shorts[keys[i]]:
            end = i + len(short)
            if tuple(keys[i:end]) == short and end - 1 not in covered and _is_name(scan, i, end):
                out.append(_mention(scan, i, end))
                until = end
                break
    return out


def _mention(scan: Scan, i: int, end: int) -> Found:
    start = i
    while start and title_end(scan, start - 1) == i and start - 1 in scan.titles:
        start -= 1
    return Found(person_of(Name(start, end, i, end, scan.words(i, end), rule="again")))


def _is_name(scan: Scan, i: int, end: int) -> bool:
    """Guard for surnames that are everyday words."""
    key, before = scan.keys[i], scan.keys[i - 1]
    if before in scan.rules.not_person or i in scan.heads or i in scan.roles:
        return False
    if end - i > 1 or scan.rules.words.count(key) < _OFTEN or not scan.rules.words.is_classed(key):
        return True
    return scan.keys[end] in scan.rules.signs["after_subject"] or end in scan.verbs or i - 1 in scan.titles


def _short_names(scan: Scan, found: list[Found]) -> dict[str, list[Short]]:
    """First key → the short forms that begin with it, the longest first."""
    out: dict[str, list[Short]] = {}
    seen: set[str | None] = set()
    for mention, _ in found:
        if mention.kind == "person" and mention.name_span is not None and mention.name not in seen:
            seen.add(mention.name)
            for short in _shorts(scan, mention):
                known = out.setdefault(short[0], [])
                if len(known) < _MOST_SHORTS and short not in known:
                    known.append(short)
    for shorts in out.values():
        shorts.sort(key=len, reverse=True)
    return out


def _shorts(scan: Scan, mention: EntityMention) -> list[Short]:
    """«خطیب‌زاده» is (خطیبزاده) or (خطیب, زاده); of «وانگ یی» the first word is the surname."""
    first, last = mention.name_span or (0, 0)
    keys = [key for key in scan.keys[first:last] if key.isalpha()]
    if len(keys) < 2:
        return []
    family = _family_keys(keys, scan.rules)
    shorts = [tuple(family), ("".join(family),)]
    word = scan.words(last - 1, last)
    if "\u200c" in word:
        shorts.append(_pieces(word))
    if len(family) > 1 and len(family[-1]) > 3 and family[-1] not in scan.rules.tails:
        shorts.append((family[-1],))
    return shorts


@lru_cache(maxsize=4096)
def _pieces(word: str) -> Short:
    """«خطیب‌زاده» → خطیب, زاده."""
    return tuple(word_key(piece) for piece in word.split("\u200c") if piece)


def _family_keys(keys: list[str], rules: EntityRules) -> list[str]:
    if keys[0] in rules.eastern and rules.first.get(keys[0]) is False and len(keys) <= 3 and len(keys[0]) <= 4:
        return keys[:1]
    k = 1
    while k < len(keys) - 1 and keys[k] in rules.first and keys[k] not in rules.surnames:
        k += 1
    return keys[k:]
