"""The clause round the word of an event: its verb, whether it is done, and which date and place belong to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Literal, NamedTuple

from iranru_cli.find.agreement_words import Phrases
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.lexicon.verbs import FiniteVerbs
from iranru_cli.mentions import EntityMention, ResolvedDate

Status = Literal["done", "planned", "denied"]

_BEFORE_NOUN = 8  # tokens before «امضای» that may colour it: «در آستانه امضای»
_BEFORE_VERB = 12
_AFTER_NOUN = 14
_BREAKS = frozenset("؛;:؟!.«»\n")
_STOPS = _BREAKS | {"که"}
_PLANNED_TENSES = frozenset({"future", "subjunctive"})
_VERB_COLOURS: dict[str, Status] = {"planned": "planned"}
_NOUN_COLOURS: dict[str, Status] = {"planned": "planned", "toward": "planned"}
_LASTING = frozenset({"violated", "withdrawn", "suspended"})  # «نقض می‌کند» is done, «امضا می‌شود» is to come
_OPENING = 6  # words before the subject of a clause: «روز شنبه ایران …»
_AND = "و"
_DOERS = frozenset({"person", "organization", "country", "role"})
_NO_LIGHT = frozenset({"budan", "dashtan"})  # «معاهده قابل تمدید است» tells no event


class Surroundings(NamedTuple):
    """What is known of one document round its events; positions are token indices."""

    keys: list[str]
    verbs: dict[int, Hit]  # conjugated forms by first token
    finite: FiniteVerbs
    context: Phrases
    dates: list[ResolvedDate]
    date_starts: list[int]
    entities: dict[int, EntityMention]  # outermost mentions by first token
    sets: Mapping[str, frozenset[str]]  # classes of event_context that are looked up by one key

    def is_finite(self, j: int) -> bool:
        """Whether token j is a finite verb; «دهم» of «دهم مهر» is none, though «من دهم» is."""
        if self.keys[j] not in self.finite:
            return False
        k = bisect_right(self.date_starts, j) - 1
        return k < 0 or self.dates[k].end <= j


class Verb(NamedTuple):
    """The verb of an event: [start, end), negated, still to come."""

    start: int
    end: int
    negated: bool
    planned: bool


def verb_at(s: Surroundings, i: int, limit: int, *, copula: bool = False) -> Verb | None:
    """The verb that begins at token i: «شد», «شده است», «نخواهد شد», «شدن»; with `copula` «است», «خواهد بود» too."""
    if i >= limit:
        return None
    hit = s.verbs.get(i)
    if hit is not None and hit.row[0] in _NO_LIGHT and not copula:
        return None
    if hit is not None:
        return Verb(i, hit.end, hit.row[4] == "yes", hit.row[3] in _PLANNED_TENSES)
    key, participles = s.keys[i], s.sets["participle"]
    negated = key[0] == "ن" and (key[1:] in s.finite or key[1:] in participles)
    if key in s.finite or negated or key in participles or key in s.sets["infinitive"]:
        return Verb(i, i + 1, negated, _subjunctive(s.finite, key))
    return None


def _subjunctive(finite: FiniteVerbs, key: str) -> bool:
    """«برسد», «بگذارد»: ب or ن before a present stem, with an ending."""
    return key[0] in "بن" and len(key) > 2 and any(key[1:].removesuffix(e) in finite.present for e in ("د", "ند", "یم"))


def next_verb(s: Surroundings, i: int, limit: int) -> Verb | None:
    """The first verb from token i on: «به امضای وزیران دو کشور رسید»."""
    for j in range(i, limit):
        if s.keys[j] in _BREAKS:
            return None
        verb = verb_at(s, j, limit)
        if verb is not None:
            return verb
    return None


def last_finite(s: Surroundings, floor: int, i: int) -> int:
    """The token after the last finite verb in [floor, i), or `floor`: there the clause of token i begins."""
    for j in range(i - 1, floor - 1, -1):
        if s.keys[j] in _BREAKS or s.is_finite(j):
            return j + 1
    return floor


def status_of(s: Surroundings, event: str, start: int, floor: int, verb: Verb | None, noun_end: int) -> Status:
    """Done, planned or denied; `verb` is the event's own, None for a noun («امضای معاهده») that ends at noun_end."""
    if verb is not None and verb.negated:
        return "denied"
    if verb is not None and verb.planned:
        return "planned"
    if verb is not None and event not in _LASTING and _present(s, verb):
        return "planned"
    if verb is not None:
        return _colour(s, max(floor, start - _BEFORE_VERB), start, _VERB_COLOURS) or "done"
    adjacent = s.context.before(s.keys, start, floor)
    if adjacent is not None and adjacent.row[0] == "denied":
        return "denied"  # «عدم تمدید», not «بدون اشاره به خروج»
    before = _colour(s, max(floor, start - _BEFORE_NOUN), start, _NOUN_COLOURS)
    return before or _colour(s, start + 1, noun_end, _NOUN_COLOURS) or "done"


def status_behind(s: Surroundings, i: int, limit: int, upon: bool) -> Status | None:
    """What the verb behind a noun event, from token i on, makes of it: «امضای معاهده انجام نشد», «… به مهر می‌افتد»;
    with `upon`, «پس از امضای معاهده … خواهد شد». None where it says nothing."""
    for j in range(i, min(limit, i + _AFTER_NOUN)):
        verb = verb_at(s, j, limit, copula=True)
        if verb is None:
            if s.keys[j] in s.sets["moved"]:
                return "planned"
            if s.keys[j] in _STOPS:
                return None
            continue
        if s.keys[j - 1] in s.sets["happens"]:
            return "denied" if verb.negated else "planned" if verb.planned or _present(s, verb) else None
        return "planned" if s.keys[j] in s.sets["moved"] or (upon and verb.planned) else None
    return None


