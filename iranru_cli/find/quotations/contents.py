"""How far the words said reach: behind a colon, a که, a comma or nothing, and inside quote marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple
from unicodedata import category

from iranru_cli.find.quotations.context import AND, COMMAS, MARKS, OBJECT, THAT, Context
from iranru_cli.mentions import Cue
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import NEWLINE

Marker = Literal["colon", "that", "quote", "comma", "bare"]
Kind = Literal["direct", "indirect", "mixed"]
_REACH = 14  # tokens between a cue and its colon: «گفت در پاسخ به پرسش خبرنگار درباره سفر:»
_OPENERS = frozenset('«“"„')
_FULL_STOPS = frozenset(".!?؟…")
_BORDER_MARKS = frozenset('»”"،,؛;')
_CLAUSE_REACH = 400  # tokens in which the narrator may take over
_LONGEST = 40  # sentences that one colon may open


class Content(NamedTuple):
    """Tokens of the words said and the token after which reading goes on."""

    first: int
    last: int
    until: int
    kind: Kind
    marker: Marker


def content_after(ctx: Context, cue: Cue, sentence: int, limit: int) -> Content | None:
    """The words said behind a cue, up to token `limit`; None where nothing of the kind follows."""
    found = _marker(ctx, cue.end, limit)
    if found is None:
        return None
    marker, start = found
    if marker == "colon":
        return _after_colon(ctx, cue, start, sentence, limit)
    if start < limit and ctx.keys[start] in _OPENERS and start in ctx.quote_at:
        return _quoted(ctx, cue, start, limit, marker)
    end = clause_end(ctx, cue, start, limit)
    if end >= ctx.sentences[sentence].last:
        end = _go_on(ctx, sentence, end, _first_person)
    last = trim(ctx, start, end)
    clause = ctx.has_verb(start, last) or ctx.ends_clause(last - 1)
    if last - start < 2 or (marker in ("bare", "comma") and not clause):
        return None
    return Content(start, last, last, kind_of(ctx, start, last), marker)


def _marker(ctx: Context, after: int, limit: int) -> tuple[Marker, int] | None:
    """What opens the content, and its first token."""
    keys = ctx.keys
    if after >= limit or keys[after] in _FULL_STOPS:
        return None
    for i in range(after, min(limit, after + _REACH)):
        if keys[i] == ":" and not (keys[i - 1].isdigit() and keys[i + 1].isdigit()):  # «ساعت ۱:۳۰»
            return "colon", i + 1
        if keys[i] in _OPENERS and i in ctx.quote_at and ctx.quoted[i + 1 : i + 2] == [True]:
            if i == after or (i == after + 1 and keys[after] in COMMAS):
                return "quote", i
            break
        if keys[i] in ctx.finite or keys[i] == NEWLINE:
            break
    return _clause_marker(ctx, after, limit)


def _clause_marker(ctx: Context, after: int, limit: int) -> tuple[Marker, int] | None:
    keys = ctx.keys
    start = after
    while start < limit and ctx.word(start, "opener") is not None and keys[start] not in (THAT, AND):
        start = ctx.word(start, "opener").end  # type: ignore[union-attr]  # «گفت همچنین که»
    if start < limit and keys[start] == THAT:
        return "that", start + 1
    that = ctx.word(after, "that")
    if that is not None:
        return "that", that.end
    if keys[after] in "،,":
        if keys[after + 1] == THAT:
            return "that", after + 2
        joins = ctx.word(after + 1, "opener") is not None and ctx.word(after + 1, "starts") is None
        return None if joins else ("comma", after + 1)
    if ctx.word(after, "opener") is not None and ctx.word(after, "starts") is None:
        return None  # «ابراز آمادگی کرده اما گفته است»
    named = after in ctx.quote_at and not any(ctx.quoted[after + 1 : after + 2])  # «گفت «آنا ونگ» فردا می‌آید»
    return ("bare", after) if named or (keys[after] not in MARKS and keys[after] != AND) else None


def _after_colon(ctx: Context, cue: Cue, start: int, sentence: int, limit: int) -> Content | None:
    """A colon may end its line: the words stand in the next paragraph then."""
    keys = ctx.keys
    start = _past_breaks(ctx, start)
    if start >= len(keys):
        return None
    while sentence + 1 < len(ctx.sentences) and ctx.sentences[sentence].last <= start:
        sentence += 1
    limit = max(limit, ctx.sentences[sentence].last) if limit <= start else limit
    if keys[start] in _OPENERS and start in ctx.quote_at:
        return _quoted(ctx, cue, start, limit, "colon")
    end = clause_end(ctx, cue, start, limit)
    if end >= ctx.sentences[sentence].last:
        end = _go_on(ctx, sentence, end, _any_voice)
    last = trim(ctx, start, end)
    if last - start < 2 or not any(key.isalpha() and not key.isascii() for key in keys[start:last]):
        return None  # «تصاویر بیشتر: https://…»
    return Content(start, last, end, kind_of(ctx, start, last), "colon")


def _past_breaks(ctx: Context, start: int) -> int:
    while start < len(ctx.keys) and (ctx.keys[start] in (NEWLINE, ":", "-", "–") or _emoji(ctx.keys[start])):
        start += 1
    return start


def _quoted(ctx: Context, cue: Cue, opening: int, limit: int, marker: Marker) -> Content | None:
    """Inside the marks; where the sentence goes on behind them, the whole of it, and mixed."""
    quote = ctx.quote_at[opening]
    close, keys = quote.close, ctx.keys
    inner = trim(ctx, opening + 1, close)
    if inner <= opening + 1:
        return None  # «آمده است: «» at a cut end
    after = close + 1
    if not quote.closed or after >= limit or keys[after] in _FULL_STOPS or keys[after] == NEWLINE:
        return Content(opening + 1, inner, max(after, close), "direct", marker)
    if keys[after] in MARKS or keys[after] == AND or ctx.quote_at.get(after) is not None:
        rest = clause_end(ctx, cue, after, limit)
        if ctx.cues_in(after, limit) or not ctx.has_verb(after, rest) or close - opening > 25:
            return Content(opening + 1, inner, after, "direct", marker)
    if ctx.cues_in(after, min(limit, after + 6)):
        return Content(opening + 1, inner, after, "direct", marker)
    last = trim(ctx, opening, clause_end(ctx, cue, after, limit))
    first, last = (opening, last) if last > close else (opening + 1, close)
    kind: Kind = kind_of(ctx, first, last) if first == opening else "mixed"
    return Content(first, last, last, kind, marker)


def clause_end(ctx: Context, main: Cue, start: int, limit: int) -> int:
    """Where the narrator takes over inside the sentence: «… است و تأکید کرد که …», «… است؛ با این حال گفت …».

    The border is a «و» or comma behind a finite verb (or a closing mark) from which no new subject leads to the next cue.
    That cue is the narrator's only in the tense and number of the first: in «گفت: ایران این را رد می‌کند و معتقد است …»
    and «گفت کشورها از او خواسته بودند …» it is not.
    """
    for cue in ctx.cues_in(start, min(limit, start + _CLAUSE_REACH)):
        if cue.person != 3 or cue.negated or cue.passive or cue.participle or ctx.quoted[cue.start]:
            continue
        if ctx.impersonal(start, cue):  # «گفت: اگر …، شاید بتوان گفت …»
            continue
        perfect = cue.tense == "perfect" and main.tense == "past"  # «گفت: سند چارچوب را روشن کرده است، ولی …»
        if perfect or _present(cue) != _present(main) or cue.plural > main.plural:
            continue
        border = _border(ctx, start, cue)
        if border is not None:
            return border
    return limit


def _present(cue: Cue) -> bool:
    return cue.tense in ("present", "imperfect")


def _border(ctx: Context, start: int, cue: Cue) -> int | None:
    keys = ctx.keys
    relative = _relative_object(ctx, start, cue)
    for i in range((cue.start if relative is None else relative) - 1, max(start, cue.start - 40), -1):
        if keys[i] == NEWLINE or keys[i] in ".:":
            return None
        joint = keys[i] == AND or keys[i] in COMMAS or _joins(ctx, i)
        if joint and (ctx.ends_clause(i - 1) or keys[i - 1] in _BORDER_MARKS):
            if ctx.has_verb(i + 1, cue.start) and not _subordinate(ctx, i + 1, cue):
                return None
            if _subjects(ctx, i + 1, cue.start) or not _opens_content(ctx, cue) or _hangs(ctx, i + 1, cue):
                return None
            return i
        if keys[i] in ctx.finite and not _subordinate(ctx, start, cue):
            return None
    return None


def _joins(ctx: Context, index: int) -> bool:
    """«… است اما هشدار داد …», «… است سپس افزود …»."""
    return ctx.word(index, "opener") is not None and ctx.word(index, "starts") is None and ctx.keys[index] != THAT


def _hangs(ctx: Context, first: int, cue: Cue) -> bool:
    """«… و دروغ کسی که می‌خواهد بماند»: the cue's verb is that of a relative clause."""
    marks = [i for i in range(first, cue.start) if ctx.keys[i] == THAT]
    return bool(marks) and not ctx.has_verb(marks[-1], cue.start)


