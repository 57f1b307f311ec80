"""Where the source of a cue stands: the first mention of the clause that can be its subject."""

from __future__ import annotations

from iranru_cli.find.quotations.context import AND, COMMAS, MARKS, OBJECT, Context
from iranru_cli.mentions import Cue, EntityMention, TokenSpan

_LONGEST_PHRASE = 6
_BOTH = "both"  # «طرفین» is whole


def find_sources(ctx: Context, cue: Cue, first: int, blocked: list[TokenSpan]) -> tuple[EntityMention, ...]:
    """The subject between `first` and the cue, without the stretches in `blocked`; () where it is dropped.

    «الکساندر نواک در دیدار با کاظم جلالی افزود»: نواک, as جلالی stands behind a preposition.
    Several mentions joined by «و» are several sources: «دانمارک و نروژ اعلام کردند»; and a verb in the plural takes
    whom the subject met: «وزیر خارجه در دیدار با همتای خود … تأکید کردند».
    """
    last = cue.start
    best: EntityMention | None = None
    best_cost = 3
    for mention in ctx.entities_in(first, last):
        if mention.end > last or not _can_speak(ctx, mention) or _inside(mention, blocked):
            continue
        cost = _cost(ctx, mention, first)
        if cost < best_cost:
            best, best_cost = mention, cost
            if not cost:
                break
    if best is None or best_cost > 1:
        phrase = _phrase(ctx, _past(ctx, first, blocked), last)
        if phrase is not None and not _inside(phrase, blocked):
            return (phrase,)
    if best is not None:
        shared = _shared(ctx, best, last)
        if shared:
            return shared
        out = _joined(ctx, cue, _whole(ctx, best, last), last)
        return out + _met(ctx, best, last) if cue.plural and len(out) == 1 and not best.plural else out
    return ()


def _can_speak(ctx: Context, mention: EntityMention) -> bool:
    """Of places only capitals: «مسکو اعلام کرد»."""
    return mention.kind != "place" or mention.start in ctx.capitals


def _shared(ctx: Context, mention: EntityMention, last: int) -> tuple[EntityMention, ...]:
    """«وزرای خارجه ایران و روسیه»: a mention for each country, with the head in the singular; () for others."""
    head = ctx.plural_heads.get(mention.start)
    if head is None:
        return ()
    kind, singular = head.row[0], head.row[1]
    sides: list[EntityMention] = []
    for country in ctx.countries:
        if mention.start < country.start and country.end <= last:
            gap = ctx.keys[sides[-1].end : country.start] if sides else []
            if sides and (len(gap) != 1 or (gap[0] != AND and gap[0] not in COMMAS)):
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


def _past(ctx: Context, first: int, blocked: list[TokenSpan]) -> int:
    """Behind the dateline at the head: «به گزارش ایرنا هادی بیگی گفت»."""
    start = ctx.skip(first, len(ctx.keys) - 1)
    return max([first, *(b for a, b in blocked if a <= start < b)])


def _whole(ctx: Context, mention: EntityMention, last: int) -> EntityMention:
    """The whole noun phrase of a group or of a bare head: «یکی از وزیران», «برخی رسانه‌های وابسته به شهر», «دولت جو بایدن»,
    «رئیس شورای صیادان کرانه خزر».
    """
    start, end = mention.start, mention.end
    quantifier = ctx.quantifier_before(start)
    if quantifier is not None:
        start = quantifier
    bare = mention.kind == "group" and mention.known != _BOTH
    bare = bare or (mention.kind in ("organization", "role") and mention.known is None and end - mention.start == 1)
    if bare or quantifier is not None:
        while end < last and end - start <= _LONGEST_PHRASE:
            bound = ctx.word(end, "bound")
            if bound is not None:
                end = bound.end
            elif _ends_phrase(ctx, end) or ctx.keys[end] in ctx.finite or (mention.kind == "role" and end in ctx.given):
                break
            else:
                end += 1
    if (start, end) == (mention.start, mention.end):
        return mention
    if quantifier is not None or mention.kind == "group":
        return EntityMention(
            start, end, "group", ctx.tokens.text(start, end), country=mention.country, plural=True, rule="phrase"
        )
    if mention.kind == "role":
        return mention._replace(end=end, role=ctx.tokens.text(start, end), rule="phrase")
    return mention._replace(end=end, name=ctx.tokens.text(start, end), rule="phrase")


