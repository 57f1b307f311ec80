"""Letters → the forms in which they join, for terminals that show each code point as it is: «سلام» → U+FEB3 U+FEFC U+FEE1."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from iranru_cli.output.bidi.order import JOINERS

_JOINERS = str.maketrans("", "", JOINERS)  # they have done their work once letters have their forms
# hamza and tanvin are spelling in Persian («خانهٔ»); لا has to be one sign in every font, the others may be
_CHOICES = {
    "language": "Farsi",
    "delete_harakat": False,
    "shift_harakat_position": False,
    "support_zwj": True,
    "support_ligatures": True,
    "ARABIC LIGATURE ALLAH": False,
}


class _Reshaper(Protocol):
    def reshape(self, text: str) -> str: ...


def shaped(text: str) -> str:
    """`text` in presentation forms, without joiners; still in the order in which it is read."""
    return _reshaper().reshape(text).translate(_JOINERS)


@cache
def _reshaper() -> _Reshaper:
    from arabic_reshaper import ArabicReshaper  # only the terminals that need it pay for it

    made: _Reshaper = ArabicReshaper(_CHOICES)
    return made
