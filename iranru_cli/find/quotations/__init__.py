"""Quotations: cue, content and the mentions that name the source. Speakers are resolved later.

Each sentence is read from left to right. A finite cue takes, in this order: words in quote marks before it, the clause,
quotation or noun phrase that it opens, and the adverbial clauses («با بیان اینکه …») that stand in its own clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iranru_cli.find.quotations.adverbial import Clause, adverbial_clauses, closes_clause, ends_adverbial, noun_clauses
from iranru_cli.find.quotations.contents import Content, content_after, kind_of, narrates, quote_before
from iranru_cli.find.quotations.context import AND, COMMAS, IN, MARKS, THAT, Context, make_context
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
from iranru_cli.find.quotations.sources import find_sources, main_clause
from iranru_cli.mentions import Cue, EntityMention, Quotation, TokenSpan
from iranru_cli.text.sentences import Sentence

__all__ = ["find_quotations", "find_subjects", "make_context", "strangers"]

_CONFIDENCE = {"colon": 0.95, "quote": 0.95, "that": 0.93, "comma": 0.85, "bare": 0.75}
_INNER_REACH = 200
_MODAL_REACH = 6
_NO_TITLE = frozenset({THAT, AND})
_LONGEST_TITLE = 12  # «در پیش‌نویس این تفاهم‌نامه آمده است»
_OBJECTS = frozenset({"be", "ra", "describe"})
_PREFERS_PHRASE = frozenset({"az", "bar", "be", "ba", "nesbat"})
_NOMINAL, _ADVERBIAL, _PHRASE, _HEADLINE, _NOUN = 0.75, 0.9, 0.85, 0.85, 0.6


def find_quotations(ctx: Context) -> list[Quotation]:
    """All quotations of the document, in order of their cue."""
    out: list[Quotation] = []
    until = 0  # reading goes on here: what lies before is the content of a statement found already
    for index, sentence in enumerate(ctx.sentences):
        found = list(_headlines(ctx, index, sentence)) if sentence.first >= until else []
        at = found[0].content[0][0] if found else until
        phrases = list(_phrases(ctx, index, sentence))
        found += _cues(ctx, index, sentence, at, [q.content[0] for q in phrases if q.rule == "phrase"])
        found += phrases
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


def find_subjects(ctx: Context) -> list[EntityMention | None]:
    """For each sentence of the context the mention at its head, which a pronoun in the next one may mean."""
    out: list[EntityMention | None] = []
    for sentence in ctx.sentences:
        head = _behind_asides(ctx, sentence)
        near = ctx.entities_in(sentence.first, min(head + 2, sentence.last))
        fits = [m for m in near if m.kind in ("person", "role") and ctx.word(m.start - 1, "prep") is None]
        out.append(fits[0] if fits else None)
    return out


def _behind_asides(ctx: Context, sentence: Sentence) -> int:
    """The first word that is neither an opener nor of «به گزارش ایسنا، …» nor a quote mark: «به گزارش ایسنا، «آنا ونگ» …»."""
    head = ctx.skip(sentence.first, sentence.last)
    for first, last in (*asides(ctx, sentence), *dateline_head(ctx, sentence)):
        if first <= head < last:
            head = ctx.skip(last, sentence.last)
    return head + 1 if head in ctx.quote_at and not ctx.quoted[head + 1] else head


def _place(quotation: Quotation) -> tuple[int, int]:
    start = quotation.cue.start if quotation.cue is not None else quotation.content[0][0]
    return start, quotation.content[0][0]


def _headlines(ctx: Context, index: int, sentence: Sentence) -> Iterator[Quotation]:
    """«عراقچی: …» at the head of a line."""
    found = headline(ctx, sentence)
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


def _cues(ctx: Context, index: int, sentence: Sentence, until: int, said: list[TokenSpan]) -> Iterator[Quotation]:
    """The finite cues of a sentence; a cue inside a content already taken needs a source of its own."""
    at = max(sentence.first, min(until, sentence.last))
    cues = ctx.cues_in(sentence.first, sentence.last)
    apart = (asides(ctx, sentence), dateline_head(ctx, sentence)) if cues else ([], [])
    for cue in cues:
        if (
            (cue.negated and "describe" not in cue.nominal)  # «این راه را ممکن ندانست» says something
            or cue.person != 3
            or _not_said(ctx, cue)
            or _impersonal(ctx, sentence.first, cue)
        ):
            continue
        taken = next((first for first, last in said if first <= cue.start < last), None)
        if cue.start < at or ctx.quoted[cue.start] or ends_adverbial(ctx, at, cue):
            yield from _inner(ctx, cue, index, sentence)
            continue
        found = list(_finite(ctx, cue, index, sentence, at if taken is None else max(at, taken), *apart))
        if taken is not None:  # «به گفته سفیر، وزیر تأکید کرد که …»: the minister's words within the ambassador's
            found = [q for q in found if q.sources]
        yield from found
        if found:  # a cue that says nothing leaves the clause open: «وزیر، که در شهر سخن می‌گفت، افزود»
            at = max([at, cue.end, *(q.content[-1][1] for q in found)])


def _not_said(ctx: Context, cue: Cue) -> bool:
    """«پدید آمده», «کمک خواست», «ارزش افزوده»: of the verbs that often stand behind another noun."""
    return (cue.clausal in ("document", "az") or cue.act == "add") and ctx.word(cue.start - 1, "not_said") is not None


def _impersonal(ctx: Context, first: int, cue: Cue) -> bool:
    """«باید گفت که …», «دشمن را نباید حقیر شمرد»: a modal before a bare past makes it nobody's words."""
    modals = ctx.words_in("modal", max(first, cue.start - _MODAL_REACH), cue.start)
    return cue.tense == "past" and bool(modals) and not ctx.has_verb(modals[-1].end, cue.start)


