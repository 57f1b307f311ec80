"""Persons whom no list knows, told by their place, their neighbours, the rareness of their words and by repetition.

Each word weighs what EntityRules.weight says; a place where a subject stands, what follows and each repetition add to it:
«چاک شومر، رهبر اکثریت سنا، گفت» has a rare word, an unknown one, the head of a sentence and an office behind a comma.
"""

from __future__ import annotations

from iranru_cli.find.entities_names import SENTENCE, Name, person_of, title_end
from iranru_cli.find.entities_rules import NO_NAME
from iranru_cli.find.entities_scan import CLOSERS, COMMAS, OPENERS, Found, Scan

_ENOUGH = 5
_LONGEST = 4  # words
_PLACE = 1  # the head of a sentence, or behind «به گفته»
_OFFICE, _SPEAKS, _GOES_ON = 3, 2, 1  # what follows: «، رهبر …», «گفت» or «امروز», «در»
_MOST_REPEATS = 2
_PAIR, _LISTED = 2, 3
_AND = "و"
_STRANGE = 2  # the weight of a word that no list has: two of them make a name where one may stand
_GIVEN = 3  # the weight of a given name that is nothing else
_DOUBTFUL = 2  # from this weight on repetition is worth a look


def stranger_at(scan: Scan, i: int, placed: bool) -> Name | None:
    """The longest name of two to four words at token i that weighs enough; `placed`: a person may well stand here."""
    start = title_end(scan, i)
    end, total = start, _PLACE if placed else 0
    best = None
    while end - start < _LONGEST and _nameable(scan, end):
        total += scan.rules.weight(scan.keys[end])
        end += 1
        if _alone(scan, start, end) if end - start < _PAIR else _enough(scan, start, end, total, placed):
            best = end
    if best is None or _runs_on(scan, start, best) or _has_other(scan, start, best):
        return None
    marked = i > 0 and scan.keys[i - 1] in OPENERS and scan.keys[best] in CLOSERS
    return Name(i - marked, best + marked, start, best, scan.words(start, best), rule="stranger")


def _has_other(scan: Scan, start: int, end: int) -> bool:
    """Whether the name begins later: «استعفای محمدباقر ذوالقدر», or the words are two halves of one: «دانش آموزان»."""
    rules, keys = scan.rules, scan.keys
    if keys[start] in rules.first:
        return False
    if rules.words.pair(keys[start], keys[start + 1]):
        return True
    inner = any(rules.weight(key) == _GIVEN for key in keys[start + 1 : end - 1])
    return inner or (rules.weight(keys[end - 1]) == _GIVEN and rules.words.is_classed(keys[start]))


def _runs_on(scan: Scan, start: int, end: int) -> bool:
    """Whether strange words go on behind the name: Arabic, a list without commas."""
    known = any(key in scan.rules.first for key in scan.keys[start:end])
    return not known and _nameable(scan, end) and scan.rules.weight(scan.keys[end]) > 0


def stranger_before(scan: Scan, i: int) -> Name | None:
    """The name that ends before token i, where a comma and an office follow: «توافق لیونل مسی، ستاره فوتبال»."""
    start, total = i, 0
    while (
        i - start < _LONGEST and start and _nameable(scan, start - 1) and scan.rules.weight(scan.keys[start - 1]) >= 0
    ):
        start -= 1
        total += scan.rules.weight(scan.keys[start])
    if i - start < _PAIR or total < 1 or scan.keys[start - 1] in scan.rules.not_person:
        return None
    if start - 1 in scan.heads or start - 1 in scan.organizations:
        return None  # «مجلس اعلای اسلامی، دبیر کل …»
    return Name(start, i, start, i, scan.words(start, i), rule="stranger")


def complete_lists(scan: Scan, found: list[Found]) -> list[Found]:
    """With the names that stand between separators behind a person: «رضا کیانیان، حامد بهداد و گلشیفته فراهانی»."""
    out: list[Found] = []
    for n, item in enumerate(found):
        out.append(item)
        mention = item.mention
        if mention.kind == "person" and _separates(scan, mention.end):
            until = found[n + 1].mention.start if n + 1 < len(found) else len(scan.keys)
            while (name := _listed(scan, out[-1].mention.end + 1, until)) is not None:
                out.append(Found(person_of(name)))
    return out


def _separates(scan: Scan, i: int) -> bool:
    return scan.keys[i] in COMMAS or scan.keys[i] == _AND