def _subordinate(ctx: Context, first: int, cue: Cue) -> bool:
    """The verb between belongs to an adverbial clause («با بیان اینکه … است، افزود») or to a relative clause of the
    object («این شایعه را که … بود، تکذیب کرد»).
    """
    return bool(ctx.words_in("that", first, cue.start)) or _relative_object(ctx, first, cue) is not None


def _relative_object(ctx: Context, first: int, cue: Cue) -> int | None:
    """The «را» of an object with a relative clause."""
    keys = ctx.keys
    marks = [i for i in range(first, cue.start) if keys[i] == OBJECT and keys[i + 1] == THAT]
    return marks[-1] if marks and "ra" in cue.nominal else None


def _subjects(ctx: Context, first: int, last: int) -> bool:
    """An own subject between border and cue makes the cue part of what is said («… و ایران اعلام کرد که …»)."""
    return any(
        m.kind != "pronoun"
        and ctx.word(m.start - 1, "prep") is None
        and (m.start == first or ctx.opener_ends_at(m.start))
        for m in ctx.entities_in(first, last)
    )


def _opens_content(ctx: Context, cue: Cue) -> bool:
    return bool(cue.nominal) or _marker(ctx, cue.end, min(len(ctx.keys), cue.end + 20)) is not None


def _go_on(ctx: Context, sentence: int, end: int, voice: Callable[[Context, Sentence], bool]) -> int:
    """Sentences that go on in the same voice, to the end of the paragraph or until the narrator returns."""
    here = ctx.sentences[sentence]
    for nxt in ctx.sentences[sentence + 1 : sentence + _LONGEST]:
        if nxt.paragraph != here.paragraph or narrates(ctx, nxt.first, nxt.last) or not voice(ctx, nxt):
            break
        end = nxt.last
    return end


