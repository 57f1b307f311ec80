"""Where the source of a cue stands: the first mention of the clause that can be its subject."""

from __future__ import annotations

from iranru_cli.find.quotations.context import AND, COMMAS, IN, MARKS, OBJECT, THAT, Context
from iranru_cli.find.quotations.noun_phrases import PLURAL, head_phrase, shared_heads, whole_phrase
from iranru_cli.mentions import Cue, EntityMention, TokenSpan

_PAIR = 2
_PEOPLE = 4  # tokens of «نیروهای پیمانکاری و شرکتی»
_GOVERNED = 8  # tokens between a preposition and a noun of its phrase: «در چهارمین همایش ملی مهندسی ایران»


def find_sources(ctx: Context, cue: Cue, first: int, blocked: list[TokenSpan]) -> tuple[EntityMention, ...]:
    """The subject between `first` and the cue, without the stretches in `blocked`; () where it is dropped.

    «الکساندر نواک در دیدار با کاظم جلالی افزود»: نواک, as جلالی stands behind a preposition.
    Several mentions joined by «و» are several sources: «دانمارک و نروژ اعلام کردند»; and a verb in the plural takes
    whom the subject met: «وزیر خارجه در دیدار با همتای خود … تأکید کردند».
    """
    last = cue.start
    main = main_clause(ctx, first, last)
    if cue.nominal and _lists_objects(ctx, main, last):
        subject, cost = _best(ctx, first, main - 1, blocked)
        return (subject,) if subject is not None and cost <= 1 else ()
    if "describe" in cue.nominal:
        before = _object_mark(ctx, first, last)
        if cue.clausal == "no" or _best(ctx, first, before, blocked)[1] <= 1:
            last = before
            main = main_clause(ctx, first, last)
    best, cost = _best(ctx, main, last, blocked)
    if main > first and (best is None or cost > 1):
        best, cost = _best(ctx, first, last, blocked)
    phrase = head_phrase(ctx, main, cue) if main > first and (best is None or best.start < main) else None
    if (
        phrase is None or phrase.end - phrase.start < _PAIR
    ):  # «این گزارش از اثر گرما می‌گوید و نویسندگان آن هشدار می‌دهند»
        phrase = _head_of(ctx, first, cue, blocked) if _is_doubtful(best, cost) else None
    elif best is not None:
        return (phrase,)
    if phrase is not None and _inside(phrase, blocked):
        phrase = None
    if best is not None and cost == 1 and best.kind in ("organization", "country"):
        best = _of_body(ctx, main, best)
    if best is not None:
        best, cost = (_owned(ctx, best), cost) if best.kind in ("person", "role", "pronoun") else (best, cost)
    if best is not None and phrase is not None and _apposed(ctx, phrase, best):
        return (phrase._replace(role=best.role, role_span=best.role_span, country=best.country),)
    if phrase is not None and (best is None or cost > 1 or (best.kind == "pronoun" and cost)):
        return (phrase,)  # «خانواده او گفتند» are not he
    if best is None:
        return ()
    shared = shared_heads(ctx, best, last)
    if shared:
        return shared
    out = _joined(ctx, cue, whole_phrase(ctx, best, last), last)
    return out + _met(ctx, best, last) if cue.plural and len(out) == 1 and not best.plural else out


def _is_doubtful(best: EntityMention | None, cost: int) -> bool:
    """Whether words that no list knows may be a better source, or the name before the office."""
    return best is None or cost > 1 or best.kind == "role" or (best.kind == "pronoun" and cost > 0)


def _head_of(ctx: Context, first: int, cue: Cue, blocked: list[TokenSpan]) -> EntityMention | None:
    """The noun phrase at the head of the clause, behind its dateline."""
    head = _past(ctx, first, blocked)
    return head_phrase(ctx, head, cue, min((a for a, _ in blocked if a > head), default=None))


def _object_mark(ctx: Context, first: int, last: int) -> int:
    """The «را» of «X را Y خواند», behind which no source stands; `last` where there is none."""
    return next((i for i in range(first, last) if ctx.keys[i] == OBJECT), last)


def _lists_objects(ctx: Context, main: int, last: int) -> bool:
    """«… اشاره کرد و باغ گل، پل و بازار را از دیدنی‌ها برشمرد»: behind «کرد و» a list up to را, and no subject."""
    if main == 0 or ctx.keys[main - 1] != AND:
        return False
    mark = _object_mark(ctx, main, last)
    between = ctx.keys[main:mark]
    commas = [i for i, key in enumerate(between) if key in COMMAS]
    return mark < last and bool(commas) and commas[-1] < mark - main - 1 and AND in between[commas[-1] :]


def _best(ctx: Context, first: int, last: int, blocked: list[TokenSpan]) -> tuple[EntityMention | None, int]:
    """The first mention of the least cost, and the cost."""
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
    return best, best_cost


def main_clause(ctx: Context, first: int, last: int) -> int:
    """Behind the last «… شدند و», for «بانک‌ها محکوم شدند و دادستانی تأکید کرد», or «است که», for «این در روزی است که وزیر
    گفت»; verbs behind another که do not count.
    """
    for i in range(last - 1, first, -1):
        if ctx.keys[i] == THAT:
            if ctx.keys[i + 1] == IN and ctx.word(i + 2, "this") is not None:
                return i + 3  # «فیلمی که در آن وزیر گفت»
            return i + 1 if ctx.keys[i - 1] in ctx.finite and not ctx.has_verb(i + 1, last) else first
        if ctx.keys[i] == AND and ctx.ends_clause(i - 1) and THAT not in ctx.keys[first:i]:
            return i + 1
    return first


