"""The compiled word table."""

from __future__ import annotations

import pytest

from iranru_cli.lexicon.build import build
from iranru_cli.lexicon.words import TABLE, load_words, read_words


@pytest.mark.parametrize("key", ["گفت", "معاهده", "ایران", "لاوروف", "بینالمللی"])
def test_counted(key: str) -> None:
    assert load_words().count(key) > 0
    assert load_words().known(key)


@pytest.mark.parametrize("key", ["", "گفتتگفت", "قظثچ", "معاهدهههه"])
def test_unknown(key: str) -> None:
    assert load_words().count(key) == 0
    assert not load_words().known(key)


@pytest.mark.parametrize(
    ("key", "bits"), [("بینالمللی", 1 << 3), ("آتشبس", 1 << 3), ("ایران", 0), ("میدان", 0), ("کتاب", 0)]
)
def test_joiners(key: str, bits: int) -> None:
    assert load_words().joiners(key)[0] == bits


def test_pairs() -> None:
    assert load_words().pair("آتش", "بس") > 90
    assert load_words().pair("به", "این") == 0


def test_the_shipped_table_is_not_stale() -> None:
    """If this fails, run python -m iranru_cli.lexicon.build."""
    assert TABLE.read_bytes() == build()


def test_a_file_that_is_no_table() -> None:
    with pytest.raises(ValueError, match="word table"):
        read_words(b"something else")
