"""Mentions of persons, roles, organizations, countries, places, groups and documents."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iranru_cli.find.entities import EntityRules, compile_entities, find_entities
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.lexicon.words import load_words
from iranru_cli.mentions import EntityMention
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import Tokens, tokenize


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def rules() -> EntityRules:
    return compile_entities(lexicon(), load_words())


def read(text: str) -> tuple[Tokens, list[EntityMention]]:
    tokens = tokenize(make_shadow(text))
    return tokens, find_entities(tokens, split_sentences(tokens), lexicon().match(tokens.keys), rules())


def people(text: str) -> list[tuple[str | None, str | None]]:
    return [(m.name, m.role) for m in read(text)[1] if m.kind == "person"]


def names(text: str, kind: str) -> list[str | None]:
    return [m.name for m in read(text)[1] if m.kind == kind]


def surfaces(text: str, kind: str) -> list[str]:
    tokens, mentions = read(text)
    return [tokens.text(m.start, m.end) for m in mentions if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رضا کریمی گفت راه باز است.", [("رضا کریمی", None)]),
        ("رضا کریمی وزیر نیرو گفت راه باز است.", [("رضا کریمی", "وزیر نیرو")]),
        ("رضا کریمی، وزیر نیرو، گفت راه باز است.", [("رضا کریمی", "وزیر نیرو")]),
        ("وزیر نیرو، رضا کریمی، گفت راه باز است.", [("رضا کریمی", "وزیر نیرو")]),
        ("وزیر نیرو رضا کریمی گفت راه باز است.", [("رضا کریمی", "وزیر نیرو")]),
        ("«پتروک والدرین» وزیر خارجه نروژ گفت راه باز است.", [("پتروک والدرین", "وزیر خارجه نروژ")]),
        ("پتروک والدرین وزیر خارجه نروژ گفت راه باز است.", [("پتروک والدرین", "وزیر خارجه نروژ")]),
        ("وزیر خارجه نروژ پتروک والدرین گفت راه باز است.", [("پتروک والدرین", "وزیر خارجه نروژ")]),
        ("حجت‌الاسلام والمسلمین دکتر سید محمد کریمی گفت راه باز است.", [("محمد کریمی", None)]),
        ("دکتر کریمی گفت راه باز است.", [("کریمی", None)]),
        ("سیدرضا کریمی گفت راه باز است.", [("سیدرضا کریمی", None)]),
        ("لاوروف گفت راه باز است.", [("لاوروف", None)]),
        ("محمد بن سلمان گفت راه باز است.", [("محمد بن سلمان", None)]),
        ("علی‌اکبر هاشمی رفسنجانی گفت راه باز است.", [("علی‌اکبر هاشمی رفسنجانی", None)]),
        ("رضا رضا زاده گفت راه باز است.", [("رضا رضا زاده", None)]),
        ("جان والدرین مشاور ویژه ترامپ گفت راه باز است.", [("جان والدرین", "مشاور ویژه ترامپ"), ("ترامپ", None)]),
        ("فرستاده ترامپ گفت راه باز است.", [("ترامپ", None)]),
        # everyday words that are given names too, things named after persons, words after a name
        ("امید فراوان داریم و پیام تازه رسید.", []),
        ("پیام وزیر نیرو رسید.", []),
        ("بهار آمد و جهان سبز شد.", []),
        ("خیابان رضا کریمی بسته شد.", []),
        ("حسن نیت دو طرف روشن است.", []),
        ("علی دیروز آمد.", []),
        ("وزیر نیرو گفت راه باز است.", []),
        ("هدف‌گذاری برنامه‌ها در سال آینده.", []),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سخنگوی وزارت امور خارجه روسیه گفت.", ["سخنگوی وزارت امور خارجه روسیه"]),
        ("معاون نخست‌وزیر روسیه گفت.", ["معاون نخست‌وزیر روسیه"]),
        ("معاون نخست وزیر روسیه گفت.", ["معاون نخست وزیر روسیه"]),
        ("سفیر جمهوری اسلامی ایران در روسیه گفت.", ["سفیر جمهوری اسلامی ایران در روسیه"]),
        ("نماینده دائم ایران در سازمان ملل گفت.", ["نماینده دائم ایران در سازمان ملل"]),
        ("نماینده مردم بوکان در مجلس شورای اسلامی گفت.", ["نماینده مردم بوکان در مجلس شورای اسلامی"]),
        ("وزیر علوم، تحقیقات و فناوری گفت.", ["وزیر علوم، تحقیقات و فناوری"]),
        ("دستیار و مشاور عالی رهبر انقلاب گفت.", ["دستیار و مشاور عالی رهبر انقلاب"]),
        ("فرماندار گل‌تپه گفت.", ["فرماندار گل‌تپه"]),
        ("یک مقام آمریکایی گفت.", ["یک مقام آمریکایی"]),
        ("این دیپلمات ارشد گفت.", ["این دیپلمات ارشد"]),
        ("رئیس‌جمهور در تهران گفت.", ["رئیس‌جمهور"]),
        ("او عضو شد.", []),
        ("مقام نخست به تیم ما رسید.", []),
        ("رئیس‌جمهور ایران را ستود.", ["رئیس‌جمهور ایران"]),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert surfaces(text, "role") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزارت امور خارجه چین اعلام کرد.", ["وزارت امور خارجه چین"]),
        ("شورای امنیت سازمان ملل تشکیل شد.", ["شورای امنیت سازمان ملل"]),
        ("روزنامه «شهر نو» نوشت.", ["روزنامه شهر نو"]),
        ("روزنامه شرق نوشت.", ["روزنامه شرق"]),
        ("سفارت آمریکا در کابل بسته شد.", ["سفارت آمریکا در کابل"]),
        ("تارنمای دولت روسیه نوشت.", ["تارنمای دولت روسیه", "دولت روسیه"]),
        ("گروه اقتصادی خبرگزاری فارس نوشت.", ["خبرگزاری فارس"]),
        ("بنیاد نخبگان استان یزد اعلام کرد.", ["بنیاد نخبگان استان یزد"]),
        ("سخنگوی وزارت خارجه گفت.", ["وزارت خارجه"]),
        ("وزیر خارجه گفت.", []),
        ("شرکت در انتخابات بالا بود.", []),
        ("گروه بزرگی آمدند.", []),
        ("شبکه پولشویی لو رفت.", []),
        ("شرکت ایرانی برنده شد.", []),
    ],
)
def test_organizations(text: str, expected: list[str]) -> None:
    assert names(text, "organization") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ایران و روسیه همسایه‌اند.", ["ایران", "روسیه"]),
        ("امریکا پاسخ داد.", ["امریکا"]),
        ("وزیر خارجه کشورمان آمد.", ["ایران"]),
        ("رژیم صهیونیستی پاسخ داد.", ["رژیم صهیونیستی"]),
        ("به آذربایجان شرقی رفت.", []),
        ("بحران مالی بالا گرفت.", []),
        ("کشور مالی پاسخ داد.", ["مالی"]),
        ("دیپلمات روسی آمد.", []),
        ("خبرگزاری فرانسه نوشت.", []),
    ],
)
def test_countries(text: str, expected: list[str]) -> None:
    assert names(text, "country") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("وی در تهران گفت.", "place", ["تهران"]),
        ("در استان فارس باران آمد.", "place", ["فارس"]),
        ("زبان فارس زیباست.", "place", []),
        ("در روستای برازگون باران آمد.", "place", ["برازگون"]),
        ("در شهر «مهرگان» باران آمد.", "place", ["«مهرگان»"]),
        ("شهر بزرگ است.", "place", []),
        ("وی در تهران گفت.", "pronoun", ["وی"]),
        ("طرفین تأکید کردند.", "group", ["طرفین"]),
        ("وزیران خارجه عراق و ترکیه دیدار کردند.", "group", ["وزیران خارجه عراق"]),
        ("در این گزارش آمده است.", "document", ["این گزارش"]),
        ("در متن بیانیه آمده است.", "document", ["متن بیانیه"]),
        ("گزارش تازه رسید.", "document", []),
    ],
)
def test_others(text: str, kind: str, expected: list[str]) -> None:
    assert surfaces(text, kind) == expected


def test_country_of_an_office_is_the_side_it_speaks_for() -> None:
    _, mentions = read("سفیر ایران در روسیه گفت.")
    assert [m.country for m in mentions if m.kind == "role"] == ["IR"]


def test_inner_mentions_follow_the_outer_one() -> None:
    _, mentions = read("سخنگوی وزارت امور خارجه چین گفت.")
    assert [(m.kind, m.inside) for m in mentions] == [("role", False), ("organization", True), ("country", True)]


_WORDS = st.sampled_from(
    ["رضا", "کریمی", "وزیر", "خارجه", "ایران", "در", "سازمان", "ملل", "«", "»", "،", ".", "\n", "و", "این", "دکتر", "بن",
     "سخنگوی", "وزارت", "گفت", "روزنامه", "شرق", "تهران", "مشاور", "ترامپ", "مردم", "متن", "گزارش"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=25))
def test_outer_mentions_never_overlap(words: list[str]) -> None:
    tokens, mentions = read(" ".join(words))
    until = 0
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(tokens)
        if mention.inside:
            assert mention.end <= until
        else:
            assert mention.start >= until
            until = mention.end
