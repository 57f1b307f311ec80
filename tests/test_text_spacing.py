"""Joiners put back where they were deleted or turned into blanks, and text left alone where it is right."""

from __future__ import annotations

import pytest

from iranru_cli.text.normalize import normalize
from iranru_cli.text.spacing import Places, judge
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
        ("مهمترین خبر", "مهم|ترین خبر"),
        ("بینالمللی", "بین|المللی"),
        ("لازمالاجرا شد", "لازم|الاجرا شد"),
        ("بیثمر ماند", "بی|ثمر ماند"),
        ("عوامل تعیینکننده", "عوامل تعیین|کننده"),
        ("جنگطلبان", "جنگ|طلبان"),
        ("سفر ساتراپهای پارس", "سفر ساتراپ|های پارس"),  # a noun of no list
        ("روسریاش را برداشت", "روسری|اش را برداشت"),
        ("آنان بازگرفتهاند", "آنان بازگرفته|اند"),
        ("ما کار را دریافتهایم", "ما کار را دریافته|ایم"),
        ("پرندهها میچریدند", "پرنده|ها می|چریدند"),
        ("باران میخیساند", "باران می|خیساند"),
        ("قطرهقطره آمد", "قطره|قطره آمد"),
        ("ستمدیدگان", "ستمدیدگان"),  # as it is written most
        ("شفیعپور و پاکنژاد", "شفیع|پور و پاک|نژاد"),
        ("این خانهی ماست و آنها میرن", "این خانه|ی ماست و آنها می|رن"),
        # words of their own
        ("تیمشان برد و دوستشان باخت", "تیمشان برد و دوستشان باخت"),
        ("هفتصد نفر بیایند و بیندیشند", "هفتصد نفر بیایند و بیندیشند"),
        ("کردهای عراق و تنهای خسته", "کردهای عراق و تنهای خسته"),
        ("ادبیات و ریاضیات", "ادبیات و ریاضیات"),
        ("گروهی در نگاهی کوتاه", "گروهی در نگاهی کوتاه"),
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
    """In a text that has surely lost its joiners."""
    assert normalize(f"{'میگوید ' * 20}\n{raw}").partition("\n")[2] == joined(text)


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
        ("خانه ی ما و سینه اش که می سوخت، می گفت", "خانه|ی ما و سینه|اش که می|سوخت، می|گفت"),
        ("آنان کتاب ها و آتش بس ها را «می خواهند»", "آنان کتاب|ها و آتش|بس|ها را «می|خواهند»"),
        ("نظریه پردازان می گویند برنامه ها می مانند", "نظریه|پردازان می|گویند برنامه|ها می|مانند"),
        # blanks that are blanks
        ("سی ام مهر", "سی ام مهر"),
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


@pytest.mark.parametrize(
    ("found", "so_far", "cuts", "joins"),
    [
        (Places(0, 0, 50), Places(0, 0, 0), True, False),  # deleted
        (Places(0, 50, 0), Places(0, 0, 0), False, True),  # blanked
        (Places(50, 0, 0), Places(0, 0, 0), False, False),  # intact
        (Places(50, 1, 1), Places(0, 0, 0), False, False),  # a slip each
        (Places(0, 0, 0), Places(0, 0, 0), False, False),  # nothing to judge by
        (Places(1, 0, 1), Places(90, 0, 10), False, False),  # a short piece of an intact text
        (Places(0, 0, 2), Places(0, 0, 90), True, False),
    ],
)
def test_the_document_decides_how_far_to_go(found: Places, so_far: Places, cuts: bool, joins: bool) -> None:
    regime = judge(found, so_far)
    assert (regime.cut <= 60) == cuts
    assert (regime.join <= 60) == joins


def test_a_mixed_document_takes_what_is_sure() -> None:
    regime = judge(Places(30, 30, 30))
    assert 60 < regime.cut < 90
    assert 60 < regime.join < 90


def test_a_long_file_is_judged_piece_by_piece() -> None:
    """An article with blanks for joiners after one that writes «پیش نیاز» and «خوش قول» apart on purpose."""
    right = joined("او می|گوید که برنامه|های بین|المللی کتاب|خوانی آماده نمی|شوند؛ آنان گفته|اند همین است.\n") * 120
    blanked = right.replace(Z, " ")
    assert normalize(right + blanked) == right + right


@pytest.mark.parametrize("piece", ["ب\u200cب", "می ", "ا\u0654", "«", "می شود ", "ﻻ", "ـ"])
def test_hostile_input_comes_back(piece: str) -> None:
    assert normalize(piece * 50_000)
