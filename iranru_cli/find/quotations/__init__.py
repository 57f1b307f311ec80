"""Quotations: cue, content and the mentions that name the source. Speakers are resolved later.

Each sentence is read from left to right. A finite cue takes, in this order: words in quote marks before it, the clause,
quotation or noun phrase that it opens, and the adverbial clauses («با بیان اینکه …») that stand in its own clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from iranru_cli.find.quotations.adverbial import ends_adverbial, noun_clauses
from iranru_cli.find.quotations.contents import content_after, kind_of, narrates
from iranru_cli.find.quotations.context import THAT, Context, make_context
from iranru_cli.find.quotations.finite import clause_quotation, finite_quotations, why_nothing
from iranru_cli.find.quotations.nominal import nominal_content
from iranru_cli.find.quotations.phrases import (
    asides,
    dateline_head,
    headline,
    headline_content,
    next_headline,
    phrase_content,
    phrase_span,
    source_phrases,
)
from iranru_cli.find.quotations.refusals import Reason, Refusal, unsaid
from iranru_cli.find.quotations.sources import find_sources
from iranru_cli.mentions import Cue, EntityMention, Quotation, TokenSpan
from iranru_cli.text.sentences import Sentence

__all__ = ["Refusal", "find_quotations", "find_subject", "make_context", "strangers"]

_INNER_REACH = 200
_PHRASE, _HEADLINE, _NOUN, _INNER = 0.88, 0.85, 0.75, 0.75


def find_quotations(ctx: Context, refused: list[Refusal] | None = None) -> list[Quotation]:
    """All quotations of the document, in order of their cue; the cues that say nothing are added to `refused`."""
    out: list[Quotation] = []
    has_phrases, has_nouns = bool(ctx.hits.get("source_phrases")), bool(ctx.words.of("based"))
    until = 0  # reading goes on here: what lies before is the content of a statement found already
    for index, sentence in enumerate(ctx.sentences):
        found = list(_headlines(ctx, index, sentence)) if sentence.first >= until else []
        at = found[0].content[0][0] if found else until
        phrases = list(_phrases(ctx, index, sentence)) if has_phrases else []
        found += _cues(ctx, index, sentence, at, [q.content[0] for q in phrases if q.rule == "phrase"], refused)
        found += phrases
        if has_nouns:
            found += _nouns(ctx, index, sentence)
        out.extend(found)
        until = max([until, *(q.content[-1][1] for q in found)])
    return sorted(out, key=_place)


def strangers(quotations: list[Quotation]) -> list[EntityMention]:
    """The sources that no finder of entities knew: names told by their place before a reporting verb, each once."""
    found = {m.start: m for q in quotations for m in q.sources if _is_stranger(m)}
    return [found[start] for start in sorted(found)]


def _is_stranger(source: EntityMention) -> bool:
    return source.kind == "person" and source.rule == "phrase" and not (source.name or "").isascii()


def find_subject(ctx: Context, index: int) -> EntityMention | None:
    """The mention at the head of a sentence of the context, which a pronoun in the next one may mean."""
    sentence = ctx.sentences[index]
    head = _behind_asides(ctx, sentence)
    near = ctx.entities_in(sentence.first, min(head + 2, sentence.last))
    fits = (m for m in near if m.kind in ("person", "role") and ctx.word(m.start - 1, "prep") is None)
    return next(fits, None)


def _behind_asides(ctx: Context, sentence: Sentence) -> int:
    """The first word that is neither an opener nor of «به گزارش ایسنا، …» nor a quote mark: «به گزارش ایسنا، «آنا ونگ» …»."""
    head = ctx.skip(sentence.first, sentence.last)
    for first, last in (*asides(ctx, sentence), *dateline_head(ctx, sentence)):
        if first <= head < last:
            head = ctx.skip(last, sentence.last)
    return head + 1 if head in ctx.quote_at and not any(ctx.quoted[head + 1 : head + 2]) else head


def _place(quotation: Quotation) -> tuple[int, int]:
    start = quotation.cue.start if quotation.cue is not None else quotation.content[0][0]
    return start, quotation.content[0][0]


def _headlines(ctx: Context, index: int, sentence: Sentence) -> Iterator[Quotation]:
    """«عراقچی: …» at the head of a line."""
    found = headline(ctx, sentence) if ctx.has_colon(sentence.first, sentence.last) else None
    if found is None:
        return
    mention, colon = found
    if ctx.is_outlet(mention) and (index == 0 or ctx.cues_in(colon, sentence.last)):
        return  # the dateline «خبرگزاری فارس: …», or a relay: «العربیه: ترامپ گفت …»
    content = headline_content(ctx, colon, index, sentence)
    if content is not None and ctx.is_outlet(mention) and narrates(ctx, content.first, content.last):
        return  # «صدا و سیما:» and in the next line «یک منبع آگاه تأیید کرد …»
    first, source = sentence.first, mention
    while content is not None:
        cue = Cue(colon, colon + 1, ((colon, colon + 1),), "say")
        sources = find_sources(ctx, cue, first, []) or (source,)
        other = next_headline(ctx, content.first, content.last)
        span = (content.first, content.last if other is None else other[0])
        yield Quotation(cue, (span,), content.kind, sources, (first, colon), index, "say", "headline", _HEADLINE)
        if other is None:
            return
        first, source, colon = other[0] + 1, other[1], other[2]
        content = headline_content(ctx, colon, index, sentence)


def _cues(
    ctx: Context, index: int, sentence: Sentence, until: int, said: list[TokenSpan], refused: list[Refusal] | None
) -> Iterator[Quotation]:
    """The finite cues of a sentence; a cue inside a content already taken needs a source of its own."""
    at = max(sentence.first, min(until, sentence.last))
    cues = ctx.cues_in(sentence.first, sentence.last)
    apart = (asides(ctx, sentence), dateline_head(ctx, sentence)) if cues else ([], [])
    outer: Quotation | None = None  # the latest one
    for cue in cues:
        reason = unsaid(ctx, sentence.first, cue)
        found: list[Quotation] = []
        if reason is None:
            reason = _hidden(ctx, cue, at)
            if reason is not None:
                found = list(_inner(ctx, cue, index, sentence, outer))
                if not found and reason == "taken" and outer is not None:
                    found = list(_inner_phrase(ctx, cue, index, outer.content[0][0]))
            else:
                taken = next((first for first, last in said if first <= cue.start < last), None)
                head = at if taken is None else max(at, taken)
                found = list(finite_quotations(ctx, cue, index, sentence, head, *apart))
                if (
                    taken is not None
                ):  # «به گفته سفیر، وزیر تأکید کرد که …»: the minister's words within the ambassador's
                    found = [q for q in found if q.sources]
                if found and found[0].rule != "inner":  # the clause stays open: «وزیر، که در شهر سخن می‌گفت، افزود»
                    at = max([at, cue.end, *(q.content[-1][1] for q in found)])
                    outer = found[-1]
        if not found and refused is not None:
            refused.append(Refusal(cue, reason or why_nothing(ctx, cue, index, sentence.last, at)))
        yield from found


def _hidden(ctx: Context, cue: Cue, at: int) -> Reason | None:
    """Why a cue is part of what is said already, up to token `at` or in quote marks; None where it is the narrator's."""
    if cue.start < at:
        return "taken"
    if ctx.quoted[cue.start]:
        return "quoted"
    return "adverbial" if ends_adverbial(ctx, at, cue) else None


