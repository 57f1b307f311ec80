"""Nouns and adjectives whose ending has lost its joiner: «دانشگاههای», «برنامهای», «مهمترین», «مخالفاند»."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from iranru_cli.lexicon.words import Words
from iranru_cli.text.affixes import Affixes
from iranru_cli.text.conjugated import Conjugated
from iranru_cli.text.cuts import LIKELY, NON_JOINING, NONE, Cut

# «شکستهای», «بستهایم», «دانستهاست»: the ه may be of the stem
_HEH_OR_PLURAL = frozenset(("های", "هایم", "هاست"))
_SOME, _MANY = 5_000, 50_000  # weights of words that stand five and 50 times in 1.7 million


class Inflected:
    """A rule gives the joiners of a key, or NONE where it is no such word; an ending is cut off a known word only."""

    def __init__(
        self,
        words: Words,
        affixes: Affixes,
        verbs: Conjugated,
        cut: Callable[[str], Cut],
        is_given: Callable[[str], bool],
    ) -> None:
        """`cut` judges stems, `is_given` says whether a stem is a word of spelling.tsv."""
        self._words = words
        self._affixes = affixes
        self._verbs = verbs
        self._cut = cut
        self._is_given = is_given

    def stems(self, key: str, kind: str) -> Iterator[tuple[str, str]]:
        """Each way to take an affix of this kind off the end, after a letter that joins: («کتاب», «هایش»)."""
        for affix in self._affixes.at_end(kind, key):
            stem = key[: -len(affix)]
            if len(stem) >= 2 and stem[-1] not in NON_JOINING:
                yield stem, affix

    def plural(self, key: str) -> Cut:
        """«دانشگاههای», and «برنامهای», which is the article of «برنامه» and not the plural of «برنام»."""
        for stem, affix in self.stems(key, "plural"):
            if self._words.is_classed(stem + "ها"):
                return NONE  # «انتهای», «تنهایی»
            if affix in _HEH_OR_PLURAL and self._prefers_heh(stem, affix):
                found = self._on(key, stem + "ه", 80)
                return found if found.bits else Cut(2 << len(stem), 80)  # «برگردیده‌ای»
            found = self._on(key, stem, 92)
            if found.bits:
                return found
            if len(stem) > 2 and not self._words.is_common(key):
                return Cut(1 << len(stem), 75 if affix[2:] else 60)  # a noun that no list has: «ساتراپهای»
        return NONE

    def heh(self, key: str) -> Cut:
        """«برنامهایست», «خانهشان»; after a spoken ه («گروهشان») no joiner stands before شان."""
        for stem, affix in self.stems(key, "heh"):
            if not stem.endswith("ه") or len(stem) < 3 or (affix[0] != "ا" and self._speaks_heh(stem)):
                continue
            # «تیرهای» may be «تیره‌ای», or «تیرها» with its ending as it stands
            if affix in ("ای", "ایم") and stem[-2] in NON_JOINING:
                if not self._prefers_heh(stem[:-1], "ه" + affix):
                    continue
                if self._verbs.is_participle(stem):
                    return Cut(1 << len(stem), 85)
            found = self._on(key, stem, 85)
            if found.bits and (affix != "ی" or self._takes_ezafe(stem, found)):
                return found
        return NONE

    def ye(self, key: str) -> Cut:
        """After ی: «روسریاش», «دارایی‌شان»; not «تیمشان», and not «ادبیات», which is a word."""
        stems = [stem for stem, _ in self.stems(key, "ye") if stem.endswith("ی") and len(stem) > 3]
        if not stems or self._words.is_common(key):
            return NONE
        return next((found for found in (self._on(key, stem, 70) for stem in stems) if found.bits), NONE)

    def compare(self, key: str) -> Cut:
        """«مهمترین»; not «دفتری», «فیلترهای»."""
        for stem, affix in self.stems(key, "compare"):
            if self._words.is_classed(stem + "تر"):
                return NONE
            if affix == "ترین" or self._words.is_adjective(stem):
                return self._on(key, stem, 85)
        return NONE

    def copula(self, key: str) -> Cut:
        """«مخالفاند», not «رساند», «بماند», «فرماید»."""
        stems = [stem for stem, _ in self.stems(key, "copula") if len(stem) > 2 and self._words.weight(stem) > _MANY]
        past = self._words.past_stems
        if not stems or self._verbs.is_verb(key) or any(stem in past for stem in (key, key[1:], key[:-1])):
            return NONE
        return self._on(key, stems[0], 70)

    def _on(self, key: str, stem: str, trust: int) -> Cut:
        """The joiner after a stem that is a word, with the joiners inside the stem; NONE where it is no word."""
        words = self._words
        weight = words.weight(key)
        if weight and words.weight(stem) < 5 * weight:
            return NONE  # the whole is a word of its own
        inner = self._cut(stem)
        if inner.trust >= LIKELY:
            return Cut(inner.bits | 1 << len(stem), min(inner.trust, trust))
        is_word = words.is_common(stem) if len(stem) > 2 else words.weight(stem) > _SOME
        return Cut(1 << len(stem), trust) if is_word or self._is_given(stem) else NONE

    def _prefers_heh(self, stem: str, affix: str) -> bool:
        """Whether «Xهای» is rather «Xه‌ای» than «X‌های», and «Xهایم» «Xه‌ایم»: by how usual X and Xه are."""
        with_heh = stem + "ه"
        words, is_perfect = self._words, affix != "های"
        if self._verbs.is_participle(with_heh) and (is_perfect or not words.is_classed(stem)):
            return is_perfect or not words.weight(stem + "ها")  # «کردهای عراق»
        if affix == "هاست":
            return False
        if not words.is_common(with_heh) or not words.is_common(stem):
            return words.is_common(with_heh)
        # «مرتب» takes no plural; of «تیرها» no joiner tells
        takes_plural = stem[-1] in NON_JOINING or words.joiners(stem + "ها")[0] or words.weight(stem + "ها")
        return words.weight(with_heh) * (1 if takes_plural else 5) > words.weight(stem) and not is_perfect

    def _speaks_heh(self, stem: str) -> bool:
        """«نگاه», «گروه», «توجه»: not the ه of «خانه»."""
        return stem[-2] in "او" or self._words.is_common(stem + "ی")

    def _takes_ezafe(self, stem: str, found: Cut) -> bool:
        """«خانهی»; not «پوششدهی», whose stem would have a joiner of its own."""
        return self._words.weight(stem) >= _MANY and not found.bits & (1 << len(stem)) - 1