def _inner(ctx: Context, cue: Cue, index: int, sentence: Sentence) -> Iterator[Quotation]:
    """«ایران می‌گوید …» inside what Lavrov said: only with a source that stands right before the cue, and a clause."""
    if cue.passive or cue.person != 3 or cue.clausal != "yes":
        return
    first = max(sentence.first, cue.start - 8)
    near = [m for m in ctx.entities_in(first, cue.start) if m.end <= cue.start and m.kind not in ("pronoun", "place")]
    if not near or cue.start - near[-1].end > 1 or ctx.word(near[-1].start - 1, "prep") is not None:
        return
    content = content_after(ctx, cue, index, min(sentence.last, cue.end + _INNER_REACH))
    if content is not None and content.marker in ("that", "colon", "quote"):
        yield _quotation(cue, content, (near[-1],), (near[-1].start, cue.start), index, "inner", 0.6)


def _finite(
    ctx: Context,
    cue: Cue,
    index: int,
    sentence: Sentence,
    at: int,
    aside: Sequence[TokenSpan],
    dateline: Sequence[TokenSpan],
) -> Iterator[Quotation]:
    """Everything that one finite cue says; no source stands in an aside, and in the dateline only if nowhere else."""
    before = quote_before(ctx, at, cue.start)
    clauses = adverbial_clauses(ctx, before.until if before else at, cue.start)
    content = content_after(ctx, cue, index, sentence.last) if cue.clausal != "no" else None
    blocked: list[TokenSpan] = [*aside, *(c.content for c in clauses)]
    head = before.until if before else at
    sources = _sources(ctx, cue, head, [*blocked, *dateline]) or _sources(ctx, cue, head, blocked)
    main = main_clause(ctx, head, cue.start)
    clause = (main if sources and sources[0].start >= main else head, cue.start)
    for found in clauses:
        yield _adverbial(found, sources, clause, index)
    if not _fits(ctx, cue, content, sources, head):
        content = None
    if content is not None and content.marker == "comma" and _PREFERS_PHRASE & set(cue.nominal):
        nominal = list(_nominal(ctx, cue, sources, clauses, head, index))
        if nominal:  # «از لغو سفر خبر داد، سفری که …»
            yield from nominal
            return
    if before is not None:
        yield _around(cue, before, content, sources, clause, index)
    elif content is not None:
        yield _quotation(cue, content, sources, clause, index, content.marker, _CONFIDENCE[content.marker])
    else:
        yield from _nominal(ctx, cue, sources, clauses, head, index)


def _sources(ctx: Context, cue: Cue, head: int, blocked: list[TokenSpan]) -> tuple[EntityMention, ...]:
    if cue.clausal == "document":
        return _document(ctx, head, cue.start, blocked, cue.participle) or find_sources(ctx, cue, head, blocked)
    if not cue.passive:
        return find_sources(ctx, cue, head, blocked)
    if cue.act == "quote":  # «از معاون وزیر نقل شده که …»
        return tuple(m for m in ctx.entities_in(head, cue.start) if ctx.preposition_before(m.start) == "az")[:1]
    by = ctx.words_in("passive_by", head, cue.start)
    if by:
        return tuple(ctx.entities_in(by[-1].end, by[-1].end + 2)[:1])
    return _document(ctx, head, cue.start, blocked, False)


def _document(
    ctx: Context, first: int, last: int, blocked: list[TokenSpan], participle: bool
) -> tuple[EntityMention, ...]:
    """«در این بیانیه تأکید شده است»: the document behind در, after any «بر اساس گزارش …»."""
    first = max([first, *(b for a, b in blocked if a <= first + 1 and b < last)])
    for mention in ctx.entities_in(first, last):
        kinds = ("document",) if participle else ("document", "organization")
        if mention.kind in kinds and ctx.word(mention.start - 1, "prep") is not None:
            return (mention,)
    if participle:
        return ()
    inside = [h.start for h in ctx.words_in("prep", max(first, last - _LONGEST_TITLE), last) if ctx.keys[h.start] == IN]
    for start in inside:
        title = ctx.keys[start + 1 : last]
        if len(title) > 1 and not any(key in MARKS or key in _NO_TITLE or key in ctx.finite for key in title):
            return (EntityMention(start + 1, last, "document", ctx.tokens.text(start + 1, last), rule="phrase"),)
    return ()


