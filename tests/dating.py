"""A text → its dates, through the stages that dates need; shared by the tests of dates."""

from __future__ import annotations

from datetime import date
from functools import cache

from iranru_cli.find.dates import DateRules, compile_dates, find_dates
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.mentions import ResolvedDate
from iranru_cli.resolve.dates import resolve_dates
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

SUNDAY = date(2025, 12, 7)  # یکشنبه ۱۶ آذر ۱۴۰۴


@cache
def rules() -> tuple[Lexicon, DateRules]:
    lexicon = load_lexicon()
    return lexicon, compile_dates(lexicon)


def resolved(text: str, published: date | None = SUNDAY) -> list[tuple[str, ResolvedDate]]:
    """Each date's surface in the text, and what it was resolved to."""
    lexicon, compiled = rules()
    tokens = tokenize(make_shadow(text))
    mentions = find_dates(tokens, lexicon.match(tokens.keys), compiled)
    out = []
    for found in resolve_dates(mentions, tokens, split_sentences(tokens), published, compiled):
        start, end = tokens.raw_span(found.start, found.end)
        out.append((text[start:end], found))
    return out


def values(text: str, published: date | None = SUNDAY) -> list[tuple[str, str | None]]:
    return [(surface, found.value) for surface, found in resolved(text, published)]
