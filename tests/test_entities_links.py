"""Chains: one person under many names, roles that stand for persons, bodies under short names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_entities import read, rules

from iranru_cli.mentions import Entity
from iranru_cli.resolve.entities import link_entities
from iranru_cli.resolve.entities_persons import squash


def linked(text: str) -> tuple[list[Entity], dict[str, str | None]]:
    """The entities, and for the surface of each mention the name of its entity."""
    tokens, mentions = read(text)
    entities, chains = link_entities(mentions, tokens, rules())
    by_surface = {
        tokens.text(m.start, m.end): entities[c].name if c is not None else None
        for m, c in zip(mentions, chains, strict=True)
    }
    return entities, by_surface


def persons(text: str) -> list[tuple[str, str | None]]:
    return [(e.name, e.role) for e in linked(text)[0] if e.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رضا کریمی آمد. کریمی گفت راه باز است.", [("رضا کریمی", None)]),
        ("کریمی، وزیر نیرو، آمد. رضا کریمی گفت راه باز است.", [("رضا کریمی", "وزیر نیرو")]),
        ("لاوروف آمد. سرگئی لاوروف گفت راه باز است.", [("سرگئی لاوروف", None)]),
        ("پتروک والدرین وزیر نروژ آمد. والدرین گفت. والذرین رفت.", [("پتروک والدرین", "وزیر نروژ")]),
        ("رضا کریمی آمد. احمد نوریان رفت.", [("رضا کریمی", None), ("احمد نوریان", None)]),
        # a guest, and a foreigner who is known, hold it not
        ("وزیر نیرو گفت راه باز است.\nوی با رضا کریمی دیدار کرد.", [("رضا کریمی", None)]),
        ("وزیر خارجه نروژ گفت راه باز است.\nپوتین رفت.", [("پوتین", None)]),
        ("ترامپ گفت راه باز است.\nوزیر نیرو افزود سد پر است.", [("ترامپ", None)]),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("رضا کریمی وزیر نیرو آمد. وزیر نیرو گفت.", "وزیر نیرو", "رضا کریمی"),
        ("رضا کریمی وزیر نیروی ایران آمد. این مقام گفت.", "این مقام", "رضا کریمی"),
        ("رضا کریمی نماینده دائم ایران در سازمان ملل آمد. نماینده ایران گفت.", "نماینده ایران", "رضا کریمی"),
        ("رضا کریمی وزیر امور خارجه ایران آمد. وزیر خارجه کشورمان گفت.", "وزیر خارجه کشورمان", "رضا کریمی"),
        ("پتروک والدرین وزیر خارجه نروژ آمد. وزیر خارجه چین گفت.", "وزیر خارجه چین", None),
        ("رضا کریمی وزیر نیرو آمد. سخنگوی وزارت نفت گفت.", "سخنگوی وزارت نفت", None),
        ("بنیاد نخبگان استان یزد آمد. بنیاد نخبگان گفت.", "بنیاد نخبگان", "بنیاد نخبگان استان یزد"),
        ("سازمان ملل آمد. این سازمان گفت.", "این سازمان", "سازمان ملل"),
        ("باران آمد. این سازمان گفت.", "این سازمان", None),
        ("وزارت امور خارجه چین آمد. وزارت خارجه گفت.", "وزارت خارجه", "وزارت امور خارجه چین"),
    ],
)
def test_who_stands_behind(text: str, surface: str, name: str | None) -> None:
    assert linked(text)[1][surface] == name


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("ایران گفت. جمهوری اسلامی ایران رفت. کشورمان آمد.", ["IR"]),
        ("آمریکا گفت. ایالات متحده رفت.", ["US"]),
        ("کره شمالی گفت. کره جنوبی رفت.", ["KP", "KR"]),
    ],
)
def test_countries_are_one_under_all_their_names(text: str, countries: list[str]) -> None:
    assert [e.country for e in linked(text)[0] if e.kind == "country"] == countries


def test_entities_stand_in_the_order_of_the_text() -> None:
    text = "روسیه گفت. رضا کریمی به تهران رفت."
    assert [e.kind for e in linked(text)[0]] == ["country", "person", "place"]


@given(st.text(alphabet="آاأإبیيکك ۀه‌", max_size=12))
def test_squash_is_stable(name: str) -> None:
    assert squash(squash(name)) == squash(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "وزارتخانه‌های امور خارجه ایران و روسیه بیانیه دادند. وزارت امور خارجه ایران رفت.",
            ["وزارت امور خارجه ایران", "وزارت امور خارجه روسیه"],
        ),
        ("دولت‌های ایران، عراق و عمان آمدند.", ["دولت ایران", "دولت عراق", "دولت عمان"]),
        ("وزارتخانه‌های نیرو و نفت آمدند.", []),
        ("دولت‌های ایران آمدند.", []),
        ("دولت‌های منطقه و روسیه آمدند.", []),
        ("آژانس بین‌المللی انرژی اتمی آمد. آژانس رفت.", ["آژانس بین‌المللی انرژی اتمی"]),
        ("آژانس رفت.", []),
    ],
)
def test_bodies(text: str, names: list[str]) -> None:
    assert [e.name for e in linked(text)[0] if e.kind == "organization"] == names