def _listed(scan: Scan, start: int, until: int) -> Name | None:
    """Two or three words that may all be of a name, with a separator or the end of the clause behind them."""
    end, total = start, 0
    while end < until and end - start < _LISTED and _nameable(scan, end) and scan.rules.weight(scan.keys[end]) >= 0:
        total += scan.rules.weight(scan.keys[end])
        end += 1
    ends = (
        _separates(scan, end) or scan.keys[end] in SENTENCE or (total > _GIVEN and scan.keys[start] in scan.rules.first)
    )
    if end - start < _PAIR or total < _STRANGE or not ends or not _separates(scan, start - 1):
        return None
    return Name(start, end, start, end, scan.words(start, end), rule="listed")


def _alone(scan: Scan, start: int, end: int) -> bool:
    """A surname by itself that speaks: «خسرونژاد همچنین گفت», or any strange word that does so and is met again."""
    key, rules = scan.keys[start], scan.rules
    if rules.weight(key) < _STRANGE:
        return False
    before = scan.keys[start - 1] if start else "."
    if before not in SENTENCE:
        return _told(scan, start, end)
    if _after(scan, end) < _SPEAKS:
        return False
    if rules.surname(key):
        return key not in rules.first
    return scan.repeats.count(start, end) > 1


def _told(scan: Scan, start: int, end: int) -> bool:
    """«به گفته خسرونژاد», «به نقل از گلشاهی نوشت»: the first needs the ending of a surname, the second a verb of saying."""
    key, rules = scan.keys[start], scan.rules
    if scan.keys[start - 1] in rules.signs["person_sign"]:
        return rules.family_name(key) and rules.weight(scan.keys[end]) < 0
    said = end in scan.verbs or end in scan.reporting
    return said and scan.keys[start - 2] in rules.signs["dateline"] and (rules.family_name(key) or key.endswith("ی"))


def _ends_well(scan: Scan, start: int, end: int, after: int) -> bool:
    """Whether the last word may be that of a name: a third one only where it looks like it, or behind two given names."""
    last = scan.rules.weight(scan.keys[end - 1])
    if scan.keys[end] in scan.rules.light and scan.keys[end] not in scan.rules.signs["after_name"]:
        return last > 1 or scan.repeats.count(start, end) > 1  # not «… صداگذاری کرد»
    if scan.keys[end - 1] in scan.rules.signs["vocative"] or (last < 0 and after < _SPEAKS):
        return False
    given = all(scan.rules.weight(key) == _GIVEN for key in scan.keys[start : end - 1])
    if end - start > _PAIR:
        return last > 0 or (given and after >= _SPEAKS)
    return last >= 0 or after >= _OFFICE or given


def _enough(scan: Scan, start: int, end: int, total: int, placed: bool) -> bool:
    rules, keys = scan.rules, scan.keys
    after = _after(scan, end)
    if keys[end - 1] in rules.particles or not _ends_well(scan, start, end, after):
        return False
    if end - start == _PAIR and placed and min(rules.weight(keys[start]), rules.weight(keys[start + 1])) >= _STRANGE:
        return rules.weight(keys[end]) < _STRANGE and not rules.words.is_classed(keys[start])
    total += after
    if total < _ENOUGH and total >= _DOUBTFUL:
        total += min(_MOST_REPEATS, scan.repeats.count(start, end) - 1)
    return total >= _ENOUGH


def _after(scan: Scan, end: int) -> int:
    """What the words behind a name say for it."""
    key = scan.keys[end]
    if key in COMMAS or key in scan.rules.signs["aside"]:
        return _OFFICE if end + 1 in scan.roles else _GOES_ON
    if end in scan.verbs or end in scan.reporting or key in scan.rules.signs["after_speaker"]:
        return _SPEAKS
    if key in scan.rules.signs["after_subject"]:
        return _SPEAKS if scan.keys[end + 1] in scan.rules.signs["talk"] else _GOES_ON  # «با اشاره به …»
    return _GOES_ON if key in scan.rules.signs["after_name"] else 0


def _nameable(scan: Scan, i: int) -> bool:
    """A token that may stand in a name: no office, country, institution, place, verb, nor word of grammar."""
    key = scan.keys[i]
    if key in scan.rules.particles:
        return True
    if key in scan.rules.not_person:
        return False
    if scan.rules.weight(key) == NO_NAME or i in scan.roles or i in scan.countries or i in scan.heads:
        return False
    if i in scan.organizations or i in scan.titles or i in scan.verbs or i in scan.reporting or i in scan.adjectives:
        return False
    return i not in scan.places and i not in scan.pronouns and i not in scan.groups and i not in scan.documents
