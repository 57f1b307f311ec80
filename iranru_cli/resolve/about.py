"""Which agreements a statement is about: those in its words, and those that its clause names as the topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Agreement, AgreementMention, Quotation
from iranru_cli.records import AboutVia

_REACH = 4
Topic = tuple[int, AgreementMention, AboutVia]


def statement_topics(
    quotations: Sequence[Quotation], agreements: Sequence[Agreement], hits: dict[str, list[Hit]]
) -> list[list[Topic]]:
    """For each quotation its agreements: (index, first mention, via), each agreement once, in order of the text."""
    if not agreements:
        return [[] for _ in quotations]
    placed = sorted((m.start, n, m) for n, a in enumerate(agreements) for m in a.mentions)
    topic_ends = {h.end for h in hits.get("prepositions", ()) if h.row[0] == "nesbat"}
    topic_ends |= {h.end for h in hits.get("clause_words.topic", ())}
    return [_topics(q, placed, topic_ends) for q in quotations]


def _topics(
    quotation: Quotation, placed: Sequence[tuple[int, int, AgreementMention]], topic_ends: set[int]
) -> list[Topic]:
    found: dict[int, Topic] = {}
    for first, last in quotation.content:
        for _, index, mention in _within(placed, first, last):
            found.setdefault(index, (index, mention, mention.via))
    for start, index, mention in _within(placed, *quotation.clause):
        if _behind(start, topic_ends):
            found.setdefault(index, (index, mention, "topic"))
    return sorted(found.values(), key=lambda topic: topic[1].start)


def _within(
    placed: Sequence[tuple[int, int, AgreementMention]], first: int, last: int
) -> Sequence[tuple[int, int, AgreementMention]]:
    """The mentions that start in [first, last)."""
    return placed[bisect_left(placed, (first,)) : bisect_left(placed, (last,))]


def _behind(start: int, topic_ends: set[int]) -> bool:
    """Right behind «درباره», or a few words later: «با اشاره به لازم‌الاجرا شدن معاهده»."""
    return any(end in topic_ends for end in range(start, start - _REACH, -1))
