"""Accounts as text for a reader and as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from iranru_cli.explain.accounts import Link, RefusedCue, SentenceAccount, StatementAccount
from iranru_cli.explain.reasons import OPEN, REFUSED
from iranru_cli.records import Piece, Span, When


def json_lines(sentences: Iterable[SentenceAccount]) -> bytes:
    """A line for each sentence: b'{"doc":…,"text":…,"statements":[{"statement":{…},"speakers":[…]}],"refused":[…]}\\n'."""
    return b"".join(orjson.dumps(sentence) + b"\n" for sentence in sentences)


def text(sentences: Iterable[SentenceAccount]) -> bytes:
    """A block for each sentence: the sentence with its place, then what was found, indented."""
    return "".join(line + "\n" for sentence in sentences for line in _sentence(sentence)).encode("utf-8")


def _sentence(sentence: SentenceAccount) -> Iterator[str]:
    yield f"{sentence.doc}:{sentence.start}-{sentence.end}  {' '.join(sentence.text.split())}"
    for account in sentence.statements:
        yield from _statement(account)
    for cue in sentence.refused:
        yield f"  no statement  {_placed(cue.cue)}  {_why(cue)}"
    if not sentence.statements and not sentence.refused:
        yield f"  words of {sentence.within}" if sentence.within else "  no reporting expression"
    yield ""


def _why(cue: RefusedCue) -> str:
    return f"{cue.act}: {cue.reason}, {REFUSED[cue.reason]}"


def _statement(account: StatementAccount) -> Iterator[str]:
    found = account.statement
    yield f"  statement {found.id}  rule {found.rule}  act {found.act}  {found.kind}  confidence {found.confidence:.2f}"
    if found.cue is not None:
        yield f"    cue      {_placed(found.cue)}"
    yield f"    content  {_placed(found.content)}"
    for link in account.speakers:
        yield f"    speaker  {_chain(link)}"
    if account.open is not None:
        yield f"    speaker  open: {account.open}, {OPEN[account.open]}"
    if found.when is not None:
        yield f"    when     {found.when.value} ← {_placed(found.when)} of the {account.when_of}"
    for name, value in (
        ("to", "، ".join(found.addressees)),
        ("place", found.place),
        ("occasion", found.occasion),
        ("relayed", "، ".join(found.relayed_by)),
    ):
        if value:
            yield f"    {name:<8} {value}"


def _chain(link: Link) -> str:
    """«رضا کریمی ← pronoun «وی» 21-23 ← first «رضا کریمی» 0-9»."""
    parts = [link.name or "?", f"{link.via} «{link.mention.text}» {_place(link.mention)}" if link.mention else link.via]
    if link.first is not None and link.first != link.mention:
        parts.append(f"first «{link.first.text}» {_place(link.first)}")
    return " ← ".join(parts)


def _placed(span: Span | Piece | When) -> str:
    return f"«{' '.join(span.text.split())}» {_place(span)}"


def _place(span: Span | Piece | When) -> str:
    return f"{span.start}-{span.end}"
