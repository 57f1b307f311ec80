"""Filters: which records each of them leaves, and which types it passes on."""

from __future__ import annotations

from typing import Any

import pytest
from sample_records import (
    agreement,
    all_records,
    date,
    document,
    entity,
    event,
    speaker,
    statement,
)

from iranru_cli.cli.filters import selection
from iranru_cli.cli.status import MisuseError
from iranru_cli.records import About, AgreementRef, Record, When
from iranru_cli.selection import select


def kept(records: list[Record], **options: Any) -> list[str]:
    """The types of the records that are left."""
    given = {"speakers": None, "about": None, "since": None, "until": None, "kinds": None, "min_confidence": 0.0}
    return [record.type for record in select(records, selection(**given | {"lexicon": None} | options))]


def is_kept(record: Record, *others: Record, **options: Any) -> bool:
    return record.type in kept([record, *others], **options)


ALL = [record.type for record in all_records()]


def test_without_filters_all_is_kept() -> None:
    assert kept(all_records()) == ALL


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("عباس عراقچی", True),
        ("عراقچی", True),
        ("عباس", True),
        ("عراقچي", True),  # Arabic yeh
        ("عباس\u200cعراقچی", True),  # joined
        ("عباسعراقچی", True),
        ("  عباس   عراقچی ", True),
        ("Abbas Araghchi", True),  # as the registry has him
        ("person:araghchi", True),
        ("وزیر امور خارجه", True),  # the words that his office begins with
        ("وزير امور خارجه ايران", True),
        ("وزیر", True),
        ("ایران", False),  # the country, not its ministers
        ("خارجه", False),
        ("راقچی", False),  # no whole word
        ("عباس عر", False),
        ("لاوروف", False),
        ("person:lavrov", False),
        ("country:IR", False),
    ],
)
def test_speaker(asked: str, expected: bool) -> None:
    known = entity(known="person:araghchi")
    assert is_kept(statement(), known, speakers=[asked]) is expected
    assert ("entity" in kept([known], speakers=[asked])) is expected


def test_any_of_several_speakers() -> None:
    other = statement(speakers=[speaker(name="سرگئی لاوروف", role=None, id=None)])
    assert kept([statement(), other], speakers=["لاوروف", "عراقچی"]) == ["statement", "statement"]
    both = statement(speakers=[speaker(), speaker(name="سرگئی لاوروف", role=None)])
    assert is_kept(both, speakers=["لاوروف"])
    assert not is_kept(statement(speakers=[]), speakers=["لاوروف"])
    assert not is_kept(statement(speakers=[speaker(name=None, role=None)]), speakers=["لاوروف"])


def test_a_speaker_passes_other_types() -> None:
    left = [name for name in ALL if name not in ("statement", "entity")]
    assert kept(all_records(), speakers=["لاوروف"]) == left


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("برجام", True),  # another name of what the registry knows
        ("jcpoa", True),
        ("JCPOA", True),
        ("برنامه جامع اقدام مشترک", True),
        ("معاهده جامع راهبردی", True),
        ("معاهده\u200cجامع", True),
        ("راهبردي", True),
        ("معاهد", False),
        ("راهبرد", False),
        ("iran-russia-2025", False),
        ("معاهده گلستان", False),
    ],
)
def test_about(asked: str, expected: bool) -> None:
    known = agreement(known="jcpoa")
    assert ("statement" in kept([statement(), known], about=[asked])) is expected
    assert ("event" in kept([event(), known], about=[asked])) is expected
    assert ("agreement" in kept([known], about=[asked])) is expected


def test_about_passes_other_types_and_leaves_out_what_is_about_nothing() -> None:
    assert kept(all_records(), about=["معاهده گلستان"]) == ["document", "date", "entity"]
    assert not is_kept(statement(about=[]), about=["برجام"])
    several = statement(about=[About("d#a7", "معاهده دیگر", None, "name"), About("d#a1", "معاهده", None, "topic")])
    assert is_kept(several, agreement(known="jcpoa"), about=["jcpoa"])
    assert not is_kept(event(agreement=AgreementRef("d#a9", "توافق")), agreement(known="jcpoa"), about=["jcpoa"])


def on(value: str | None) -> When:
    return When(value, None, "x", 0, 1, "explicit")


