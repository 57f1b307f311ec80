"""Blanks that stand for a joiner: «می شود», «کتاب ها», «برنامه ای», «بین المللی»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.text.cuts import NON_JOINING
from iranru_cli.text.lacking import missing_joiners
from iranru_cli.text.letters import ZWNJ, fold_word
from iranru_cli.text.morphology import Morphology

_PREFIX_TRUST = 75  # percent
_LIMIT = 200_000  # types that are remembered
Joins = dict[int, str]  # index of the word after the blank → what replaces the blank


class Inflections(NamedTuple):
    """Endings and می that stand apart from their word: `sure` in any document, `likely` where blanks stand for joiners."""

    sure: Joins
    likely: Joins


def inflection_joins(morphology: Morphology, words: list[str], gaps: list[str]) -> Inflections:
    """«کتاب ها», «می رود», «برنامه ای»; gaps[k] stands before words[k]."""
    tails, heads = morphology.tails, morphology.heads
    out = Inflections({}, {})
    for k in [k for k, word in enumerate(words) if word in tails]:
        if k and gaps[k] == " ":
            before, tail = words[k - 1], words[k]
            if _takes(morphology, before, tail):
                out.sure[k] = _glue(before)
            elif _may_take(morphology, before, tail):
                out.likely[k] = _glue(before)
    for k in [k for k, word in enumerate(words) if word in heads]:
        is_month = gaps[k].rstrip()[-1:].isdigit()  # «۵ می گفت»
        if gaps[k + 1] == " " and k + 1 < len(words) and morphology.verbs.is_verb(fold_word(words[k + 1])) and not is_month:
            out.sure[k + 1] = ZWNJ
    return out


def _takes(morphology: Morphology, word: str, tail: str) -> bool:
    """Whether the ending surely belongs to the word."""
    if len(word) < 2:
        return False
    if tail in morphology.affixes["plural"]:
        return True
    key = _bare(word)
    if tail in morphology.affixes["compare"]:
        return morphology.words.is_adjective(key) or (tail == "ترین" and morphology.words.is_common(key))
    if tail in morphology.affixes["auxiliary"] and morphology.verbs.is_participle(key):
        return tail != "است"
    return key.endswith("ه") and len(key) > 3 and tail in morphology.affixes["heh_apart"]


def _may_take(morphology: Morphology, word: str, tail: str) -> bool:
    """«سینه اش», «دارایی ات»; not «سی ام»."""
    kind = {"ه": "heh", "ی": "ye"}.get(word[-1])
    key = _bare(word)
    return kind is not None and len(key) > 3 and tail in morphology.affixes[kind] and morphology.words.is_common(key)


class Pairs:
    """Joins of two words that make one: «بین المللی», «آتش بس», «بی نتیجه»; the part that a word may play is kept."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._words = morphology.words
        self._prefixes = frozenset(morphology.affixes["prefix"])
        self._parts: dict[str, Part] = {}

    def joins(self, words: list[str], gaps: list[str], taken: Joins, least: float) -> Joins:
        """The joins with at least this trust, in percent, beside those taken already."""
        if len(self._parts) > _LIMIT:
            self._parts.clear()
        parts = self._parts
        for word in set(words).difference(parts):
            parts[word] = self._part(_bare(word))
        out: Joins = {}
        last = _NO_PART
        for k, word in enumerate(words):
            part = parts[word]
            if (part.closes or last.is_prefix) and last.opens and gaps[k] == " " and k not in taken:
                before = words[k - 1]
                glue = _glue(before)
                if self._trust(last, part) >= least and self._is_whole(before + glue + word):
                    out[k] = glue
            last = part
        return out

    def _is_whole(self, word: str) -> bool:
        """Not where a half would need a joiner that it has only as a part: «به طوریکه» is left to «به طوری که»."""
        return not missing_joiners(self._morphology, word).bits

    def _part(self, key: str) -> Part:
        words = self._words
        is_word = words.is_common(key) and key not in self._morphology.tails
        stems = [stem for stem in (key, *self._morphology.stems(key)) if words.closes(stem)]
        bound = words.bound_parts.get(key, 0)
        is_prefix = key in self._prefixes
        return Part(key, words.opens(key) or is_word, bool(stems or bound), tuple(stems), bound, is_prefix, is_word)

    def _trust(self, before: Part, after: Part) -> int:
        trust = max((self._words.pair(before.key, stem) for stem in after.stems), default=0)
        if after.bound and before.is_word:
            trust = max(trust, after.bound)
        return max(trust, _PREFIX_TRUST) if before.is_prefix and after.is_word else trust


class Part(NamedTuple):
    """What a word may be in a pair: `stems` are it and what is left of it without endings, where these close pairs."""

    key: str
    opens: bool
    closes: bool
    stems: tuple[str, ...]
    bound: int  # percent
    is_prefix: bool
    is_word: bool


_NO_PART = Part("", False, False, (), 0, False, False)


def _bare(word: str) -> str:
    return fold_word(word).replace(ZWNJ, "")


def _glue(word: str) -> str:
    """Nothing after a letter that does not join: «کشورها», «برنامه‌ها»."""
    return "" if word[-1] in NON_JOINING else ZWNJ
