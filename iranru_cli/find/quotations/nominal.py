"""Nominal contents: «از امضای توافق خبر داد», «خواستار پایان جنگ شد», «حمله را محکوم کرد»."""

from __future__ import annotations

from iranru_cli.find.quotations.context import AND, COMMAS, OBJECT, THAT, Context
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Cue, TokenSpan

_OBJECT_REACH = 40
_LONGEST_ASIDE = 12
_LONGEST_ITEM = 7  # tokens of one of a list, with its comma
_PAIR = 2
_BORDERS = COMMAS | frozenset({AND})
_CIRCUMSTANCES = 3  # «در جلسه هفتگی خود، با صدور بیانیه‌ای»
_SOME = "\u200cای"
_ENDS = COMMAS | frozenset(".\n")


def nominal_content(ctx: Context, cue: Cue, first: int, subject_end: int) -> tuple[str, TokenSpan] | None:
    """The frame that fits and its noun phrase, the thing said, between `subject_end` and the cue; None if none fits."""
    if cue.participle and not _closes(ctx, cue.end):
        return None  # «خبر داده و افزوده است», «… را تکذیب کرده.», but not «هشدار داده شده»
    for frame in cue.nominal:
        found = _frame(ctx, cue, frame, first, subject_end)
        if found is not None and found[1] - found[0] >= 1:
            return frame, found
    return None


def _closes(ctx: Context, index: int) -> bool:
    """Whether a clause ends before the token: «و», «ولی», a comma, a full stop."""
    return ctx.keys[index] == AND or ctx.keys[index] in _ENDS or ctx.word(index, "opener") is not None


def _frame(ctx: Context, cue: Cue, frame: str, first: int, subject_end: int) -> TokenSpan | None:
    if frame == "ezafe":
        return (cue.parts[0][1], cue.parts[1][0]) if len(cue.parts) == 2 else None
    if frame in ("ra", "describe"):
        found = _object(ctx, cue, frame, max(first, subject_end))
        if found is None and frame == "ra" and OBJECT in ctx.keys[first:subject_end]:
            mark = first + ctx.keys[first:subject_end].index(OBJECT)  # «این خبر را وزارت نیرو تأیید کرد»
            found = (_phrase_start(ctx, first, mark), mark)
        return found
    if len(cue.parts) == 2:
        inner = _after_preposition(ctx, frame, cue.parts[0][1], cue.parts[1][0])
        if inner is not None:
            return inner
    return _after_preposition(ctx, frame, max(first, subject_end), cue.start)


def _after_preposition(ctx: Context, frame: str, first: int, last: int) -> TokenSpan | None:
    """Behind the leftmost fitting preposition; a finite verb outside a relative clause ends the search."""
    if frame == "be" and OBJECT in ctx.keys[first:last]:  # «پاکستان را به نقض آتش‌بس متهم کرد»
        first = last - 1 - ctx.keys[first:last][::-1].index(OBJECT)
    for hit in ctx.prepositions_in(first, last):
        if hit.row[0] != frame or _no_content(ctx, hit):
            continue
        if ctx.word(hit.end, "speech") is not None:  # «در بخش دیگری از سخنان خود از … خبر داد»
            continue
        end = last
        while end > hit.end and ctx.keys[end - 1] in COMMAS:
            end -= 1
        that = ctx.word(hit.end, "that")  # «درباره اینکه … ابراز تردید کرد»
        if that is not None and that.end < end:
            return that.end, end
        if _whole(ctx, hit.end, end):
            return hit.end, end
    return None


def _no_content(ctx: Context, hit: Hit) -> bool:
    """«پس از دیدار», «در واکنش به جنگ»: a preposition that belongs to the noun before it."""
    word = ctx.word(hit.start - 1, "no_content")  # but «دقایقی پیش از انفجار خبر داد»
    return word is not None and word.end == hit.end and not ctx.opener_of_words_ends_at(hit.start)


def _whole(ctx: Context, first: int, last: int) -> bool:
    """A noun phrase may hold a relative clause («موضعی که … می‌کند»), but no clause of its own."""
    if first >= last or any(key in ".:\n" for key in ctx.keys[first:last]):
        return False
    return not ctx.has_verb(first, last) or THAT in ctx.keys[first:last]


def _object(ctx: Context, cue: Cue, frame: str, first: int) -> TokenSpan | None:
    """Before «را»; with the complement behind it for خواند, توصیف کرد, دانست."""
    keys = ctx.keys
    marks = [i for i in range(max(first, cue.start - _OBJECT_REACH), cue.start) if keys[i] == OBJECT]
    if not marks:
        return None
    mark = next((m for m in marks if not ctx.has_verb(m, cue.start)), marks[-1]) if frame == "describe" else marks[-1]
    relative = frame == "ra" and keys[mark + 1] == THAT  # «این شایعه را که … بود، تکذیب کرد»
    if (ctx.has_verb(mark, cue.start) and not relative) or (frame == "describe" and cue.start - mark < 2):
        return None
    start = mark - 1 if ctx.word(mark - 1, "this") is not None else _phrase_start(ctx, first, mark)
    if relative:
        return start, cue.start - (keys[cue.start - 1] in COMMAS)
    # «آمادگی خود را برای سفر اعلام کرد» is said whole; in «حمله را به شدت محکوم کرد» only the object is
    whole = "describe" in cue.nominal and ctx.skip(mark + 1, cue.start) < cue.start  # «شمار را ده تن اعلام کرد»
    end = mark if frame == "ra" and cue.start - mark < 4 and not whole else cue.start
    end -= end == mark and keys[end - 1] in COMMAS  # «درگذشت سدری، امیر پیشین، را تسلیت گفت»
    return (start, end) if start < end else None


