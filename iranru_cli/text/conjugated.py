"""Verbs whose joiner was deleted: «میگوید», «برنمیگردند», «گفتهاند», «میرفتهاند»."""

from __future__ import annotations

from iranru_cli.lexicon.words import Words
from iranru_cli.text.affixes import Affixes
from iranru_cli.text.cuts import NONE, Cut

_MOODS = frozenset("بن")


class Conjugated:
    """Tells verbs by stem and ending; no list of forms is needed."""

    def __init__(self, words: Words, affixes: Affixes) -> None:
        self._words = words
        self._affixes = affixes
        self._heads = tuple(preverb + mi for preverb in ("", *affixes["preverb"]) for mi in affixes["mi"])
        self._preverbs = affixes["preverb"]
        self._productive = affixes["participle"]

    def is_verb(self, rest: str) -> bool:
        """Whether this may follow می: «گوید», «رفتند», «توان», «رفته»; a bare present stem may not («میدان»)."""
        words, affixes = self._words, self._affixes
        if rest in words.past_stems or rest in affixes["form"] or (rest[-1:] == "ه" and rest[:-1] in words.past_stems):
            return True
        return _has_ending(rest, affixes["past"], words.past_stems) or _has_ending(
            rest, affixes["present"], words.present_stems
        )

    def is_participle(self, key: str) -> bool:
        """«گفته», «نشده», «بازگرفته»."""
        if not key.endswith("ه"):
            return False
        stem, past = key[:-1], self._words.past_stems
        return (
            stem in past
            or (stem[:1] == "ن" and stem[1:] in past)
            or any(
                stem.startswith(preverb) and stem[len(preverb) :].removeprefix("ن") in past
                for preverb in self._preverbs
            )
        )

    def is_subjunctive(self, key: str) -> bool:
        """«برود», «بیاندیشند», «بیاغاز»: a ب or ن of the verb, not the prefix بی."""
        present, endings = self._words.present_stems, ("", *self._affixes["present"])
        rests = [key[1:]] if key[1] != "ی" else [key[2:], "آ" + key[3:]]
        return key[0] in _MOODS and any(_has_ending(rest, endings, present) for rest in rests)

    def with_mi(self, key: str) -> Cut:
        """«میگوید», «برنمیگردد», «میرفتهاند»."""
        for head in self._heads if key.startswith(self._heads) else ():
            if key.startswith(head):
                at, rest = len(head), key[len(head) :]
                if self.is_verb(rest):
                    return Cut(1 << at, 95)
                after = self.perfect(rest)
                if after.bits:
                    return Cut(1 << at | after.bits << at, 90)
        return NONE

    def perfect(self, key: str) -> Cut:
        """«گفتهاند», «نشدهاست», «برتاباندهاند»; not «گفتهای», which may be «گفت‌های»."""
        perfect = self._affixes["perfect"]
        for affix in perfect if key.endswith(perfect) else ():
            stem = key[: -len(affix)]
            if key.endswith(affix) and stem.endswith("ه"):
                if self.is_participle(stem):
                    return Cut(1 << len(stem), 93)
                if len(stem) > 5 and stem.endswith(self._productive):
                    return Cut(1 << len(stem), 70)
        return NONE


def _has_ending(rest: str, endings: tuple[str, ...], stems: frozenset[str]) -> bool:
    return rest.endswith(endings) and any(rest.endswith(ending) and rest[: -len(ending)] in stems for ending in endings)
