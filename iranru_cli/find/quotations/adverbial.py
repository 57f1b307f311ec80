"""Adverbial cues: «با بیان اینکه …، گفت», «ضمن ابراز تأسف از اینکه …», and «ادعای X مبنی بر اینکه …»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.quotations.contents import kind_of
from iranru_cli.find.quotations.context import COMMAS, OBJECT, Context
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Cue, TokenSpan

_BACK = 8  # tokens between با and اینکه: «با ابراز نگرانی شدید نسبت به اینکه»
_SHORT, _SAY = 3, "say"  # «ضمن»; the act of a joined opening
_NEXT = 2  # from با to its noun: «با تأکید», «با این بیان»
_NOUN_BACK = 14


class Clause(NamedTuple):
    """The cue's and the content's tokens, and the act."""

    cue: tuple[TokenSpan, ...]
    content: TokenSpan
    kind: str
    act: str
    source_region: TokenSpan | None = None


def adverbial_clauses(ctx: Context, first: int, last: int) -> list[Clause]:
    """«با X اینکه» clauses in [first, last); each reaches to the last border before the next one or before `last`."""
    opens: list[tuple[int, Hit, str]] = []
    for hit in ctx.words_in("that", first, last):
        opening = _opening(ctx, hit.start, first)
        if opening is not None:
            opens.append((opening[0], hit, opening[1]))
    out: list[Clause] = []
    for n, (start, that, act) in enumerate(opens):
        limit = opens[n + 1][0] if n + 1 < len(opens) else last
        end = clause_border(ctx, that.end, limit)
        if end - that.end >= 2:
            begin, stop = _inside_marks(ctx, that.end, end)
            out.append(Clause(((start, that.end),), (begin, stop), kind_of(ctx, begin, stop), act))
    return out


def ends_adverbial(ctx: Context, first: int, cue: Cue) -> bool:
    """Whether the cue's verb is that of an adverbial clause: «با بیان اینکه شهر این را محکوم می‌کند، گفت».

    A cue before a colon is not: «با بیان اینکه کار آغاز شده توضیح داد: …».
    """
    return ctx.keys[cue.end] != ":" and any(
        not closes_clause(ctx, hit.end, cue.start) and _opening(ctx, hit.start, first) is not None
        for hit in ctx.words_in("that", first, cue.start)
    )


def closes_clause(ctx: Context, first: int, last: int) -> bool:
    """Whether a clause ends in [first, last): with a finite verb, or with a perfect without its auxiliary before a comma
    or a preposition, «… تحقق نیافته، گفت», «وزیری که برکنار شده در پیامی گفت».
    """
    return ctx.has_verb(first, last) or any(
        (ctx.keys[i] in COMMAS or ctx.word(i, "prep") is not None) and ctx.verbs.participle(ctx.keys[i - 1])
        for i in range(first + 1, last)
    )


def _inside_marks(ctx: Context, first: int, last: int) -> TokenSpan:
    """«با بیان اینکه «…»، گفت»: without the marks."""
    quote = ctx.quote_at.get(first)
    return (first + 1, quote.close) if quote is not None and quote.closed and quote.close >= last - 1 else (first, last)


def _opening(ctx: Context, that: int, first: int) -> tuple[int, str] | None:
    """Where «با» or «ضمن» stands before اینکه with a reporting noun between, and the noun's act."""
    act, noun = None, that
    for i in range(that - 1, max(first, that - _BACK) - 1, -1):
        if ctx.keys[i] in COMMAS or ctx.keys[i] in ctx.finite:
            return None
        element = ctx.reporting_at.get(i)
        if element is not None:
            act, noun = element.row[0], i
        opening = ctx.word(i, "with")
        if opening is not None and act is None and opening.end == that and len(opening.row[1]) > _SHORT:
            return i, _SAY  # «بابیان اینکه»
        if opening is not None:  # not «در گفت‌وگو با رادیو در پاسخ به این سؤال که»
            return (i, act) if act is not None and noun - i <= _NEXT else None
    return None


def clause_border(ctx: Context, first: int, last: int) -> int:
    """The end of a subordinate clause before its main clause: the last comma behind a verb, else the last verb."""
    keys = ctx.keys
    for i in range(last - 1, first, -1):
        if keys[i] in COMMAS and (ctx.ends_clause(i - 1) or keys[i - 1] in '»”"'):
            return i
    verb = ctx.last_verb(first, last)
    return verb + 1 if verb is not None else last


def noun_clauses(ctx: Context, first: int, last: int) -> list[Clause]:
    """«سخنان رئیس‌جمهور مبنی بر اینکه …»: the words between noun and «مبنی بر» name the source."""
    out: list[Clause] = []
    for based in ctx.words_in("based", first, last):
        noun = next((h for h in reversed(ctx.nouns_in(max(first, based.start - _NOUN_BACK), based.start))), None)
        that = ctx.word(based.end, "that")
        if noun is None or that is None:
            continue
        end = _that_end(ctx, that.end, last)
        if end - that.end >= 2:
            cue = ((noun.start, noun.end), (based.start, that.end))
            content = (that.end, end)
            out.append(Clause(cue, content, kind_of(ctx, *content), noun.row[0], (noun.end, based.start)))
    return out


def _that_end(ctx: Context, first: int, last: int) -> int:
    """To the comma behind its first verb, or to «را» (ادعای … را رد کرد)."""
    verb = ctx.next_verb(first, last)
    if verb is None:
        return first
    for i in range(verb + 1, last):
        if ctx.keys[i] in COMMAS or ctx.keys[i] == OBJECT or ctx.keys[i] in ".؟!":
            return i
    return last