def _phrase(ctx: Context, first: int, last: int) -> EntityMention | None:
    """A noun phrase at the head of the clause that no list knows: «برخی ناظران در پایتخت گفتند»."""
    start = ctx.skip(first, last)
    end = start
    while end < last and end - start <= _LONGEST_PHRASE and not _ends_phrase(ctx, end):
        end += 1
    if end == start or end - start > _LONGEST_PHRASE or ctx.has_verb(start, last) or ctx.quoted[start]:
        return None
    if end - start == 1 and ctx.word(start, "this") is not None:
        return None
    if any(ctx.word(i, "narrator") is not None for i in range(start, end)):
        return None  # «بیشتر بخوانید»
    if not ctx.keys[start].isalpha() or ctx.word(start, "no_content") is not None or ctx.keys[end] == OBJECT:
        return None
    if ctx.keys[start - 1 : start] == [AND] and start > first:
        return None  # «… و بار دیگر تهدید کرد»: the subject is dropped
    return EntityMention(start, end, "group", ctx.tokens.text(start, end), rule="phrase")


def _ends_phrase(ctx: Context, index: int) -> bool:
    if ctx.keys[index] in MARKS or ctx.keys[index] == OBJECT:
        return True
    opens = any(ctx.word(index, kind) is not None for kind in ("prep", "opener"))
    return opens or ctx.date_starts_at(index) or ctx.reporting_at.get(index) is not None


def _inside(mention: EntityMention, blocked: list[TokenSpan]) -> bool:
    return any(a <= mention.start < b for a, b in blocked)


def _cost(ctx: Context, mention: EntityMention, first: int) -> int:
    """0 a sure subject, 1 possible, 2 doubtful, 3 none: behind a preposition, before را, inside quoted words."""
    keys, start = ctx.keys, mention.start
    if ctx.quoted[start] or (mention.end < len(keys) and keys[mention.end] == OBJECT):
        return 3
    before = start - 1
    while before >= first and keys[before] in '«"“':
        before -= 1
    if before < first:
        return 0
    if keys[before] in "(":
        return 3
    if ctx.quantifier_before(start) is not None:
        return _cost_before(ctx, ctx.quantifier_before(start) or 0, first)
    if ctx.word(before, "prep") is not None:
        return 3
    if keys[before] in MARKS:
        return 0
    if keys[before] == AND:
        return 3 if _joins(ctx, before, first) else 1
    if _governed(ctx, before, first):
        return 2 if mention.kind in ("person", "role") else 3
    if ctx.opener_ends_at(before + 1) or ctx.date_ends_at(before + 1):
        return 0
    return 2 if mention.kind in ("country", "place") else 1


def _cost_before(ctx: Context, start: int, first: int) -> int:
    """The cost of «یکی از وزیران» by what stands before it."""
    return 3 if start > first and ctx.word(start - 1, "prep") is not None else 0


def _governed(ctx: Context, index: int, first: int) -> bool:
    """Whether the noun before a mention hangs on a preposition: «در نشست خبری کاخ سفید»."""
    if ctx.word(index - 1, "this") is not None:  # «پس از این حادثه سازمان …»
        return False
    for i in range(index, max(first, index - 4) - 1, -1):
        if ctx.word(i, "prep") is not None:
            return True
        if ctx.keys[i] in MARKS or ctx.keys[i] in ctx.finite or ctx.date_ends_at(i + 1) or ctx.mention_ends_at(i + 1):
            return False
    return False


def _joins(ctx: Context, index: int, first: int) -> bool:
    """Whether «و» at `index` follows a mention, so that what comes after it shares that one's part."""
    return any(m.end == index for m in ctx.entities_in(first, index))


def _met(ctx: Context, mention: EntityMention, last: int) -> tuple[EntityMention, ...]:
    """The first person behind «با»."""
    if mention.kind not in ("person", "role"):
        return ()
    others = [m for m in ctx.entities_in(mention.end, last) if m.kind in ("person", "role")]
    return tuple(m for m in others if ctx.preposition_before(m.start) == "ba")[:1]


def _joined(ctx: Context, cue: Cue, mention: EntityMention, last: int) -> tuple[EntityMention, ...]:
    """The mention with those that «و» and «،» join to it."""
    out = [mention]
    for other in ctx.entities_in(mention.end, last):
        gap = ctx.keys[out[-1].end : other.start]
        if other.end <= last and (gap == [AND] or (len(gap) == 1 and gap[0] in COMMAS)) and _same_rank(mention, other):
            out.append(other)
        else:
            break
    joined = len(out) > 1 and ctx.keys[out[-1].start - 1] == AND
    if mention.kind in ("person", "role") and not cue.plural:
        joined = False  # «هومیره، کارشناس امنیت و مدیر بنیاد، گفت» is one
    return tuple(out) if joined else (mention,)


def _same_rank(one: EntityMention, other: EntityMention) -> bool:
    people, bodies = ("person", "role"), ("organization", "country", "place")
    return (one.kind in people and other.kind in people) or (one.kind in bodies and other.kind in bodies)