def _present(s: Surroundings, verb: Verb) -> bool:
    hit = s.verbs.get(verb.start)
    return hit is not None and hit.row[3] == "present" and hit.row[0] not in _NO_LIGHT


def _colour(s: Surroundings, first: int, last: int, colours: dict[str, Status]) -> Status | None:
    """What the colouring word nearest to `last` makes of the event; a mark or a verb cuts off what stands before it."""
    for j in range(last - 1, first - 1, -1):
        hit = s.context.at(s.keys, j, last)
        if hit is not None and hit.row[0] in colours:
            return colours[hit.row[0]]
        if s.keys[j] in _BREAKS or s.is_finite(j):
            return None
    return None


def date_between(s: Surroundings, first: int, last: int, from_right: bool) -> ResolvedDate | None:
    """The date in [first, last) that is nearest to `last` (from_right) or to `first`."""
    a, b = bisect_left(s.date_starts, first), bisect_left(s.date_starts, last)
    limits = s.sets["limit"]  # «تا سال ۲۰۳۰ تمدید شد»: not when it was done
    inside = [d for d in s.dates[a:b] if d.end <= last and s.keys[d.start - 1] not in limits]
    if not inside:
        return None
    return inside[-1] if from_right else inside[0]


def right_region(s: Surroundings, i: int, limit: int) -> int:
    """Where the phrase behind a noun event ends: at the next verb, mark or و, or after _AFTER_NOUN tokens."""
    for j in range(i, min(limit, i + _AFTER_NOUN)):
        if s.keys[j] in _BREAKS or s.keys[j] in ("که", "و", "،") or s.is_finite(j):
            return j
    return min(limit, i + _AFTER_NOUN)


def has_context(s: Surroundings, kind: str, first: int, last: int) -> bool:
    """Whether a word of that class stands in [first, last)."""
    hits = (s.context.at(s.keys, j, last) for j in range(first, last))
    return any(hit is not None and hit.row[0] == kind for hit in hits)


def place_between(s: Surroundings, first: int, last: int) -> EntityMention | None:
    """«در کرملین», «در مسکو», «در شهر رامسر»: the first place, institution or country behind در."""
    for j in range(first, last - 1):
        if s.keys[j] == "در":
            mention = s.entities.get(j + 1)
            behind = s.entities.get(j + 2) if mention is None and s.keys[j + 1][0].isalpha() else None
            if behind is not None and behind.kind == "place" and behind.end <= last:
                return behind
            if mention is not None and mention.kind in ("place", "organization", "country") and mention.end <= last:
                return mention
    return None


def names_between(s: Surroundings, first: int, last: int) -> tuple[str, ...]:
    """The people, institutions and countries named in [first, last), in order."""
    found = (s.entities.get(j) for j in range(first, last))
    names = [m.name or m.role for m in found if m is not None and m.kind in _DOERS]
    return tuple(dict.fromkeys(name for name in names if name))


def subject_between(s: Surroundings, first: int, last: int) -> tuple[str, ...]:
    """The subject of a clause that opens at `first`: the first people, institutions or countries in [first, last) that
    no preposition governs, with those that «و» joins: «روز شنبه ایران و روسیه معاهده را …»."""
    j = first = _gapped(s, first, last)
    while j < last and j not in s.entities:
        if s.keys[j] in s.sets["governs"] or s.keys[j] == "(" or j - first > _OPENING:
            return ()
        j += 1
    names: list[str] = []
    while j < last and (m := s.entities.get(j)) is not None and m.end <= last and m.kind in _DOERS:
        names += filter(None, [m.name or m.role])
        joined = m.end < last and s.keys[m.end] in (_AND, "،")
        j = m.end + 1 if joined else last
    return tuple(dict.fromkeys(names))


def _gapped(s: Surroundings, first: int, last: int) -> int:
    """«دوما در فروردین و | مجلس در خرداد معاهده را تصویب کردند»: where the clause of the last doer opens, else `first`."""
    ends = {d.end for d in s.dates[bisect_left(s.date_starts, first) : bisect_left(s.date_starts, last)]}
    spots = (end + 1 for end in sorted(ends, reverse=True) if end < last - 1 and s.keys[end] == _AND)
    return next((spot for spot in spots if spot in s.entities), first)


def after_participle(s: Surroundings, floor: int, i: int) -> int:
    """The token after the last «رسیده و», «شده و» in [floor, i), or `floor`: there too a clause ends."""
    joined = (j + 2 for j in range(i - 2, floor - 1, -1) if s.keys[j] in s.sets["participle"] and s.keys[j + 1] == "و")
    return next(joined, floor)


def doers_after(s: Surroundings, first: int, last: int, kind: str = "by") -> tuple[str, ...]:
    """Who did it, behind توسط or از سوی: «نقض آتش‌بس از سوی …»; behind میان where `kind` is between."""
    for j in range(first, last):
        hit = s.context.at(s.keys, j, last)
        if hit is not None and hit.row[0] == kind:
            return names_between(s, hit.end, min(last, hit.end + 12))
    return ()
