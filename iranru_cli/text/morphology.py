"""Where joiners belong inside a word that is written without them: «نمیدهند», «سیاستگذاریهای», «لازمالاجرا».

What is counted comes before rules, and a rule cuts only what leaves a known word and is no known word itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from iranru_cli.lexicon.words import Words, load_words
from iranru_cli.text.affixes import Affixes, Endings, load_affixes, noun_tails, verb_heads
from iranru_cli.text.conjugated import Conjugated
from iranru_cli.text.cuts import LONGEST, NON_JOINING, NONE, SHORTEST, Cut, parts
from iranru_cli.text.spelling import Spellings, read_spellings

_MEMO_LIMIT = 200_000
_LISTED = 60  # percent: what only a list with misspellings has
_LIKELY = 50  # percent: more likely than not
# «شکستهای», «بستهایم», «دانستهاست»: the ه may be of the stem
_HEH_OR_PLURAL = frozenset(("های", "هایم", "هاست"))
_LONGEST_NAME = 6  # letters: «میشودمهرعلیزاده» has lost its blanks
_SOME = 5_000  # weight of a word that stands five times in 1.7 million
_INFLECTED = 95  # percent of the trust in a part is left where it carries an ending
_MANY = 50_000  # weight of a word that stands 50 times in 1.7 million


class Morphology:
    """The rules with their tables; `cut` remembers its answers."""

    def __init__(self, words: Words, affixes: Affixes, spellings: Spellings) -> None:
        self.words = words
        self.spellings = spellings
        self.affixes = affixes
        self.verbs = Conjugated(words, affixes)
        self._endings = {kind: Endings(forms) for kind, forms in affixes.items()}
        self.tails = noun_tails(affixes)
        self.heads = verb_heads(affixes)
        self._memo: dict[str, Cut] = {}
        self._inflections = (
            self.verbs.with_mi,
            self._plural,
            self.verbs.perfect,
            self._heh,
            self._compare,
            self._copula,
            self._ye,
        )
        self._compounds = (self._glued, self._article, self._name, self._doubled, self._compound)

    def cut(self, key: str) -> Cut:
        """Joiners of a key: cut("میشود") is Cut(0b100, 97); NONE where the key stands well as it is."""
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[key] = self._find(key) if SHORTEST <= len(key) <= LONGEST else NONE
        return found

    def _find(self, key: str) -> Cut:
        given = self.spellings.cuts.get(key)
        if given is not None:
            return given
        bits, trust = self.words.joiners(key)
        if trust:
            return Cut(bits, trust)
        if self.words.is_classed(key):
            return NONE
        for rule in self._inflections:
            found = rule(key)
            if found.bits:
                return found
        if bits and all(self._stands(part) for part in parts(key, bits)):
            return Cut(bits, _LISTED)
        if self.words.is_common(key):
            return NONE
        for rule in self._compounds:
            found = rule(key)
            if found.bits:
                return found
        return NONE

    def _stands(self, part: str) -> bool:
        """Whether a part of a listed word is a word or an ending: not those of «نویس|ندگان»."""
        return self.words.is_common(part) or part in self.tails or part in self.heads

    def _stems(self, key: str, kind: str) -> Iterator[tuple[str, str]]:
        """Each way to take an affix of this kind off the end, after a letter that joins."""
        for affix in self._endings[kind].of(key):
            stem = key[: -len(affix)]
            if len(stem) >= 2 and stem[-1] not in NON_JOINING:
                yield stem, affix

    def _on(self, key: str, stem: str, trust: int) -> Cut:
        """The joiner after a stem that is a word, with the joiners inside the stem; NONE where it is no word."""
        words = self.words
        weight = words.weight(key)
        if weight and words.weight(stem) < 5 * weight:
            return NONE  # the whole is a word of its own
        inner = self.cut(stem)
        if inner.trust >= _LIKELY:
            return Cut(inner.bits | 1 << len(stem), min(inner.trust, trust))
        is_word = words.is_common(stem) if len(stem) > 2 else words.weight(stem) > _SOME
        if is_word or stem in self.spellings.cuts:
            return Cut(1 << len(stem), trust)
        return NONE

    def _plural(self, key: str) -> Cut:
        """«دانشگاههای», and «برنامهای», which is the article of «برنامه» and not the plural of «برنام»."""
        for stem, affix in self._stems(key, "plural"):
            if self.words.is_classed(stem + "ها"):
                return NONE  # «انتهای», «تنهایی»
            if affix in _HEH_OR_PLURAL and self._prefers_heh(stem, affix):
                found = self._on(key, stem + "ه", 80)
                return found if found.bits else Cut(2 << len(stem), 80)  # «برگردیده‌ای»
            found = self._on(key, stem, 92)
            if found.bits:
                return found
            if len(stem) > 2 and not self.words.is_common(key):
                return Cut(1 << len(stem), 75 if affix[2:] else 60)  # a noun that no list has: «ساتراپهای»
        return NONE

    def _prefers_heh(self, stem: str, affix: str) -> bool:
        """Whether «Xهای» is rather «Xه‌ای» than «X‌های», and «Xهایم» «Xه‌ایم»: by how usual X and Xه are."""
        with_heh = stem + "ه"
        words, is_perfect = self.words, affix != "های"
        if self.verbs.is_participle(with_heh) and (is_perfect or not words.is_classed(stem)):
            return is_perfect or not words.weight(stem + "ها")  # «کردهای عراق»
        if affix == "هاست":
            return False
        if not words.is_common(with_heh) or not words.is_common(stem):
            return words.is_common(with_heh)
        # «مرتب» takes no plural; of «تیرها» no joiner tells
        takes_plural = stem[-1] in NON_JOINING or words.joiners(stem + "ها")[0] or words.weight(stem + "ها")
        return words.weight(with_heh) * (1 if takes_plural else 5) > words.weight(stem) and not is_perfect

    def _heh(self, key: str) -> Cut:
        """«برنامهایست», «خانهشان»; after a spoken ه («گروهشان») no joiner stands before شان."""
        for stem, affix in self._stems(key, "heh"):
            if not stem.endswith("ه") or len(stem) < 3 or (affix[0] != "ا" and self._speaks_heh(stem)):
                continue
            # «تیرهای» may be «تیره‌ای», or «تیرها» with its ending as it stands
            if affix in ("ای", "ایم") and stem[-2] in NON_JOINING:
                if not self._prefers_heh(stem[:-1], "ه" + affix):
                    continue
                if self.verbs.is_participle(stem):
                    return Cut(1 << len(stem), 85)
            if affix == "ی" and self.words.weight(stem) < _MANY:
                continue
            found = self._on(key, stem, 85)
            if found.bits and (affix != "ی" or not found.bits & (1 << len(stem)) - 1):
                return found
        return NONE

    def _speaks_heh(self, stem: str) -> bool:
        """«نگاه», «گروه», «توجه»: not the ه of «خانه»."""
        return stem[-2] in "او" or self.words.is_common(stem + "ی")

    def _ye(self, key: str) -> Cut:
        """After ی: «روسریاش», «دارایی‌شان»; not «تیمشان», and not «ادبیات», which is a word."""
        if self.words.is_common(key):
            return NONE
        for stem, _ in self._stems(key, "ye"):
            if stem.endswith("ی") and len(stem) > 3:
                found = self._on(key, stem, 70)
                if found.bits:
                    return found
        return NONE

    def _compare(self, key: str) -> Cut:
        """«مهمترین»."""
        for stem, affix in self._stems(key, "compare"):
            is_graded = self.words.is_adjective(stem)
            if self.words.is_classed(stem + "تر") or not (is_graded or affix == "ترین"):
                return NONE  # «دفتری», «فیلترهای»
            if is_graded or affix == "ترین":
                return self._on(key, stem, 85)
        return NONE

    def _copula(self, key: str) -> Cut:
        """«مخالفاند», not «رساند», «بماند», «فرماید»."""
        if any(stem in self.words.past_stems for stem in (key, key[1:], key[:-1])) or self.verbs.is_verb(key):
            return NONE
        for stem, _ in self._stems(key, "copula"):
            if len(stem) > 2 and self.words.weight(stem) > _MANY:
                return self._on(key, stem, 70)
        return NONE

    def _glued(self, key: str) -> Cut:
        """Endings that are written on: «جنگطلبان» is «جنگ‌طلب» + ان, «ستمدیدگان» is of «ستم‌دیده»."""
        for stem in (*self._glued_stems(key), *self._unjoined_stems(key)):
            bits, trust = self.spellings.cuts.get(stem) or self.words.joiners(stem)
            if trust >= _LIKELY:
                return Cut(bits, min(trust, 80))
        return NONE

    def _unjoined_stems(self, key: str) -> Iterator[str]:
        """«قانونگذارها» → «قانونگذار»: after a letter that does not join no joiner stands before ها."""
        for kind in ("plural", "compare"):
            for affix in self._endings[kind].of(key):
                if len(key) > len(affix) + 2 and key[-len(affix) - 1] in NON_JOINING:
                    yield key[: -len(affix)]

    def _glued_stems(self, key: str) -> Iterator[str]:
        yield from (key[: -len(affix)] for affix in self._endings["glued"].of(key))
        yield from (key[: -len(affix)] + "ه" for affix in self._endings["heh_glued"].of(key))

    def stems(self, key: str) -> Iterator[str]:
        """What is left of a word without its endings: «پردازانی» → «پردازان», «پرداز»."""
        for stem in self._glued_stems(key):
            if len(stem) > 2:
                yield stem
                yield from (inner for inner in self._glued_stems(stem) if len(inner) > 2)
        for stem, _ in self._stems(key, "plural"):
            yield stem

    def _inflections_of(self, key: str) -> list[str]:
        """The endings that a compound may carry, also after a letter that does not join: «دوستنماها» → ["ها"]."""
        return [affix for kind in ("plural", "compare", "glued") for affix in self._endings[kind].of(key)]

    def _article(self, key: str) -> Cut:
        """The Arabic article: «لازمالاجرا»."""
        at = key.find("ال", 2)
        if at < 0 or len(key) - at < 5 or key[at - 1] in NON_JOINING:
            return NONE
        first, second = key[:at], key[at:]
        if self.words.weight(first) >= _SOME and (self.words.closes(second) or (at > 2 and self.words.known(second))):
            return Cut(1 << at, 60)
        return NONE

    def _name(self, key: str) -> Cut:
        """Surnames: «مسیبزاده», «سپهریفر»."""
        for stem, _ in self._stems(key, "surname"):
            if 2 < len(stem) <= _LONGEST_NAME:
                return Cut(1 << len(stem), 65)
        return NONE

    def _doubled(self, key: str) -> Cut:
        """«قطرهقطره», «تکهتکه»."""
        half = len(key) // 2
        if half > 2 and key[:half] == key[half:] and key[half - 1] not in NON_JOINING:
            return Cut(1 << half, 70)
        return NONE

    def _compound(self, key: str) -> Cut:
        """Two words of which one is a part that nearly always takes the joiner: «بیثمر», «تعیینکننده»; not «بیدارم»."""
        if any(len(stem) > 2 and self.words.is_classed(stem) for stem in self._glued_stems(key)):
            return NONE
        if self.verbs.is_subjunctive(key):
            return NONE
        best, endings = NONE, self._inflections_of(key)
        for at in range(2, len(key) - 1):
            if key[at - 1] not in NON_JOINING:
                trust = self._trust_in(key[:at], key[at:], endings)
                if trust > best.trust:
                    best = Cut(1 << at, trust)
        return best

    def _trust_in(self, first: str, second: str, endings: list[str]) -> int:
        words = self.words
        bare = [second[: -len(ending)] for ending in endings if len(second) > len(ending) + 2]
        shares = words.second_parts
        trust = max(shares.get(second, 0), *(_INFLECTED * shares.get(part, 0) // 100 for part in bare), 0)
        if trust and words.weight(first) < _SOME:
            trust = 0
        opens = words.first_parts.get(first, 0) if len(first) > 2 or first in self.affixes["first"] else 0
        if opens > trust and len(second) > 2 and words.is_common(second):
            return opens
        if _INFLECTED * opens // 100 > trust and any(map(words.is_common, bare)):
            return _INFLECTED * opens // 100
        return trust


def load_morphology(spellings: Spellings | None = None) -> Morphology:
    """The rules over the package's tables, and over the words of a lexicon where they are given."""
    return Morphology(load_words(), load_affixes(), spellings or read_spellings())
