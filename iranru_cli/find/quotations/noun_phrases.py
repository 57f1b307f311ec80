"""Noun phrases that name a source: a head in the plural that countries share, a group with all its words, a stranger."""

from __future__ import annotations

from bisect import bisect_right

from iranru_cli.find.quotations.context import AND, COMMAS, MARKS, OBJECT, Context
from iranru_cli.mentions import Cue, EntityMention

_LONGEST_PHRASE = 6
_NAME = range(1, 5)  # words of a name: «محمدجواد زنگانه»
_GIVEN, _SURNAME, _NO_NAME = 3, 2, -2  # weights of words; see find/entities_rules.py
PLURAL = ("ان", "ین", "ات", "های", "ها", "ای")  # «مدیران», «وکلای»
_BOTH = "both"  # «طرفین» is whole


def shared_heads(ctx: Context, mention: EntityMention, last: int) -> tuple[EntityMention, ...]:
    """«وزرای خارجه ایران و روسیه»: a mention for each country, with the head in the singular; () for others."""
    head = ctx.plural_heads.get(mention.start)
    if head is None:
        return ()
    kind, singular = head.row[0], head.row[1]
    sides: list[EntityMention] = []
    for n in range(bisect_right(ctx.countries, mention.start, key=lambda m: m.start), len(ctx.countries)):
        country = ctx.countries[n]
        gap = ctx.keys[sides[-1].end : country.start] if sides else []
        if country.end > last or (sides and (len(gap) != 1 or (gap[0] != AND and gap[0] not in COMMAS))):
            break
        sides.append(country)
    if len(sides) < 2 or sides[0].start > mention.end:
        return ()
    field = ctx.tokens.text(head.end, sides[0].start) if head.end < sides[0].start else ""
    out = []
    for side in sides:
        name = " ".join(part for part in (singular, field, side.name) if part)
        role = name if kind == "role" else None
        out.append(
            EntityMention(mention.start, sides[-1].end, kind, name, role=role, country=side.country, rule="shared")  # type: ignore[arg-type]
        )
    return tuple(out)


def whole_phrase(ctx: Context, mention: EntityMention, last: int) -> EntityMention:
    """The whole noun phrase of a group or of a bare head: «یکی از وزیران», «برخی رسانه‌های وابسته به شهر», «دولت جو بایدن»."""
    start, end = mention.start, mention.end
    quantifier = ctx.counted_before(mention)
    if quantifier is not None:
        start = quantifier
    if ctx.word(start, "some") is not None and not ctx.keys[end].endswith(PLURAL):
        of = next((m for m in ctx.entities_in(end + 1, end + 2) if m.plural and m.end <= last), None)
        if of is not None and ctx.preposition_before(of.start) == "az":
            end = of.end  # «برخی از اعضای شورا»
        elif ctx.word(start, "quantifier") is None or not ctx.keys[end + 1].endswith(PLURAL):  # «برخی از ساکنان»
            return mention  # «برخی استفاده از این واژه را …»
    some = ctx.word(start, "quantifier")
    if some is not None:  # «بسیاری از تحلیلگران»
        end, quantifier = max(end, some.end), some.start
    if mention.kind == "organization" and mention.known is None and ctx.word(start, "owner") is not None:
        owner = next(iter(ctx.entities_in(end, end + 1)), None)
        if owner is not None and owner.kind == "person" and owner.end <= last:  # «ستاد انتخاباتی رضایی»
            return mention._replace(end=owner.end, name=ctx.tokens.text(start, owner.end), rule="phrase")
    bare = mention.kind == "group" and mention.known != _BOTH
    bare = bare or (mention.kind == "organization" and mention.known is None and end - mention.start == 1)
    if bare or quantifier is not None:
        while end < last and end - start <= _LONGEST_PHRASE:
            bound = ctx.word(end, "bound")
            if bound is not None:
                end = bound.end
            elif (
                ctx.word(end, "this") is not None
                or _ends_phrase(ctx, end)
                or ctx.reporting_at.get(end) is not None  # «سخنگوی سازمان خبر مرگ ملوان را تکذیب کرد»
                or ctx.keys[end] in ctx.finite
            ):
                break
            else:
                end += 1
    if (start, end) == (mention.start, mention.end) or (end > mention.end and ctx.keys[end] == OBJECT):
        return mention  # «معاون سدها را نکوهش کرد»: what stands before را is the object
    if quantifier is not None or mention.kind == "group":
        return EntityMention(
            start, end, "group", ctx.tokens.text(start, end), country=mention.country, plural=True, rule="phrase"
        )
    return mention._replace(end=end, name=ctx.tokens.text(start, end), rule="phrase")


