"""Which office a document gives a person: beside the name, in a list, as a counterpart, by «به عنوان», by the registry."""

from __future__ import annotations

import pytest

from iranru_cli.pipeline import Extractor

EXTRACTOR = Extractor()


def offices(text: str, published: str | None = None) -> dict[str, str | None]:
    records = EXTRACTOR.extract(text, published=published)
    return {r.name: r.role for r in records if r.type == "entity" and r.kind == "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the fullest wording; the one beside the name among equals; an office before a trade
        ("رضا کریمی وزیر نیرو آمد. وزیر نیروی ایران گفت.", {"رضا کریمی": "وزیر نیروی ایران"}),
        ("نخست‌وزیر انگلیس آمد. «رضا کریمی» نخست‌وزیر بریتانیا گفت.", {"رضا کریمی": "نخست‌وزیر بریتانیا"}),
        ("رضا کریمی، کارشناس انرژی و مدیر بنیاد آب، گفت.", {"رضا کریمی": "مدیر بنیاد آب"}),
        # counterparts
        (
            "رضا کریمی وزیر نیروی ایران با «پتروک والدرین» همتای نروژی‌اش دیدار کرد.",
            {"رضا کریمی": "وزیر نیروی ایران", "پتروک والدرین": "وزیر نیروی نروژ"},
        ),
        (
            "رضا کریمی وزیر نیروی ایران با همتای روس خود، سرگئی والدرین، دیدار کرد.",
            {"رضا کریمی": "وزیر نیروی ایران", "سرگئی والدرین": "وزیر نیروی روسیه"},
        ),
        # lists, before and behind
        (
            "معاونان وزیر نیرو، رضا کریمی و سعید نوری، آمدند.",
            {"رضا کریمی": "معاون وزیر نیرو", "سعید نوری": "معاون وزیر نیرو"},
        ),
        (
            "رضا کریمی و سعید نوری نمایندگان مجلس آمدند.",
            {"رضا کریمی": "نماینده مجلس", "سعید نوری": "نماینده مجلس"},
        ),
        (
            "مسعود پزشکیان و ولادیمیر پوتین رؤسای جمهور دو کشور آمدند.",
            {"مسعود پزشکیان": "رئیس‌جمهور ایران", "ولادیمیر پوتین": "رئیس‌جمهور روسیه"},
        ),
        # «به عنوان»
        ("رضا کریمی به عنوان وزیر نیرو آمد.", {"رضا کریمی": "وزیر نیرو"}),
        ("رضا کریمی را به سمت مدیرکل آب گماشتند.", {"رضا کریمی": "مدیرکل آب"}),
        # the dateline's reporter, a mayor's aide, another chamber, a quoted office are not his
        ("به گزارش خبرنگار فارس، رضا کریمی مدیرکل آب گفت.", {"رضا کریمی": "مدیرکل آب"}),
        ("به گزارش خبرنگار فارس، رضا کریمی، گفت.", {"رضا کریمی": None}),
        ("رئیس کمیسیون صنعت اتاق بازرگانی آمد. رضا کریمی رئیس اتاق بازرگانی گفت.", {"رضا کریمی": "رئیس اتاق بازرگانی"}),
        ("او جانشین رضا کریمی، سفیر پیشین عمان، شد.", {"رضا کریمی": "سفیر پیشین عمان"}),
        ("یک مقام دولت رضا کریمی آمد.", {"رضا کریمی": None}),
        ("رضا کریمی، امیر غفوری آمدند.", {"رضا کریمی": None, "امیر غفوری": None}),
        ("وزیر خارجه ایران در تهران گفت. رضا کریمی آمد.", {"رضا کریمی": None}),
        ("۱۵۰ وکیل دادگستری گفتند. رضا کریمی آمد.", {"رضا کریمی": None}),
    ],
)
def test_offices(text: str, expected: dict[str, str | None]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "role"),
    [
        ("نخست‌وزیر اسرائیل مخالف است. نتانیاهو رفت.", "2026-05-20", "نخست‌وزیر اسرائیل"),
        ("وزیر خارجه جمهوری اسلامی آمد. عراقچی رفت.", "2026-05-14", "وزیر خارجه جمهوری اسلامی"),
        ("رئیس‌جمهور منتخب آمد. پزشکیان رفت.", "2024-07-20", "رئیس‌جمهور منتخب"),
        ("رئیس‌جمهور سابق آمریکا آمد. اوباما رفت.", "2020-10-14", "رئیس‌جمهور سابق آمریکا"),
        ("وزیر خارجه آمریکا با همتای پاکستانی خود گفت‌وگو کرد. اسحاق دار رفت.", "2026-06-16", "وزیر خارجه پاکستان"),
        ("رئیس‌جمهور سابق آمریکا آمد. بایدن رفت.", "2020-10-14", None),  # not yet
        ("رئیس‌جمهور آمریکا آمد. اوباما رفت.", "2020-10-14", None),  # no longer
        ("وزیر خارجه چین آمد. عراقچی رفت.", "2026-05-14", None),
        ("رئیس‌جمهور آمریکا آمد. ترامپ و بایدن رفتند.", None, None),  # one of the two, and no date
    ],
)
def test_the_registry_joins_an_office_to_who_is_named(text: str, published: str | None, role: str | None) -> None:
    assert next(iter(offices(text, published).values())) == role


def test_a_surname_alone_is_not_the_known_person_of_another_first_name() -> None:
    records = EXTRACTOR.extract("باقر لاریجانی آمد. لاریجانی گفت راه باز است.")
    assert [(r.name, r.known) for r in records if r.type == "entity" and r.kind == "person"] == [
        ("باقر لاریجانی", None)
    ]