def _of_body(ctx: Context, first: int, mention: EntityMention) -> EntityMention:
    """«مدیران این باشگاه اعلام کردند»: people in the plural before the institution that they are of."""
    head = ctx.skip(first, mention.start)
    if not 1 <= mention.start - head <= _PEOPLE or not ctx.keys[head].endswith(PLURAL):
        return mention
    if any(ctx.word(i, "prep") is not None or not ctx.keys[i].isalpha() for i in range(head, mention.start)):
        return mention
    text = ctx.tokens.text(head, mention.end)
    return EntityMention(head, mention.end, "group", text, country=mention.country, plural=True, rule="phrase")


def _owned(ctx: Context, mention: EntityMention) -> EntityMention:
    """«دفتر نخست‌وزیر», «وکیل علی کریمی»: somebody else than the person named."""
    before = ctx.word(mention.start - 1, "owner")
    if before is None or before.end != mention.start or mention.rule == "phrase":
        return mention
    return EntityMention(
        before.start,
        mention.end,
        "group",
        ctx.tokens.text(before.start, mention.end),
        country=mention.country,
        rule="phrase",
    )


def _apposed(ctx: Context, phrase: EntityMention, role: EntityMention) -> bool:
    """«چاک شومر، رهبر اکثریت سنا، گفت»: a name that no list knows before its office."""
    return (
        phrase.kind == "person"
        and role.kind == "role"
        and phrase.end == role.start - 1
        and ctx.keys[phrase.end] in COMMAS
    )


def _can_speak(ctx: Context, mention: EntityMention) -> bool:
    """Of places only capitals: «مسکو اعلام کرد»."""
    return mention.kind != "place" or mention.start in ctx.capitals


def _past(ctx: Context, first: int, blocked: list[TokenSpan]) -> int:
    """Behind the dateline at the head: «به گزارش ایرنا هادی بیگی گفت»."""
    start = ctx.skip(first, len(ctx.keys) - 1)
    return max([first, *(b for a, b in blocked if a <= start < b)])


def _inside(mention: EntityMention, blocked: list[TokenSpan]) -> bool:
    return any(a <= mention.start < b for a, b in blocked)


def _cost(ctx: Context, mention: EntityMention, first: int) -> int:
    """0 a sure subject, 1 possible, 2 doubtful, 3 none: behind a preposition, before را, inside quoted words."""
    keys, start = ctx.keys, mention.start
    if ctx.quoted[start] or (mention.end < len(keys) and keys[mention.end] == OBJECT):
        return 3
    based = mention.kind == "group" and ctx.words_in("based", mention.end, mention.end + _PAIR)
    if based and not ctx.cues_in(mention.end, mention.end + _PAIR):
        return 3  # «برخی ادعاها مبنی بر اینکه … را تکذیب کرد»
    before = start - 1
    while before >= first and keys[before] in '«"“':
        before -= 1
    if before < first:
        return 0
    if keys[before] in "(":
        return 3
    counted = ctx.counted_before(mention)
    if counted is not None:
        return _cost_before(ctx, counted, first)
    if before >= first and ctx.opener_of_words_ends_at(before + 1):
        return 0  # «در همین زمینه وزیر گفت»
    if ctx.word(before, "prep") is not None:
        return 3
    if keys[before] in MARKS:
        return 3 if _listed(ctx, mention, first) else 0
    if ctx.word(before, "other") is not None and keys[before - 1] == AND:
        before -= 1  # «در دیدار با وزیر و دیگر مسئولان»
    if keys[before] == AND:
        if _joins(ctx, before, first):
            return 3
        return int(not ctx.ends_clause(before - 1))  # «دو تن کشته شدند و اسرائیل، … را مسئول خواند»
    if ctx.opener_ends_at(before + 1) or ctx.date_ends_at(before + 1):
        return 0
    if _governed(ctx, before, first):
        return 2 if mention.kind in ("person", "role") else 3
    return 2 if mention.kind in ("country", "place") else 1


def _listed(ctx: Context, mention: EntityMention, first: int) -> bool:
    """«مسافران کشورهای آلمان، ایتالیا و فرانسه …»: inside a list of countries that a preposition governs."""
    if mention.kind not in ("country", "place") or ctx.keys[mention.start - 1] not in COMMAS:
        return False
    if ctx.keys[mention.end] != AND and ctx.keys[mention.end] not in COMMAS:
        return False
    near = [m for m in ctx.entities_in(first, mention.start) if m.end == mention.start - 1]
    return bool(near) and near[0].kind == mention.kind and _cost(ctx, near[0], first) == 3


def _cost_before(ctx: Context, start: int, first: int) -> int:
    """The cost of «یکی از وزیران» by what stands before it."""
    return 3 if start > first and ctx.word(start - 1, "prep") is not None else 0


def _governed(ctx: Context, index: int, first: int) -> bool:
    """Whether the noun before a mention hangs on a preposition: «در نشست خبری کاخ سفید»."""
    if ctx.word(index - 1, "this") is not None:  # «پس از این حادثه سازمان …»
        return False
    for i in range(index, max(first, index - _GOVERNED) - 1, -1):
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
    while len(out) > 1 and ctx.keys[out[-1].start - 1] != AND:
        out.pop()  # «اسرائیل، گروه هفت و اتحادیه اروپا، ایران را … خواندند»: Iran does not speak
    joined = len(out) > 1
    if mention.kind in ("person", "role") and not cue.plural:
        joined = False  # «هومیره، کارشناس امنیت و مدیر بنیاد، گفت» is one
    return tuple(out) if joined else (mention,)


def _same_rank(one: EntityMention, other: EntityMention) -> bool:
    people, bodies = ("person", "role"), ("organization", "country", "place")
    return (one.kind in people and other.kind in people) or (one.kind in bodies and other.kind in bodies)
