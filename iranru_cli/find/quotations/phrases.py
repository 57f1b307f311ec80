"""Source phrases and headlines: «به گفته X، …», «بنا بر گزارش X، …», «عراقچی: …»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.quotations.contents import Content, content_after, kind_of, trim
from iranru_cli.find.quotations.context import AND, COMMAS, MARKS, THAT, Context
from iranru_cli.find.quotations.noun_phrases import name_like, whole_phrase
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Cue, EntityMention, TokenSpan
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import ZWNJ

_HEADLINE_REACH = 14
_DATELINE_REACH = 5  # «به گزارش گروه سیاسی خبرگزاری …»
_RELAY_REACH = 6
_BRACKETS = 8
_PHRASE_REACH = 14
_NARRATOR_REACH = 12
_LONGEST = 6  # words of a source that no list knows
_DASHES = frozenset("-–—/")
_PARTS = frozenset("؛;/|")  # between the speakers of one headline
_DATELINE_ENDS = frozenset("،,؛/:-–")


class Phrase(NamedTuple):
    """«به گفته سفیر»: the hit, its source mention (None where it is no known mention) and where the phrase ends."""

    hit: Hit
    source: EntityMention | None
    end: int


def source_phrases(ctx: Context, sentence: Sentence) -> list[Phrase]:
    """The source phrases of a sentence that are no dateline and stand outside quotations."""
    out: list[Phrase] = []
    dateline = False
    for hit in ctx.source_hits_in(sentence.first, sentence.last):
        if ctx.quoted[hit.start] or (hit.row[1] == "quote" and dateline) or not _stands_free(ctx, hit, sentence.first):
            continue  # «به گزارش ایسنا به نقل از رویترز، …»
        if ctx.word(hit.end, "me") is not None:
            continue  # «به عقیده من برخی …»
        source = _source(ctx, hit) or _unknown(ctx, hit, sentence.last)
        if source is not None and source.kind == "group":
            source = whole_phrase(ctx, source, _phrase_end(ctx, source.end, sentence.last))
        outlet = ctx.outlet_in(hit.end, hit.end + _DATELINE_REACH)
        if hit.row[1] == "dateline" and (outlet is not None or source is None or _release(ctx, source, sentence)):
            dateline = True  # «به گزارش خبرگزاری …», or a medium that no list knows: «به گزارش بازارنامه، …»
            continue
        if source is None and hit.row[1] != "basis":
            continue
        if hit.row[1] == "this" and (source is None or source.kind != "document"):
            continue  # «بر اساس این طرح»
        end = max(source.end, hit.end) if source is not None else hit.end
        out.append(Phrase(hit, source, _phrase_end(ctx, end, sentence.last)))
    return out


def _release(ctx: Context, source: EntityMention, sentence: Sentence) -> bool:
    """«به گزارش روابط عمومی شهرداری، علی رضایی گفت: …»: a press release, and the statement is his."""
    end = _phrase_end(ctx, source.end, sentence.last)
    return any(ctx.keys[cue.end] == ":" for cue in ctx.cues_in(end, sentence.last))


def _source(ctx: Context, hit: Hit) -> EntityMention | None:
    """The mention behind the phrase, before any comma; «بر اساس این گزارش» begins inside it."""
    for mention in ctx.entities_in(hit.end - 1, hit.end + 3):
        if any(key in COMMAS for key in ctx.keys[hit.end : mention.start]):
            return None
        if mention.start >= hit.end or mention.kind == "document":
            return mention
    return None


def _unknown(ctx: Context, hit: Hit, last: int) -> EntityMention | None:
    """«به گفته خانواده او، …»: a source that no list knows, up to its comma."""
    stop = _phrase_end(ctx, hit.end, last)
    relative = [i for i in range(hit.end, stop) if ctx.keys[i] == THAT]
    end = relative[0] if relative else stop  # «به گفته دو نفری که آنجا بودند، …»
    words = ctx.keys[hit.end : end]
    if (
        hit.row[1] in ("dateline", "this", "basis", "view")
        or not words
        or ctx.keys[stop] not in COMMAS
        or len(words) > _LONGEST
    ):
        return None
    if not all(word.isalpha() for word in words) or ctx.word(hit.end, "prep") is not None:
        return None
    last_part = ctx.tokens.text(hit.end, hit.end + 1).rpartition(ZWNJ)[2]  # the شده of «مطرح‌شده»
    if ctx.verbs.participle(last_part) or ctx.word(hit.end, "other") is not None:
        return None  # «بر اساس گزارش رسیده به شهرداری، …», «به بیان دیگر، …»
    return EntityMention(hit.end, end, "group", ctx.tokens.text(hit.end, end), rule="phrase")


def _stands_free(ctx: Context, hit: Hit, first: int) -> bool:
    """At the head of a clause: not «با اشاره به گزارش شهرداری», not «به نظر می‌رسد»."""
    if ctx.keys[hit.end] in ctx.finite:
        return False
    before = hit.start - 1
    if (
        hit.start == first
        or ctx.keys[before] in MARKS
        or ctx.keys[before] in (AND, THAT)
        or ctx.opener_ends_at(hit.start)
    ):
        return True
    if hit.row[1] == "quote" and (ctx.mention_ends_at(hit.start) or ctx.date_ends_at(hit.start)):
        return True  # «رویترز به نقل از وزیر نوشت که …», «رویترز امروز به نقل از …»
    return ctx.reporting_at.get(before) is None and ctx.keys[_phrase_end(ctx, hit.end, len(ctx.keys) - 1)] in COMMAS


def asides(ctx: Context, sentence: Sentence) -> list[TokenSpan]:
    """Source phrases, in which no subject stands: «به گزارش ایسنا، …», «به نوشته بی‌بی‌سی …»."""
    out: list[TokenSpan] = []
    for hit in ctx.source_hits_in(sentence.first, sentence.last):
        source = _source(ctx, hit)
        medium = ctx.outlet_in(hit.end, hit.end + _DATELINE_REACH)
        if medium is not None and (source is None or source.start > medium):
            end = medium + 1  # «به گزارش فارس، «دونالد ترامپ» …»: no mention of its own, as فارس is a place too
        else:
            end = source.end if source is not None else hit.end
        end = max(_phrase_end(ctx, end, sentence.last), end)
        out.append((hit.start, _past_apposed(ctx, end) if medium is not None else end))
    return out


def _past_apposed(ctx: Context, comma: int) -> int:
    """«به گزارش خبرگزاری دولت، ایرنا، …»: to the comma behind the medium's name."""
    for mention in ctx.entities_in(comma + 1, comma + 2):
        if ctx.is_outlet(mention) and ctx.keys[mention.end] in COMMAS:
            return mention.end
    return comma


