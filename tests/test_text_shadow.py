"""The shadow and its exact map back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from text_strategies import TEXTS

from iranru_cli.text.digits import fold_arabic_digits
from iranru_cli.text.edits import Edit, apply_edits
from iranru_cli.text.letters import fold_letters
from iranru_cli.text.normalize import normalize
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import ZWNJ, tokenize

Z = ZWNJ


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("علي و كبري", "علی و کبری"),
        ("موسى", "موسی"),
        ("معاهدۀ جامع", "معاهده جامع"),
        ("معاهدهٔ جامع", "معاهده جامع"),
        ("٢٥ ماده", "۲۵ ماده"),
        ("25 ماده و ۲۵ بند", "25 ماده و ۲۵ بند"),
        ("محمّد قُرآن", "محمد قرآن"),
        ("مســـئول", "مسئول"),
        ("تهران ـ ایرنا", "تهران – ایرنا"),
        ("تهران ــ ایرنا", "تهران – ایرنا"),
        ("\ufeffخبر", "خبر"),
        ("\u202bخبر\u202c", "خبر"),
        ("وي\u200dژه", "ویژه"),
        ("بافت¬های فرسوده", f"بافت{Z}های فرسوده"),
        ("دستگاه\u00adها", f"دستگاه{Z}ها"),
        ("سال\u200eها", f"سال{Z}ها"),
        ("خانه\u200f\u200cها", f"خانه{Z}ها"),
        ("می\u200c\u200cرود", f"می{Z}رود"),
        ("آن\u200c که", "آن که"),
        ("آن \u200cکه", "آن که"),
        ("ﻣﻌﺎﻫﺪﻩ ﻻزم", "معاهده لازم"),
        ("آب و مسؤول", "آب و مسؤول"),
        ("ا\u0653ب و مسو\u0654ول", "آب و مسؤول"),
        ("دولت\u00a0ایران", "دولت ایران"),
        ("یک\r\nدو\rسه\u2028چهار", "یک \nدو\nسه\nچهار"),
        ("&laquo;خبر&raquo; دولت&nbsp;ایران می&zwnj;رود", f"«خبر» دولت ایران می{Z}رود"),
        ("یک&#10;دو &#x6A9;ار", "یک دو کار"),
        ("دو  کشور   و سه", "دو کشور و سه"),
        # these stay as they are
        ("&foo; &amp &; ۵&۶", "&foo; &amp &; ۵&۶"),
        ("  تورفته  \n  ", "  تورفته  \n  "),
        ("https://x.ir/كتاب_مي?a=1&amp;b=2، www.x.ir/ي.", "https://x.ir/كتاب_مي?a=1&amp;b=2، www.x.ir/ي."),
        ("نشانی a.b@post.ir و @kanal", "نشانی a.b@post.ir و @kanal"),
        ("co\u00adop و ۱۲\u200b۳۴", "co\u00adop و ۱۲\u200b۳۴"),
        ("مؤسسه، مسئله و رأی", "مؤسسه، مسئله و رأی"),
        ("حجة الاسلام", "حجة الاسلام"),
        ("قیمت ¬ ۱٫۵ – ۲٬۰۰۰", "قیمت ¬ ۱٫۵ – ۲٬۰۰۰"),
        (f"می{Z}رود", f"می{Z}رود"),
        (f"۵{Z}ساله", f"۵{Z}ساله"),
        ("https://dolat.ir/?id=5 😂👍🏻", "https://dolat.ir/?id=5 😂👍🏻"),
        ("", ""),
        ("\n\n", "\n\n"),
    ],
)
def test_shadow_text(raw: str, text: str) -> None:
    assert make_shadow(raw).text == text


@pytest.mark.parametrize(
    ("raw", "part", "surface"),
    [
        ("محمّدِ كبير", "محمد", "محمّد"),  # the mark inside stays, the one at the border is left out
        ("«\u200fخبر\u200e»", "خبر", "خبر"),
        (" ـ كتابِ", "کتاب", "كتاب"),
        ("او ميگويد", f"می{Z}گوید", "ميگويد"),
        ("او مي رود", f"می{Z}رود", "مي رود"),
        ("کشور هاي ما", "کشورهای", "کشور هاي"),
        ("ﻻزم است", "لازم", "ﻻزم"),
        ("ﻻزم است", "است", "است"),
        ("سال\u200e\u200cها شد", "شد", "شد"),
        ("خبر\r\nدو", "دو", "دو"),
        ("&laquo;خبر&raquo; دو", "خبر", "خبر"),
        ("&laquo;خبر&raquo; دو", "«", "&laquo;"),
        ("دو  كشور", "کشور", "كشور"),
        ("www.x.ir/ي ميرود", f"می{Z}رود", "ميرود"),
        ("خبر\r\nدو", "خبر", "خبر"),
        ("مسو\u0654ول دوم", "دوم", "دوم"),
    ],
)
def test_span_back_to_raw(raw: str, part: str, surface: str) -> None:
    shadow = make_shadow(raw)
    start = shadow.text.index(part)
    first, last = shadow.raw_span(start, start + len(part))
    assert raw[first:last] == surface


def test_edits_map_each_border() -> None:
    text, back = apply_edits("abcdef", [Edit(0, 1, ""), Edit(2, 2, "+"), Edit(3, 5, "XYZ")])
    assert text == "b+cXYZf"
    assert [back.span(i, i + 1) for i in range(len(text))] == [(1, 2), (2, 2), (2, 3), (3, 3), (3, 4), (4, 5), (5, 6)]
    assert back.span(0, len(text)) == (1, 6)


@given(TEXTS)
@example("ﻻ\u200c\u064bمی شود")
def test_spans_are_monotone_and_inside(raw: str) -> None:
    shadow = make_shadow(raw)
    last = 0
    for i in range(len(shadow.text)):
        start, end = shadow.raw_span(i, i + 1)
        assert last <= start <= end <= len(raw)
        assert end - start <= 2 or shadow.text[i] == ZWNJ  # which may stand for a run of marks
        last = start
    assert shadow.raw_span(0, len(shadow.text))[1] <= len(raw)


@given(TEXTS)
def test_letters_stand_for_themselves(raw: str) -> None:
    shadow = make_shadow(raw)
    for i, letter in enumerate(shadow.text):
        start, end = shadow.raw_span(i, i + 1)
        if letter.isalnum() and end - start == 1 and raw[start] not in "ﻻﻣ" and letter not in "أؤئآ":
            assert fold_arabic_digits(fold_letters(raw[start:end])) == letter


@given(TEXTS)
def test_lines_are_kept(raw: str) -> None:
    assert normalize(raw).count("\n") == raw.count("\n")
    assert normalize(raw).count("\r") == raw.count("\r")


@given(TEXTS)
def test_a_token_is_where_its_letters_are(raw: str) -> None:
    tokens = tokenize(make_shadow(raw))
    for i in range(len(tokens)):
        start, end = tokens.raw_span(i, i + 1)
        assert 0 <= start <= end <= len(raw)
        assert start == end or not raw[start].isspace() or tokens.keys[i] == "\n"


WORDS = st.sampled_from(
    f"معاهده کشور{Z}ها برنامه{Z}های می{Z}گوید گفته{Z}اند ایران روسیه بین{Z}المللی قرارداد علی یک کاری سازمان{Z}ها نمی{Z}شود".split()
)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_keys_do_not_depend_on_letters_or_joiners(words: list[str]) -> None:
    text = " ".join(words)
    keys = tokenize(make_shadow(text)).keys
    assert tokenize(make_shadow(text.replace("ی", "ي").replace("ک", "ك"))).keys == keys
    assert tokenize(make_shadow(text.replace(Z, ""))).keys == keys