def _phrase_start(ctx: Context, first: int, mark: int) -> int:
    """Past what stands before the object: commas, openers, dates, «در بیانیه‌ای»."""
    if ctx.ends_clause(mark - 1) and THAT in ctx.keys[first:mark]:  # «دیپلماتی که معاون بوده است را»
        mark = mark - 1 - ctx.keys[first:mark][::-1].index(THAT)
    starts = [first]  # of the phrases between commas, behind the last verb
    for i in range(first, mark - (ctx.keys[mark - 1] in COMMAS)):
        if ctx.keys[i] in COMMAS and _opens_phrase(ctx, i + 1):
            starts.append(i + 1)
        elif ctx.keys[i] in ctx.finite or ctx.keys[i] in ".:\n":
            starts = [i + 1]
    start = _list_start(ctx, starts, mark)
    skipped = ctx.skip(start, mark)
    start = skipped if skipped < mark else start  # «سال ۱۳۹۲ را سال صلح نامید»
    for _ in range(_CIRCUMSTANCES):
        behind = _behind_circumstance(ctx, start, mark)
        if behind == start or behind >= mark:
            break
        start = behind
    return start


def _behind_circumstance(ctx: Context, start: int, mark: int) -> int:
    """Behind «در این دیدار», «در بیانیه‌ای», «به دنبال همتای خود»; `start` where no preposition opens or none ends there."""
    if ctx.word(start, "prep") is None:
        return start
    if ctx.word(start + 1, "this") is not None:  # «در این دیدار»
        return ctx.skip(start + 3, mark)
    for i in range(start + 1, min(mark, start + 6)):
        some = ctx.tokens.text(i, i + 1).endswith(_SOME) or _named_some(ctx, i)  # «نامه‌ای», not «همتای»
        if some or ctx.date_ends_at(i + 1) or ctx.word(i, "own") is not None:
            adjective = ctx.word(i + 1, "manner") is not None  # «در نشستی خبری»
            behind = i + 1 + adjective
            skipped = ctx.skip(behind, mark)
            return _past_reader(ctx, skipped if skipped < mark else behind, mark)  # «آغاز ماه رمضان را»
    for i in range(mark - 1, start + 1, -1):  # «با حضور در خانه آنان، این دو شهید را»
        if ctx.word(i, "this") is not None and ctx.word(i - 1, "prep") is None and ctx.keys[i - 1] in _BORDERS:
            return i
    return start


def _named_some(ctx: Context, index: int) -> bool:
    """«پیامی», «نشستی»: one of the texts and gatherings, with the ی of «one»."""
    hit = ctx.word(index, "text") or ctx.word(index, "gathering")
    return hit is not None and hit.end == index + 1 and ctx.keys[index].endswith("ی")


def _list_start(ctx: Context, starts: list[int], mark: int) -> int:
    """Where the last phrase starts, and with it the list or the noun with an aside that it closes.

    «… کرد و موزه، پل سنگی، قلعه و بازار را از دیدنی‌ها برشمرد», «درگذشت سدری، امیر پیشین، را تسلیت گفت».
    """
    closed = ctx.keys[mark - 1] in COMMAS
    if len(starts) == 1 or not (closed or (len(starts) > _PAIR and AND in ctx.keys[starts[-1] : mark])):
        return starts[-1]
    if closed:
        return starts[-_PAIR]
    k = len(starts) - 1
    while k and 0 < starts[k] - starts[k - 1] <= _LONGEST_ITEM and _item(ctx, starts[k - 1], starts[k] - 1):
        k -= 1
    return starts[k] + (k < len(starts) - 1 and ctx.keys[starts[k]] == AND)


def _item(ctx: Context, first: int, last: int) -> bool:
    """Whether one of a list may stand in [first, last): no «روز شنبه», no «در مراسمی»."""
    if first >= last or ctx.skip(first, last) > first + (ctx.keys[first] == AND) or ctx.date_ends_at(last):
        return False
    return not any(ctx.word(i, "prep") is not None for i in (first, first + 1)) and not ctx.has_verb(first, last)


def _past_reader(ctx: Context, index: int, mark: int) -> int:
    """Behind whom a text is for: «در نامه‌ای به رئیس شورا این کار را محکوم کرد»."""
    if ctx.word(index, "prep") is None:
        return index
    reader = next(iter(ctx.entities_in(index + 1, index + 2)), None)
    return ctx.skip(reader.end, mark) if reader is not None and reader.end < mark else index


def _opens_phrase(ctx: Context, index: int) -> bool:
    """Behind a comma a new phrase, but not the rest of one: «ادعای وزیر، مبنی بر سفر، را رد کرد», «رضایی، وزیر نیرو، را»."""
    if any(m.start < index < m.end for m in ctx.entities_in(index - _LONGEST_ASIDE, index)):
        return False
    return ctx.keys[index] != OBJECT and not any(
        ctx.word(index, kind) is not None for kind in ("based", "prep", "opener")
    )
