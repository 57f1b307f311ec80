"""Digits: Arabic, Persian and Latin ones into each other, one to one."""

from __future__ import annotations

import re
from typing import Literal

DigitStyle = Literal["persian", "latin", "keep"]
_ARABIC, _PERSIAN, _LATIN = 0x0660, 0x06F0, ord("0")
_TO_PERSIAN = {zero + n: chr(_PERSIAN + n) for zero in (_ARABIC, _LATIN) for n in range(10)}
_TO_LATIN = {zero + n: chr(_LATIN + n) for zero in (_ARABIC, _PERSIAN) for n in range(10)}
_ARABIC_ONES = tuple((chr(_ARABIC + n), chr(_PERSIAN + n)) for n in range(10))
_LATIN_LETTER = re.compile("[A-Za-z]")


def fold_arabic_digits(text: str) -> str:
    """«٢٥» → «۲۵»; the length is kept."""
    for arabic, persian in _ARABIC_ONES:
        text = text.replace(arabic, persian)
    return text


def convert_digits(text: str, style: DigitStyle) -> str:
    """All digits in one style, but none next to a Latin letter: «سال 1404» → «سال ۱۴۰۴», «F-35» as it is."""
    if style == "keep":
        return text
    table = _TO_PERSIAN if style == "persian" else _TO_LATIN
    # by blanks: a pattern with \S* on both sides of a digit would try each start anew
    return "".join(_converted(piece, table) for piece in re.split(r"(\s+)", text))


def _converted(piece: str, table: dict[int, str]) -> str:
    return piece if _LATIN_LETTER.search(piece) else piece.translate(table)
