"""Conjugation: the forms of the reporting verbs, and telling any finite verb, which ends a Persian clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iranru_cli.lexicon.tables import Row
from iranru_cli.text.tokens import word_key

VERB_TABLE = "verb_forms"  # rows: verb, person, number, tense, negated, passive, form, example
_PAST_ENDINGS = ("", "م", "یم", "ید", "ند")  # not ی: «کشتی» is a ship
_PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
_PREFIXES = ("می", "نمی")
_SUBJUNCTIVE_ENDINGS = ("د", "ند", "یم", "ید", "م")
_PERFECT_ENDINGS = ("هاند", "هایم", "هام", "هاید", "هاست")  # the last as written in one word: «شده‌است»
_PREVERBS = ("باز", "بر", "در", "فرا", "فرو", "وا")
_COPULA = "هاست"  # «سال‌هاست», «کار آن‌هاست»
_MOST_SEEN = 50_000
_FIRST_LETTERS = frozenset("منب")


def conjugate(verbs: list[Row], patterns: list[Row]) -> Iterator[Row]:
    """Every form of every verb as a row of verb_forms: («goftan», «3», «sg», «past», «no», «no», «گفت», example)."""
    for verb, past, present, example in verbs:
        for person, number, tense, negated, passive, pattern, _ in patterns:
            yield verb, person, number, tense, negated, passive, _fill(pattern, past, present), example


def _fill(pattern: str, past: str, present: str) -> str:
    """«بR» + افزای → بیفزای…, «نP» + آمد → نیامد: a prefix before ا or آ takes ی."""
    for letter, stem in (("P", past), ("R", present)):
        if pattern[:2] in ("ب" + letter, "ن" + letter) and stem[0] in "اآ":
            return pattern[0] + "ی" + ("ا" if stem[0] == "آ" else "") + stem[1:] + pattern[2:]
        pattern = pattern.replace(letter, stem)
    return pattern


@dataclass(frozen=True)
class FiniteVerbs:
    """Tells from a key alone whether it is a finite verb: «رسیدند», «می‌تواند», «است»."""

    forms: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    nouns: frozenset[str]  # nouns that look like one of the forms: «ساخت», «برند»
    seen: dict[str, bool] = field(default_factory=dict, compare=False)  # what was judged, as words come again

    def __contains__(self, key: str) -> bool:
        found = self.seen.get(key)
        if found is None:
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
            found = self.seen[key] = self._judged(key)
        return found

    def _judged(self, key: str) -> bool:
        if key.endswith(_PERFECT_ENDINGS) and (self.participle(key[: key.rindex("ه") + 1]) or key.endswith(_COPULA)):
            return True  # «افتاده‌اند»
        if key in self.forms:
            return True
        if key in self.nouns:
            return False
        return (key[:1] in _FIRST_LETTERS and self._prefixed(key)) or (
            key.startswith(_PREVERBS) and any(key.startswith(p) and self._behind(key[len(p) :]) for p in _PREVERBS)
        )

    def participle(self, key: str) -> bool:
        """«گفته», «نرسیده»: in news often a perfect without its auxiliary."""
        stem = key[:-1]
        return key.endswith("ه") and (stem in self.past or (stem[:1] == "ن" and stem[1:] in self.past))

    def positions(self, keys: list[str]) -> list[int]:
        """The indices of the finite verbs; each different key is judged once."""
        finite = {key for key in set(keys) if key in self}
        return [i for i, key in enumerate(keys) if key in finite]

    def _prefixed(self, key: str) -> bool:
        """«می‌تواند», «نمی‌رسد», «برسد», «نکند», «نتوانست»."""
        if any(key.startswith(prefix) and self._stem(key[len(prefix) :]) for prefix in _PREFIXES):
            return True
        rest = key[1:]
        if key[0] in "بن" and (self._subjunctive(rest) or (rest[:1] == "ی" and self._behind_vowel(rest[1:]))):
            return True
        return key[0] == "ن" and any(
            rest.endswith(e) and rest[: len(rest) - len(e)] in self.past for e in _PAST_ENDINGS
        )

    def _subjunctive(self, rest: str) -> bool:
        return any(rest.endswith(e) and self._is_present(rest[: -len(e)]) for e in _SUBJUNCTIVE_ENDINGS)

    def _behind_vowel(self, rest: str) -> bool:
        """«بیفتد», «بیاورد», «نیندازد»: the stem begins with ا or آ."""
        return self._subjunctive(rest) or any(self._subjunctive(letter + rest.removeprefix("ا")) for letter in "اآ")

    def _behind(self, rest: str) -> bool:
        """«گردد» of «بازگردد», «می‌دارد» of «برمی‌دارد», «گشتند» of «برگشتند»; not «گشت», as «بازگشت» is a noun too."""
        if self._subjunctive(rest) or (rest[:1] in _FIRST_LETTERS and self._prefixed(rest)):
            return True
        return any(rest.endswith(e) and rest[: -len(e)] in self.past for e in _PAST_ENDINGS if e)

    def _is_present(self, stem: str) -> bool:
        return len(stem) > 1 and stem in self.present

    def _stem(self, rest: str) -> bool:
        """«توانند» of «می‌توانند»: a stem with a personal ending."""
        return any(rest.endswith(e) and rest[: len(rest) - len(e)] in self.present for e in _PRESENT_ENDINGS) or any(
            rest.endswith(e) and rest[: len(rest) - len(e)] in self.past for e in _PAST_ENDINGS
        )


def finite_verbs(verbs: list[Row], forms: list[Row], stems: list[Row], nouns: set[str]) -> FiniteVerbs:
    """Compile the test; `forms` are the conjugated rows, `stems` the rows of stems.tsv («-» for none),
    `nouns` the forms that are nouns far more often («ساخت»)."""
    past = {word_key(row[1]) for row in verbs} | {word_key(row[0]) for row in stems if row[0] != "-"}
    present = {word_key(row[2]) for row in verbs} | {word_key(row[1]) for row in stems if row[1] != "-"}
    ends = {word_key(row[6].split()[-1]) for row in forms if not _bare_participle(row)}
    simple = {past + ending for past in (word_key(r[0]) for r in stems if r[0] != "-") for ending in _PAST_ENDINGS}
    return FiniteVerbs(frozenset((ends | simple) - nouns), frozenset(present), frozenset(past), frozenset(nouns))


def _bare_participle(row: Row) -> bool:
    """«شده», «کرده» alone may be an attribute («کالاهای وارد شده»), so they do not end a clause."""
    return row[3] == "perfect" and row[6].endswith("ه")