def dateline_head(ctx: Context, sentence: Sentence) -> list[TokenSpan]:
    """«خبرگزاری فارس: …», «ایسنا/لرستان …», «تهران- ایرنا- …» at the head of a sentence: no subject where there is another."""
    end, medium = sentence.first, False
    for mention in ctx.entities_in(sentence.first, sentence.first + _DATELINE_REACH):
        end = _past_date(ctx, end)
        parts = _DATELINE_ENDS.issuperset(ctx.keys[end : mention.start])
        if not parts or not (ctx.is_outlet(mention) or mention.kind == "place"):
            break
        end, medium = _past_brackets(ctx, mention.end), medium or ctx.is_outlet(mention)
    end = _past_date(ctx, end)
    closed = ctx.keys[end] in _DATELINE_ENDS
    parted = not _DATELINE_ENDS.isdisjoint(ctx.keys[sentence.first : end])
    place = end > sentence.first and ctx.keys[end] in _DASHES
    return [(sentence.first, end + closed)] if place or (medium and (closed or parted)) else []


def _past_brackets(ctx: Context, index: int) -> int:
    """«پایگاه خبری انتخاب (Entekhab.ir):»"""
    if ctx.keys[index] != "(":
        return index
    return next((i + 1 for i in range(index, min(index + _BRACKETS, len(ctx.keys))) if ctx.keys[i] == ")"), index)


def _past_date(ctx: Context, index: int) -> int:
    """«کابل، ۴ حوت ۱۴۰۴ –»: behind the comma and the date of a dateline."""
    at = index + (ctx.keys[index] in COMMAS)
    end = ctx.date_end(at)
    return index if end is None else end


def _phrase_end(ctx: Context, index: int, last: int) -> int:
    """To the comma that parts the phrase from its sentence, if one stands near: «به گفته سفیر ایران در پکن، …»."""
    relative = False
    for i in range(index, min(last, index + _PHRASE_REACH)):
        if ctx.keys[i] in COMMAS or ctx.keys[i] == ":":
            return i
        if ctx.keys[i] in ctx.finite:  # «به گفته یک منبع که با رادیو سخن گفت، …»
            if relative and ctx.keys[i + 1] not in COMMAS:
                continue
            return i + 1 if relative else index
        relative = relative or ctx.keys[i] == THAT
    return index


