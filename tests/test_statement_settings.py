"""Addressees, place, occasion and relaying media of statements: what the clause of the cue says, and nothing else."""

from __future__ import annotations

import pytest
from test_statements import statements

SAID = "راه باز است."


def settings(text: str) -> list[tuple[list[str], str | None, str | None, list[str]]]:
    return [(r.addressees, r.place, r.occasion, r.relayed_by) for r in statements(text)]


FOUND = [
    ("وزیر نیرو به خبرنگاران گفت: راه باز است.", (["خبرنگاران"], None, None, [])),
    ("وزیر نیرو صبح دیروز در جمع خبرنگاران گفت: راه باز است.", (["خبرنگاران"], None, None, [])),
    ("وزیر نیرو از سفیر عمان خواست در شهر بماند.", (["سفیر عمان"], None, None, [])),
    ("وزیر نیرو خطاب به ایران گفت: راه باز است.", (["ایران"], None, None, [])),
    ("وزیر نیرو خطاب به ایران: راه باز است", (["ایران"], None, None, [])),
    (
        "وزیر نیرو در دیدار با رضا کریمی و مریم راد گفت: راه باز است.",
        (["رضا کریمی", "مریم راد"], None, "دیدار با رضا کریمی و مریم راد", []),
    ),
    ("وزیر نیرو در نامه‌ای به سفیر عمان نوشت: راه باز است.", (["سفیر عمان"], None, "نامه‌ای به سفیر عمان", [])),
    (
        "وزیر نیرو در گفت‌وگو با خبرگزاری ایرنا گفت: راه باز است.",
        (["خبرگزاری ایرنا"], None, "گفت‌وگو با خبرگزاری ایرنا", []),
    ),
    ("وزیر نیرو روز جمعه در شیراز گفت: راه باز است.", ([], "شیراز", None, [])),
    ("وزیر نیرو در نشست خبری هفتگی درباره سد گفت: راه باز است.", ([], None, "نشست خبری هفتگی", [])),
    (
        "وزیر نیرو در مراسم بزرگداشت روز معلم در شیراز گفت: راه باز است.",
        ([], "شیراز", "مراسم بزرگداشت روز معلم", []),
    ),
    ("وزیر نیرو در بیانیه‌ای اعلام کرد که راه باز است.", ([], None, "بیانیه‌ای", [])),
    ("به گزارش ایسنا، وزیر نیرو گفت: راه باز است.", ([], None, None, ["ایسنا"])),
    ("وزیر نیرو گفت: راه باز است.", ([], None, None, [])),
    # what is no setting of the speech
    ("وزیر نیرو با اشاره به دیدار سفیر عمان گفت: راه باز است.", ([], None, None, [])),
    ("سفیر ایران در پکن گفت: راه باز است.", ([], None, None, [])),
    ("وزیر نیرو پس از سفر به عمان گفت: راه باز است.", ([], None, None, [])),
    ("وزیر نیرو گفت: در شیراز در دیدار با مردم به خبرنگاران می‌گویم.", ([], None, None, [])),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_setting(text: str, expected: tuple[list[str], str | None, str | None, list[str]]) -> None:
    assert settings(text) == [expected]


def test_holds_for_the_whole_speech() -> None:
    text = f"رضا کریمی در تهران در دیدار با مریم راد گفت: {SAID}\nوی افزود: {SAID}\nسفیر عمان نیز گفت: {SAID}"
    assert [(r.addressees, r.place) for r in statements(text)] == [(["مریم راد"], "تهران")] * 2 + [([], None)]


def test_both_layers_of_a_relay() -> None:
    found = statements("خبرگزاری رویترز به نقل از وزیر نیرو نوشت که راه باز است.")
    assert [([s.name for s in r.speakers], r.relayed_by) for r in found] == [
        (["وزیر نیرو"], ["خبرگزاری رویترز"]),
        (["خبرگزاری رویترز"], []),
    ]
