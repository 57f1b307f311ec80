"""Where sentences end, and where a point ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from text_strategies import TEXTS

from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize


def sentences(text: str) -> list[str]:
    tokens = tokenize(make_shadow(text))
    return [tokens.text(first, last) for first, last, _ in split_sentences(tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("او رفت. من ماندم.", ["او رفت.", "من ماندم."]),
        ("او رفت.من ماندم", ["او رفت.", "من ماندم"]),
        ("چرا؟ نه!", ["چرا؟", "نه!"]),
        ("خط یک\nخط دو", ["خط یک", "خط دو"]),
        ("او گفت: «رفتم.» بعد نشست.", ["او گفت: «رفتم.»", "بعد نشست."]),
        ("آمد (و رفت.) نشست.", ["آمد (و رفت.)", "نشست."]),
        ("سال ۱۴۰۳. سپس", ["سال ۱۴۰۳.", "سپس"]),
        # no end
        ("تورم ۱.۸ درصد شد.", ["تورم ۱.۸ درصد شد."]),
        ("تارنمای dolat.ir نوشت.", ["تارنمای dolat.ir نوشت."]),
        ("نشانی dolat.ir/?id=5 است.", ["نشانی dolat.ir/?id=5 است."]),
        ("ج. د. ونس آمد.", ["ج. د. ونس آمد."]),
        ("او گفت: بله؛ نه، شاید", ["او گفت: بله؛ نه، شاید"]),
        ("", []),
        ("\n\n", []),
        ("...", ["..."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_paragraphs_are_counted() -> None:
    tokens = tokenize(make_shadow("یک. دو.\n\nسه.\nچهار"))
    assert [s.paragraph for s in split_sentences(tokens)] == [0, 0, 1, 2]


@given(TEXTS)
def test_every_token_but_line_ends_is_in_one_sentence(raw: str) -> None:
    tokens = tokenize(make_shadow(raw))
    inside = [i for first, last, _ in split_sentences(tokens) for i in range(first, last)]
    assert inside == [i for i, key in enumerate(tokens.keys) if key != "\n"]
