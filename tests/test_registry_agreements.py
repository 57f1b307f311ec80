"""The registry of agreements: dates convert and lie in order, every entry is found by each of its names, a user adds."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from iranru_cli.lexicon.instruments import Fact, Instrument, find_instruments, language, read_instruments
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.lexicon.tables import LexiconError, is_date
from iranru_cli.pipeline import Extractor
from iranru_cli.records import AgreementRecord
from iranru_cli.timeline.spans import jalali, span

_ORDER = ("adopted", "signed", "negotiated", "ratified", "in_force")


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def instruments() -> dict[str, Instrument]:
    return read_instruments(lexicon())


@cache
def extractor() -> Extractor:
    return Extractor()


def agreements(text: str) -> list[AgreementRecord]:
    return [r for r in extractor().extract(text) if isinstance(r, AgreementRecord)]


def test_size_languages_and_sources() -> None:
    entries = instruments().values()
    assert len(entries) >= 200
    assert sum({"IR", "RU"} <= set(entry.parties) for entry in entries) >= 30
    assert [entry.id for entry in entries if set(entry.names) != {"fa", "en", "ru"}] == []
    assert [entry.id for entry in entries if not entry.facts or not all(fact.source for fact in entry.facts)] == []


def test_no_name_is_of_two_and_no_fact_of_none() -> None:
    owners: dict[str, set[str]] = {}
    for row in lexicon().tables["registry"]:
        owners.setdefault(row[4], set()).add(row[0])
    assert [name for name, ids in owners.items() if len(ids) > 1] == []
    assert {row[0] for row in lexicon().tables["registry_facts"]} <= set(instruments())


@pytest.mark.parametrize("id", instruments())
def test_every_date_converts_and_they_lie_in_order(id: str) -> None:
    facts = instruments()[id].facts
    assert all(span(fact.date)[0] <= span(fact.date)[1] for fact in facts)
    assert all(jalali(fact.date) for fact in facts if len(fact.date) == 10)
    ends = {kind: [fact.date for fact in facts if fact.fact == kind] for kind in _ORDER}
    firsts = [min(dates) for dates in ends.values() if dates]
    # a year and a day of it are not out of order
    assert all(span(earlier)[0] <= span(later)[1] for earlier, later in pairwise(firsts))
    ratified = [span(date)[0] for date in ends["ratified"]]
    assert not ends["in_force"] or all(date <= span(ends["in_force"][0])[1] for date in ratified)


@pytest.mark.parametrize("id", instruments())
def test_found_by_each_of_its_names_in_a_sentence(id: str) -> None:
    rows = [row for row in lexicon().tables["registry"] if row[0] == id]
    main = next(row[4] for row in rows if row[3] == "sure")
    lost = []
    for _, _, _, use, name, _ in rows:
        # «توافق هسته‌ای» is meant only where the article has a sure name too
        text = f"دیروز متن {name} را خواندند." if use == "sure" else f"متن {main} ماند. متن {name} را خواندند."
        found = agreements(text)
        if [a.known for a in found] != [id] or (use == "topic" and len(found[0].mentions) != 2):
            lost.append(name)
    assert lost == []


@pytest.mark.parametrize(
    ("cell", "right"),
    [("2025-01-17", True), ("2025-01", True), ("1813", True), ("2025-02-30", False), ("25-01-17", False), ("", False)],
)
def test_what_a_date_is(cell: str, right: bool) -> None:
    assert is_date(cell) is right


def test_names_are_told_apart_by_their_letters() -> None:
    assert [language(name) for name in ("برجام", "JCPOA", "Договор", "۱۹۷۵")] == ["fa", "en", "ru", "fa"]
    assert [entry.id for entry in find_instruments(lexicon(), "معاهده ترکمن چای")] == ["turkmenchay"]
    assert [entry.id for entry in find_instruments(lexicon(), "npt")] == ["npt"]
    assert find_instruments(lexicon(), "پیمان کوه سبز") == []


def write(folder: Path, names: str, facts: str = "") -> Path:
    (folder / "registry.tsv").write_text("id\tkind\tparties\tuse\tform\texample\n" + names, encoding="utf-8")
    head = "id\tfact\tdate\twho\tplace\tsource\n"
    (folder / "registry_facts.tsv").write_text(head + facts, encoding="utf-8")
    return folder


def test_a_users_file_adds_and_overrides(tmp_path: Path) -> None:
    write(
        tmp_path,
        "green-hill\ttreaty\tIR OM\tsure\tپیمان کوه سبز\tمتن پیمان کوه سبز\n",
        "green-hill\tsigned\t2020-05-01\t\tوین\tروزنامه رسمی\njcpoa\twithdrawn\t2018-05-09\tآمریکا\t\tیادداشت من\n",
    )
    entries = read_instruments(load_lexicon(tmp_path))
    assert entries["green-hill"].facts == [Fact("signed", "2020-05-01", None, "وین", "روزنامه رسمی")]
    jcpoa = [(fact.fact, fact.date) for fact in entries["jcpoa"].facts]
    assert ("withdrawn", "2018-05-09") in jcpoa
    assert ("withdrawn", "2018-05-08") not in jcpoa
    assert ("in_force", "2016-01-16") in jcpoa
    found = [r for r in Extractor(tmp_path).extract("متن پیمان کوه سبز را خواندند.") if r.type == "agreement"]
    assert [r.known for r in found] == ["green-hill"]


def test_a_wrong_date_is_named_by_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "", "jcpoa\tsigned\t2015-14-07\t\t\tمتن\n")
    with pytest.raises(LexiconError, match=r"registry_facts\.tsv:2: date is '2015-14-07', not a date such as"):
        load_lexicon(tmp_path)
