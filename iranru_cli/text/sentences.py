"""Sentences and paragraphs over the token stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from iranru_cli.text.tokens import NEWLINE, Tokens

_ENDS = frozenset(".!?؟")
_CLOSERS = frozenset("»”\"'’)]")
_LONGEST = 400  # the longest sentence of 6,200 articles of news has about 300
_BREAKS = _ENDS | {NEWLINE}


class Sentence(NamedTuple):
    """Tokens [first, last) of one sentence; `paragraph` counts from 0. The closing mark belongs to it, a line end does not."""

    first: int
    last: int
    paragraph: int


def split_sentences(tokens: Tokens) -> list[Sentence]:
    """Cut at line ends and at . ! ? ؟, not at the point of «۱.۸», «ج. د. ونس» or «dolat.ir»."""
    keys, out, first, paragraph = tokens.keys, [], 0, 0
    for i in tokens.marks:
        if i < first or keys[i] not in _BREAKS:
            continue
        if keys[i] == NEWLINE:
            if i > first:
                out.append(Sentence(first, i, paragraph))
            first, paragraph = i + 1, paragraph + 1
        elif _ends_sentence(tokens, i):
            last = _past_closers(tokens, i + 1)
            out.append(Sentence(first, last, paragraph))
            first = last
    if first < len(keys):
        out.append(Sentence(first, len(keys), paragraph))
    if len(keys) <= _LONGEST:
        return out
    return [piece for sentence in out for piece in _bounded(sentence)]


def _bounded(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence in stretches of at most _LONGEST tokens: a dump with no full stop must not cost the square of its length."""
    if sentence.last - sentence.first <= _LONGEST:
        yield sentence
        return
    for first in range(sentence.first, sentence.last, _LONGEST):
        yield Sentence(first, min(first + _LONGEST, sentence.last), sentence.paragraph)


def _past_closers(tokens: Tokens, i: int) -> int:
    """Closing marks that touch the full stop stay with its sentence: «… است.»"""
    while i < len(tokens) and (tokens.keys[i] in _ENDS or (tokens.keys[i] in _CLOSERS and tokens.glued(i))):
        i += 1
    return i


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    keys = tokens.keys
    if i + 1 >= len(keys):
        return True
    if keys[i] != ".":
        return not (tokens.glued(i + 1) and keys[i + 1].isascii() and keys[i + 1].isalnum())  # «dolat.ir/?id=5»
    if _ellipsis(tokens, i):
        return False
    before, after = keys[i - 1] if i else "", keys[i + 1]
    if tokens.glued(i + 1) and (after.isascii() and after.isalnum()) and (before.isascii() and before.isalnum()):
        return False  # «۱.۸ میلیارد», «dolat.ir»: digits are ASCII in keys
    return not (len(before) == 1 and before.isalpha() and tokens.glued(i))  # initials: «ج. د. ونس»


def _ellipsis(tokens: Tokens, i: int) -> bool:
    """«و... که می‌گویند»: points in a row end nothing, but before a line end."""
    keys = tokens.keys
    if keys[i + 1] == "." and tokens.glued(i + 1):
        return True
    return i > 0 and keys[i - 1] == "." and tokens.glued(i) and keys[i + 1] != NEWLINE
