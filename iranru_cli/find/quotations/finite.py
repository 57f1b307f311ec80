"""Everything that one finite cue says: words around it, the clause behind it, a noun phrase, adverbial clauses before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iranru_cli.find.quotations.adverbial import Clause, adverbial_clauses
from iranru_cli.find.quotations.contents import Content, content_after, quote_before
from iranru_cli.find.quotations.context import AND, COMMAS, IN, IT, MARKS, THAT, Context
from iranru_cli.find.quotations.nominal import nominal_content
from iranru_cli.find.quotations.refusals import Reason, misfit
from iranru_cli.find.quotations.sources import find_sources, main_clause
from iranru_cli.mentions import Cue, EntityMention, Quotation, TokenSpan
from iranru_cli.text.sentences import Sentence

# shares of right contents; see resolve/confidence.py
_CONFIDENCE = {"colon": 0.99, "quote": 0.97, "that": 0.9, "comma": 0.95, "bare": 0.94}
_NO_TITLE = frozenset({THAT, AND})
_LONGEST_TITLE = 12  # «در پیش‌نویس این تفاهم‌نامه آمده است»
_SPEAKING = frozenset({"person", "role", "organization", "group", "country"})
_OBJECTS = frozenset({"be", "ra", "describe"})
_PREFERS_PHRASE = frozenset({"az", "bar", "be", "ba", "nesbat"})
_NOMINAL, _ADVERBIAL, _AROUND, _RELATIVE = 0.92, 0.97, 0.97, 0.75


def finite_quotations(
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
    sources = _sources(ctx, cue, head, [*blocked, *dateline])
    if not sources and dateline:
        sources = _sources(ctx, cue, head, blocked)
    main = main_clause(ctx, head, cue.start)
    clause = (main if sources and sources[0].start >= main else head, cue.start)
    for found in clauses:
        yield _adverbial(found, sources, clause, index)
    reason = misfit(ctx, cue, content, sources, head)
    if reason is not None:
        said = relative_content(ctx, cue, content, sentence.last) if content and reason == "relative" else None
        if said is not None:
            yield clause_quotation(cue, said, relative_source(ctx, cue), clause, index, "inner", _RELATIVE)
            return
        content = None
    loose = content is not None and (content.marker == "comma" or _of_phrase(ctx, content))
    held = content is not None and content.marker == "that" and _holds(ctx, cue)
    if held or (loose and _PREFERS_PHRASE & set(cue.nominal)):
        nominal = list(_nominal(ctx, cue, sources, clauses, head, index))
        if nominal:  # «از لغو سفر خبر داد، سفری که …»
            yield from nominal
            return
    if before is not None:
        yield _around(cue, before, content, sources, clause, index)
    elif content is not None:
        yield clause_quotation(cue, content, sources, clause, index, content.marker, _CONFIDENCE[content.marker])
    else:
        yield from _nominal(ctx, cue, sources, clauses, head, index)


def _of_phrase(ctx: Context, content: Content) -> bool:
    """«از مرگ ده تن خبر داد که بر اساس آن …», «از طرحی خبر داد که هدف آن …»: a relative clause of the noun phrase."""
    if content.marker == "that" and ctx.keys[content.first + 1] == IT:
        return True
    if content.marker != "that" or ctx.word(content.first, "prep") is None:
        return False
    return any(ctx.word(content.first + k, "this") is not None for k in (1, 2))


def _holds(ctx: Context, cue: Cue) -> bool:
    """«خواستار غرامت شد که …» holds its content; «خواستار آن شد که …» does not."""
    if "ezafe" not in cue.nominal or len(cue.parts) != 2:
        return False
    first, last = cue.parts[0][1], cue.parts[1][0]
    return not (last - first == 1 and ctx.word(first, "this") is not None)


def relative_source(ctx: Context, cue: Cue) -> tuple[EntityMention, ...]:
    """«ناوگان که معتقد بود …»: the mention right before the که (or «، که») right before the cue."""
    end = cue.start - 1
    if ctx.keys[end] != THAT or cue.passive:
        return ()
    end -= ctx.keys[end - 1] in COMMAS
    found = [m for m in ctx.entities_in(end - _LONGEST_TITLE, end) if m.end == end and m.kind in _SPEAKING]
    return tuple(found[:1])


def relative_content(ctx: Context, cue: Cue, content: Content, last: int) -> Content | None:
    """What is said in a relative clause, up to the comma behind its verb; None where nobody is named or no verb follows."""
    if content.marker != "bare" or not relative_source(ctx, cue):
        return None
    for i in range(content.first + 2, content.last):
        if ctx.keys[i] in COMMAS and ctx.ends_clause(i - 1):
            return content._replace(last=i, until=i) if ctx.has_verb(i, last) else None
    return None


def why_nothing(ctx: Context, cue: Cue, index: int, sentence_last: int, head: int) -> Reason:
    """Why a cue that `finite_quotations` found nothing for, in the clause from `head` on, says nothing."""
    content = content_after(ctx, cue, index, sentence_last) if cue.clausal != "no" else None
    return misfit(ctx, cue, content, _sources(ctx, cue, head, []), head) or "no_content"


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
    text = _named_document(ctx, first, last)
    if text is not None and _own(ctx, text.start, text.end + 1):
        return ()
    if text is not None:
        return (text,)
    for mention in ctx.entities_in(first, last):
        kinds = ("document",) if participle else ("document", "organization")
        if mention.kind in kinds and ctx.word(mention.start - 1, "prep") is not None:
            return (mention,)
    if participle:
        return ()
    inside = [h.start for h in ctx.words_in("prep", max(first, last - _LONGEST_TITLE), last) if ctx.keys[h.start] == IN]
    for start in inside:
        end = next((hit.start for hit in ctx.words_in("with", start, last)), last)  # «در شبکه‌ها با اشاره به این …»
        title = ctx.keys[start + 1 : end]
        if ctx.date_starts_at(start + 1) or ctx.word(start, "opener") is not None or _own(ctx, start, last):
            continue  # «در آن زمان گفته شد»
        if len(title) > 1 and not any(key in MARKS or key in _NO_TITLE or key in ctx.finite for key in title):
            return (EntityMention(start + 1, end, "document", ctx.tokens.text(start + 1, end), rule="phrase"),)
    return ()


def _own(ctx: Context, first: int, last: int) -> bool:
    """«روابط عمومی شهر در اطلاعیه خود آورده است»: it is the subject who speaks, not the document."""
    return bool(ctx.words_in("own", first, last))


def _named_document(ctx: Context, first: int, last: int) -> EntityMention | None:
    """«در نامه سه کشور به شورای امنیت که … آمده است»: from the document's noun to the که or comma."""
    for hit in ctx.words_in("prep", first, last):
        start = hit.end
        if ctx.keys[hit.start] != IN or not ctx.is_document(start):
            continue
        known = next((m for m in ctx.entities_in(start, start + 1) if m.kind == "document"), None)
        if known is not None:
            return known
        end = next((i for i in range(start, last) if ctx.keys[i] == THAT or ctx.keys[i] in MARKS), last)
        return EntityMention(start, end, "document", ctx.tokens.text(start, end), rule="document")
    return None


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
    return Quotation(cue, parts, "direct", sources, clause, index, cue.act, "quote.before", _AROUND)


def clause_quotation(
    cue: Cue,
    content: Content,
    sources: tuple[EntityMention, ...],
    clause: TokenSpan,
    index: int,
    rule: str,
    confidence: float,
) -> Quotation:
    """The quotation of a cue with a clause as its content: kind and rule follow from the marks and the frame."""
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
