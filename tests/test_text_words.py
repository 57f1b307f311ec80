"""The compiled word table, and the evidence that it is made from."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from iranru_cli.lexicon.build import build
from iranru_cli.lexicon.evidence import attested, joined_forms, productive_parts
from iranru_cli.lexicon.pairing import joined_pairs
from iranru_cli.lexicon.sources import Listed, PairCount, Sources
from iranru_cli.lexicon.words import TABLE, load_words, read_words

Z = "\u200c"


@pytest.mark.parametrize("key", ["گفت", "معاهده", "ایران", "لاوروف", "بینالمللی"])
def test_counted(key: str) -> None:
    assert load_words().count(key) > 0
    assert load_words().known(key)


@pytest.mark.parametrize("key", ["", "گفتتگفت", "قظثچ", "معاهدهههه"])
def test_unknown(key: str) -> None:
    assert load_words().count(key) == 0
    assert load_words().weight(key) == 0
    assert not load_words().known(key)


@pytest.mark.parametrize(
    ("key", "bits"), [("بینالمللی", 1 << 3), ("آتشبس", 1 << 3), ("ایران", 0), ("میدان", 0), ("کتاب", 0)]
)
def test_joiners(key: str, bits: int) -> None:
    assert load_words().joiners(key)[0] == bits


@pytest.mark.parametrize(("more", "less"), [("ایران", "سنجاقک"), ("کتاب", "کتابدار"), ("بینالمللی", "بینالاذهانی")])
def test_weights_follow_use(more: str, less: str) -> None:
    assert load_words().weight(more) > 5 * load_words().weight(less)


@pytest.mark.parametrize(
    ("first", "second", "is_pair"),
    [
        ("آتش", "بس", True),
        ("باستان", "شناسی", True),
        ("به", "این", False),
        ("دولت", "ایران", False),
        ("می", "شود", False),  # text/joins.py knows it
        ("کشور", "ها", False),
    ],
)
def test_pairs(first: str, second: str, is_pair: bool) -> None:
    assert (load_words().pair(first, second) > 50) == is_pair


def sources(counted: dict[str, int], pairs: list[PairCount] | None = None, **more: object) -> Sources:
    """Sources with these counts of news and nothing else but what is named."""
    empty = Sources([], counted, {}, frozenset(), frozenset(), pairs or [], [], [])
    return empty._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counted", "web", "likely"),
    [
        ({f"نفت{Z}کش": 50, "نفتکش": 2}, {}, True),
        ({f"نفت{Z}کش": 2, "نفتکش": 50}, {}, False),
        ({}, {f"نفت{Z}کش": 500, "نفتکش": 3}, True),
        ({}, {f"نفت{Z}کش": 3, "نفتکش": 5000}, False),
    ],
)
def test_the_spelling_that_is_used_wins(counted: dict[str, int], web: dict[str, int], likely: bool) -> None:
    noisy = frozenset({f"نفت{Z}کش", "نفتکش"})
    bits, trust = joined_forms(attested(sources(counted, web=web, noisy=noisy)))["نفتکش"]
    assert bits == 1 << 3
    assert (trust > 50) == likely


def test_the_noisy_list_alone_gives_no_trust() -> None:
    form = f"نفت{Z}کش"
    assert joined_forms(attested(sources({}, noisy=frozenset({form})))) == {"نفتکش": (1 << 3, 0)}
    assert joined_forms(attested(sources({"نفتکش": 9}, noisy=frozenset({form})))) == {}


def test_pairs_weigh_joined_against_apart() -> None:
    counted = {f"پیش{Z}نیاز": 30, f"دست{Z}کم": 30, "پیش": 900, "نیاز": 900, "دست": 900, "کم": 900}
    pairs = [PairCount(30, 3, "پیش", "نیاز"), PairCount(30, 300, "دست", "کم")]
    given = sources(counted, pairs)
    found = joined_pairs(given, attested(given), frozenset())
    assert found[("پیش", "نیاز")] > 90
    assert ("دست", "کم") not in found


def test_a_part_is_productive_where_its_words_take_the_joiner() -> None:
    joined = {first + "ناپذیر": (1 << len(first), 99) for first in ("شکست", "آسیب", "پایان")}
    common = {*joined, "شکست", "آسیب", "پایان", "دفتر", "دف"}
    _, second = productive_parts(joined, common, frozenset(), frozenset())
    assert second["ناپذیر"] >= 60
    assert "تر" not in second


def test_listed_classes_make_a_word() -> None:
    listed = [Listed("کتاب", frozenset({"N"}))]
    assert attested(sources({}, listed=listed))["کتاب"]["کتاب"].listed
    assert not Counter(attested(sources({})))


def test_the_shipped_table_is_not_stale() -> None:
    """If this fails, run iranru lexicon build."""
    assert TABLE.read_bytes() == build()


def test_the_table_is_ready_in_milliseconds() -> None:
    took = []
    for _ in range(5):
        start = time.process_time()
        read_words(TABLE.read_bytes())
        took.append(time.process_time() - start)
    assert min(took) < 0.010


def test_a_file_that_is_no_table() -> None:
    with pytest.raises(ValueError, match="word table"):
        read_words(b"something else")
