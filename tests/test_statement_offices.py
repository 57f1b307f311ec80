"""The whole office of one who speaks, told by the clause where the finder of entities knows only its first words."""

from __future__ import annotations

import pytest

from iranru_cli.pipeline import Extractor

EXTRACTOR = Extractor()


def first_office(text: str) -> str | None:
    """The office of the first statement's first speaker."""
    return next(r.speakers[0].role for r in EXTRACTOR.extract(text) if r.type == "statement")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        # nouns up to the verb, a preposition, a date, an adverb
        ("رئیس شورای پرورش‌دهندگان زنبور گفت: عسل کم است.", "رئیس شورای پرورش‌دهندگان زنبور"),
        ("رئیس شورای پرورش‌دهندگان زنبور در جمع کشاورزان گفت: عسل کم است.", "رئیس شورای پرورش‌دهندگان زنبور"),
        ("رئیس شورای پرورش‌دهندگان زنبور روز شنبه گفت: عسل کم است.", "رئیس شورای پرورش‌دهندگان زنبور"),
        ("رئیس شورای پرورش‌دهندگان زنبور ساعتی پیش گفت: عسل کم است.", "رئیس شورای پرورش‌دهندگان زنبور"),
        # with «بر», «وابسته به», «و», a list, a blessing, a name in marks, a body of a person
        (
            "رئیس اداره نظارت بر خوراک دام و طیور استان مرکزی افزود: جو کم است.",
            "رئیس اداره نظارت بر خوراک دام و طیور استان مرکزی",
        ),
        (
            "جانشین گروه امداد شرق کشور وابسته به هلال احمر گفت: راه باز است.",
            "جانشین گروه امداد شرق کشور وابسته به هلال احمر",
        ),
        ("نماینده مردم شهرستان‌های نوبر، گلپر و سدر گفت: راه باز است.", "نماینده مردم شهرستان‌های نوبر، گلپر و سدر"),
        ("معاون اجرایی سپاه صاحب‌الامر (عج) قزوین گفت: راه باز است.", "معاون اجرایی سپاه صاحب‌الامر (عج) قزوین"),
        ("سخنگوی کشورهای عضو «گروه ۹» گفت: راه باز است.", "سخنگوی کشورهای عضو «گروه ۹»"),
        ("رئیس گروه آب دفتر آیت‌الله سدری در نشستی گفت: آب کم است.", "رئیس گروه آب دفتر آیت‌الله سدری"),
        ("یک مقام آمریکایی دیگر گفت: راه باز است.", "یک مقام آمریکایی دیگر"),
        # behind a name, and taken over by those who are found through it
        ("رضا کریمی مسئول واحد خبر تالاب گفت: آب کم است.", "مسئول واحد خبر تالاب"),
        # what is no part of it: the object, the other verb's, another person, a content in marks, several who speak
        ("وزیر راه پل تازه شهر را بی‌نظیر خواند.", "وزیر راه"),
        ("وزیر راه سخنرانی کوتاهی کرد و گفت: پل کهنه است.", "وزیر راه"),
        ("وزیر راه خطاب به رانندگان گفت: آهسته برانید.", "وزیر راه"),
        ("وزیر راه پس از نشست گفت: پل کهنه است.", "وزیر راه"),
        ("وزیر راه خواستار پل تازه‌ای شد.", "وزیر راه"),
        ("پیام رئیس‌جمهور به‌مناسبت روز درخت: درخت ستون شهر است.", "رئیس‌جمهور"),
        ("وزیر راه قویا تکذیب کرد که پل شکسته است.", "وزیر راه"),
        ("وزیر راه و همراهان گفتند: پل کهنه است.", "وزیر راه"),
    ],
)
def test_office(text: str, office: str) -> None:
    assert first_office(text) == office


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نازی سدری، دبیرکل انجمن آب، آمد. دبیرکل این انجمن گفت: آب کم است.", "نازی سدری"),
        ("رضا کریمی مسئول واحد خبر تالاب آمد. مسئول واحد خبر گفت: آب کم است.", "رضا کریمی"),
        # a word of a surname of two; «این مسئول» with its verb behind
        ("عباس برزگر سدری گفت: پل نو است. برزگر افزود: راه باز است.", "عباس برزگر سدری"),
        ("عباس برزگر سدری گفت: پل نو است. این مسئول بیان کرد: راه باز است.", "عباس برزگر سدری"),
        ("عباس برزگر سدری گفت: پل نو است. نوری افزود: راه باز است.", "نوری"),
        ("رضا کریمی، رئیس شورای زنبور، آمد. رئیس شورای آب گفت: آب کم است.", "رئیس شورای آب"),
    ],
)
def test_holder(text: str, speaker: str) -> None:
    said = [r for r in EXTRACTOR.extract(text) if r.type == "statement"]
    assert said[-1].speakers[0].name == speaker


def test_what_an_office_takes_in_is_inside() -> None:
    records = EXTRACTOR.extract("رئیس گروه آب دفتر آیت‌الله سدری در نشستی گفت: آب کم است.")
    said = next(r for r in records if r.type == "statement")
    assert said.speakers[0].name == "رئیس گروه آب دفتر آیت‌الله سدری"
