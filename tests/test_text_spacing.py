"""Joiners put back where they were deleted or turned into blanks, and text left alone where it is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from text_strategies import TEXTS

from iranru_cli.text.normalize import normalize
from iranru_cli.text.spacing import judge
from iranru_cli.text.tokens import ZWNJ as Z


def joined(text: str) -> str:
    """«می|رود» for «می‌رود»."""
    return text.replace("|", Z)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("او میگوید", "او می|گوید"),
        ("آنان نمیتوانستند", "آنان نمی|توانستند"),
        ("به تهران برمیگردد", "به تهران برمی|گردد"),
        ("نمیتوان گفت", "نمی|توان گفت"),
        ("آنان گفتهاند", "آنان گفته|اند"),
        ("کار نشدهاست", "کار نشده|است"),
        ("دانشگاههای کشور", "دانشگاه|های کشور"),
        ("فیلمهایشان", "فیلم|هایشان"),
        ("سیاستگذاریهای تازه", "سیاست|گذاری|های تازه"),
        ("برنامهای تازه", "برنامه|ای تازه"),
        ("زمینههای همکاری", "زمینه|های همکاری"),
        ("سختترین خبر", "سخت|ترین خبر"),
        ("بینالمللی", "بین|المللی"),
        ("لازمالاجرا شد", "لازم|الاجرا شد"),
        ("بیثمر ماند", "بی|ثمر ماند"),
        ("عوامل تعیینکننده", "عوامل تعیین|کننده"),
        ("جنگطلبان", "جنگ|طلبان"),
        # words of their own
        ("آنها و اینها", "آنها و اینها"),
        ("میدان آزادی در میانه میهن", "میدان آزادی در میانه میهن"),
        ("نشست شانگهای", "نشست شانگهای"),
        ("برجام و عمان", "برجام و عمان"),
        ("میانجی تنها انتهای دفتر", "میانجی تنها انتهای دفتر"),
        ("دختر کبوتر را در دفتری دید", "دختر کبوتر را در دفتری دید"),
        ("امضای قرارداد در دریای خزر", "امضای قرارداد در دریای خزر"),
        ("بیمه و بیشتر و بهتر", "بیمه و بیشتر و بهتر"),
        ("آینده نماند", "آینده نماند"),
        ("رسانه رساند و خواند", "رسانه رساند و خواند"),
        ("پزشکیان و عراقچی و لاوروف", "پزشکیان و عراقچی و لاوروف"),
        ("کشورها و کارها", "کشورها و کارها"),  # nothing to be seen after a letter that does not join
    ],
)
def test_deleted(raw: str, text: str) -> None:
    assert normalize(raw) == joined(text)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("او می رود و نمی آید", "او می|رود و نمی|آید"),
        ("کتاب ها و کشور های دیگر", "کتاب|ها و کشورهای دیگر"),
        ("برنامه ای تازه", "برنامه|ای تازه"),
        ("آنان گفته اند", "آنان گفته|اند"),
        ("بزرگ ترین طرح ها", "بزرگ|ترین طرح|ها"),
        ("می گوید آتش بس بین المللی است", "می|گوید آتش|بس بین|المللی است"),
        ("گفت وگو می کنند", "گفت|وگو می|کنند"),
        # blanks that are blanks
        ("در ۵ می گفت", "در ۵ می گفت"),
        ("خانه را دید", "خانه را دید"),
        ("وزیر خارجه ایران گفت", "وزیر خارجه ایران گفت"),
        ("که ای کاش", "که ای کاش"),
        ("انجام شده است", "انجام شده است"),
        ("می\nرود", "می\nرود"),
        ("می، رود", "می، رود"),
        ("می\tرود", "می\tرود"),
        ("ها", "ها"),
        ("می", "می"),
    ],
)
def test_blanks(raw: str, text: str) -> None:
    assert normalize(raw) == joined(text)


@pytest.mark.parametrize(
    "text",
    [
        "او می|گوید که برنامه|های بین|المللی همیشه به نتیجه نمی|رسند؛ پیش بینی او این است.",
        "این سازمان می|خواهد به عنوان نماینده آن|ها در این باره گفت و گو کند؛ کارها گفته|اند.",
        "سال|های ۱۳۹۲ تا ۱۴۰۰، ساعت ۱۸:۳۰، ۱٫۵ درصد و ۱۴۰۴/۷/۱۰ می|شود؛ نشانی www.dolat.ir همان|جاست.",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert normalize(joined(text)) == joined(text)


def test_the_document_decides_how_far_to_go() -> None:
    assert judge(joiners=50, blanks=1, glued=1).cut > judge(joiners=0, blanks=0, glued=20).cut
    assert judge(joiners=50, blanks=1, glued=1).join > 100
    assert judge(joiners=0, blanks=20, glued=0).join < judge(joiners=10, blanks=10, glued=5).join


@given(TEXTS)
def test_normalize_twice_is_normalize_once(raw: str) -> None:
    once = normalize(raw)
    assert normalize(once) == once


@pytest.mark.parametrize("piece", ["ب\u200cب", "می ", "ا\u0654", "«", "می شود ", "ﻻ", "ـ"])
def test_hostile_input_comes_back(piece: str) -> None:
    assert normalize(piece * 50_000)
