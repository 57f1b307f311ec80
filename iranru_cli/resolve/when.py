"""When a statement was made: the date in its own clause, or the one that its speech has elsewhere in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Quotation, ResolvedDate, TokenSpan
from iranru_cli.resolve.discourse import SpeakerRef
from iranru_cli.resolve.occasions import Occasions
from iranru_cli.text.sentences import Sentence

_OTHER_SPEECH = frozenset({"pluperfect"})  # «پیش از این گفته بود»: not the speech that the article is about
_LAYERS = frozenset({"inner", "noun"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!/)")
_TOPIC_REACH = 12
_COMMAS = frozenset("،,؛;")
_NEAR = 4  # contents that may enclose a date, the nearest ones
_LEAD = 4  # statements
_THEN = 80  # tokens
Key = tuple[str, ...]


def date_statements(
    quotations: Sequence[Quotation],
    speakers: Sequence[tuple[SpeakerRef, ...]],
    dates: Sequence[ResolvedDate],
    keys: Sequence[str],
    hits: Mapping[str, Sequence[Hit]],
    published: str | None,
    sentences: Sequence[Sentence],
) -> list[ResolvedDate | None]:
    """The date of each quotation, or None; `keys` and `hits` are the document's, `published` its ISO day.

    A date given once for a speech («روز دوشنبه در دیدار با سفیر گفت») holds for all statements of that speaker: those
    after it up to the next date, and the lead before it. A country or an institution in the lead takes it from who
    spoke for it: «اسلو … هشدار داد. سخنگوی وزارت نیروی نروژ دیروز گفت».
    """
    if not dates:
        return [None] * len(quotations)
    # «به نوشته رویترز، وزیر روز جمعه گفت …»: what the outer layer says hides no date of the inner one
    said = sorted(part for q in quotations if q.rule != "phrase" or not _layered(q, quotations) for part in q.content)
    topics = [hit.end for hit in hits.get("clause_words.topic", ())]
    cues = {q.cue.start for q in quotations if q.cue is not None}
    dates = [date for date in dates if date.end in cues or not _of_topic(date, topics, keys)]
    then = [hit.start for hit in hits.get("clause_words.then", ())]
    occasions = Occasions(keys, sentences, dates, hits, said)
    own = [_own(q, said, dates, keys, published) or _then(q, then, dates) or occasions.day(q) for q in quotations]
    names = [_names(refs) for refs in speakers]
    out: list[ResolvedDate | None] = list(own)
    for order in (range(len(out)), range(len(out) - 1, -1, -1)):
        latest: dict[Key, ResolvedDate] = {}
        for n in order:
            date = own[n]
            forward = order.step > 0 and quotations[n].rule not in _LAYERS  # «گفته بود …. او افزود …» goes on
            if date is not None and names[n] and (forward or _speech(quotations[n])):
                latest[names[n]] = date
            elif out[n] is None and _speech(quotations[n]):
                out[n] = latest.get(names[n])
    return _lead(out, speakers)


def _lead(out: list[ResolvedDate | None], speakers: Sequence[tuple[SpeakerRef, ...]]) -> list[ResolvedDate | None]:
    """Undated statements of a country at the head of the document, before the dated one of somebody of that country."""
    side = None
    for n, refs in enumerate(speakers[:_LEAD]):
        here = refs[0].country if refs else None
        if here is None or (side is not None and here != side):
            break
        side = here
        if out[n] is not None:
            return [out[n] if k < n and _body(speakers[k]) else date for k, date in enumerate(out)]
    return out


def _of_topic(date: ResolvedDate, topics: Sequence[int], keys: Sequence[str]) -> bool:
    """«با اشاره به زلزله روز گذشته، …»: a date behind such words, with no comma between, is that of the topic."""
    k = bisect_left(topics, date.start + 1) - 1
    return k >= 0 and date.start - topics[k] <= _TOPIC_REACH and not _COMMAS & set(keys[topics[k] : date.start])


def _speech(quotation: Quotation) -> bool:
    return quotation.rule not in _LAYERS and not (quotation.cue is not None and quotation.cue.tense in _OTHER_SPEECH)


def _names(refs: tuple[SpeakerRef, ...]) -> Key:
    return tuple(sorted(ref.name or "" for ref in refs))


def _body(refs: tuple[SpeakerRef, ...]) -> bool:
    return refs[0].kind in ("country", "organization")


def _own(
    quotation: Quotation,
    said: Sequence[TokenSpan],
    dates: Sequence[ResolvedDate],
    keys: Sequence[str],
    published: str | None,
) -> ResolvedDate | None:
    """The first date of the clause before the cue that may be that of the speech.

    It is a day: a month or a year there is what the speech is about. It is neither inside the words said nor in
    brackets («برنامه «لقاء» (دیدار امروز)»), and for a past tense not after the publication («پیش از امضای روز جمعه
    گفت»).
    """
    first, last = quotation.clause
    if quotation.cue is not None:
        last = max(last, quotation.cue.start)
    past = quotation.cue is None or quotation.cue.tense != "present"
    k = bisect_left(dates, first, key=lambda d: d.start)
    while k < len(dates) and dates[k].end <= last:
        date = dates[k]
        later = past and published is not None and (date.value or "") > published
        day = date.value is not None and _DAY.match(date.value) is not None  # «دیشب» too, a time: 2025-10-02TNI
        if day and not later and not _hidden(date, quotation, said, keys):
            return date
        k += 1
    return None


def _layered(outer: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether another finite cue of its sentence stands in what a source phrase is given."""
    first, last = outer.content[0]
    return any(
        q.sentence == outer.sentence and q.cue is not None and q.rule != "phrase" and first <= q.cue.start < last
        for q in quotations[bisect_left(quotations, outer.sentence, key=lambda q: q.sentence) :][:_LEAD]
    )


def _then(quotation: Quotation, then: Sequence[int], dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """«ماه گذشته سد پر شد. در آن زمان وزیر گفت …»: the date that the words mean, of whatever grain."""
    first, last = quotation.clause
    k = bisect_left(then, first)
    if k == len(then) or then[k] >= max(last, quotation.cue.start if quotation.cue is not None else last):
        return None
    before = [date for date in dates[: bisect_left(dates, then[k], key=lambda d: d.start)] if date.value is not None]
    return before[-1] if before and then[k] - before[-1].start < _THEN else None


def _hidden(date: ResolvedDate, quotation: Quotation, said: Sequence[TokenSpan], keys: Sequence[str]) -> bool:
    near = said[max(0, bisect_left(said, (date.start + 1,)) - _NEAR) : bisect_left(said, (date.start + 1,))]
    if any(a <= date.start < b for a, b in near):
        return True
    before = keys[quotation.clause[0] : date.start]
    return before.count("(") > before.count(")") and "(" not in keys[date.start - 1 : date.start]
