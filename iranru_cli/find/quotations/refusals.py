"""Why a reporting verb says nothing here: «باید گفت», «پدید آمده», «از او خواست» with nobody asked.

Each reason is a word of a closed list, which `iranru explain` prints.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from iranru_cli.find.quotations.adverbial import closes_clause
from iranru_cli.find.quotations.contents import Content
from iranru_cli.find.quotations.context import AND, COMMAS, IN, THAT, Context
from iranru_cli.mentions import Cue, EntityMention

Reason = Literal[
    "negated", "person", "compound", "modal", "taken", "quoted", "adverbial", "no_content", "asks_nobody", "no_document",
    "no_person", "no_marker", "passive", "attribute", "relative", "sign", "while", "question",
]  # fmt: skip


class Refusal(NamedTuple):
    """A cue that gave no statement, and why."""

    cue: Cue
    reason: Reason


def unsaid(ctx: Context, first: int, cue: Cue) -> Reason | None:
    """Why the verb itself, in the sentence that starts at `first`, is no reporting one; None where it may be."""
    if cue.negated and "describe" not in cue.nominal:  # «این راه را ممکن ندانست» says something
        return "negated"
    if cue.person != 3:
        return "person"
    if _compound(ctx, cue):
        return "compound"
    if ctx.word(cue.start - 1, "what") is not None:
        return "question"  # «چه می‌گویند:» over a paragraph, «هر چه گفت»
    return "modal" if ctx.impersonal(first, cue) else None


def _compound(ctx: Context, cue: Cue) -> bool:
    """«پدید آمده», «کمک خواست», «ارزش افزوده»: of the verbs that often stand behind another noun."""
    return (cue.clausal in ("document", "az") or cue.act == "add") and ctx.word(cue.start - 1, "not_said") is not None


def misfit(
    ctx: Context, cue: Cue, content: Content | None, sources: tuple[EntityMention, ...], head: int
) -> Reason | None:
    """Why a clause cannot be the content of a cue whose own clause starts at `head`; None where it may."""
    if content is None:
        return "no_content"
    if cue.clausal in _DEMANDS:
        return None if _meets(ctx, cue, content, sources, head) else _DEMANDS[cue.clausal]
    if content.marker in ("bare", "comma"):
        return _unmarked(ctx, cue, content, sources, head)
    if cue.passive and content.marker == "quote" and cue.act == "write":
        return "sign"  # «روی در نوشته شده بود «ورود ممنوع»»: nobody speaks
    if cue.passive and ctx.words_in("while", head, cue.start):
        return "while"  # «این ادعا در حالی مطرح می‌شود که …»
    return "question" if cue.passive and cue.act == "ask" else None  # «از او پرسیده شد که …» has no speaker to name


_DEMANDS: dict[str, Reason] = {
    "az": "asks_nobody", "unlisted": "no_person", "marked": "no_marker", "document": "no_document",
}  # fmt: skip


def _meets(ctx: Context, cue: Cue, content: Content, sources: tuple[EntityMention, ...], head: int) -> bool:
    """Whether what the row of the cue demands is there: whom خواست asks, the document of آمده است, a که or a colon."""
    marked = content.marker in ("colon", "that", "quote")
    if cue.clausal == "az":
        asked = [h for h in ctx.prepositions_in(head, cue.start) if h.row[0] == "az"]
        asked = [h for h in asked if not ctx.has_verb(h.end, cue.start) and THAT not in ctx.keys[h.end : cue.start]]
        return bool(asked) or content.marker == "colon"
    if cue.clausal == "unlisted":
        return content.marker == "colon" and any(m.kind in ("person", "role", "pronoun") for m in sources)
    if cue.clausal == "document":  # «در بیانیه آمده است که …», «در مطلبی آورد: …»
        told = any(ctx.word(m.start - 1, "prep") is not None for m in sources)
        return (cue.tense == "perfect" and (marked or told)) or content.marker == "colon"
    return marked


def _unmarked(ctx: Context, cue: Cue, content: Content, sources: tuple[EntityMention, ...], head: int) -> Reason | None:
    """Behind the cue stands a clause with no که, colon or quote mark."""
    if cue.passive:  # «گفته می‌شود او …», but not «نتیجه گفته شد او …»
        start = ctx.skip(head, cue.start)
        opens = start == cue.start or ctx.word(start, "prep") is not None  # «در آن زمان گفته شده بود …»
        told = any(m.kind == "document" and m.rule == "document" for m in sources)
        said = content.marker == "bare" and (told or (opens and not cue.participle))
        return None if said else "passive"
    if cue.participle and not sources and ctx.keys[cue.start - 1] not in (AND, *COMMAS):
        return "attribute"
    return "relative" if _relative(ctx, head, cue) else None


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
