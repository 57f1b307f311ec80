"""When a statement was made: the date in its own clause, or the one that its speech has elsewhere in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from iranru_cli.mentions import Quotation, ResolvedDate
from iranru_cli.resolve.speakers import SpeakerRef

_OTHER_SPEECH = frozenset({"pluperfect"})  # «پیش از این گفته بود»: not the speech that the article is about
_LAYERS = frozenset({"inner", "noun"})
Key = tuple[str, ...]


def date_statements(
    quotations: Sequence[Quotation], speakers: Sequence[tuple[SpeakerRef, ...]], dates: Sequence[ResolvedDate]
) -> list[ResolvedDate | None]:
    """The date of each quotation, or None.

    A date given once for a speech («روز دوشنبه در دیدار با سفیر گفت») holds for all statements of that speaker: those
    after it up to the next date, and the lead before it.
    """
    own = [_own(q, dates) for q in quotations]
    keys = [_key(refs) for refs in speakers]
    out: list[ResolvedDate | None] = list(own)
    for step in (1, -1):
        latest: dict[Key, ResolvedDate] = {}
        order = range(len(quotations)) if step == 1 else range(len(quotations) - 1, -1, -1)
        for n in order:
            if own[n] is not None and _speech(quotations[n]):
                latest[keys[n]] = own[n]  # type: ignore[assignment]
            elif out[n] is None and keys[n] and _speech(quotations[n]):
                out[n] = latest.get(keys[n])
    return out


def _speech(quotation: Quotation) -> bool:
    return quotation.rule not in _LAYERS and not (quotation.cue is not None and quotation.cue.tense in _OTHER_SPEECH)


def _key(refs: tuple[SpeakerRef, ...]) -> Key:
    return tuple(sorted(ref.name for ref in refs))


def _own(quotation: Quotation, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """The last resolved date of the clause before the cue that lies outside the words said."""
    first, last = quotation.clause
    if quotation.cue is not None:
        last = max(last, quotation.cue.start)
    k = bisect_left(dates, first, key=lambda d: d.start)
    found = None
    while k < len(dates) and dates[k].end <= last:
        date = dates[k]
        if date.kind == "date" and date.value is not None and not _inside(date, quotation):
            found = date
            break
        k += 1
    return found


def _inside(date: ResolvedDate, quotation: Quotation) -> bool:
    return any(a <= date.start < b for a, b in quotation.content)
