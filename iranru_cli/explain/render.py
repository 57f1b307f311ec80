"""Accounts as text for a reader and as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import orjson

from iranru_cli.explain.accounts import Link, RefusedCue, SentenceAccount, StatementAccount
from iranru_cli.explain.reasons import OPEN, REFUSED
from iranru_cli.records import Piece, Span, When

Role = Literal["place", "sentence", "rule", "value", "words", "name", "iran", "russia", "chain", "open", "reason"]
Part = tuple[str, Role]


def json_lines(sentences: Iterable[SentenceAccount]) -> bytes:
    """A line for each sentence: b'{"doc":…,"text":…,"statements":[{"statement":{…},"speakers":[…]}],"refused":[…]}\\n'."""
    return b"".join(orjson.dumps(sentence) + b"\n" for sentence in sentences)


class Line(NamedTuple):
    """One line for a reader: a name in the margin, and parts with what they are, which is how they are coloured."""

    margin: str
    parts: list[Part]

    def plain(self) -> str:
        return self.margin + "".join(part for part, _ in self.parts)


def text(sentences: Iterable[SentenceAccount]) -> bytes:
    """A block for each sentence: the sentence with its place, then what was found, indented."""
    return "".join(line.plain() + "\n" for sentence in sentences for line in lines(sentence)).encode("utf-8")


def lines(sentence: SentenceAccount) -> Iterator[Line]:
    """The lines of one sentence, the last one empty."""
    place = f"{sentence.doc}:{sentence.start}-{sentence.end}"
    yield Line("", [(f"{place}  ", "place"), (" ".join(sentence.text.split()), "sentence")])
    for account in sentence.statements:
        yield from _statement(account)
    for cue in sentence.refused:
        yield Line("  no statement  ", [*_placed(cue.cue), (f"  {_why(cue)}", "reason")])
    if not sentence.statements and not sentence.refused:
        yield Line("  ", [(f"words of {sentence.within}" if sentence.within else "no reporting expression", "reason")])
    yield Line("", [])


def _why(cue: RefusedCue) -> str:
    return f"{cue.act}: {cue.reason}, {REFUSED[cue.reason]}"


def _statement(account: StatementAccount) -> Iterator[Line]:
    found = account.statement
    told = f"{found.id}  rule {found.rule}  act {found.act}  {found.kind}  confidence {found.confidence:.2f}"
    yield Line("  statement ", [(told, "rule")])
    if found.cue is not None:
        yield Line(_margin("cue"), _placed(found.cue))
    yield Line(_margin("content"), _placed(found.content))
    for link, speaker in zip(account.speakers, found.speakers, strict=True):
        yield Line(_margin("speaker"), _chain(link, speaker.country))
    if account.open is not None:
        yield Line(_margin("speaker"), [(f"open: {account.open}, {OPEN[account.open]}", "reason")])
    if found.when is not None:
        role: Role = "open" if found.when.value is None else "value"
        yield Line(
            _margin("when"),
            [
                (str(found.when.value), role),
                (" ← ", "chain"),
                *_placed(found.when),
                (f" of the {account.when_of}", "chain"),
            ],
        )
    for name, value in (
        ("to", "، ".join(found.addressees)),
        ("place", found.place),
        ("occasion", found.occasion),
        ("relayed", "، ".join(found.relayed_by)),
    ):
        if value:
            yield Line(_margin(name), [(value, "words")])


def _margin(name: str) -> str:
    return f"    {name:<8} "


def _chain(link: Link, country: str | None) -> list[Part]:
    """«رضا کریمی ← pronoun «وی» 21-23 ← first «رضا کریمی» 0-9»."""
    name: Role = "iran" if country == "IR" else "russia" if country == "RU" else "name"
    parts: list[Part] = [(link.name or "?", name), (f" ← {link.via}", "chain")]
    if link.mention:
        parts += [(" ", "chain"), *_placed(link.mention)]
    if link.first is not None and link.first != link.mention:
        parts += [(" ← first ", "chain"), *_placed(link.first)]
    return parts


def _placed(span: Span | Piece | When) -> list[Part]:
    return [(f"«{' '.join(span.text.split())}»", "words"), (f" {_place(span)}", "chain")]


def _place(span: Span | Piece | When) -> str:
    return f"{span.start}-{span.end}"
