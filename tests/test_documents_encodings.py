"""Bytes → text: only where it is certain, by real conversion of Persian text."""

from __future__ import annotations

import codecs
import random

import pytest

from iranru_cli.documents.encodings import UndecodableError, decode, is_encoding, marked_encoding

PERSIAN = (
    "وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور چهار ماه پیش امضا شد و گزارش آن را ژرف خواندیم.\r\n"
    "سخنگوی دولت افزود: «این سند برای همکاری\u200cهای بلندمدت است» و متن آن منتشر می\u200cشود.\n"
)
ARABIC = "قال وزير الخارجية إن الاتفاقية الشاملة بين البلدين وقعت قبل أربعة أشهر، وأضاف أن التعاون مستمر.\n"
# windows-1256 has the Arabic yeh only
TYPED = PERSIAN.replace("ی", "ي")


@pytest.mark.parametrize("text", [TYPED, TYPED.replace("ک", "ك"), ARABIC, TYPED[:60], "Tehran (IRNA) " + TYPED])
def test_windows_1256(text: str) -> None:
    assert decode(text.encode("windows-1256")) == text


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_marks_are_obeyed_and_left_out(name: str) -> None:
    data = ("\ufeff" + PERSIAN).encode(name)
    assert marked_encoding(data) == name
    assert decode(data) == PERSIAN


@pytest.mark.parametrize("text", ["", "a", "plain\r\n", PERSIAN, "\u202bمتن\u202c", "\ufeffa"])
def test_utf8_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


FOREIGN = [
    ("В Москве состоялась встреча министров иностранных дел двух стран, сообщает агентство.", "windows-1251"),
    ("В Москве состоялась встреча министров иностранных дел двух стран, сообщает агентство.", "koi8-r"),
    ("Le président français a déclaré que l'été sera très chaud à cause de la sécheresse, à l'évidence.", "latin-1"),
    ("Ο υπουργός εξωτερικών δήλωσε ότι η συμφωνία θα υπογραφεί αύριο στην Αθήνα.", "iso8859-7"),
    ("שר החוץ אמר כי ההסכם ייחתם מחר בירושלים לאחר דיונים ארוכים מאוד.", "windows-1255"),
    ("外交部长表示，该协议将于明天在北京签署，双方进行了长时间的讨论。", "gbk"),
    ("外務大臣は、協定は明日東京で署名されると述べた。両国は長い議論を行った。", "shift_jis"),
    ("รัฐมนตรีว่าการกระทรวงการต่างประเทศกล่าวว่าข้อตกลงจะลงนามในวันพรุ่งนี้", "tis-620"),
    (ARABIC, "iso8859-6"),
    (PERSIAN.replace("\u200c", " "), "mac-farsi"),
    ("Smart “quotes” in an otherwise plain text – nothing more", "windows-1252"),
]


@pytest.mark.parametrize(("text", "name"), FOREIGN)
def test_other_encodings_are_not_claimed(text: str, name: str) -> None:
    with pytest.raises(UndecodableError, match="not UTF-8 at byte"):
        decode((text * 4).encode(name, "ignore"))


@pytest.mark.parametrize(
    "data",
    [
        PERSIAN.encode()[:50] + b"\xff" + PERSIAN.encode()[50:],  # one broken byte
        PERSIAN.encode()[1:],  # cut at its start
        ("متن" * 30).encode()[:-1],  # and within its last letter
        TYPED[:25].encode("windows-1256"),  # too short to tell
        TYPED.encode("windows-1256") + b"\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    ],
)
def test_broken_and_binary_data_are_named(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_no_text(name: str) -> None:
    with pytest.raises(UndecodableError):
        decode(PERSIAN.encode(name))


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UndecodableError, match="--encoding utf-16-le"):
        decode("gap here".encode("utf-16-le"))


def test_random_bytes_are_never_claimed() -> None:
    chance = random.Random(1404)
    for low in (32, 128, 193):
        for _ in range(500):
            data = bytes(chance.randrange(low, 256) for _ in range(80))
            with pytest.raises(UndecodableError):
                decode(data)


def test_a_given_encoding_is_strict() -> None:
    assert decode(TYPED[:10].encode("windows-1256"), "windows-1256") == TYPED[:10]
    assert decode(codecs.BOM_UTF16_LE + "متن".encode("utf-16-le"), "utf-16-le") == "متن"
    with pytest.raises(UndecodableError, match="not utf-8 at byte 0"):
        decode(b"\xc7\xe1", "utf-8")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("auto", True),
        ("utf-16", True),
        ("cp1256", True),
        ("foo", False),
        ("base64", False),
        ("", False),
        ("a\0b", False),
    ],
)
def test_names_of_encodings(name: str, known: bool) -> None:
    assert is_encoding(name) is known
