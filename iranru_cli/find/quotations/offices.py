"""The whole office of one who speaks: where the finder of entities knew only its first words, the clause tells the rest.

«رئیس اداره نظارت بر بهداشت عمومی استان در گفت‌وگو با خبرنگاران گفت»: between a subject and its verb stand no nouns but
those of the subject, up to the first preposition, date or mark.
"""

from __future__ import annotations

from iranru_cli.find.quotations.context import AND, COMMAS, OBJECT, THAT, Context
from iranru_cli.mentions import Cue, EntityMention, Quotation, TokenSpan

_LONGEST = 16  # tokens
_BLESSED, _BLESSING = 3, 3  # tokens and letters of «(عج)»
_QUOTED = 5
_GIVEN = 3  # the weight of a given name; see find/entities_rules.py
_BODIES = ("organization", "country", "place")
_POINTING = ("bare", "anaphor")
_PEOPLE = ("person", "role")
_NO_NOUNS = ("prep", "opener", "this", "gap", "narrator", "some", "apart")


def whole_offices(ctx: Context, quotations: list[Quotation]) -> dict[TokenSpan, EntityMention]:
    """Sources with an office that goes on behind them, by the span that they have so far."""
    out: dict[TokenSpan, EntityMention] = {}
    for quotation in quotations:
        for source in quotation.sources[-1:]:
            span = source.start, source.end
            if quotation.cue is None or source.role_span is None or source.role_span[1] != source.end or span in out:
                continue
            end = _office_end(ctx, source, quotation.cue)
            if end > source.end:
                first = source.role_span[0]
                some = (source.role or "").removesuffix(ctx.tokens.text(first, source.end))  # the «یک » of «یک مقام»
                role = some + ctx.tokens.text(first, end)
                out[span] = source._replace(end=end, role=role, role_span=(first, end))
    return out


def with_whole(
    mentions: list[EntityMention], quotations: list[Quotation], whole: dict[TokenSpan, EntityMention]
) -> tuple[list[EntityMention], list[Quotation]]:
    """Both with the whole offices; mentions that these take in are inside them."""
    if not whole:
        return mentions, quotations
    out: list[EntityMention] = []
    until = 0
    for mention in mentions:
        longer = whole.get((mention.start, mention.end)) if not mention.inside else None
        until = longer.end if longer is not None else until
        out.append(longer or mention._replace(inside=mention.inside or mention.start < until))
    said = [q._replace(sources=tuple(whole.get((m.start, m.end), m) for m in q.sources)) for q in quotations]
    return out, said


def _office_end(ctx: Context, source: EntityMention, cue: Cue) -> int:
    """Where the office ends, at the latest at the cue; the end that it has where the clause is not plain."""
    start, last = source.end, cue.start
    between = ctx.keys[start:last]
    if not between or OBJECT in between or THAT in between or ctx.has_verb(start, last):
        return start
    end = _Walk(ctx, source, cue).run()
    while end > start and ctx.keys[end - 1] == AND:
        end -= 1
    return end if end <= last else start


class _Walk:
    """Takes what belongs to an office, token by token or mention by mention, from its end to the cue."""

    def __init__(self, ctx: Context, source: EntityMention, cue: Cue) -> None:
        self._ctx, self._source, self._plural = ctx, source, cue.plural
        self._inner = {m.start: m for m in ctx.entities_in(source.end, cue.start)}
        self._limit = min(cue.start, source.end + _LONGEST)

    def run(self) -> int:
        end = self._source.end
        while end < self._limit:
            step = self._step(end)
            if not step:
                break
            end += step
        return end

    def _step(self, i: int) -> int:
        """How many tokens at i belong to the office."""
        ctx, mention = self._ctx, self._inner.get(i)
        if mention is not None:
            return mention.end - i if self._owns(mention) else 0
        if ctx.keys[i] == AND or ctx.keys[i] in COMMAS:
            return int(self._joins(i))
        quote = ctx.quote_at.get(i)
        if quote is not None and quote.closed and quote.close - i <= _QUOTED:
            return quote.close + 1 - i  # «سپاه «محمد رسول‌الله» تهران»
        if _blessing(ctx, i):
            return _BLESSED
        named = i == self._source.end and ctx.weight(ctx.keys[i]) == _GIVEN  # «رئیس هوشنگ …»
        return int(_belongs(ctx, i) and not named)

    def _owns(self, mention: EntityMention) -> bool:
        """Whether the office may be of what is mentioned: «دفتر آیت‌الله رئیسی»; a person just behind it is its holder."""
        if mention.rule in _POINTING:  # «دبیرکل این سازمان»
            return mention.start == self._source.end
        if mention.kind in _BODIES or mention.kind == "group":
            return True
        first, last = self._source.role_span or (0, 0)
        of_person = mention.start > last or any(self._ctx.word(i, "owner") for i in range(first, last))
        return of_person and mention.kind in _PEOPLE

    def _joins(self, i: int) -> bool:
        """«بهداشت و درمان», «شهریار، قدس و ملارد»; not «… و وزیر راه», nor where several speak."""
        ctx = self._ctx
        following = self._inner.get(i + 1)
        if self._plural or (following is not None and following.kind not in _BODIES):
            return False
        near = following.end if following is not None else i + 2
        if i > self._source.end:
            listed = ctx.keys[i] == AND or ctx.keys[near] == AND or ctx.keys[near] in COMMAS
        else:  # «توسعه مدیریت و منابع استاندار», «نوبر، گلپر و سدر», not «رئیس و همراهان»
            last = near if ctx.keys[i] == AND else near + 1
            listed = (last == near or ctx.keys[near] == AND) and (last in self._inner or _belongs(ctx, last))
        return listed and (following is not None or _belongs(ctx, i + 1))


def _blessing(ctx: Context, i: int) -> bool:
    """«(عج)» behind «صاحب‌الامر»."""
    return ctx.keys[i] == "(" and ctx.keys[i + 2] == ")" and len(ctx.keys[i + 1]) <= _BLESSING


def _belongs(ctx: Context, i: int) -> bool:
    """Whether a token may be of the office: no mark, date, adverb nor preposition but that of «نظارت بر», «وابسته به»."""
    if not ctx.keys[i].isalnum() or i in ctx.date_at:
        return False
    bound = ctx.word(i - 1, "bound")
    return (bound is not None and bound.end == i + 1) or not any(i in ctx.words[kind] for kind in _NO_NOUNS)