@pytest.mark.parametrize(
    ("value", "since", "until", "expected"),
    [
        ("2025-10-27", "2025-10-27", None, True),
        ("2025-10-27", "2025-10-28", None, False),
        ("2025-10-27", None, "2025-10-27", True),
        ("2025-10-27", None, "2025-10-26", False),
        ("2025-10-27", "1404-08-05", "1404-08-05", True),
        ("2025-10-27", "1404-08-06", None, False),
        ("2025-10-27T10:30", "2025-10-27", "2025-10-27", True),
        ("2025-10", "2025-10-31", None, True),  # some day of the month
        ("2025-10", "2025-11-01", None, False),
        ("2025", None, "2025-01-01", True),
        ("2025", None, "2024-12-31", False),
        ("2025-09-23/2025-10-22", "2025-10-22", None, True),
        ("2025-09-23/2025-10-22", "2025-10-23", None, False),
        ("2025-09-23/2025-10-22", None, "2025-09-22", False),
        ("2025-10-27", "1404", "1404", True),
        ("2025-10-27", "1405", None, False),
        ("2025-10-27", None, "1403", False),
        ("2025-10-27", "1404-08", "1404-08", True),
        ("2025-10-27", "2025-11", None, False),
        ("2025-03-20", None, "1403", True),  # the last day of a leap year
    ],
)
def test_since_and_until(value: str, since: str | None, until: str | None, expected: bool) -> None:
    for record in (statement(when=on(value)), event(date=on(value)), date(value=value)):
        assert is_kept(record, since=since, until=until) is expected


@pytest.mark.parametrize("value", [None, "P3D", "T10:30"])
def test_without_a_day_of_its_own_that_of_the_publication_counts(value: str | None) -> None:
    records = (
        statement(when=on(value)),
        statement(when=None),
        event(date=None),
        date(value=value),
        agreement(),
        entity(),
    )
    for record in records:
        assert is_kept(record, document(published="2025-10-27"), since="2025-10-27")
        assert not is_kept(record, document(published="2025-10-26"), since="2025-10-27")
        assert not is_kept(record, document(published=None), since="1900-01-01")
    assert not is_kept(document(published=None), since="1900-01-01")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["indirect"], ALL),
        (["direct"], [name for name in ALL if name != "statement"]),
        (["direct,indirect"], ALL),
        (["direct", "indirect"], ALL),
        (["organization"], [name for name in ALL if name != "entity"]),
        (["signed"], ALL),
        (["ratified,treaty"], [name for name in ALL if name != "event"]),
        (["duration, memorandum"], [name for name in ALL if name not in ("date", "agreement")]),
    ],
)
def test_kind(kinds: list[str], expected: list[str]) -> None:
    assert kept(all_records(), kinds=kinds) == expected


@pytest.mark.parametrize(("least", "expected"), [(0.0, True), (0.9, True), (0.91, False), (1.0, False)])
def test_min_confidence(least: float, expected: bool) -> None:
    assert is_kept(statement(confidence=0.9), min_confidence=least) is expected
    assert kept([event(), document()], min_confidence=least) == ["event", "document"]


def test_filters_together() -> None:
    options: dict[str, Any] = {
        "speakers": ["عراقچی"],
        "about": ["راهبردی"],
        "since": "2025-10-27",
        "kinds": ["indirect"],
    }
    assert is_kept(statement(), **options)
    assert not is_kept(statement(kind="direct"), **options)
    assert not is_kept(statement(about=[]), **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"speakers": [""]}, "--speaker: an empty name"),
        ({"speakers": ["\u200c"]}, "--speaker: an empty name"),
        ({"speakers": ["person:nobody"]}, '--speaker: no id "person:nobody" in the registry'),
        ({"about": ["iran-rusia-2025"]}, "near to it: iran-russia-2025"),
        ({"since": "soon"}, '--since: "soon" is no date; expected a day'),
        ({"until": "1404-12-30"}, "--until: .* no such day"),
        ({"since": "1404-13"}, '--since: "1404-13" is no month'),
        ({"until": "1404-00"}, '--until: "1404-00" is no month'),
        ({"since": "1600"}, "neither Jalali"),
        ({"since": "1404-02", "until": "1404-01"}, "--since: 1404-02 is later than --until 1404-01"),
        ({"kinds": ["directly"]}, '--kind: no kind "directly"; expected one of statement: direct'),
    ],
)
def test_wrong_values(options: dict[str, Any], message: str) -> None:
    with pytest.raises(MisuseError, match=message) as raised:
        kept([], **options)
    assert "\n" not in str(raised.value)