def _any_voice(_ctx: Context, _sentence: Sentence) -> bool:
    """Behind a colon the paragraph is the speaker's."""
    return True


def _first_person(ctx: Context, sentence: Sentence) -> bool:
    """Behind که only what says «we»: «… که مستعمره نیستیم. هویت خود را داریم.»"""
    return any(ctx.keys[i].endswith("یم") for i in ctx.verbs_in(sentence.first, sentence.last))


def narrates(ctx: Context, first: int, last: int) -> bool:
    """Whether a sentence is the narrator's: it opens so, or has a cue of its own with a source at its head."""
    if ctx.word(first, "narrator") is not None or ctx.keys[first] in '«("-–•@#*':
        return True
    for cue in ctx.cues_in(first, last):
        if cue.person != 3 or cue.negated or ctx.quoted[cue.start] or not _opens_content(ctx, cue):
            continue
        head = ctx.skip(first, cue.start)
        if ctx.keys[cue.end] == ":" and cue.tense == "past" and ctx.keys[cue.start - 1] != THAT:
            return True
        if head == cue.start or any(ctx.word(m.start - 1, "prep") is None for m in ctx.entities_in(head, head + 5)):
            return True
    mentions = ctx.entities_in(first, first + 4)
    return any(m.end < last and ctx.keys[m.end] == ":" for m in mentions)


def trim(ctx: Context, first: int, last: int) -> int:
    """Without the closing full stop, commas, a dangling «و» and unpaired marks."""
    keys = ctx.keys
    while last > first and (
        keys[last - 1] in _FULL_STOPS
        or keys[last - 1] in COMMAS
        or keys[last - 1] in (NEWLINE, AND, "-", "–")
        or _emoji(keys[last - 1])
    ):
        last -= 1
    if last > first and last - 1 in ctx.quote_end and ctx.quote_end[last - 1].open < first:
        last -= 1
    return last


def _emoji(key: str) -> bool:
    """«🔹», with which channels begin their paragraphs."""
    return not key.isalnum() and category(key[0]) == "So"


def kind_of(ctx: Context, first: int, last: int) -> Kind:
    """Direct where it is wholly in quote marks, mixed where it holds quoted words that are more than a name."""
    if first - 1 in ctx.quote_at and ctx.quote_at[first - 1].close <= last + 1:
        return "direct"
    mixed = any(quote.close <= last and ctx.quoted_words(quote) for quote in ctx.quotes_in(first, last))
    return "mixed" if mixed else "indirect"


def quote_before(ctx: Context, first: int, last: int) -> Content | None:
    """A quotation at the head of [first, last) with its cue behind it: «…»، وانگ افزود."""
    start = ctx.skip(first, last)
    quote = ctx.quote_at.get(start)
    if quote is None or not quote.closed or quote.close >= last or not ctx.quoted[start + 1]:
        return None
    if ctx.has_verb(quote.close + 1, last) or last - quote.close > 16:
        return None
    return Content(start + 1, trim(ctx, start + 1, quote.close), quote.close + 1, "direct", "quote")
