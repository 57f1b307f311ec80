"""Accounts on a terminal: coloured as the cards are, wrapped at words, each line in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from iranru_cli.explain.accounts import SentenceAccount
from iranru_cli.explain.render import Line, Role, lines
from iranru_cli.output.bidi.modes import BidiMode, arranged, joined, persian
from iranru_cli.output.cells import COUNTRY_STYLES, clean
from iranru_cli.output.screen import page, placed, printed, wrapped

_STYLES: dict[Role, str] = {
    "place": "dim",
    "sentence": "bold",
    "rule": "dim",
    "value": "",
    "words": "",
    "name": "bold",
    "iran": f"bold {COUNTRY_STYLES['IR']}",
    "russia": f"bold {COUNTRY_STYLES['RU']}",
    "chain": "dim",
    "open": "yellow",
    "reason": "italic",
}
_PERSIAN = frozenset({"words", "name", "iran", "russia"})
_LEAST = 20  # cells that a line has beside its margin, however narrow the terminal


def looked(sentences: Iterable[SentenceAccount], width: int, color: bool, bidi: BidiMode) -> bytes:
    """The bytes for a terminal of this width: the sentence from right to left, what was found in it from left to right."""
    console = page(width, color)
    return printed(console, [line for sentence in sentences for line in _sentence(sentence, console, bidi)])


def _sentence(sentence: SentenceAccount, console: Console, bidi: BidiMode) -> Iterator[Text]:
    first, *rest = lines(sentence)
    (place, _), (said, _) = first.parts
    yield arranged(joined(Text(clean(place), _STYLES["place"]), bidi), bidi, base=0)
    for line in wrapped(Text(clean(said), _STYLES["sentence"]), bidi, console, console.width):
        yield line if bidi == "none" else placed(line, bidi, console.width)
    for found in rest:
        yield from _found(found, console, bidi)


def _found(line: Line, console: Console, bidi: BidiMode) -> Iterator[Text]:
    """A name in the margin once, and beside it the wrapped rest."""
    text = Text.assemble(*((_kept(part, role), _STYLES[role]) for part, role in line.parts))
    margin = line.margin
    for part in wrapped(text, bidi, console, max(console.width - len(margin), _LEAST)) or [Text()]:
        yield Text.assemble((margin, "dim")).append_text(arranged(part, bidi, base=0))
        margin = " " * len(margin)


def _kept(part: str, role: Role) -> str:
    """Made safe, with the blanks at its ends; Persian words by themselves, or the numbers behind would go round them."""
    bare = part.strip(" ")
    safe = part.replace(bare, clean(bare), 1) if bare else part
    return persian(safe) if role in _PERSIAN else safe
