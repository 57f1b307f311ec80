"""The date of a gathering or a text that another sentence dates: «همایش امروز برگزار شد. … وزیر در این همایش گفت»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Quotation, ResolvedDate, TokenSpan
from iranru_cli.text.sentences import Sentence

_REACH = {"gathering": 600, "text": 150}  # tokens between the date and «در این همایش»
_OTHER_NOUN = 120  # «همایش … برگزار شد. در این مراسم»
_OPENING = 3  # «در», «در ابتدای», «در حاشیه» before «این»
_DAY = len("2025-10-02")
_THAT, _IN, _DURING = "که", "در", "طی"


class _Noun(NamedTuple):
    start: int
    kind: str
    form: str


class Occasions:
    """The gatherings and texts that a document speaks of, with the day that their sentence gives."""

    def __init__(
        self,
        keys: Sequence[str],
        sentences: Sequence[Sentence],
        dates: Sequence[ResolvedDate],
        hits: Mapping[str, Sequence[Hit]],
        said: Sequence[TokenSpan],
    ) -> None:
        """`keys` and `hits` are the document's; `dates` those that may be of a speech, `said` the contents in order."""
        self._keys, self._sentences, self._dates, self._said = keys, sentences, dates, said
        this = {hit.end for hit in hits.get("clause_words.this", ())}
        nouns = sorted(_Noun(h.start, kind, h.row[1]) for kind in _REACH for h in hits.get(f"clause_words.{kind}", ()))
        self._again = [noun for noun in nouns if noun.start in this and self._opened(noun.start - 1)]
        self._named = [noun for noun in nouns if noun.start not in this] if self._again else []

    def day(self, quotation: Quotation) -> ResolvedDate | None:
        """The day of the gathering or text that the clause of the cue takes up: «در این همایش», «در همین نامه»."""
        if not self._again or quotation.rule == "phrase":  # «بر اساس این گزارش»
            return None
        first, last = quotation.clause
        last = max(last, quotation.cue.start if quotation.cue is not None else last)
        for noun in self._again[bisect_left(self._again, (first,)) : bisect_left(self._again, (last,))]:
            if not any(a <= noun.start < b for a, b in quotation.content):
                return self._dated(noun)
        return None

    def _opened(self, this: int) -> bool:
        before = self._keys[max(0, this - _OPENING) : this]
        return _IN in before or _DURING in before

    def _dated(self, again: _Noun) -> ResolvedDate | None:
        """The one day of the latest sentence before that names the noun with a day, or for a gathering one of its kind."""
        first, last = (bisect_left(self._named, (again.start - reach,)) for reach in (_REACH[again.kind], 0))
        for noun in reversed(self._named[first:last]):
            same = noun.form.startswith(again.form) or again.form.startswith(noun.form)  # «بیانیه‌ای», «بیانیه»
            near = again.kind == "gathering" and again.start - noun.start <= _OTHER_NOUN
            if noun.kind == again.kind and (same or near) and not self._inside(noun.start):
                day = self._day_with(noun.start, again.start)
                if day is not None:
                    return day
        return None

    def _day_with(self, noun: int, before: int) -> ResolvedDate | None:
        """The day that stands in the sentence of the noun; «از دوشنبه تا شنبه» is none."""
        sentence = self._sentences[bisect_right(self._sentences, noun, key=lambda s: s.first) - 1]
        first = bisect_left(self._dates, sentence.first, key=lambda d: d.start)
        last = bisect_left(self._dates, min(sentence.last, before), key=lambda d: d.start)
        found = [date for date in self._dates[first:last] if not self._inside(date.start)]
        whole = all(date.value is not None and len(date.value) >= _DAY and "/" not in date.value for date in found)
        days = {date.value[:_DAY] for date in found if date.value is not None}
        return found[0] if whole and len(days) == 1 and not self._apart(sentence.first, noun, found[0].start) else None

    def _apart(self, first: int, noun: int, date: int) -> bool:
        """«از محله‌ای که زلزله روز گذشته به آن رسید بازدید کرد»: the date is that of a relative clause before the noun."""
        return noun > date and _THAT in self._keys[first:date]

    def _inside(self, index: int) -> bool:
        k = bisect_right(self._said, index, key=lambda span: span[0]) - 1
        return k >= 0 and self._said[k][0] <= index < self._said[k][1]
