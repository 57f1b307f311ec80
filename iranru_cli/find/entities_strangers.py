"""Persons whom no list knows, told by their place, their neighbours, the rareness of their words and by repetition.

Each word weighs what EntityRules.weight says; a place where a subject stands, what follows and each repetition add to it:
«چاک شومر، رهبر اکثریت سنا، گفت» has a rare word, an unknown one, the head of a sentence and an office behind a comma.
"""

from __future__ import annotations

from iranru_cli.find.entities_names import SENTENCE, Name, title_end
from iranru_cli.find.entities_rules import NO_NAME
from iranru_cli.find.entities_scan import CLOSERS, COMMAS, OPENERS, Scan

_ENOUGH = 5
_LONGEST = 4  # words
_PLACE = 1  # the head of a sentence, or behind «به گفته»
_OFFICE, _SPEAKS, _GOES_ON = 3, 2, 1  # what follows: «، رهبر …», «گفت» or «امروز», «در»
_MOST_REPEATS = 2
_PAIR = 2
_STRANGE = 2  # the weight of a word that no list has: two of them make a name where one may stand
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
    if best is None:
        return None
    marked = i > 0 and scan.keys[i - 1] in OPENERS and scan.keys[best] in CLOSERS
    return Name(i - marked, best + marked, start, best, scan.tokens.text(start, best), rule="stranger")


def stranger_before(scan: Scan, i: int) -> Name | None:
    """The name that ends before token i, where a comma and an office follow: «توافق لیونل مسی، ستاره فوتبال»."""
    start, total = i, 0
    while i - start < _LONGEST and start and _nameable(scan, start - 1) and scan.rules.weight(scan.keys[start - 1]) >= 0:
        start -= 1
        total += scan.rules.weight(scan.keys[start])
    if i - start < 2 or total < 1 or scan.keys[start - 1] in scan.rules.not_person:
        return None
    return Name(start, i, start, i, scan.tokens.text(start, i), rule="stranger")


def _alone(scan: Scan, start: int, end: int) -> bool:
    """A surname by itself that speaks: «خسرونژاد همچنین گفت», or any strange word that does so and is met again."""
    key, rules = scan.keys[start], scan.rules
    if rules.weight(key) < _STRANGE or _after(scan, end) < _SPEAKS or (start and scan.keys[start - 1] not in SENTENCE):
        return False
    if rules.surname(key):
        return key not in rules.first or key in rules.surnames
    return scan.repeats.count(start, end) > 1


def _enough(scan: Scan, start: int, end: int, total: int, placed: bool) -> bool:
    rules, keys = scan.rules, scan.keys
    if keys[end - 1] in rules.particles:
        return False
    if end - start == _PAIR and placed and min(rules.weight(keys[start]), rules.weight(keys[start + 1])) >= _STRANGE:
        return rules.weight(keys[end]) < _STRANGE and not scan.rules.words.is_classed(keys[start])
    total += _after(scan, end + (scan.keys[end] in CLOSERS))
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
    return _GOES_ON if key in scan.rules.signs["after_subject"] or key in scan.rules.signs["after_name"] else 0


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
