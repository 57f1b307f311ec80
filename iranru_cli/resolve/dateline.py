"""The publication date: of the document's record, of the dateline at the top of its text, or one given for all documents.

A dateline stands in the first lines, by itself or before a dash: «۱۴۰۴/۰۹/۱۵ - ۱۲:۳۰», «تهران – ایرنا – شنبه ۱۵ آذر ۱۴۰۴»,
«تاریخ انتشار: ۱۵ آذر ۱۴۰۴». A date within a sentence is none. Never the clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from iranru_cli.mentions import DateMention
from iranru_cli.readings import Point
from iranru_cli.records import PublishedBasis
from iranru_cli.resolve.dates_value import place
from iranru_cli.text.tokens import NEWLINE, Tokens

_LINES, _HEAD = 4, 160  # lines and tokens in which a dateline is looked for
_PREFIX = 9  # tokens of a line before its date: place, agency, section
_RULES = frozenset("-–—|•")
_SEPARATORS = _RULES | frozenset("،,/")


class Publication(NamedTuple):
    """The day, and what says it; both None where nothing does."""

    day: date | None = None
    basis: PublishedBasis | None = None


UNKNOWN = Publication()


def publication(
    mentions: Sequence[DateMention],
    tokens: Tokens,
    own: date | None,
    default: Publication,
    context: Mapping[str, frozenset[str]],
) -> Publication:
    """The document's `own` date, else that of its dateline, else the `default`; `context` is of DateRules."""
    if own is not None:
        return Publication(own, "field")
    day = dateline(mentions, tokens, default.day, context)
    return Publication(day, "dateline") if day is not None else default


def dateline(
    mentions: Sequence[DateMention], tokens: Tokens, default: date | None, context: Mapping[str, frozenset[str]]
) -> date | None:
    """The day of the dateline; one with no year («شنبه ۱۵ آذر») lies near the `default`, and is none without it."""
    ends = _line_ends(tokens.keys)
    for mention in mentions:
        if mention.start >= ends[-1]:
            return None
        point = mention.reading
        if not isinstance(point, Point) or point.grain != "day" or not _stands(mention, tokens.keys, ends, context):
            continue
        at = place(point._replace(today=None), default, default)
        if at is not None:
            return at.first
    return None


def _line_ends(keys: Sequence[str]) -> list[int]:
    """The tokens at which the first lines end."""
    ends = [i for i in range(min(len(keys), _HEAD)) if keys[i] == NEWLINE and i > 0]
    return ends[:_LINES] if len(ends) >= _LINES else [*ends, min(len(keys), _HEAD)]


def _stands(
    mention: DateMention, keys: Sequence[str], ends: Sequence[int], context: Mapping[str, frozenset[str]]
) -> bool:
    """Whether the date has its line, or the head of its line before a rule, to itself and to words of datelines."""
    first = max((end + 1 for end in ends if end < mention.start), default=0)
    last = min((end for end in ends if end >= mention.end), default=len(keys))
    before = [key for key in keys[first : mention.start] if key != NEWLINE]
    after = keys[mention.end : last]
    words = context["dateline"]
    if len(before) > _PREFIX or not (context["past"].isdisjoint(before) and context["future"].isdisjoint(before)):
        return False
    rule = max((i for i, key in enumerate(before) if key in _SEPARATORS), default=-1)
    label = before[rule + 1 :]  # «تاریخ انتشار:»
    named = not words.isdisjoint(label)
    if any(key not in words and (key[0].isalpha() or not named) for key in label):
        return False
    if not after or after[0] in _RULES or (after[0] == ":" and not named):
        return True
    return all(key in words or not key[0].isalpha() for key in after)