def _fits(ctx: Context, cue: Cue, content: Content | None, sources: tuple[EntityMention, ...], head: int) -> bool:
    """Whether a clause may be the content: خواست needs whom it asks, آمده است a document, a passive a که or colon."""
    if content is None:
        return False
    if cue.clausal == "az":
        asked = [h for h in ctx.prepositions_in(head, cue.start) if h.row[0] == "az"]
        asked = [h for h in asked if not ctx.has_verb(h.end, cue.start) and THAT not in ctx.keys[h.end : cue.start]]
        return bool(asked) or content.marker == "colon"
    if cue.clausal == "unlisted":
        return content.marker == "colon" and any(m.kind in ("person", "role", "pronoun") for m in sources)
    if cue.clausal == "marked":
        return content.marker in ("colon", "that", "quote")
    if cue.clausal == "document":
        said = cue.tense == "perfect" and (content.marker in ("colon", "that", "quote") or bool(sources))
        return said or (content.marker == "colon" and cue.tense != "subjunctive")  # «در مطلبی آورد: …»
    if cue.passive and content.marker == "bare":
        return cue.tense == "present" and ctx.skip(head, cue.start) == cue.start  # «گفته می‌شود او …»
    if content.marker in ("bare", "comma"):
        attribute = cue.participle and not sources and ctx.keys[cue.start - 1] not in (AND, *COMMAS)
        return not cue.passive and not attribute and not _relative(ctx, head, cue)
    if cue.passive and content.marker == "quote" and cue.act == "write":
        return False  # «روی در نوشته شده بود «ورود ممنوع»»: a sign, and nobody speaks
    if cue.passive and ctx.words_in("while", head, cue.start):
        return False  # «این ادعا در حالی مطرح می‌شود که …»
    return not (cue.passive and cue.act == "ask")  # «از او پرسیده شد که …» has no speaker to name


def _relative(ctx: Context, head: int, cue: Cue) -> bool:
    """«زنی که او را متهم کرده‌اند، …», «پس از آنکه تکذیب کردند، …»: the cue's clause hangs on a که.

    Not on that of «این در حالی است که وزیر گفت …», behind which the main clause stands.
    """
    marks = [i for i in range(head, cue.start) if ctx.keys[i] == THAT and _hangs(ctx, i)]
    marks += [hit.end - 1 for hit in ctx.words_in("that", head, cue.start)]
    return bool(marks) and not closes_clause(ctx, max(marks) + 1, cue.start)


def _hangs(ctx: Context, that: int) -> bool:
    """Whether a که makes what follows part of a noun: not «است که …», «فیلمی که در آن …»."""
    return ctx.keys[that - 1] not in ctx.finite and not (ctx.keys[that + 1] == IN and ctx.word(that + 2, "this"))


def _adverbial(found: Clause, sources: tuple[EntityMention, ...], clause: TokenSpan, index: int) -> Quotation:
    cue = Cue(found.cue[0][0], found.cue[-1][1], found.cue, found.act)
    return Quotation(cue, (found.content,), found.kind, sources, clause, index, found.act, "adverbial", _ADVERBIAL)  # type: ignore[arg-type]


def _around(
    cue: Cue,
    before: Content,
    content: Content | None,
    sources: tuple[EntityMention, ...],
    clause: TokenSpan,
    index: int,
) -> Quotation:
    """«…»، وانگ گفت: «…»: one statement in two pieces; without the second piece one."""
    parts: tuple[TokenSpan, ...] = ((before.first, before.last),)
    if content is not None and content.marker in ("quote", "colon") and content.kind == "direct":
        parts += ((content.first, content.last),)
    return Quotation(cue, parts, "direct", sources, clause, index, cue.act, "quote.before", 0.9)


def _quotation(
    cue: Cue,
    content: Content,
    sources: tuple[EntityMention, ...],
    clause: TokenSpan,
    index: int,
    rule: str,
    confidence: float,
) -> Quotation:
    return Quotation(
        cue, ((content.first, content.last),), content.kind, sources, clause, index, cue.act, rule, confidence
    )


def _nominal(
    ctx: Context, cue: Cue, sources: tuple[EntityMention, ...], clauses: list[Clause], head: int, index: int
) -> Iterator[Quotation]:
    """«از امضای توافق خبر داد»; the noun phrase stands behind the source and behind the adverbial clauses."""
    begin = max([head, *(m.end for m in sources), *(c.content[1] for c in clauses)])
    if cue.passive and not sources and _OBJECTS & set(cue.nominal):
        return  # «به آن دعوت شده بودند»
    found = nominal_content(ctx, cue, head, begin)
    if found is not None:
        frame, span = found
        yield Quotation(cue, (span,), "nominal", sources, (head, span[0]), index, cue.act, "nominal." + frame, _NOMINAL)


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
