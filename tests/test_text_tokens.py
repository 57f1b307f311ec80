"""Tokens and their keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from text_strategies import TEXTS

from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import ZWNJ as Z
from iranru_cli.text.tokens import tokenize, word_key


def keys(text: str) -> list[str]:
    return tokenize(make_shadow(text)).keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"می{Z}گوید", ["میگوید"]),
        ("میگوید", ["میگوید"]),
        ("می گوید", ["میگوید"]),
        ("تأکید و تاكيد", ["تاکید", "و", "تاکید"]),
        ("مؤسسه، مسئله", ["موسسه", "،", "مسیله"]),
        (f"بیانیه{Z}ی پایانی", ["بیانیه", "پایانی"]),
        (f"خانه{Z}ای", ["خانهای"]),
        ("۲۸دی 28", ["28", "دی", "28"]),
        ("٢٨ ماده", ["28", "ماده"]),
        ("۱۴۰۴/۷/۱۰", ["1404", "/", "7", "/", "10"]),
        ("۱.۸ درصد", ["1", ".", "8", "درصد"]),
        ("«نه»، گفت.", ["«", "نه", "»", "،", "گفت", "."]),
        ("الف\n\n  \nب", ["الف", "\n", "ب"]),
        ("الف\r\nب", ["الف", "\n", "ب"]),
        ("a_b", ["a", "_", "b"]),
        ("آمد\u200c. رفت", ["آمد", ".", "رفت"]),
        ("", []),
        (" \t", []),
        ("\n", ["\n"]),
    ],
)
def test_keys(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("word", "key"),
    [(f"بیانیه{Z}ی", "بیانیه"), (f"می{Z}روی", "میروی"), (f"کتاب{Z}ی", "کتابی"), ("رأی", "رای"), ("حجة", "حجه")],
)
def test_word_key(word: str, key: str) -> None:
    assert word_key(word) == key


def test_positions_point_into_the_shadow() -> None:
    tokens = tokenize(make_shadow("او «ميگويد»: ۱۴۰۴/۷\n\nپایان"))
    words = [tokens.shadow.text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert words == ["او", "«", f"می{Z}گوید", "»", ":", "۱۴۰۴", "/", "۷", "\n\n", "پایان"]
    assert [tokens.glued(i) for i in range(10)] == [False, False, True, True, True, False, True, True, True, True]
    assert tokens.text(0, 4) == f"او «می{Z}گوید»"
    assert tokens.raw_span(2, 3) == (4, 10)


@given(TEXTS)
def test_tokens_are_in_order_and_cover_all_but_blanks(raw: str) -> None:
    tokens = tokenize(make_shadow(raw))
    at = 0
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert key
        assert at <= start < end
        assert not tokens.shadow.text[at:start].replace(Z, "").strip()
        at = end
    assert not tokens.shadow.text[at:].replace(Z, "").strip()


def test_marks_are_all_that_is_no_word() -> None:
    tokens = tokenize(make_shadow("او گفت: «۵ تن»\nرفتند."))
    assert [tokens.keys[i] for i in tokens.marks] == [":", "«", "5", "»", "\n", "."]


@pytest.mark.parametrize("text", ["وزیر امور خارجه", "وزیر\tامور خارجه", "وزیر \n امور خارجه", "وزیر\u2003امور  خارجه"])
def test_blanks_within_the_words_of_a_span_are_single(text: str) -> None:
    tokens = tokenize(make_shadow(text))
    assert tokens.text(0, len(tokens)) == "وزیر امور خارجه"


@given(TEXTS)
def test_a_span_reads_as_its_words(text: str) -> None:
    tokens = tokenize(make_shadow(text))
    if len(tokens):
        words = tokens.shadow.text[tokens.starts[0] : tokens.ends[-1]]
        assert tokens.text(0, len(tokens)) == " ".join(words.split())
