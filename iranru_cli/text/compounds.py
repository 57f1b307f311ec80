"""Compounds that have lost their joiner and that no list has: «جنگطلبان», «لازمالاجرا», «بیثمر», «تعیینکننده»."""

from __future__ import annotations

from collections.abc import Iterator

from iranru_cli.lexicon.words import Words
from iranru_cli.text.affixes import Affixes
from iranru_cli.text.conjugated import Conjugated
from iranru_cli.text.cuts import LIKELY, NON_JOINING, NONE, Cut
from iranru_cli.text.spelling import Spellings

_SOME = 5_000  # weight of a word that stands five times in 1.7 million
_INFLECTED = 95  # percent of the trust in a part is left where it carries an ending
_LONGEST_NAME = 6  # letters: «میشودمهرعلیزاده» has lost its blanks


class Compounds:
    """A rule gives the joiners of a key, or NONE where it is no such word."""

    def __init__(self, words: Words, affixes: Affixes, verbs: Conjugated, spellings: Spellings) -> None:
        self._words = words
        self._affixes = affixes
        self._verbs = verbs
        self._given = spellings.cuts

    def stems(self, key: str) -> Iterator[str]:
        """What is left of a word without the endings that are written on: «پردازانی» → «پردازان», «پرداز»."""
        for stem in self._glued_stems(key):
            if len(stem) > 2:
                yield stem
                yield from (inner for inner in self._glued_stems(stem) if len(inner) > 2)

    def glued(self, key: str) -> Cut:
        """A word that is listed, with an ending: «جنگطلبان» is «جنگ‌طلب» + ان, «ستمدیدگان» is of «ستم‌دیده»."""
        for stem in (*self._glued_stems(key), *self._unjoined_stems(key)):
            bits, trust = self._given.get(stem) or self._words.joiners(stem)
            if trust >= LIKELY:
                return Cut(bits, min(trust, 80))
        return NONE

    def article(self, key: str) -> Cut:
        """The Arabic article: «لازمالاجرا»."""
        at = key.find("ال", 2)
        if at < 0 or len(key) - at < 5 or key[at - 1] in NON_JOINING:
            return NONE
        first, second = key[:at], key[at:]
        closes = self._words.closes(second) or (at > 2 and self._words.known(second))
        return Cut(1 << at, 60) if closes and self._words.weight(first) >= _SOME else NONE

    def surname(self, key: str) -> Cut:
        """«مسیبزاده», «پاکنژاد»."""
        for affix in self._affixes.at_end("surname", key):
            at = len(key) - len(affix)
            if 2 < at <= _LONGEST_NAME and key[at - 1] not in NON_JOINING:
                return Cut(1 << at, 65)
        return NONE

    def doubled(self, key: str) -> Cut:
        """«قطرهقطره», «تکهتکه»."""
        half = len(key) // 2
        if half > 2 and key[:half] == key[half:] and key[half - 1] not in NON_JOINING:
            return Cut(1 << half, 70)
        return NONE

    def compound(self, key: str) -> Cut:
        """Two words of which one is a part that nearly always takes the joiner: «بیثمر», «تعیینکننده»; not «بیدارم»."""
        # also after a letter that does not join: «دوستنماها»
        endings = [affix for kind in ("plural", "compare", "glued") for affix in self._affixes.at_end(kind, key)]
        best = NONE
        for at in range(2, len(key) - 1):
            if key[at - 1] not in NON_JOINING:
                trust = self._trust(key[:at], key[at:], endings)
                if trust > best.trust:
                    best = Cut(1 << at, trust)
        return NONE if best.bits and self._is_other(key) else best

    def _is_other(self, key: str) -> bool:
        """Whether the key is a word with an ending written on, or a verb: «بیدارم»."""
        stems = self._glued_stems(key)
        return any(len(stem) > 2 and self._words.is_classed(stem) for stem in stems) or self._verbs.is_subjunctive(key)

    def _trust(self, first: str, second: str, endings: list[str]) -> int:
        """How surely two words make a compound; the second may carry one of the endings."""
        bare = [second[: -len(ending)] for ending in endings if len(second) > len(ending) + 2]
        closes = self._closes(second, bare)
        if closes and self._words.weight(first) < _SOME:
            closes = 0
        return max(closes, self._opens(first, second, bare))

    def _closes(self, second: str, bare: list[str]) -> int:
        shares = self._words.second_parts
        inflected = max([shares.get(part, 0) for part in bare], default=0)
        return max(shares.get(second, 0), _INFLECTED * inflected // 100)

    def _opens(self, first: str, second: str, bare: list[str]) -> int:
        opens = self._words.first_parts.get(first, 0)
        if not opens or (len(first) == 2 and first not in self._affixes["first"]):
            return 0
        if len(second) > 2 and self._words.is_common(second):
            return opens
        return _INFLECTED * opens // 100 if any(map(self._words.is_common, bare)) else 0

    def _glued_stems(self, key: str) -> Iterator[str]:
        yield from (key[: -len(affix)] for affix in self._affixes.at_end("glued", key))
        yield from (key[: -len(affix)] + "ه" for affix in self._affixes.at_end("heh_glued", key))

    def _unjoined_stems(self, key: str) -> Iterator[str]:
        """«قانونگذارها» → «قانونگذار»: after a letter that does not join no joiner stands before ها."""
        for affix in (*self._affixes.at_end("plural", key), *self._affixes.at_end("compare", key)):
            if len(key) > len(affix) + 2 and key[-len(affix) - 1] in NON_JOINING:
                yield key[: -len(affix)]
