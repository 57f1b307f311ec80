"""Where and to whom something was said, and which medium relays it: «ایسنا: وزیر در تهران در دیدار با سفیر گفت …».

The words stand in the clause of the cue, outside the words said. As its date does, the setting of a speech holds for what
its speaker goes on to say, up to the next one («وی در پایان افزود»).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Entity, EntityMention, Quotation, ResolvedDate, TokenSpan
from iranru_cli.resolve.discourse import SpeakerRef
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

_LONGEST = 14  # tokens of an occasion
_GAP = 4  # tokens between «به خبرنگاران» and its cue
_AROUND = 3  # statements before and after, among which the one around a relayed one is sought
_RELAY = 5  # tokens between «به گزارش» and the medium
_RELAYS = frozenset({"dateline", "quote", "report"})
_NO_OCCASION = frozenset({"address", "told"})
_BREAKS = ("opener", "with", "topic")
_LISTENERS = frozenset({"person", "role", "organization", "group", "country"})
_AND, _IN, _GOAL = "و", "در", "به"
_OF, _TO, _ON = "az", "be", "bar"  # data/prepositions.tsv
_COMMAS = frozenset("،,؛;")
_WHOLE = "ای"  # «در بیانیه‌ای» is whole
_STOPS = frozenset('.:!?؟…\n()«»"“”-–—') | _COMMAS
_ENDS = frozenset({"که", "را"})


class Setting(NamedTuple):
    """Names of those spoken to, the place, the occasion («دیدار با سفیر»), and the media that relay the words."""

    addressees: tuple[str, ...] = ()
    place: str | None = None
    occasion: str | None = None
    relayed_by: tuple[str, ...] = ()


NOWHERE = Setting()


def statement_settings(
    quotations: Sequence[Quotation],
    speakers: Sequence[tuple[SpeakerRef, ...]],
    tokens: Tokens,
    sentences: Sequence[Sentence],
    mentions: Sequence[EntityMention],
    chains: Sequence[int | None],
    entities: Sequence[Entity],
    dates: Sequence[ResolvedDate],
    hits: Mapping[str, Sequence[Hit]],
    media: frozenset[int],
) -> list[Setting]:
    """The setting of each quotation; `chains` gives for each mention its entity, `hits` those of the lexicon, `media` the
    tokens by which media are told.
    """
    finder = _Finder(tokens, mentions, chains, entities, dates, hits, media)
    out: list[Setting] = []
    current: dict[tuple[str, ...], Setting] = {}
    for n, (quotation, refs) in enumerate(zip(quotations, speakers, strict=True)):
        own = finder.setting(quotation)
        key = tuple(sorted(ref.name or "" for ref in refs))
        if own.occasion is not None and key:
            current[key] = own
        elif own.place is None and not own.addressees and quotation.rule not in ("inner", "noun", "phrase"):
            own = current.get(key, own)
        relays = finder.relays(quotation, sentences[quotation.sentence], refs) or _layer(
            quotations, speakers, n, finder
        )
        out.append(own._replace(relayed_by=relays))
    return out


def _layer(
    quotations: Sequence[Quotation], speakers: Sequence[tuple[SpeakerRef, ...]], n: int, finder: _Finder
) -> tuple[str, ...]:
    """The medium whose statement holds this one: «رویترز نوشت که وزیر گفته است …»."""
    first, last = quotations[n].content[0][0], quotations[n].content[-1][1]
    for k in range(max(0, n - _AROUND), min(len(quotations), n + _AROUND + 1)):
        begin, end = quotations[k].content[0][0], quotations[k].content[-1][1]
        if k == n or not (begin <= first and last <= end) or not quotations[k].sources:
            continue
        if finder.is_medium(quotations[k].sources[0]) and speakers[k] != speakers[n]:
            return tuple(ref.name for ref in speakers[k] if ref.name is not None)
    return ()


class _Finder:
    """One document's mentions and hits, laid out for look-ups by token."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[EntityMention],
        chains: Sequence[int | None],
        entities: Sequence[Entity],
        dates: Sequence[ResolvedDate],
        hits: Mapping[str, Sequence[Hit]],
        media: frozenset[int],
    ) -> None:
        self._tokens, self._keys, self._entities = tokens, tokens.keys, entities
        self._outer = [(m, c) for m, c in zip(mentions, chains, strict=True) if not m.inside]
        self._starts = [m.start for m, _ in self._outer]
        self._openings = hits.get("settings", ())
        self._phrases = [hit for hit in hits.get("source_phrases", ()) if hit.row[1] in _RELAYS]
        self._media, self._hits, self._dates = media, hits, dates

    @cached_property
    def _prepositions(self) -> dict[int, Hit]:
        return {hit.start: hit for hit in self._hits.get("prepositions", ())}

    @cached_property
    def _bound(self) -> set[int]:
        return {hit.end for hit in self._hits.get("clause_words.no_content", ())}

    @cached_property
    def _verbs(self) -> set[int]:
        return {hit.start for hit in self._hits.get("verb_forms", ())}

    @cached_property
    def _breaks(self) -> set[int]:
        """Where the phrase of an occasion ends at the latest: few documents tell of one."""
        words = [hit for kind in _BREAKS for hit in self._hits.get(f"clause_words.{kind}", ())]
        out = {hit.start for hit in words if hit.row[1] != _AND}
        out -= {hit.start for hit in self._hits.get("clause_words.starts", ())}  # «بزرگداشت روز معلم»
        out |= {start for start, hit in self._prepositions.items() if hit.row[0] == _ON}
        return out | {date.start for date in self._dates}

    def setting(self, quotation: Quotation) -> Setting:
        """What the clause of the cue says of the setting."""
        first, last = quotation.clause
        if quotation.cue is not None and quotation.rule not in ("phrase", "noun", "inner"):
            last = max(last, quotation.cue.start)
        sources = [source.start for source in quotation.sources]
        occasion, listeners = None, list[str]()
        at = first
        for hit in _between(self._openings, first, last):
            if hit.start < at or _inside(hit.start, quotation.content):
                continue
            end, met = self._extent(hit, last, sources)
            listeners += [name for name in met if name not in listeners]
            if hit.row[0] not in _NO_OCCASION and occasion is None:
                occasion = self._tokens.text(hit.start + 1, end)
            at = end
        listeners = listeners or self._told(quotation, first)
        return Setting(tuple(listeners), self._place(quotation, first, last), occasion)

    def _extent(self, hit: Hit, last: int, sources: list[int]) -> tuple[int, list[str]]:
        """Where the phrase that the hit opens ends, and the names of whom it is with or to."""
        if hit.row[0] == "event":
            return self._phrase_end(hit.end, last, sources), []
        if hit.row[0] == "told":
            near = hit.end <= last <= hit.end + _GAP
            return hit.end, [self._tokens.text(hit.start + 1, hit.end)] if near else []
        names, end = list[str](), hit.end
        for mention, chain in self._mentions(hit.end, last):
            joined = all(key == _AND or key in _COMMAS for key in self._keys[end : mention.start])
            if not joined or mention.start in sources or mention.kind not in _LISTENERS:
                break
            names.append(self._name(mention, chain))
            end = mention.end
        if not names:
            end = self._phrase_end(hit.end, last, sources)
            names = [self._tokens.text(hit.end, end)] if end > hit.end else []
        return end, names

    def _phrase_end(self, first: int, last: int, sources: list[int]) -> int:
        """The end of the noun phrase at `first`: before a mark, a date, an adverb, the source, another «در» or «با»."""
        end, goals = first, 0
        if self._keys[first - 1].endswith(_WHOLE):
            return first
        while end < min(last, first + _LONGEST):
            key = self._keys[end]
            goals += key == _GOAL
            if goals > 1:
                break  # «سفر به یزد به استاندار»
            if end in self._verbs:
                return end - 1  # «در نشست حضور داشت»
            if key in _STOPS or key in _ENDS or key == _IN or end in self._breaks or end in sources:
                break
            end += 1
        return end

    def _told(self, quotation: Quotation, first: int) -> list[str]:
        """«به خبرنگاران گفت», «از مردم خواست»: the mention behind the preposition that stands before the cue."""
        cue = quotation.cue
        if cue is None or cue.passive:
            return []
        wanted = _OF if cue.clausal == "az" else _TO
        if wanted in cue.nominal:
            return []
        for mention, chain in self._mentions(max(first, cue.start - _LONGEST), cue.start):
            hit = self._prepositions.get(mention.start - 1)
            near = mention.end <= cue.start <= mention.end + _GAP and mention.kind in _LISTENERS
            if near and hit is not None and hit.row[0] == wanted and hit.end not in self._bound:
                return [self._name(mention, chain)]
        return []

    def _place(self, quotation: Quotation, first: int, last: int) -> str | None:
        """The place or country behind «در», outside the words said: «روز جمعه در تهران گفت»."""
        for mention, chain in self._mentions(first, last):
            stands = mention.start > first and self._keys[mention.start - 1] == _IN
            if stands and mention.kind in ("place", "country") and not _inside(mention.start, quotation.content):
                return self._name(mention, chain)
        return None

    def relays(self, quotation: Quotation, sentence: Sentence, refs: tuple[SpeakerRef, ...]) -> tuple[str, ...]:
        """The medium of «به گزارش ایسنا، …» in the sentence, before the cue."""
        if quotation.cue is None:
            return ()
        for hit in _between(self._phrases, sentence.first, quotation.cue.start):
            for mention, chain in self._mentions(hit.end, hit.end + _RELAY):
                if self.is_medium(mention) and not _inside(mention.start, quotation.content):
                    name = self._name(mention, chain)
                    return () if any(ref.name == name for ref in refs) else (name,)
        return ()

    def is_medium(self, mention: EntityMention) -> bool:
        """Whether a mention is a medium or somebody of it: «خبرگزاری فارس», «خبرنگار روزنامه شهر»."""
        return mention.kind in ("organization", "role") and any(
            i in self._media for i in range(mention.start, mention.end)
        )

    def _mentions(self, first: int, last: int) -> list[tuple[EntityMention, int | None]]:
        """The outermost mentions that start in [first, last), each with its entity."""
        return self._outer[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _name(self, mention: EntityMention, chain: int | None) -> str:
        if chain is not None:
            return self._entities[chain].name
        return mention.name or mention.role or self._tokens.text(mention.start, mention.end)


def _between(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    return hits[bisect_left(hits, (first,)) : bisect_left(hits, (last,))]


def _inside(index: int, spans: Sequence[TokenSpan]) -> bool:
    return any(first <= index < last for first, last in spans)
