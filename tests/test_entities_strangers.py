"""Names that no list has: told by place, neighbours, rareness and repetition; and what only looks like one."""

from __future__ import annotations

import pytest
from test_entities import people

from iranru_cli.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before an office, with and without a mark between
        ("والدرین پتروک، سفیر نروژ در عمان، گفت راه باز است.", [("والدرین پتروک", "سفیر نروژ در عمان")]),
        ("گفت‌وگو با پتروک والدرین، سفیر نروژ.", [("پتروک والدرین", "سفیر نروژ")]),
        ("اصغر هدایت؛ فرماندار گل‌تپه در نشست گفت راه باز است.", [("اصغر هدایت", "فرماندار گل‌تپه")]),
        # where a subject stands
        ("پتروک والدرین امروز گفت راه باز است.", [("پتروک والدرین", None)]),
        ("به گزارش ایرنا، پتروک والدرین افزود راه باز است.", [("پتروک والدرین", None)]),
        ("علی محمد آزاد امروز گفت راه باز است.", [("علی محمد آزاد", None)]),
        ("خسرونژاد همچنین گفت راه باز است.", [("خسرونژاد", None)]),
        # behind a preposition or noun that names persons
        ("به گفته پتروک والدرین راه باز است.", [("پتروک والدرین", None)]),
        ("در دیدار با قتیبه الکواری از قطر آمد.", [("قتیبه الکواری", None)]),
        ("دولت پتروک والدرین پاسخ داد.", [("پتروک والدرین", None)]),
        # in a list
        (
            "رضا کریمی، حامد بهداد و مهران غفوریان آمدند.",
            [("رضا کریمی", None), ("حامد بهداد", None), ("مهران غفوریان", None)],
        ),
        # by repetition
        ("اعدام عارف خوشکار رسید. خانواده عارف خوشکار آمد. وکیل عارف خوشکار رفت.", [("عارف خوشکار", None)] * 3),
        # a compound of two given names
        ("احمدعلی گودرزی گفت راه باز است.", [("احمدعلی گودرزی", None)]),
        # no names: common words, things, calls, verbs, pacts, halves of one word, Arabic
        ("بازار سرمایه امروز آرام بود.", []),
        ("با مشتریان قدیمی گفت‌وگو کرد.", []),
        ("به گفته قربانیان راه بسته است.", []),
        ("سلام وحید جان راه باز است.", []),
        ("پیمان خواهرخواندگی امروز امضا شد.", []),
        ("برای دانش آموزان کلاس گذاشت.", []),
        ("خیابان پتروک والدرین بسته شد.", []),
        ("تیم هازن هوتل باخت.", []),
        ("مجلس اعلای اسلامی، دبیر کل جنبش را دید.", []),
        ("وکلای دادگستری امروز آمدند.", []),
        ("پیش از ظهر چهارشنبه بامداد آمد.", []),
    ],
)
def test_strangers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert people(text) == expected


def entities(text: str) -> list[tuple[str, str | None, list[str]]]:
    records = Extractor().extract(text)
    return [
        (r.name, r.role, [m.text for m in r.mentions]) for r in records if r.type == "entity" and r.kind == "person"
    ]


def test_a_stranger_who_speaks_is_an_entity_with_a_chain() -> None:
    text = (
        "هلنا نورلیند، پژوهشگر ارشد، در نشست گفت راه باز است.\n"
        "خانم نورلیند افزود باران می‌آید.\nبه گفته این پژوهشگر برف می‌آید."
    )
    mentions = ["هلنا نورلیند، پژوهشگر ارشد", "خانم نورلیند", "این پژوهشگر"]
    assert entities(text) == [("هلنا نورلیند", "پژوهشگر ارشد", mentions)]


def test_a_wrong_letter_and_two_changed_about_are_one_person() -> None:
    text = "آنتونی بلینکن آمد. آقای بلنیکن رفت. آقای بلینکن گفت راه باز است."
    assert [name for name, _, _ in entities(text)] == ["آنتونی بلینکن"]


@pytest.mark.parametrize("text", ["Sputnik Persian گفت راه باز است.", "این متن هیچ نامی ندارد و گفت راه باز است."])
def test_latin_words_and_clauses_are_no_persons(text: str) -> None:
    assert entities(text) == []


TRAPS = [
    "خیابان بهشتی بسته شد و سد کرخه پر شد.",  # things named after people and rivers
    "در ماه مهر و آبان باران بارید و تیم پیروز شد.",  # months and adjectives that are names
    "هوای بهشتی این باغ خوب است.",
    "پدر خانواده دیدار کرد و رفت.",
    "باشگاه استقلال و پرسپولیس مساوی کردند.",  # clubs
]


@pytest.mark.parametrize("text", TRAPS)
def test_traps_hold_no_person(text: str) -> None:
    assert people(text) == []
