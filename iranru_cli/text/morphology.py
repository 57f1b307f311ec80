"""Where joiners belong inside a word that is written without them: «نمیدهند», «سیاستگذاریهای», «لازمالاجرا».

What is counted comes before rules, and a rule cuts only what leaves a known word and is no known word itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from iranru_cli.lexicon.words import Words, load_words
from iranru_cli.text.affixes import Affixes, load_affixes
from iranru_cli.text.compounds import Compounds
from iranru_cli.text.conjugated import Conjugated
from iranru_cli.text.cuts import LONGEST, NONE, SHORTEST, Cut, parts
from iranru_cli.text.inflected import Inflected
from iranru_cli.text.spelling import Spellings, read_spellings

_MEMO_LIMIT = 200_000
_LISTED = 60  # percent: what only a list with misspellings has
Rule = Callable[[str], Cut]


class Morphology:
    """The rules with their tables; `cut` remembers its answers."""

    def __init__(self, words: Words, affixes: Affixes, spellings: Spellings) -> None:
        self.words = words
        self.affixes = affixes
        self.spellings = spellings
        self.verbs = Conjugated(words, affixes)
        self._inflected = Inflected(words, affixes, self.verbs, self.cut, spellings.cuts.__contains__)
        self._compounds = Compounds(words, affixes, self.verbs, spellings)
        self._memo: dict[str, Cut] = {}

    def cut(self, key: str) -> Cut:
        """Joiners of a key: cut("میشود") is Cut(0b100, 97); NONE where the key stands well as it is."""
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[key] = self._find(key) if SHORTEST <= len(key) <= LONGEST else NONE
        return found

    def stems(self, key: str) -> Iterator[str]:
        """What is left of a word without its endings: «پردازانی» → «پردازان», «پرداز»; «سازها» → nothing."""
        yield from self._compounds.stems(key)
        yield from (stem for stem, _ in self._inflected.stems(key, "plural"))

    def _find(self, key: str) -> Cut:
        given = self.spellings.cuts.get(key)
        if given is not None:
            return given
        bits, trust = self.words.joiners(key)
        if trust:
            return Cut(bits, trust)
        if self.words.is_classed(key):
            return NONE
        found = _first(self._inflections(), key)
        if found.bits:
            return found
        if bits and all(self._stands(part) for part in parts(key, bits)):
            return Cut(bits, _LISTED)
        return NONE if self.words.is_common(key) else _first(self._compositions(), key)

    def _inflections(self) -> tuple[Rule, ...]:
        nouns, verbs = self._inflected, self.verbs
        return verbs.with_mi, nouns.plural, verbs.perfect, nouns.heh, nouns.compare, nouns.copula, nouns.ye

    def _compositions(self) -> tuple[Rule, ...]:
        found = self._compounds
        return found.glued, found.article, found.surname, found.doubled, found.compound

    def _stands(self, part: str) -> bool:
        """Whether a part of a listed word is a word or an ending: not those of «نویس|ندگان»."""
        return self.words.is_common(part) or part in self.affixes.tails or part in self.affixes.heads


def _first(rules: tuple[Rule, ...], key: str) -> Cut:
    """What the first rule says that fits."""
    for rule in rules:
        found = rule(key)
        if found.bits:
            return found
    return NONE


def load_morphology(spellings: Spellings | None = None) -> Morphology:
    """The rules over the package's tables, and over the words of a lexicon where they are given."""
    return Morphology(load_words(), load_affixes(), spellings or read_spellings())
