"""Blanks that stand for a joiner: «می شود», «کتاب ها», «برنامه ای», «بین المللی»."""

from __future__ import annotations

from iranru_cli.text.lacking import missing_joiners
from iranru_cli.text.letters import ZWNJ, fold_word
from iranru_cli.text.morphology import NON_JOINING, Morphology

_OPENER, _CLOSER, _BOUND, _PREFIX, _WORD = 1, 2, 4, 8, 16
_BOUND_TRUST = 65
_LIMIT = 200_000  # types that are remembered
Joins = dict[int, str]  # index of the word after the blank → what replaces the blank


def inflection_joins(morphology: Morphology, words: list[str], gaps: list[str]) -> Joins:
    """Endings and می next to their word, joined in any document; gaps[k] stands before words[k]."""
    tails, heads = morphology.tails, morphology.heads
    out: Joins = {}
    for k in [k for k, word in enumerate(words) if word in tails]:
        if k and gaps[k] == " " and _takes(morphology, words[k - 1], words[k]):
            out[k] = _glue(words[k - 1])
    for k in [k for k, word in enumerate(words) if word in heads]:
        is_month = gaps[k].rstrip()[-1:].isdigit()  # «۵ می گفت»
        if gaps[k + 1] == " " and k + 1 < len(words) and morphology.is_verb(fold_word(words[k + 1])) and not is_month:
            out[k + 1] = ZWNJ
    return out


def _takes(morphology: Morphology, word: str, tail: str) -> bool:
    """Whether the ending may follow the word."""
    if len(word) < 2:
        return False
    if tail in morphology.affixes["plural"]:
        return True
    key = _bare(word)
    if tail in morphology.affixes["compare"]:
        return morphology.words.is_adjective(key) or (tail == "ترین" and morphology.words.is_common(key))
    if tail in morphology.affixes["auxiliary"] and morphology.is_participle(key):
        return tail != "است"
    return key.endswith("ه") and len(key) > 3 and tail in ("ای", "اند", "ایم", "اید")


class Pairs:
    """Joins of two words that make one: «بین المللی», «آتش بس», «بی نتیجه»; the part that a word may play is kept."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._words = morphology.words
        self._prefixes = frozenset(morphology.affixes["prefix"])
        self._tails = morphology.tails
        self._parts: dict[str, int] = {}

    def joins(self, words: list[str], gaps: list[str], taken: Joins, least: int) -> Joins:
        """The joins with at least this trust, in percent, beside those taken already."""
        if len(self._parts) > _LIMIT:
            self._parts.clear()
        parts = self._parts
        for word in set(words).difference(parts):
            parts[word] = self._part(_bare(word))
        out: Joins = {}
        last = 0
        for k, word in enumerate(words):
            part = parts[word]
            if _may_join(last, part) and gaps[k] == " " and k not in taken:
                before = words[k - 1]
                glue = _glue(before)
                if self._trust(_bare(before), _bare(word), last, part) >= least and self._is_whole(
                    before + glue + word
                ):
                    out[k] = glue
            last = part
        return out

    def _is_whole(self, word: str) -> bool:
        """Not where a half would need a joiner that it has only as a part: «به طوریکه» is left to «به طوری که»."""
        return not missing_joiners(self._morphology, word).bits

    def _part(self, key: str) -> int:
        words = self._words
        return (
            _OPENER * words.opens(key)
            | _CLOSER * words.closes(key)
            | _BOUND * (key in words.bound_parts)
            | _PREFIX * (key in self._prefixes)
            | _WORD * (words.is_common(key) and key not in self._tails)
        )

    def _trust(self, first: str, second: str, before: int, after: int) -> int:
        trust = self._words.pair(first, second) if before & _OPENER and after & _CLOSER else 0
        bound = (after & _BOUND and before & _WORD) or (before & _PREFIX and after & _WORD)
        return trust or (_BOUND_TRUST if bound else 0)


def _may_join(before: int, after: int) -> bool:
    return bool((after & _CLOSER and before & _OPENER) or after & _BOUND or before & _PREFIX)


def _bare(word: str) -> str:
    return fold_word(word).replace(ZWNJ, "")


def _glue(word: str) -> str:
    """Nothing after a letter that does not join: «کشورها», «برنامه‌ها»."""
    return "" if word[-1] in NON_JOINING else ZWNJ
