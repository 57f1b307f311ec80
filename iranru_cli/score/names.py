"""Whether two names mean the same: of speakers, roles, agreements, entities. Spelling, titles and joiners do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from iranru_cli.lexicon.tables import TableSpec, read_table

WORDS = Path(__file__).resolve().parent.parent / "data" / "score_words.tsv"
ROLE_SHARE = 0.6  # words that two roles must have in common, of all that either has
AGREEMENT_SHARE = 0.75  # the same of the shorter of two names of agreements

_LETTERS = dict(zip("يىكةۀأإؤئآ", "ییکههااویا", strict=True))
_GONE = [0x200C, 0x200F, 0x200E, 0x0640, 0x0670, *range(0x064B, 0x0660)]
_BLANK = "«»\"'“”‘’()[]{}.,،؛:;!?؟…-–—_/\\|*\u00a0"
_FOLD = str.maketrans(_LETTERS | dict.fromkeys(map(chr, _GONE), "") | dict.fromkeys(_BLANK, " "))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Letters of one keyboard, joiners and marks gone, blanks single.

    >>> fold("آيت‌الله «جنتي»")
    'ایتالله جنتی'
    """
    return " ".join(text.translate(_FOLD).split())


def squash(text: str) -> str:
    """The same without blanks: "تخت روانچی" and "تخت‌روانچی" are one."""
    return fold(text).replace(" ", "")


@cache
def _weighed(group: str) -> frozenset[str]:
    spec = TableSpec("score_words", ("group", "form", "example"), closed={"group": frozenset({"title", "office"})})
    return frozenset(squash(form) for name, form, _ in read_table(WORDS, spec) if name == group)


def bare_words(name: str) -> list[str]:
    """The words of a name without the titles before it; the last word stays, whatever it is.

    >>> bare_words("دکتر مسعود پزشکیان")
    ['مسعود', 'پزشکیان']
    """
    words = fold(name).split()
    first = 0
    while first < len(words) - 1 and words[first] in _weighed("title"):
        first += 1
    return words[first:]


def same_name(name: str, accepted: Iterable[str]) -> bool:
    """Whether `name` is one of the accepted ones, or the longer or shorter form of one with the same last word.

    >>> same_name("عراقچی", ["سید عباس عراقچی"]), same_name("سیدعباس عراقچی", ["عباس عراقچی"])
    (False, False)
    >>> same_name("عباس عراقچی", ["عباس آقای عراقچی"])
    True
    """
    words = bare_words(name)
    if not words:
        return False
    return any(_same_name(name, words, other) for other in accepted)


def _same_name(name: str, words: list[str], other: str) -> bool:
    theirs = bare_words(other)
    if not theirs:
        return False
    if "".join(words) == "".join(theirs) or squash(name) == squash(other):
        return True
    short, long = sorted((words, theirs), key=len)
    more = set(long) - set(short)
    within = len(short) >= 2 and short[-1] == long[-1] and set(short) <= set(long)
    return within and not more & _weighed("office")


def same_speakers(predicted: Sequence[Mapping[str, Any]], gold: Mapping[str, Any]) -> bool:
    """Whether the speakers of a statement are those of the gold: all of them and nobody else; none where there is none."""
    given = gold.get("speaker")
    wanted = [name for name in (given if isinstance(given, list) else [given]) if name]
    aliases = gold.get("aliases") or []
    names = [speaker.get("name") or "" for speaker in predicted]
    as_alias = {squash(alias) for alias in aliases}
    if not wanted:
        return not names or any(squash(name) in as_alias for name in names)
    if len(wanted) == 1:
        return len(names) == 1 and same_name(names[0], [*wanted, *aliases])
    if len(names) == 1 and squash(names[0]) in as_alias:
        return True
    return _same_people(names, wanted, aliases)


def _same_people(names: list[str], wanted: list[str], aliases: list[str]) -> bool:
    left = list(names)
    for person in wanted:
        found = next((name for name in left if same_name(name, [person, *aliases])), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def same_role(role: str, gold: str) -> bool:
    """Six words in ten in common, with joiners as blanks or as nothing.

    >>> same_role("وزیر خارجه ایران", "وزیر امور خارجه ایران"), same_role("وزیر نیرو", "وزیر کشور")
    (True, False)
    """
    if squash(role) == squash(gold):
        return True
    parted = (set(_parted(role)), set(_parted(gold)))
    return any(_share(*pair) >= ROLE_SHARE for pair in (parted, (set(bare_words(role)), set(bare_words(gold)))))


def _parted(text: str) -> list[str]:
    return fold(text.replace("\u200c", " ")).split()


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one & other else 0.0


def same_agreement(name: str, accepted: Iterable[str]) -> bool:
    """Equal, or three words in four of the shorter name in common; a name of one word must be equal.

    >>> same_agreement("معاهده جامع راهبردی", ["معاهده مشارکت جامع راهبردی ایران و روسیه"])
    True
    """
    words = set(_parted(name))
    for other in accepted:
        if squash(name) and squash(name) == squash(other):
            return True
        theirs = set(_parted(other))
        shorter = min(len(words), len(theirs))
        if shorter >= 2 and len(words & theirs) >= AGREEMENT_SHARE * shorter:
            return True
    return False


def same_entity(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether a record of an entity is the one of the gold, by its name or by the surfaces of its mentions."""
    name = predicted.get("name") or ""
    accepted = [gold["name"], *(gold.get("aliases") or [])]
    if squash(name) and squash(name) in map(squash, accepted):
        return True
    surfaces = [(mention or {}).get("text") or "" for mention in predicted.get("mentions") or []]
    if squash(gold["name"]) in map(squash, [name, *surfaces]):
        return True
    return same_name(name, accepted) if gold["kind"] == "person" else same_role(name, gold["name"])
