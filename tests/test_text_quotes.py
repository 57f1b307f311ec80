"""Pairs of quote marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iranru_cli.text.quotes import pair_quotes
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize


def pairs(text: str) -> list[tuple[int, int, bool, int]]:
    """In tokens: open, close, closed, depth; the texts below have one letter a token."""
    return [tuple(quote) for quote in pair_quotes(tokenize(make_shadow(text)))]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« آ » ب", [(0, 2, True, 0)]),
        ("« آ « ب » پ »", [(0, 6, True, 0), (2, 4, True, 1)]),
        ('« آ " ب " پ »', [(0, 6, True, 0), (2, 4, True, 1)]),
        ('" آ « ب » پ "', [(0, 6, True, 0), (2, 4, True, 1)]),
        ('" آ " ب " پ "', [(0, 2, True, 0), (4, 6, True, 0)]),
        ("“ آ ”", [(0, 2, True, 0)]),
        ("« آ \n ب »", [(0, 4, True, 0)]),
        ("« آ ”", [(0, 2, True, 0)]),  # a lookalike
        ('« آ "', [(0, 3, False, 0), (2, 3, False, 1)]),
        # nothing closes
        ("« آ \n ب", [(0, 2, False, 0)]),
        ("« آ \n « ب »", [(0, 2, False, 0), (3, 5, True, 0)]),
        ('« آ " ب »', [(0, 4, True, 0), (2, 4, False, 1)]),
        ("آ » ب", []),
        ("» «", [(1, 2, False, 0)]),
        ("آ ب", []),
        ("", []),
        ("«" + "\n آ" * 9 + " »", [(0, 1, False, 0)]),  # too far off
    ],
)
def test_pairs(text: str, expected: list[tuple[int, int, bool, int]]) -> None:
    assert pairs(text) == expected


@given(st.text('«»“”"آ\n ', max_size=60))
def test_pairs_nest(text: str) -> None:
    found = pairs(text)
    assert found == sorted(found)
    closed = [(a, b) for a, b, is_closed, _ in found if is_closed]
    for a, b in closed:
        assert a < b
        assert not any(a < c < b < d for c, d in closed)


@pytest.mark.parametrize("piece", ["«", "«\n", '«"', "«»", "»"])
def test_hostile_input_costs_no_square(piece: str) -> None:
    tokens = tokenize(make_shadow(piece * 200_000))
    start = time.process_time()
    pair_quotes(tokens)
    assert time.process_time() - start < 10
