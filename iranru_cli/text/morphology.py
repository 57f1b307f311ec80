"""Where joiners belong inside a word that is written without them: «نمیدهند», «سیاستگذاریهای», «لازمالاجرا».

The answer is a number whose bit n says that a joiner stands before letter n, with a trust in percent. What a table
attests comes before rules, and a rule cuts only what leaves a known word and is no known word itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from iranru_cli.lexicon.specs import TEXT
from iranru_cli.lexicon.tables import read_table
from iranru_cli.lexicon.words import Words, load_words
from iranru_cli.text.letters import ZWNJ, fold_key

_AFFIXES = Path(__file__).resolve().parent.parent / "data" / "affixes.tsv"
NON_JOINING = frozenset("اآأإدذرزژوؤء")
_SHORTEST, LONGEST = 4, 40  # letters
_MEMO_LIMIT = 200_000


class Cut(NamedTuple):
    """`bits` says where joiners belong, `trust` (percent) how surely."""

    bits: int
    trust: int


NONE = Cut(0, 0)


class Morphology:
    """The rules with their tables; `cut` remembers its answers."""

    def __init__(self, words: Words, affixes: dict[str, tuple[str, ...]]) -> None:
        self.words = words
        self.affixes = affixes
        self.tails = frozenset(form for kind in ("plural", "compare", "heh", "auxiliary") for form in affixes[kind])
        self.heads = verb_heads(affixes)
        self._memo: dict[str, Cut] = {}

    def cut(self, key: str) -> Cut:
        """Joiners of a key: cut("میشود") is Cut(0b100, 97); NONE where the key stands well as it is."""
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[key] = self._find(key) if _SHORTEST <= len(key) <= LONGEST else NONE
        return found

    def is_verb(self, rest: str) -> bool:
        """Whether this may follow می: «گوید», «رفتند», «توان»; a bare present stem may not («میدان»)."""
        words, affixes = self.words, self.affixes
        if rest in words.past_stems or rest in affixes["form"]:
            return True
        return _has_ending(rest, affixes["past"], words.past_stems) or _has_ending(
            rest, affixes["present"], words.present_stems
        )

    def is_participle(self, key: str) -> bool:
        """«گفته», «نشده»."""
        stem = key[:-1]
        past = self.words.past_stems
        return key.endswith("ه") and (stem in past or (stem.startswith("ن") and stem[1:] in past))

    def _find(self, key: str) -> Cut:
        bits, trust = self.words.joiners(key)
        if bits:
            return Cut(visible_bits(key, bits), trust)
        if self.words.is_classed(key):
            return NONE
        for rule in (self._verb, self._plural, self._participle, self._heh, self._compare, self._copula):
            found = rule(key)
            if found.bits:
                return found
        if self.words.is_common(key):
            return NONE
        for rule in (self._clitic, self._article, self._compound):
            found = rule(key)
            if found.bits:
                return found
        return NONE

    def _verb(self, key: str) -> Cut:
        """«میگوید», «برنمیگردد»."""
        for preverb in ("", *self.affixes["preverb"]):
            for prefix in self.affixes["mi"]:
                if key.startswith(preverb + prefix):
                    at = len(preverb) + len(prefix)
                    rest = key[at:]
                    if self.is_verb(rest):
                        return Cut(1 << at, 95)
                    after = self._participle(rest)
                    if after.bits:
                        return Cut(1 << at | after.bits << at, 90)
        return NONE

    def _stems(self, key: str, kind: str) -> Iterator[tuple[str, str]]:
        """Each way to take an affix of this kind off the end, after a letter that joins."""
        for affix in self.affixes[kind]:
            if key.endswith(affix):
                stem = key[: -len(affix)]
                if len(stem) >= 2 and stem[-1] not in NON_JOINING:
                    yield stem, affix

    def _on(self, key: str, stem: str, trust: int) -> Cut:
        """The joiner after a stem that is a word, with the joiners inside the stem; NONE where it is no word."""
        words = self.words
        count = words.count(key)
        if count and words.count(stem) < 5 * count:
            return NONE  # the whole is a word of its own
        inner = self.cut(stem)
        if inner.bits:
            return Cut(inner.bits | 1 << len(stem), min(inner.trust, trust))
        if words.is_common(stem) if len(stem) > 2 else words.count(stem) > 50:
            return Cut(1 << len(stem), trust)
        return NONE

    def _plural(self, key: str) -> Cut:
        """«دانشگاههای», and «برنامهای», which is the article of «برنامه» and not the plural of «برنام»."""
        for stem, affix in self._stems(key, "plural"):
            if self.words.is_classed(stem + "ها"):
                return NONE  # «انتهای», «تنهایی»
            if affix[2:] in ("ی", "ست", "م", "ش", "ت") and self._prefers_heh(stem):
                return self._on(key, stem + "ه", 80)
            found = self._on(key, stem, 92)
            if found.bits:
                return found
        return NONE

    def _is_plural(self, stem: str) -> bool:
        """Whether «Xهای» is the plural of X: «ستادهای», «خریدهای»; or X ends in ها as «بها» does."""
        return self.words.is_classed(stem + "ها") or (self.words.is_common(stem) and not self._prefers_heh(stem))

    def _prefers_heh(self, stem: str) -> bool:
        """Whether «Xهای» is rather «Xه‌ای» than «X‌های»: by how often X and Xه stand in news."""
        with_heh = stem + "ه"
        if self.is_participle(with_heh) and not self.words.is_classed(stem):
            return True
        return self.words.is_common(with_heh) and self.words.count(with_heh) > self.words.count(stem)

    def _participle(self, key: str) -> Cut:
        """«گفتهاند», «نشدهاست»."""
        for stem, affix in self._stems(key, "auxiliary"):
            if self.is_participle(stem) and not (affix == "ای" and self._is_plural(stem[:-1])):
                return Cut(1 << len(stem), 93)
        return NONE

    def _heh(self, key: str) -> Cut:
        """«برنامهایست», «خانهشان»; after a spoken ه («گروهشان») no joiner stands before شان."""
        for stem, affix in self._stems(key, "heh"):
            if not stem.endswith("ه") or len(stem) < 3 or (affix[0] != "ا" and self._speaks_heh(stem)):
                continue
            if affix == "ای" and self._is_plural(stem[:-1]):
                continue
            # «دورهای» may be «دوره‌ای» or, where joiners are written, «دورها» with its ending as it stands
            trust = 70 if stem[-2] in NON_JOINING and self.words.is_common(stem[:-1]) else 85
            found = self._on(key, stem, trust)
            if found.bits:
                return found
        return NONE

    def _speaks_heh(self, stem: str) -> bool:
        return stem[-2] == "ا" or self.words.is_common(stem + "ی")

    def _compare(self, key: str) -> Cut:
        """«مهمترین»."""
        for stem, affix in self._stems(key, "compare"):
            if self.words.is_classed(stem + "تر") or (affix == "تری" and self.words.is_common(stem + "تر")):
                return NONE
            if self.words.is_adjective(stem) or affix == "ترین":
                return self._on(key, stem, 85)
        return NONE

    def _copula(self, key: str) -> Cut:
        """«مخالفاند», not «رساند», «بماند»."""
        if key in self.words.past_stems or key[1:] in self.words.past_stems:
            return NONE
        for stem, _ in self._stems(key, "copula"):
            if len(stem) > 2 and self.words.count(stem) > 20:
                return self._on(key, stem, 70)
        return NONE

    def _clitic(self, key: str) -> Cut:
        """Endings that are written on: «جنگطلبان» is «جنگ‌طلب» + ان."""
        for stem in self._glued_stems(key):
            bits, trust = self.words.joiners(stem)
            if visible_bits(stem, bits):
                return Cut(visible_bits(stem, bits), min(trust, 80))
        return NONE

    def _glued_stems(self, key: str) -> Iterator[str]:
        for affix in self.affixes["glued"]:
            if key.endswith(affix):
                yield key[: -len(affix)]

    def _article(self, key: str) -> Cut:
        """The Arabic article: «لازمالاجرا»."""
        at = key.find("ال", 2)
        if at < 0 or len(key) - at < 5 or key[at - 1] in NON_JOINING:
            return NONE
        if self.words.is_common(key[:at]) and (self.words.known(key[at:]) or self.words.known(key[at + 2 :])):
            return Cut(1 << at, 60)
        return NONE

    def _compound(self, key: str) -> Cut:
        """Two words of which one is a part that nearly always takes the joiner: «بیثمر», «تعیینکننده»; not «بیدارم»."""
        if any(len(stem) > 2 and self.words.is_classed(stem) for stem in self._glued_stems(key)):
            return NONE
        best = NONE
        for at in range(2, len(key) - 1):
            if key[at - 1] not in NON_JOINING:
                trust = self._trust_in(key[:at], key[at:])
                if trust > best.trust:
                    best = Cut(1 << at, trust)
        return best

    def _trust_in(self, first: str, second: str) -> int:
        words = self.words
        opens, closes = first in words.first_parts, second in words.second_parts
        if opens and closes:
            return 75
        if closes and words.is_common(first):
            return 65
        if opens and words.is_common(second) and len(second) > 2:
            return 60
        return 35 if words.count(first) > 50 and words.count(second) > 50 else 0


def _has_ending(rest: str, endings: tuple[str, ...], stems: frozenset[str]) -> bool:
    return any(rest.endswith(ending) and rest[: -len(ending)] in stems for ending in endings)


def visible_bits(key: str, bits: int) -> int:
    """Without the joiners that nobody sees, after a letter that does not join: those of «کار‌ها»."""
    for at, letter in enumerate(key, 1):
        if letter in NON_JOINING:
            bits &= ~(1 << at)
    return bits


def joiner_bits(word: str) -> int:
    """Where joiners stand: «بین‌المللی» → 1 << 3."""
    bits, letters = 0, 0
    for letter in word:
        if letter == ZWNJ:
            bits |= 1 << letters
        else:
            letters += 1
    return bits


def load_affixes() -> dict[str, tuple[str, ...]]:
    """The bound pieces by kind, the longest first."""
    affixes: dict[str, list[str]] = {}
    for kind, form, _ in read_table(_AFFIXES, TEXT[0]):
        affixes.setdefault(kind, []).append(fold_key(form))
    return {kind: tuple(sorted(forms, key=len, reverse=True)) for kind, forms in affixes.items()}


def verb_heads(affixes: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """What stands before a verb with a joiner: «می», «نمی», «برمی»."""
    return frozenset(preverb + mi for preverb in ("", *affixes["preverb"]) for mi in affixes["mi"])


@cache
def load_morphology() -> Morphology:
    """The rules over the package's own tables."""
    return Morphology(load_words(), load_affixes())
