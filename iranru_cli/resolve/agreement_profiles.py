"""What a mention says about its agreement, and whether two profiles may be one agreement."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from iranru_cli.find.agreement_rules import AgreementRules
from iranru_cli.mentions import AgreementMention, EntityMention
from iranru_cli.text.tokens import Tokens

_SILENT = frozenset({"stop", "between", "with", "parties", "quality", "unsure", "unit", "dated", "said", "this"})
_TREATIES = frozenset({"treaty", "convention", "protocol"})
_ANY = "any"
_LOOSE = frozenset({"document", _ANY})  # «سند» may stand for papers of other names
_AGREED = frozenset(
    {"accord", "memo", "treaty", "contract", "protocol", "declaration", "ceasefire"}
)  # what «این توافق» may be
_PAPERS = frozenset({"accord", "memo", "treaty"})  # what a bare «توافق» may be


class Profile(NamedTuple):
    """`words` are the keys that name («هسته‌ای»), `numbers` years and spans, `parties` ISO codes of countries; `back`:
    parties told before («میان دو کشور»)."""

    family: str
    head: str
    words: frozenset[str]
    numbers: frozenset[str]
    parties: frozenset[str]
    known: str | None
    back: bool = False


def read_profile(mention: AgreementMention, tokens: Tokens, countries: Countries, rules: AgreementRules) -> Profile:
    """«توافق هسته‌ای ۲۰۱۵ با ایران» → accord, {هسته‌ای}, {2015}, {IR}."""
    row = rules.heads.get(mention.head)
    family = row[1] if row else mention.head if mention.rule == "phrase" else _ANY
    words: set[str] = set()
    numbers: set[str] = set()
    if family == "ceasefire":
        words.add(mention.head)  # «آتش‌بس» and «توافق آتش‌بس» may be one
    inside = _parties(mention, tokens.keys, countries, rules)
    covered = {i for m in inside for i in range(m.start, m.end)}
    i = mention.start if mention.rule not in ("phrase", "pronoun") else mention.end
    while i < mention.end:
        i = _read_piece(i, mention, tokens.keys, covered, rules, words, numbers)
    parties = frozenset(m.country for m in inside if m.country)
    back = not parties and _points_back(mention, tokens.keys, rules)
    return Profile(family, mention.head, frozenset(words), frozenset(numbers), parties, mention.known, back)


def _points_back(mention: AgreementMention, keys: list[str], rules: AgreementRules) -> bool:
    """«تفاهم‌نامه صلح میان دو کشور» ends in parties without a name."""
    hit = rules.after.before(keys, mention.end, mention.start)
    return hit is not None and hit.row[0] == "parties"


def _parties(
    mention: AgreementMention, keys: list[str], countries: Countries, rules: AgreementRules
) -> list[EntityMention]:
    """The sides: two of them, or one behind میان or با; «توافق اسلام‌آباد» names where it was made."""
    inside = [
        m
        for m in countries.within(mention.start, mention.end)
        if m.kind == "country" or _paired(m, mention, keys, rules)
    ]
    if len(inside) == 1 and not _opened(inside[0], mention, keys, rules):
        return []
    return inside


def _opened(m: EntityMention, mention: AgreementMention, keys: list[str], rules: AgreementRules) -> bool:
    opener = rules.after.before(keys, m.start, mention.start)
    return opener is not None and opener.row[0] in ("between", "with")


def _paired(m: EntityMention, mention: AgreementMention, keys: list[str], rules: AgreementRules) -> bool:
    """A capital for its country: «میان تهران و مسکو», «تهران با پکن»; not the first of «توافق وین با ایران»."""
    joined = keys[m.start - 1] == "و" or (m.end < mention.end and keys[m.end] == "و")
    return joined or _opened(m, mention, keys, rules)


def _read_piece(
    i: int,
    mention: AgreementMention,
    keys: list[str],
    covered: set[int],
    rules: AgreementRules,
    words: set[str],
    numbers: set[str],
) -> int:
    """Sort the piece at token i into `words` or `numbers`; gives the token after it."""
    hit = rules.after.at(keys, i, mention.end)
    if i in covered or (i < mention.start + 3 and head_part(keys[i], mention.head, rules.this)):
        return i + 1
    if keys[i].isdigit():
        numbers.add(keys[i])
    elif hit is None:
        if keys[i][0].isalpha():
            words.add(keys[i])
    elif hit.row[0] in _SILENT:
        return hit.end
    else:
        words.update(key for key in keys[i : hit.end] if key != "و")
        return hit.end
    return i + 1


def head_part(key: str, head: str, this: frozenset[str]) -> bool:
    """«یادداشت», «تفاهمی» of the head «یادداشتتفاهم»; «این» before it."""
    return key in head or key.rstrip("ی") in head or key in this


class Countries:
    """Mentions of countries, and of places in them, by position: those within a stretch are found without a scan of all."""

    def __init__(self, mentions: list[EntityMention]) -> None:
        self._all = sorted(m for m in mentions if m.kind in ("country", "place") and m.country)
        self._starts = [m.start for m in self._all]

    def within(self, start: int, end: int) -> list[EntityMention]:
        """The countries named within the tokens [start, end)."""
        return [m for m in self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if m.end <= end]


def fits(family: str, other: str) -> bool:
    """«این توافق» may point at a treaty or memorandum, not at a resolution; «این معاهده» at no contract."""
    if "accord" in (family, other):
        return (family in _AGREED and other in _AGREED) or not _LOOSE.isdisjoint((family, other))
    if "treaty" in (family, other):  # «پروتکل کیوتو … این معاهده»
        return (family in _TREATIES and other in _TREATIES) or not _LOOSE.isdisjoint((family, other))
    return family == other or family in _LOOSE or other in _LOOSE


def fits_bare(family: str, other: str) -> bool:
    """«توافق» alone, with no «این» before it, stands for a paper, not for a ceasefire or resolution."""
    return family == other or (family in _PAPERS and other in _PAPERS)


def compatible(a: Profile, b: Profile) -> bool:
    """Whether two names may be of one agreement: no part of one speaks against the other, and something speaks for it."""
    if a.known and b.known:
        return a.known == b.known
    crossed = a.head in b.words or b.head in a.words
    if not (crossed or fits(a.family, b.family)) or contradicts(a, b):
        return False
    shared = len(a.words & b.words)
    if a.words and b.words:
        # half is enough between names of the article, not to be the one that the registry knows
        return 2 * shared >= min(len(a.words), len(b.words)) + (a.known != b.known)
    return _one_sided(a, b)


def contradicts(a: Profile, b: Profile) -> bool:
    """Numbers or parties that no one agreement has: «قطعنامه ۵۹۸» and «قطعنامه ۲۲۳۱»."""
    if a.known and b.known and a.known != b.known:
        return True
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return True
    return bool(a.parties and b.parties and not (a.parties <= b.parties or b.parties <= a.parties))


def _one_sided(a: Profile, b: Profile) -> bool:
    """One of them is named by its parties or number alone: «توافق ایران و چین», «توافق هسته‌ای», «پیمان دو کشور»."""
    if a.parties & b.parties or a.numbers & b.numbers:
        return True
    if (a.back and b.parties) or (b.back and a.parties):
        return not (a.known or b.known)
    same_head = a.head == b.head or a.family == b.family
    return same_head and a.family not in ("accord", "contract", "resolution") and not (a.known or b.known)


def identify(profile: Profile, rules: AgreementRules) -> tuple[str | None, tuple[str, ...]]:
    """The registry id that name, parties and date agree with, and the ids that stay open where it is not one:
    «معاهده راهبردی ایران و روسیه» is one; «معاهده راهبردی با ایران» names one party only."""
    if not profile.words or not profile.parties:
        return None, ()
    found = [
        entry
        for entry in rules.registered.named(profile.parties)
        if profile.words <= entry.words
        and 2 * len(profile.words) >= len(entry.words)
        and profile.numbers <= entry.numbers
        and fits(profile.family, entry.family)
    ]
    ids = tuple(dict.fromkeys(entry.id for entry in found))
    whole = any(
        (entry.parties, entry.words, entry.family) == (profile.parties, profile.words, profile.family)
        for entry in found
    )
    return (ids[0], ()) if len(ids) == 1 and len(profile.parties) > 1 and whole else (None, ids)
