"""What became of an agreement: signed, ratified, in force …, told by a noun («امضای معاهده») or a verb («معاهده امضا شد»)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from iranru_cli.find.agreement_words import INSIDE, phrases_of
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Agreement, EntityMention, Event, ResolvedDate, TokenSpan
from iranru_cli.resolve.event_anchors import Anchor, EventRules, Placed, find_anchors
from iranru_cli.resolve.event_clause import (
    Status,
    Surroundings,
    Verb,
    after_participle,
    date_between,
    doers_after,
    has_context,
    last_finite,
    names_between,
    place_between,
    right_region,
    status_behind,
    status_of,
    subject_between,
)
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens, word_key

_CLAUSE = 60  # tokens before an event in which its clause opens
_MOST_DATES = 4  # tellings with other dates that a new one is compared with
_TO = "به"
_ACTIVE = ("کرد", "کن", "نمود", "نما", "گذاشت", "گذار", "شکست")  # the light verbs of one who does it
_BY_BODIES = frozenset({"ratified", "promulgated", "submitted"})  # «در مجلس تصویب شد» tells who, not where


_COLOURS = frozenset({"planned", "toward", "denied", "refuted", "occasion", "anniversary", "by", "body", "between"})


_SETS = ("describes", "limit", "agent", "happens", "moved", "governs", "participle", "infinitive")


def compile_events(lexicon: Lexicon) -> EventRules:
    """Read event_words, event_context and the small words of the agreements."""
    tables = lexicon.tables
    words = tables["agreement_modifiers"]
    return EventRules(
        words=phrases_of([row for row in tables["event_words"] if row[1] != INSIDE], 3),
        inside=phrases_of([row for row in tables["event_words"] if row[1] == INSIDE], 3),
        context=phrases_of(tables["event_context"] + words, 1, _COLOURS),
        follow=phrases_of(words, 1, frozenset({"stop"})),
        carry=phrases_of(tables["event_context"], 1, frozenset({"carry"})),
        governs=phrases_of(tables["event_context"], 1, frozenset({"governs"})),
        embeds=phrases_of(tables["event_context"], 1, frozenset({"embeds"})),
        meeting=phrases_of(tables["event_context"], 1, frozenset({"meeting"})),
        upon=phrases_of(tables["event_context"], 1, frozenset({"upon"})),
        finite=lexicon.finite,
        sets={kind: frozenset(word_key(row[1]) for row in tables["event_context"] if row[0] == kind) for kind in _SETS},
    )


def find_events(
    tokens: Tokens,
    sentences: list[Sentence],
    hits: dict[str, list[Hit]],
    agreements: list[Agreement],
    dates: list[ResolvedDate],
    entity_mentions: list[EntityMention],
    rules: EventRules,
) -> list[Event]:
    """The events of the document's agreements, each once; where it is told again stands in `also`.

    «معاهده که ۲۸ دی ۱۴۰۳ در کرملین امضا شد» → signed, done, 2025-01-17, کرملین.
    """
    mentions = sorted((m, k) for k, agreement in enumerate(agreements) for m in agreement.mentions)
    if not mentions:
        return []
    around = _surroundings(tokens, hits, dates, entity_mentions, rules)
    told = [
        _event(around, sentence, anchor, rules)
        for sentence, inside in _by_sentence(sentences, mentions)
        for anchor in find_anchors(around, sentence, inside, rules)
    ]
    return _merged(told)


def _surroundings(
    tokens: Tokens,
    hits: dict[str, list[Hit]],
    dates: list[ResolvedDate],
    entity_mentions: list[EntityMention],
    rules: EventRules,
) -> Surroundings:
    days = sorted((d for d in dates if d.kind == "date"), key=lambda d: d.start)
    outer = {m.start: m for m in entity_mentions if not m.inside}
    verbs = {hit.start: hit for hit in hits.get("verb_forms", ())}
    starts = [d.start for d in days]
    return Surroundings(tokens.keys, verbs, rules.finite, rules.context, days, starts, outer, rules.sets)


def _by_sentence(sentences: list[Sentence], mentions: Placed) -> Iterator[tuple[Sentence, Placed]]:
    """Sentences that hold mentions, with them."""
    starts = [m.start for m, _ in mentions]
    for sentence in sentences:
        a, b = bisect_left(starts, sentence.first), bisect_left(starts, sentence.last)
        if b > a:
            yield sentence, mentions[a:b]


def _event(s: Surroundings, sentence: Sentence, anchor: Anchor, rules: EventRules) -> Event:
    hit, _, agreement, verb = anchor
    start = hit.start + 1 if s.keys[hit.start] == _TO and hit.end - hit.start > 1 else hit.start
    if hit.row[1] == INSIDE:
        told: _Told = (date_between(s, hit.end, anchor.mention.end, from_right=False), None, ())
    else:
        told = _of_noun(s, sentence, anchor) if verb is None else _of_verb(s, sentence, anchor, verb)
    date, where, parties = told
    place = where.name if where is not None else None
    if where is not None and place and where.kind == "organization" and hit.row[0] in _BY_BODIES:
        parties = parties or (place,)
        place = None
    status = _status(s, sentence, anchor, start, rules)
    return Event(agreement, hit.row[0], status, date, place, parties, start, hit.end)


def _status(s: Surroundings, sentence: Sentence, anchor: Anchor, start: int, rules: EventRules) -> Status:
    hit, mention, _, verb = anchor
    behind = min(sentence.last, mention.end + 3)
    if verb is None and has_context(s, "refuted", mention.end, behind):
        return "denied"  # «امضای معاهده را تکذیب کرد»
    noun_end = mention.start if mention.start > hit.end else hit.end
    if hit.row[1] == INSIDE:
        return "done"
    if verb is None and has_context(s, "anniversary", max(sentence.first, start - 3), start):
        return "done"  # «در آستانه ششمین سالگرد امضای معاهده»
    status = status_of(s, hit.row[0], start, sentence.first, verb, noun_end)
    if verb is not None or status != "done":
        return status
    upon = rules.upon.before(s.keys, start, sentence.first) is not None
    return status_behind(s, max(hit.end, mention.end), sentence.last, upon) or status


_Told = tuple[ResolvedDate | None, EntityMention | None, tuple[str, ...]]


def _of_noun(s: Surroundings, sentence: Sentence, anchor: Anchor) -> _Told:
    """Date and place behind the name («امضای معاهده در مسکو در سال ۱۴۰۳»), or before a ceremony («۵ آبان در آیین امضای»)."""
    hit, mention = anchor.hit, anchor.mention
    end = right_region(s, mention.end, sentence.last)
    date = date_between(s, mention.end, end, from_right=False)
    first = max(sentence.first, hit.start - 3)
    announced = hit.row[1] == "from" and has_context(s, "occasion", mention.end, min(sentence.last, mention.end + 2))
    if date is None and (announced or has_context(s, "occasion", first, hit.start)):
        opening = last_finite(s, max(sentence.first, hit.start - _CLAUSE), hit.start)
        date = date_between(s, opening, hit.start, from_right=True)
    if has_context(s, "anniversary", first, hit.start):
        date = None
    leaver = names_between(s, hit.end, mention.start) if hit.row[1] == "from" else ()  # «خروج آمریکا از برجام»
    return date, place_between(s, mention.end, end), doers_after(s, mention.end, end) or leaver


def _of_verb(s: Surroundings, sentence: Sentence, anchor: Anchor, verb: Verb) -> _Told:
    """Date and place in the clause of the verb, before it; those who sign between «به امضای» and «رسید»."""
    hit, mention = anchor.hit, anchor.mention
    first = max(last_finite(s, mention.end, hit.start), after_participle(s, mention.end, hit.start))
    date = date_between(s, first, hit.start, from_right=True)
    if date is None and first == mention.end:
        opening = last_finite(s, max(sentence.first, mention.start - _CLAUSE), mention.start)
        date = date_between(s, opening, mention.start, from_right=True)
    parties = names_between(s, hit.end, verb.start) or doers_after(s, first, hit.start)
    if not parties and hit.row[0] == "signed":
        parties = doers_after(s, first, hit.start, "between")
    parties = parties or _subject(s, sentence, anchor, verb)
    return date, place_between(s, first, hit.start), parties


def _subject(s: Surroundings, sentence: Sentence, anchor: Anchor, verb: Verb) -> tuple[str, ...]:
    """«آمریکا برجام را لغو کرد», «آمریکا از برجام خارج شد»: who did it, where the verb is not passive."""
    hit, mention = anchor.hit, anchor.mention
    active = hit.row[1] == "from" or any(piece in s.keys[verb.start] for piece in _ACTIVE)
    if not active or s.keys[hit.start] == _TO:
        return ()
    opening = last_finite(s, max(sentence.first, mention.start - _CLAUSE), mention.start)
    return subject_between(s, opening, mention.start)


class _Telling:
    """Events that are one: the first, and where it is told again."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.also: list[TokenSpan] = []

    def takes(self, event: Event) -> bool:
        """Whether the dates do not speak against it."""
        date = self.event.date
        return date is None or event.date is None or date.value == event.date.value

    def add(self, event: Event) -> None:
        """The first date, place and doers that are told hold."""
        mine = self.event
        self.event = replace(
            mine, date=mine.date or event.date, place=mine.place or event.place, parties=mine.parties or event.parties
        )
        self.also.append((event.start, event.end))


def _merged(told: list[Event]) -> list[Event]:
    """One event for all tellings of it."""
    tellings: list[_Telling] = []
    alike: dict[tuple[int, str, str], list[_Telling]] = {}
    for event in told:
        same = alike.setdefault((event.agreement, event.event, event.status), [])
        telling = next((t for t in same[-_MOST_DATES:] if t.takes(event)), None)
        if telling is None:
            same.append(_Telling(event))
            tellings.append(same[-1])
        else:
            telling.add(event)
    return [replace(t.event, also=tuple(t.also)) for t in tellings]
