"""Which agreement the word of an event belongs to: «امضای معاهده», «معاهده … به امضای X و Y رسید», «از معاهده خارج شد»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from iranru_cli.find.agreement_words import Phrases
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.lexicon.verbs import FiniteVerbs
from iranru_cli.mentions import AgreementMention
from iranru_cli.resolve.event_clause import (
    Surroundings,
    Verb,
    date_between,
    has_context,
    last_finite,
    next_verb,
    verb_at,
)
from iranru_cli.text.sentences import Sentence

_MOST_LISTED = 4  # agreements in a row behind one event noun
_NOUN_GAP = 4  # tokens between «تمدید» and its agreement: «تمدید ۶۰ روزه آتش‌بس»
_VERB_GAP = 40  # between an agreement and the verb of its event
_NAMES_BEFORE = 6  # tokens of a name before the comma behind which its office stands
_OBJECT_GAP = 3  # words of the name that the finder has left out, before را
_NAMES_GAP = 28  # between «به امضای» and «رسید»
_FROM, _TO, _AND, _OBJECT = "از", "به", "و", "را"
_BREAKS = frozenset("؛;:؟!.،,()«»\n")


class EventRules(NamedTuple):
    """`words` are the rows of event_words, `inside` those that stand in a name, `context` those of event_context; the small words: `follow` cannot stand
    inside a name, `carry` may open a clause whose subject is that of the one before, `governs` are prepositions,
    `embeds` and `meeting` nouns that take an event word to themselves, `upon` opens a circumstance («پس از امضای»)."""

    words: Phrases
    inside: Phrases
    context: Phrases
    follow: Phrases
    carry: Phrases
    governs: Phrases
    embeds: Phrases
    meeting: Phrases
    upon: Phrases
    finite: FiniteVerbs
    sets: Mapping[str, frozenset[str]]  # classes of event_context that are looked up by one key


class Anchor(NamedTuple):
    """An event word that has found its mention; `verb` is None where a noun stands before its agreement."""

    hit: Hit
    mention: AgreementMention
    agreement: int
    verb: Verb | None


Placed = list[tuple[AgreementMention, int]]


def find_anchors(s: Surroundings, sentence: Sentence, mentions: Placed, rules: EventRules) -> Iterator[Anchor]:
    """Event words of a sentence with the agreement that they belong to."""
    starts = [m.start for m, _ in mentions]
    ends = [m.end for m, _ in mentions]
    i = sentence.first
    while i < sentence.last:
        k = bisect_right(starts, i) - 1
        if k >= 0 and i < ends[k]:
            yield from _inside(s, *mentions[k], rules)
            i = ends[k]
            continue
        hit = rules.words.at(s.keys, i, sentence.last)
        if hit is None:
            i += 1
            continue
        i = hit.end
        if i < sentence.last and s.keys[i] in s.sets["agent"]:
            continue
        if rules.meeting.before(s.keys, hit.start, max(sentence.first, hit.start - 2)) is not None:
            continue
        noun = _as_noun(s, hit, mentions, k + 1, rules)
        yield from noun or _as_verb(s, hit, mentions[max(0, k - 1) : k + 1], sentence, rules)


def _inside(s: Surroundings, mention: AgreementMention, agreement: int, rules: EventRules) -> Iterator[Anchor]:
    """«یادداشت تفاهم امضاشده میان …»: an adjective of the name tells what was done."""
    for j in range(mention.start, mention.end):
        hit = rules.inside.at(s.keys, j, mention.end)
        if hit is not None:
            yield Anchor(hit, mention, agreement, Verb(hit.end - 1, hit.end, False, False))


def _as_noun(s: Surroundings, hit: Hit, mentions: Placed, k: int, rules: EventRules) -> list[Anchor]:
    """«امضای [برنامه‌ریزی‌شده] معاهده», «خروج آمریکا از برجام»; «نقض منشور ملل متحد، منشور …» is of both.

    `k` is the first mention behind the word.
    """
    if k == len(mentions) or hit.row[1] == "to" or not _reaches(s, hit, mentions[k][0], rules):
        return []
    out = [Anchor(hit, *mentions[k], None)]
    while k + 1 < len(mentions) and len(out) < _MOST_LISTED:
        (left, agreement), (right, other) = mentions[k], mentions[k + 1]
        if s.keys[left.end : right.start] not in (["،"], ["و"]) or other == agreement:
            break
        out.append(Anchor(hit, right, other, None))
        k += 1
    return out


def _reaches(s: Surroundings, hit: Hit, mention: AgreementMention, rules: EventRules) -> bool:
    """Whether nothing between the event noun and the mention parts them."""
    if mention.start - hit.end > 2 * _NOUN_GAP:
        return False
    shape, gap = hit.row[1], [key for key in s.keys[hit.end : mention.start] if key != "«"]  # «خروج از «برجام»»
    if shape == "predicate":
        verb = verb_at(s, hit.end, mention.start)
        return verb is not None and s.keys[verb.start].endswith("ن") and verb.end == mention.start
    if shape == "from":
        return bool(gap) and gap[-1] == _FROM and len(gap) <= _NOUN_GAP + 3 and not _parted(s, gap)
    listed = bool(gap) and gap[-1] in (_AND, "،")  # «نقض اصول بین‌المللی، منشور ملل متحد»
    if (len(gap) > _NOUN_GAP and not listed) or _parted(s, gap[:-1] if listed else gap):
        return False
    if listed and mention.start - hit.end > 1:
        return all(_describes(s, j, mention.start, rules) for j in range(hit.end, mention.start - 1))
    return all(_describes(s, j, mention.start, rules) for j in range(hit.end, mention.start))


def _parted(s: Surroundings, gap: list[str]) -> bool:
    return any(key in _BREAKS or key in s.finite for key in gap)


def _describes(s: Surroundings, j: int, limit: int, rules: EventRules) -> bool:
    """A word that may stand between: an adjective, a number, «و اجرای», «برنامه‌ریزی شده», «آن»."""
    key = s.keys[j]
    if key == _AND or key.isdigit() or key in s.sets["describes"]:
        return True
    if key == _OBJECT or rules.embeds.at(s.keys, j, limit) is not None:
        return False
    if rules.follow.at(s.keys, j, limit) is not None and key != "در":  # «بازنگری در معاهده»
        return False
    return rules.words.at(s.keys, j, limit) is not None or key[0].isalpha()


def _as_verb(s: Surroundings, hit: Hit, before: Placed, sentence: Sentence, rules: EventRules) -> list[Anchor]:
    """«معاهده … به امضای X و Y رسید», «معاهده لازم‌الاجرا شد», «از معاهده خارج شد»; `before` are the last two mentions."""
    verb = _own_verb(s, hit, sentence) if before else None
    if verb is None:
        return []
    for mention, agreement in reversed(before):
        if hit.start - mention.end <= _VERB_GAP and _concerns(s, hit, mention, sentence, verb, rules):
            return [Anchor(hit, mention, agreement, verb)]
    return []


def _concerns(
    s: Surroundings, hit: Hit, mention: AgreementMention, sentence: Sentence, verb: Verb, rules: EventRules
) -> bool:
    """Whether the verb is of this mention: its subject, its object, or what one withdraws from."""
    if hit.row[1] == "from":
        return mention.start > 0 and s.keys[mention.start - 1] == _FROM
    if hit.row[1] == "to" and not has_context(s, "body", mention.end, min(sentence.last, verb.end + 6)):
        return False
    return _same_subject(s, hit, mention, rules)


def _own_verb(s: Surroundings, hit: Hit, sentence: Sentence) -> Verb | None:
    """The light verb right behind the word; behind «به امضای» the names of those who sign come first."""
    if s.keys[hit.start] == _TO and hit.row[1] == "noun":
        return next_verb(s, hit.end, min(sentence.last, hit.end + _NAMES_GAP))
    wanted = hit.row[2]
    if wanted == "=":
        return Verb(hit.start, hit.end, False, False)  # «لازم‌الاجراست»
    verb = verb_at(s, hit.end, sentence.last, copula=wanted == "+")
    if verb is None or wanted in ("-", "+"):
        return verb
    return verb if any(piece in s.keys[verb.start] for piece in wanted.split("|")) else None


def _same_subject(s: Surroundings, hit: Hit, mention: AgreementMention, rules: EventRules) -> bool:
    """Whether no other object or subject comes between: «معاهده را خواند و قانون را تصویب کرد» is of the law."""
    gap = s.keys[mention.end : hit.start]
    object_at = gap.index(_OBJECT) if _OBJECT in gap else 0
    if object_at > _OBJECT_GAP or _OBJECT in gap[object_at + 1 :] or "،" in gap[:object_at]:
        return False
    law = hit.row[0] == "promulgated" and rules.words.before(s.keys, mention.start, max(0, mention.start - 3))
    if not law and _governed(s, mention, rules) and not (gap and gap[0] == "که"):
        return False  # «قانون تصویب معاهده را ابلاغ کرد» is of the treaty none the less
    first = _last_boundary(s, mention.end, hit.start)
    if first == mention.end:
        return True
    while first < hit.start and s.keys[first] in (_AND, "،", "؛"):
        first += 1
    dated = date_between(s, first, hit.start, from_right=False)
    opens = rules.carry.at(s.keys, first, hit.start) if first < hit.start else None
    return first == hit.start or opens is not None or (dated is not None and dated.start == first)


def _last_boundary(s: Surroundings, floor: int, i: int) -> int:
    """The token after the last finite verb or comma in [floor, i), or `floor`."""
    comma = next((j + 1 for j in range(i - 1, floor - 1, -1) if s.keys[j] == "،" and not _apposed(s, j)), floor)
    return max(comma, last_finite(s, floor, i))


def _apposed(s: Surroundings, comma: int) -> bool:
    """«توسط باراک اوباما، رئیس‌جمهور پیشین آمریکا منعقد شد»: an office behind the comma is of the name before it."""
    after = s.entities.get(comma + 1)
    office = after is not None and after.kind == "role"
    before = (s.entities.get(j) for j in range(max(0, comma - _NAMES_BEFORE), comma))
    return any(m is not None and (m.end > comma or (office and m.end == comma)) for m in before)


def _governed(s: Surroundings, mention: AgreementMention, rules: EventRules) -> bool:
    """«مطابق با برجام», «مذاکرات برجام»: behind a preposition or noun it is neither subject nor object."""
    floor = max(0, mention.start - 3)
    noun = rules.words.before(s.keys, mention.start, floor)  # «برای تمدید آتش‌بس … امضا شد»
    start = noun.start if noun is not None else mention.start
    if rules.governs.before(s.keys, start, max(0, start - 2)) is not None:
        return True
    return any(rules.embeds.before(s.keys, end, floor) is not None for end in (start, start - 1) if end > floor)