def _inner(ctx: Context, cue: Cue, index: int, sentence: Sentence, outer: Quotation | None) -> Iterator[Quotation]:
    """«ایران می‌گوید …» inside what Lavrov said: only with a source that stands right before the cue, and a clause.

    In what a medium relays («رویترز نوشت وزیر راه گفت پل نو است») the clause needs no mark.
    """
    if cue.passive or cue.person != 3 or cue.clausal != "yes":
        return
    first = max(sentence.first, cue.start - 8)
    near = [m for m in ctx.entities_in(first, cue.start) if m.end <= cue.start and m.kind not in ("pronoun", "place")]
    if not near or cue.start - near[-1].end > 1 or ctx.word(near[-1].start - 1, "prep") is not None:
        return
    content = content_after(ctx, cue, index, min(sentence.last, cue.end + _INNER_REACH))
    marked = content is not None and content.marker in ("that", "colon", "quote")
    if content is not None and (marked or (outer is not None and _relayed(ctx, cue, outer))):
        yield clause_quotation(cue, content, (near[-1],), (near[-1].start, cue.start), index, "inner", _INNER)


def _relayed(ctx: Context, cue: Cue, outer: Quotation) -> bool:
    """Whether a cue stands in the first clause of what a medium relays."""
    head = outer.content[0][0]
    medium = bool(outer.sources) and all(ctx.is_outlet(m) for m in outer.sources)
    return medium and not ctx.has_verb(head, cue.start) and THAT not in ctx.keys[head : cue.start]


def _inner_phrase(ctx: Context, cue: Cue, index: int, opened: int) -> Iterator[Quotation]:
    """«رسانه‌ها نوشتند وزیر از سفر خبر داد»: a noun phrase, and the source at the head of the content from `opened` on."""
    head = ctx.skip(opened, cue.start)
    near = [m for m in ctx.entities_in(head, head + 1) if m.end <= cue.start and m.kind not in ("pronoun", "place")]
    if not near or cue.passive or ctx.has_verb(near[0].end, cue.start) or ctx.quoted[cue.start]:
        return
    found = nominal_content(ctx, cue, head, near[0].end)
    if found is not None:
        yield Quotation(cue, (found[1],), "nominal", (near[0],), (head, cue.start), index, cue.act, "inner", _INNER)


def _phrases(ctx: Context, index: int, sentence: Sentence) -> Iterator[Quotation]:
    for phrase in source_phrases(ctx, sentence):
        content = phrase_content(ctx, phrase, index, sentence)
        if content is None:
            continue
        begin, end = phrase_span(phrase)
        act = phrase.hit.row[0]
        sources = (phrase.source,) if phrase.source is not None else ()
        cue = Cue(begin, end, ((begin, end),), act)
        yield Quotation(
            cue,
            ((content.first, content.last),),
            content.kind,
            sources,
            (begin, phrase.end),
            index,
            act,
            "phrase",
            _PHRASE,
        )


def _nouns(ctx: Context, index: int, sentence: Sentence) -> Iterator[Quotation]:
    for found in noun_clauses(ctx, sentence.first, sentence.last):
        region = found.source_region or (found.cue[0][1], found.cue[0][1])
        sources = tuple(ctx.entities_in(*region)[:1])
        cue = Cue(found.cue[0][0], found.cue[-1][1], found.cue, found.act)
        kind = kind_of(ctx, *found.content)
        yield Quotation(cue, (found.content,), kind, sources, region, index, found.act, "noun", _NOUN)
