"""What the registry holds: who, in what office, when, under which names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.lexicon.specs import SPECS
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.pipeline import Extractor

TABLES = load_lexicon().tables
PEOPLE = {row[0]: row for row in TABLES["people"]}
CYRILLIC = re.compile(r"[А-Яа-яЁё -]+")


def test_four_hundred_office_holders_since_2003() -> None:
    since = {row[0] for row in TABLES["people_offices"] if row[4] == "-" or int(row[4]) >= 2003}
    assert len(since) >= 400


def test_organizations_and_countries() -> None:
    assert len({row[0] for row in TABLES["organizations"]}) >= 250
    codes = {row[0] for row in TABLES["countries"] if row[1] in ("name", "weak")}
    assert len(codes) >= 193
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_offices_are_of_known_people_and_years_run_forward() -> None:
    for known, office, country, first, last in TABLES["people_offices"]:
        assert known in PEOPLE, known
        assert last == "-" or int(first) <= int(last), (known, office)
        assert re.fullmatch("[A-Z]{2}|-", country), (known, office)


def test_every_office_holder_has_an_english_name_and_russians_a_russian_one() -> None:
    names = {row[0]: row for row in TABLES["people_names"]}
    holders = {row[0] for row in TABLES["people_offices"]}
    assert holders <= names.keys()
    for known in holders:
        assert re.search("[A-Za-z]", names[known][1]), known
        if PEOPLE[known][1] == "RU":
            assert CYRILLIC.fullmatch(names[known][2]), known


def test_one_id_is_one_person() -> None:
    full: dict[str, str] = {}
    for row in TABLES["people"]:
        assert full.setdefault(row[0], row[4]) == row[4]


def test_media_are_organizations() -> None:
    assert {row[0] for row in TABLES["media"]} <= {row[0] for row in TABLES["organizations"]}


def _write(folder: Path, name: str, *rows: str) -> None:
    spec = next(spec for spec in SPECS if spec.name == name)
    (folder / f"{name}.tsv").write_text("\n".join(["\t".join(spec.columns), *rows]) + "\n", encoding="utf-8")


def test_a_users_tables_add_to_the_registry(tmp_path: Path) -> None:
    _write(tmp_path, "people", "nourlind\tNO\talone\tنورلیند\tهلنا نورلیند")
    _write(tmp_path, "people_offices", "nourlind\tوزیر قنات\tNO\t2020\t-")
    text = "وزیر قنات نروژ آمد. نورلیند رفت."
    for lexicon, known, role in ((tmp_path, "person:nourlind", "وزیر قنات نروژ"), (None, None, None)):
        people = [r for r in Extractor(lexicon).extract(text) if r.type == "entity" and r.kind == "person"]
        assert [(r.known, r.role) for r in people] == ([(known, role)] if known else [])


def test_a_wrong_year_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "people_offices", "nourlind\tوزیر قنات\tNO\tدیروز\t-")
    with pytest.raises(LexiconError, match=r"people_offices\.tsv:2: from is 'دیروز', not a year"):
        load_lexicon(tmp_path)