def head_phrase(ctx: Context, first: int, cue: Cue, limit: int | None = None) -> EntityMention | None:
    """A noun phrase at the head of the clause that no list knows: «برخی ناظران در پایتخت گفتند».

    `limit`: where an adverbial clause with verbs of its own begins («عوزی دیان با تأکید بر اینکه … است، گفت»).
    """
    last = cue.start
    start = ctx.skip(first, last)
    some = ctx.word(start, "quantifier")  # «تعدادی از رانندگان»
    end = start if some is None else some.end
    while end < last and end - start <= _LONGEST_PHRASE and not _ends_phrase(ctx, end):
        if end > start and ctx.word(end, "this") is not None:
            break  # «شرکت نفت این خبر را تکذیب کرد»
        end += 1
    if end == start or end - start > _LONGEST_PHRASE or ctx.has_verb(start, min(end + 1, last)) or ctx.quoted[start]:
        return None
    if end - start == 1 and (
        ctx.word(start, "this") is not None
        or (end == last and not (cue.plural or cue.act == "report" or ctx.weight(ctx.keys[start]) >= _SURNAME))
    ):
        return None  # «این», or an adverb before the verb: «صریحا گفت»; not «رانندگان گفتند», «گزارش‌ها حاکی است»
    if any(ctx.word(i, "narrator") is not None for i in range(start, end)):
        return None  # «بیشتر بخوانید»
    if ctx.words_in("based", start, min(end + 1, last)):
        return None  # «برخی ادعاها مبنی بر اینکه … را تکذیب کرد»
    if (
        not ctx.keys[start].isalpha()
        or (some is None and ctx.word(start, "no_content") is not None)
        or ctx.keys[end] == OBJECT
    ):
        return None
    if ctx.keys[start - 1 : start] == [AND] and start > first:
        return None  # «… و بار دیگر تهدید کرد»: the subject is dropped
    text = ctx.tokens.text(start, end)
    first = past_titles(ctx, start)
    if name_like(ctx, first, end) and not (end - first == 1 and cue.plural):
        return EntityMention(start, end, "person", ctx.tokens.text(first, end), (first, end), rule="phrase")
    if ctx.has_verb(start, last if limit is None else limit):
        return None
    return EntityMention(start, end, "group", text, rule="phrase")


def past_titles(ctx: Context, index: int) -> int:
    """Behind «حجت‌الاسلام سید»."""
    while (title := ctx.titles.get(index)) is not None:
        index = title.end
    return index


def name_like(ctx: Context, first: int, last: int) -> bool:
    """«محمدجواد زنگانه», «عبدالله روشن», «ابراهیمی»: rare words, or one that may follow a given name."""
    keys = ctx.keys[first:last]
    if len(keys) not in _NAME or not all(key.isalpha() and not key.isascii() for key in keys):
        return False
    weights = [ctx.weight(key) for key in keys]
    if max(weights) < _SURNAME:
        return False
    if len(keys) == 2 and weights[0] == _GIVEN:
        return weights[1] > _NO_NAME or ctx.rare(keys[1])
    return all(weight > 0 or ctx.rare(key) for key, weight in zip(keys, weights, strict=True))


def _ends_phrase(ctx: Context, index: int) -> bool:
    if ctx.keys[index] in MARKS or ctx.keys[index] == OBJECT:
        return True
    return any(index in ctx.words[kind] for kind in ("prep", "opener", "apart")) or index in ctx.date_at