def phrase_content(ctx: Context, phrase: Phrase, index: int, sentence: Sentence) -> Content | None:
    """The rest of the sentence; where the phrase stands inside it, the whole sentence around the phrase."""
    relayed = (
        ctx.cues_in(phrase.end, min(sentence.last, phrase.end + _RELAY_REACH)) if phrase.hit.row[1] == "quote" else []
    )
    if relayed:  # «شبکه به نقل از سفیر گزارش داد که …»: what the network reports are the ambassador's words
        return content_after(ctx, relayed[0], index, sentence.last)
    if (
        phrase.hit.row[1] == "quote"
        and ctx.mention_ends_at(phrase.hit.start)
        and _says_noun(ctx, phrase.end, index, sentence)
    ):
        return None  # «رسانه‌ها به نقل از وزیر خبر سفر را تأیید کردند»
    start = phrase.end
    while start < sentence.last and ctx.keys[start] in "،,:؛":
        start += 1
    last = trim(ctx, start, _narrator_at(ctx, start, sentence.last))
    if not ctx.has_verb(start, last) or last - start < 3:
        return None
    quote = ctx.quote_at.get(start)
    if quote is not None and quote.closed and quote.close >= last - 1:
        return Content(start + 1, quote.close, sentence.last, "direct", "quote")
    return Content(start, last, sentence.last, kind_of(ctx, start, last), "bare")


def _says_noun(ctx: Context, first: int, index: int, sentence: Sentence) -> bool:
    """Whether the verb of the clause is a cue with a noun phrase before it and nothing said behind it."""
    verb = ctx.next_verb(first, sentence.last)
    cues = ctx.cues_in(first, sentence.last)
    if verb is None or not cues or cues[0].passive or not cues[0].nominal or not cues[0].start <= verb < cues[0].end:
        return False
    return content_after(ctx, cues[0], index, sentence.last) is None


def _narrator_at(ctx: Context, first: int, last: int) -> int:
    """Where «، اما او این را دروغ خواند» takes over, else `last`."""
    for cue in ctx.cues_in(first, last):
        for mention in ctx.entities_in(max(first, cue.start - _NARRATOR_REACH), cue.start):
            if mention.kind != "pronoun" or mention.plural or ctx.has_verb(mention.end, cue.start):
                continue
            border = mention.start - 1
            while border > first and ctx.opener_ends_at(border + 1) and ctx.keys[border] not in COMMAS:
                border -= 1
            if ctx.keys[border] in COMMAS and ctx.ends_clause(border - 1):
                return border
    return last


def headline(ctx: Context, sentence: Sentence) -> tuple[EntityMention, int] | None:
    """A mention at the head of a line, then a colon with no verb between: the source and the colon's token."""
    first = sentence.first
    mention = next((m for m in ctx.entities_in(first, first + 4) if m.kind not in ("pronoun", "place")), None)
    if mention is None or not _may_lead(ctx, first, mention.start):
        return _stranger(ctx, sentence)
    for i in range(mention.end, min(sentence.last, mention.end + _HEADLINE_REACH)):
        if ctx.keys[i] == ":":
            return mention, i
        if ctx.keys[i] in ctx.finite or ctx.reporting_at.get(i) is not None or ctx.quoted[i] or ctx.cues_in(i, i + 1):
            return None
    return None


def _stranger(ctx: Context, sentence: Sentence) -> tuple[EntityMention, int] | None:
    """«آرمان روشنک: …»: a name that no list knows, alone before the colon."""
    start = ctx.skip(sentence.first, sentence.last)
    for end in range(start + 2, min(sentence.last, start + 5)):
        if ctx.keys[end] == ":" and name_like(ctx, start, end):
            return EntityMention(start, end, "person", ctx.tokens.text(start, end), (start, end), rule="phrase"), end
    return None


def _may_lead(ctx: Context, first: int, last: int) -> bool:
    """What may stand before the mention: marks, emoji, openers, and «پیام», «هشدار سرلشکر خلبان»."""
    noun = False
    for i in range(first, last):
        if ctx.nouns_in(i, i + 1):
            noun = True
        elif noun:
            if ctx.word(i, "prep") is not None or ctx.keys[i] in ctx.finite:
                return False
        elif ctx.keys[i].isalpha() and ctx.word(i, "opener") is None:
            return False
    return True


def headline_content(ctx: Context, colon: int, index: int, sentence: Sentence) -> Content | None:
    """What follows the colon of a headline."""
    cue = Cue(colon, colon, ((colon, colon),), "say")
    return content_after(ctx, cue, index, sentence.last)


def next_headline(ctx: Context, first: int, last: int) -> tuple[int, EntityMention, int] | None:
    """«…؛ سازمان برنامه: …» in what the first speaker of a line is given: the mark, the mention and its colon."""
    for mention in ctx.entities_in(first + 2, last):
        if ctx.keys[mention.start - 1] in _PARTS and ctx.keys[mention.end] == ":" and not ctx.quoted[mention.start]:
            return mention.start - 1, mention, mention.end
    return None


def phrase_span(phrase: Phrase) -> TokenSpan:
    """The tokens of the phrase itself, [start, end): «به گفته»."""
    return phrase.hit.start, phrase.hit.end
