"""What one line of text needs on a kind of terminal so that it reads right; `cli/terminals.py` says which kind it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal
from unicodedata import bidirectional

from rich.style import Style
from rich.text import Text

from iranru_cli.output.bidi.brackets import MIRRORED
from iranru_cli.output.bidi.order import turned, visual
from iranru_cli.output.bidi.shaping import shaped

# terminal: it does bidi within isolates. visual: it knows nothing of bidi. words: it turns each word round, and leaves the
# words in the order they come. none: as it is, for pipes and for terminals that do all
BidiMode = Literal["terminal", "visual", "words", "none"]

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
_MARKS = str.maketrans("", "", LRI + RLI + PDI)


def latin(text: str) -> str:
    """An ISO date, a path, an id: in a line that runs right to left «2025-10-27» would show as 27-10-2025."""
    return f"{LRI}{text}{PDI}"


def persian(text: str) -> str:
    """Words that run right to left in a line that runs left to right."""
    return f"{RLI}{text}{PDI}"


def joined(text: Text, mode: BidiMode) -> Text:
    """The text as wide as it will be seen: measured and wrapped afterwards, and only then put in order line by line."""
    if mode not in ("visual", "words"):
        return text
    return _painted((shaped(chars), styles) for chars, styles in _runs(enumerate(text.plain), text))


def arranged(line: Text, mode: BidiMode, base: int = 1) -> Text:
    """One line for the terminal; `base` 1: it runs right to left, 0: left to right."""
    if mode == "none":
        return _painted((chars.translate(_MARKS), styles) for chars, styles in _runs(enumerate(line.plain), line))
    # where wrapping cut an isolate in two, both halves are isolates: else all behind would be part of it
    opened, closed = _ends(line.plain, LRI if base else RLI)
    line = Text.assemble(opened, line, closed, end="")
    if mode == "terminal":
        return Text.assemble(RLI if base else LRI, line, PDI, end="")
    found = visual(line.plain, base) if mode == "visual" else _words_turned_back(turned(line.plain, base))
    return _painted(_runs(((place, char) for char, place in found if char not in (LRI, RLI, PDI)), line))


def _ends(line: str, inner: str) -> tuple[str, str]:
    """What is missing before and behind for every isolate to be whole; `inner` opens those that this line goes on with."""
    depth = missing = 0
    for char in line:
        if char in (LRI, RLI):
            depth += 1
        elif char == PDI:
            depth, missing = max(0, depth - 1), missing + (depth == 0)
    return inner * missing, PDI * depth


def _words_turned_back(seen: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Words with a Persian letter or digit from right to left: such a terminal turns the whole word, and its brackets.

    kitty: «۱۴۰۴/۰۸/۰۵» is a word to it, and so is «شد،».
    """
    out: list[tuple[str, int]] = []
    for _, run in groupby(seen, key=lambda item: item[0].isspace()):
        word = list(run)
        if any(_is_turned(char) for char, _ in word):
            word = [(MIRRORED.get(char, char), place) for char, place in reversed(word)]
        out += word
    return out


def _is_turned(char: str) -> bool:
    return bidirectional(char) in ("R", "AL") or "\u06f0" <= char <= "\u06f9"


def _runs(chars: Iterable[tuple[int, str]], text: Text) -> Iterator[tuple[str, tuple[str | Style, ...]]]:
    """Places and characters → stretches of one style."""
    styles: list[tuple[str | Style, ...]] = [(text.style,) if text.style else ()] * len(text.plain)
    for span in text.spans:
        for place in range(max(span.start, 0), min(span.end, len(styles))):
            styles[place] = (*styles[place], span.style)
    for style, run in groupby(chars, key=lambda item: styles[item[0]]):
        yield "".join(char for _, char in run), style


def _painted(runs: Iterable[tuple[str, tuple[str | Style, ...]]]) -> Text:
    out = Text(end="")
    for chars, styles in runs:
        piece = Text(chars)
        for style in styles:
            piece.stylize(style)
        out.append_text(piece)
    return out
