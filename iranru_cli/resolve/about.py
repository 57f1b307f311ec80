"""Which agreements a statement is about, and which are only the occasion of its being said.

It is about those in its words, the one that speaks itself («در این معاهده آمده است»), and those that its clause names as the
topic («درباره معاهده گفت»). «در حاشیه آیین امضای معاهده گفت» names an occasion.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from iranru_cli.find.agreement_rules import AgreementRules
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Agreement, AgreementMention, Quotation, TokenSpan
from iranru_cli.records import AboutVia

_REACH = 5  # tokens between «درباره» and the agreement: «با اشاره به لازم‌الاجرا شدن معاهده»
_NESTED = 12  # tokens before «درباره» in which «پس از رأی‌گیری» makes it part of an occasion
_BREAKS = frozenset("،,؛;:.؟!«»\n") | {"که", "اینکه"}  # «با یادآوری اینکه معاهده …» is a statement of its own
Topic = tuple[int, AgreementMention, AboutVia]
_Placed = Sequence[tuple[int, int, AgreementMention]]


class Topics(NamedTuple):
    """`about`: index of the agreement, its first mention, via; `occasion`: «آیین امضای معاهده» of «در حاشیه آیین …»."""

    about: list[Topic]
    occasion: TokenSpan | None = None


def statement_topics(
    quotations: Sequence[Quotation], agreements: Sequence[Agreement], keys: Sequence[str], rules: AgreementRules
) -> list[Topics]:
    """For each quotation its agreements, each once, in order of the text, and its occasion."""
    placed = sorted((m.start, n, m) for n, a in enumerate(agreements) for m in a.mentions)
    if not placed:
        return [Topics([])] * len(quotations)
    reader = _Reader(list(keys), placed, rules)
    return [reader.read(quotation) for quotation in quotations]


class _Reader:
    def __init__(self, keys: list[str], placed: _Placed, rules: AgreementRules) -> None:
        self.keys, self.placed, self.rules = keys, placed, rules

    def read(self, quotation: Quotation) -> Topics:
        found: dict[int, Topic] = {}
        spoken = [*quotation.content, *((s.start, s.end) for s in quotation.sources)]
        for first, last in spoken:
            for _, index, mention in self._within(first, last):
                found.setdefault(index, (index, mention, mention.via))
        occasion: TokenSpan | None = None
        for start, index, mention in self._within(*quotation.clause):
            opener = self._opener(start, quotation.clause[0])
            if opener is None:
                continue
            if opener.row[0] == "about" and not self._nested(opener.start, mention.end, quotation.clause):
                found.setdefault(index, (index, mention, "topic"))
            elif index not in found and occasion is None and opener.row[0] == "occasion":
                occasion = opener.end, mention.end
        return Topics(sorted(found.values(), key=lambda topic: topic[1].start), occasion)

    def _within(self, first: int, last: int) -> _Placed:
        """The mentions that start in [first, last)."""
        return self.placed[bisect_left(self.placed, (first,)) : bisect_left(self.placed, (last,))]

    def _opener(self, start: int, floor: int) -> Hit | None:
        """«درباره», «در حاشیه» right before the agreement, or a few words earlier in the same phrase."""
        for end in range(start, max(floor, start - _REACH), -1):
            hit = self.rules.openers.before(self.keys, end, floor)
            while hit is not None:  # «در حاشیه | آیین امضای», «درباره | آیین امضای»: the outer one tells
                outer = self.rules.openers.before(self.keys, hit.start, floor)
                if outer is None:
                    return hit
                hit = outer
            if self.keys[end - 1] in _BREAKS or self.rules.is_verb(self.keys[end - 1]):
                return None
        return None

    def _nested(self, start: int, end: int, clause: TokenSpan) -> bool:
        """«پس از رأی‌گیری سنا درباره قطعنامه، … گفت»: the topic of the vote, not of what was said."""
        if end >= len(self.keys) or self.keys[end] not in ("،", ","):
            return False
        for j in range(start, max(clause[0], start - _NESTED), -1):
            hit = self.rules.openers.before(self.keys, j, clause[0])
            if hit is not None:
                return hit.row[0] == "occasion"
            if self.keys[j - 1] in _BREAKS or self.rules.is_verb(self.keys[j - 1]):
                return False
        return False
