"""Dates: what is one, where it starts and ends, and its value; and what only looks like one."""

from __future__ import annotations

import time
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iranru_cli.find.dates import DateRules, compile_dates, find_dates
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.mentions import ResolvedDate
from iranru_cli.resolve.dates import resolve_dates
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

SUNDAY = date(2025, 12, 7)  # یکشنبه ۱۶ آذر ۱۴۰۴


@cache
def rules() -> tuple[Lexicon, DateRules]:
    lexicon = load_lexicon()
    return lexicon, compile_dates(lexicon)


def resolved(text: str, published: date | None = SUNDAY) -> list[tuple[str, ResolvedDate]]:
    lexicon, compiled = rules()
    tokens = tokenize(make_shadow(text))
    mentions = find_dates(tokens, lexicon.match(tokens.keys), compiled)
    out = []
    for found in resolve_dates(mentions, tokens, split_sentences(tokens), published, compiled):
        start, end = tokens.raw_span(found.start, found.end)
        out.append((text[start:end], found))
    return out


def values(text: str, published: date | None = SUNDAY) -> list[tuple[str, str | None]]:
    return [(surface, found.value) for surface, found in resolved(text, published)]


FOUND = [
    # full days: words, digits, ordinals, separators, letters of other keyboards
    ("قرارداد ۱۲ خرداد ۱۳۹۹ بسته شد.", [("۱۲ خرداد ۱۳۹۹", "2020-06-01")]),
    ("قرارداد دوازدهم خردادماه سال ۱۳۹۹ بسته شد.", [("دوازدهم خردادماه سال ۱۳۹۹", "2020-06-01")]),
    ("قرارداد سی‌ و یکم مرداد ۹۹ بسته شد.", [("سی‌ و یکم مرداد ۹۹", "2020-08-21")]),
    ("قرارداد بیست‌وپنجم اسفند ۰۲ بسته شد.", [("بیست‌وپنجم اسفند ۰۲", "2024-03-15")]),
    ("قرارداد ۱۰ام دي ۱۴۰۰ بسته شد.", [("۱۰ام دي ۱۴۰۰", "2021-12-31")]),
    ("قرارداد 3دیماه1400 بسته شد.", [("3دیماه1400", "2021-12-24")]),
    ("قرارداد روز ۳ ژوئن سال ۲۰۲۰ میلادی بسته شد.", [("روز ۳ ژوئن سال ۲۰۲۰ میلادی", "2020-06-03")]),
    ("قرارداد ۵ می ۲۰۲۱ بسته شد.", [("۵ می ۲۰۲۱", "2021-05-05")]),
    ("قرارداد ۲۴ اسد ۱۴۰۰ بسته شد.", [("۲۴ اسد ۱۴۰۰", "2021-08-15")]),
    ("نامه به تاریخ ۱۳۹۹/۳/۱۲ رسید.", [("۱۳۹۹/۳/۱۲", "2020-06-01")]),
    ("نامه به تاریخ ۱۲-۰۳-۱۳۹۹ رسید.", [("۱۲-۰۳-۱۳۹۹", "2020-06-01")]),
    ("نامه به تاریخ ۹۹/۰۳/۱۲ رسید.", [("۹۹/۰۳/۱۲", "2020-06-01")]),
    ("نامه به تاریخ 2020-06-01 رسید.", [("2020-06-01", "2020-06-01")]),
    ("نامه به تاریخ ۱۲/خرداد/۱۳۹۹ رسید.", [("۱۲/خرداد/۱۳۹۹", "2020-06-01")]),
    ("به‌روز شد: خرداد 12, 1399", [("خرداد 12, 1399", "2020-06-01")]),
    # no such day: no value, and never the next one
    ("مهلت تا ۳۰ اسفند ۱۴۰۴ است.", [("۳۰ اسفند ۱۴۰۴", None)]),
    ("مهلت تا ۳۱ مهر ۱۴۰۴ است.", [("۳۱ مهر ۱۴۰۴", None)]),
    ("مهلت تا ۱۴۰۴/۱۳/۴۰ است.", []),
    # weekday and day
    ("نشست دوشنبه ۱۰ آذر ۱۴۰۴ بود.", [("دوشنبه ۱۰ آذر ۱۴۰۴", "2025-12-01")]),
    ("نشست روز دوشنبه (۱۰ آذر) بود.", [("روز دوشنبه (۱۰ آذر)", "2025-12-01")]),
    ("نشست روز یکشنبه، ۱۷ آذر بود.", [("روز یکشنبه، ۱۷ آذر", "2025-12-07")]),  # the weekday is of that day
    ("نشست امروز (یکشنبه) بود.", [("امروز (یکشنبه)", "2025-12-07")]),
    ("نشست بامداد روز جمعه ۷ آذر بود.", [("بامداد روز جمعه ۷ آذر", "2025-11-28")]),
    # no year: the publication date's, looking back rather than on
    ("نشست ۱۰ آذر بود.", [("۱۰ آذر", "2025-12-01")]),
    ("نشست ۱ مه بود.", [("۱ مه", "2025-05-01")]),
    ("نشست ۵ بهمن خواهد بود.", [("۵ بهمن", "2026-01-25")]),
    ("نشست ۱۰ مهر سال گذشته بود.", [("۱۰ مهر سال گذشته", "2024-10-01")]),
    ("نشست دهم ماه جاری بود.", [("دهم ماه جاری", "2025-12-01")]),
    ("در خرداد ۱۳۹۲ آغاز شد و ۲۰ تیر پایان یافت.", [("خرداد ۱۳۹۲", "2013-05-22/2013-06-21"), ("۲۰ تیر", "2013-07-11")]),
    # two calendars
    ("در ۱۰ آذر (۱ دسامبر ۲۰۱۵) آمد.", [("۱۰ آذر", "2015-12-01"), ("۱ دسامبر ۲۰۱۵", "2015-12-01")]),
    ("در ۱ دسامبر ۲۰۱۵ برابر با ۱۰ آذر آمد.", [("۱ دسامبر ۲۰۱۵", "2015-12-01"), ("۱۰ آذر", "2015-12-01")]),
    ("در ماه نوامبر (آبان) آمد.", [("ماه نوامبر", "2025-11"), ("آبان", "2025-10-23/2025-11-21")]),
    # months, years, decades, seasons, parts
    ("در مهر ۱۴۰۰ آمد.", [("مهر ۱۴۰۰", "2021-09-23/2021-10-22")]),
    ("در آبان‌ماه آمد.", [("آبان‌ماه", "2025-10-23/2025-11-21")]),
    ("در ماه ژوئن آمد.", [("ماه ژوئن", "2025-06")]),
    ("در اواخر شهریور آمد.", [("اواخر شهریور", "2025-08-23/2025-09-22")]),
    ("در سال ۱۳۶۷ آمد.", [("سال ۱۳۶۷", "1988-03-21/1989-03-20")]),
    ("در سال ۶۷ آمد.", [("سال ۶۷", "1988-03-21/1989-03-20")]),
    ("در سال هزار و سیصد و شصت و هفت آمد.", [("سال هزار و سیصد و شصت و هفت", "1988-03-21/1989-03-20")]),
    ("در سال ۲۰۱۵ آمد.", [("سال ۲۰۱۵", "2015")]),
    ("او متولد ۱۳۶۶ است.", [("۱۳۶۶", "1987-03-21/1988-03-20")]),
    ("از ۱۳۹۳ تا ۱۳۹۷ آنجا بود.", [("۱۳۹۳ تا ۱۳۹۷", "2014-03-21/2019-03-20")]),
    ("در دهه هفتاد آمد.", [("دهه هفتاد", "1991-03-21/2001-03-20")]),
    ("در دهه ۹۰ میلادی آمد.", [("دهه ۹۰ میلادی", "1990/1999")]),
    ("در نیمه نخست سال ۲۰۱۸ آمد.", [("نیمه نخست سال ۲۰۱۸", "2018-01/2018-06")]),
    ("در شش‌ماهه دوم سال ۱۳۹۹ آمد.", [("شش‌ماهه دوم سال ۱۳۹۹", "2020-09-22/2021-03-20")]),
    ("در هفته اول مهر آمد.", [("هفته اول مهر", "2025-09-23/2025-09-29")]),
    ("در تابستان ۱۳۶۷ آمد.", [("تابستان ۱۳۶۷", "1988-06-22/1988-09-22")]),
    ("در پاییز و زمستان ۱۳۹۹ آمد.", [("پاییز و زمستان ۱۳۹۹", "2020-09-22/2021-03-20")]),
    # ranges
    ("از ۱۵ مهر تا ۲۰ آبان ۱۴۰۳ باز بود.", [("۱۵ مهر تا ۲۰ آبان ۱۴۰۳", "2024-10-06/2024-11-10")]),
    ("نهم و دهم آذر باز بود.", [("نهم و دهم آذر", "2025-11-30/2025-12-01")]),
    ("از ۲۰ دی تا ۵ بهمن ۱۴۰۳ باز بود.", [("۲۰ دی تا ۵ بهمن ۱۴۰۳", "2025-01-09/2025-01-24")]),
    ("از ۲۵ اسفند تا ۵ فروردین ۱۴۰۳ باز بود.", [("۲۵ اسفند تا ۵ فروردین ۱۴۰۳", "2024-03-15/2024-03-24")]),
    ("سال‌های ۲۰۱۵ و ۲۰۱۶ سخت بود.", [("سال‌های ۲۰۱۵ و ۲۰۱۶", "2015/2016")]),
    ("روزهای شنبه و یکشنبه باز بود.", [("روزهای شنبه و یکشنبه", "2025-12-06/2025-12-07")]),
    # weekdays and days from the publication date
    ("روز جمعه گفت.", [("روز جمعه", "2025-12-05")]),
    ("روز یکشنبه گفت.", [("روز یکشنبه", "2025-12-07")]),
    ("یکشنبه گذشته گفت.", [("یکشنبه گذشته", "2025-11-30")]),
    ("یکشنبه آینده می‌آید.", [("یکشنبه آینده", "2025-12-14")]),
    ("نشست روز جمعه برگزار خواهد شد.", [("روز جمعه", "2025-12-12")]),
    ("قرار است روز جمعه نشستی باشد.", [("روز جمعه", "2025-12-12")]),
    ("روز جمعه گفت که نشست برگزار خواهد شد.", [("روز جمعه", "2025-12-05")]),
    ("سه شنبه هفته آینده می‌آید.", [("سه شنبه هفته آینده", "2025-12-16")]),
    ("دیروز و پریروز گفت.", [("دیروز", "2025-12-06"), ("پریروز", "2025-12-05")]),
    ("شب گذشته گفت.", [("شب گذشته", "2025-12-06TNI")]),
    ("ده روز پیش گفت.", [("ده روز پیش", "2025-11-27")]),
    ("دو هفته پیش گفت.", [("دو هفته پیش", "2025-11-22/2025-11-28")]),
    ("سه ماه قبل گفت.", [("سه ماه قبل", "2025-08-23/2025-09-22")]),
    ("ماه گذشته میلادی گفت.", [("ماه گذشته میلادی", "2025-11")]),
    ("این هفته گفت.", [("این هفته", "2025-12-06/2025-12-12")]),
    ("پارسال گفت.", [("پارسال", "2024-03-20/2025-03-20")]),
    # lengths, sets, times
    ("طی دوازده سال گذشته کار کرد.", [("دوازده سال گذشته", "P12Y")]),
    ("دو تا سه ماه کار کرد.", [("دو تا سه ماه", "P2M/P3M")]),
    ("یک سال و نیم کار کرد.", [("یک سال و نیم", "P1.5Y")]),
    ("یکسال کار کرد.", [("یکسال", "P1Y")]),
    ("سه دهه کار کرد.", [("سه دهه", "P30Y")]),
    ("آتش‌بس ۶۰ روزه بود.", [("۶۰ روزه", "P60D")]),
    ("چهار روز پیش از مرگ نوشت.", [("چهار روز", "P4D")]),
    ("هر سه ماه می‌نویسد.", [("هر سه ماه", None)]),
    ("جمعه‌ها می‌نویسد.", [("جمعه‌ها", None)]),
    ("ساعت ۸ شب آمد.", [("ساعت ۸ شب", "2025-12-07T20:00")]),
    ("ساعت ۱۰ صبح روز شنبه آمد.", [("ساعت ۱۰ صبح روز شنبه", "2025-12-06T10:00")]),
    ("فردا ساعت ۱۷:۳۰ می‌آید.", [("فردا ساعت ۱۷:۳۰", "2025-12-08T17:30")]),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_found(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert values(text) == wanted


NOTHING = [
    "روزنامه مهر نوشت که باران آمد.",
    "از مهر و وفای او گفتند.",
    "دی کاپریو بازیگر است.",
    "آذر کریمی و بهمن صادقی آمدند.",
    "در خیابان ۱۷ شهریور راه بسته شد.",
    "بیمارستان پانزده خرداد باز است.",
    "با پنج تیر زخمی شد.",
    "با ۵ تیر شلیک شده زخمی شد.",
    "ساعتش را در ۱۰ می گذارد.",
    "بشار اسد آمد.",
    "به میزان ۵ میزان افزود.",
    "۵ حمل و نقل شهری دارد.",
    "یک سی دی خرید.",
    "قطعنامه ۲۲۳۱ صادر شد.",
    "بیش از ۱۴۰۰ نفر آمدند.",
    "در ۱۴۰۰ روستا آب هست.",
    "۲۰۱۵ نفر آمدند.",
    "بودجه ۱۴۰۰ میلیارد تومان شد.",
    "کتاب در ۲۰۰۰ نسخه چاپ شد.",
    "ماده ۲۰ و بند ۳ آن است.",
    "نسبت ۱۲/۵ درصد است.",
    "نسخه 1.4.20.3 آمد.",
    "تلفن ۰۲۱-۸۸-۱۴-۰۴ است.",
    "رقم ۱۰۰.۰۰۰.۰۰۰ ریال است.",
    "امام جمعه شیراز آمد.",
    "نماز جمعه برپا شد.",
    "چند سال پیش آمد.",
    "سال‌ها گذشت و روزها رفت.",
    "دانش‌آموز سال سوم است.",
    "پیش از این گفته بود.",
    "یک روز به خانه آمد.",
    "کودک ۹ ساله آمد.",
    "بهار آمد و بهار عربی تمام شد.",
    "در نیمه دوم بازی گل زد.",
    "دهه‌ای سخت بود.",
    "این فصل سوم کتاب است.",
    "ماهی و ماهواره و سالمند.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "دیروز",
        "روز جمعه",
        "سال گذشته",
        "سه سال پیش",
        "ماه ژوئن",
        "۱۰ آذر",
        "شنبه ۱۰ آذر",
        "امسال",
        "این هفته",
        "مهر سال گذشته",
    ],
)
def test_without_a_publication_date_there_is_no_value(text: str) -> None:
    assert values(f"او {text} آمد.", None) == [(text, None)]


def test_without_a_publication_date_an_earlier_date_gives_the_year() -> None:
    assert values("در ۵ مهر ۱۳۹۵ آمد.\nدر ۱۰ مهر رفت.\nدیروز گفت.", None) == [
        ("۵ مهر ۱۳۹۵", "2016-09-26"),
        ("۱۰ مهر", "2016-10-01"),
        ("دیروز", None),
    ]


def test_fields() -> None:
    month = resolved("در پایان مهر ۱۴۰۴ آمد.")[0][1]
    assert (month.native, month.calendar, month.grain, month.mod) == ("1404-07", "jalali", "month", "END")
    assert (month.from_, month.to, month.basis, month.anchor) == ("2025-09-23", "2025-10-22", "explicit", None)
    day = resolved("در ۱۰ آذر آمد.")[0][1]
    assert (day.native, day.basis, day.anchor) == ("1404-09-10", "context", "2025-12-07")
    length = resolved("در ۲۰ سال آینده می‌سازد.")[0][1]
    assert (length.kind, length.value, length.from_, length.to) == ("duration", "P20Y", "2025-12-07", "2045-12-06")
    either = resolved("نشست 05/12/2025 بود.")[0][1]
    assert (either.value, either.alternatives) == ("2025-12-05", ("2025-05-12",))
    lunar = resolved("در ۱۰ محرم ۱۴۴۷ آمد.")[0][1]
    assert (lunar.native, lunar.calendar, lunar.approximate) == ("1447-01-10", "islamic", True)
    years = resolved("سال‌های ۱۳۹۲ تا ۱۴۰۰ گذشت.")[0][1]
    assert (years.native, years.grain) == ("1392/1400", "year")


WORDS = st.sampled_from(
    [
        *("۱۲", "۳۱", "۹۹", "۱۴۰۴", "۲۰۱۵", "99999", "/", ".", "-", "،", "(", ")", ":", "\n", "گفت"),
        *("و", "تا", "از", "این", "هر", "مهر", "دی", "ژوئن", "می", "صفر", "ماه", "سال", "سال‌های", "روز", "روزهای"),
        *("هفته", "دهه", "قرن", "ساعت", "شنبه", "جمعه", "امروز", "دیشب", "امسال", "گذشته", "پیش", "آینده", "بعد"),
        *("جاری", "اول", "دوم", "پنجم", "بیست", "هزار", "یکسال", "دو‌ماهه", "پایان", "نیمه", "بهار", "شب", "صبح"),
        *("میلادی", "قمری", "روزانه", "نیم", "ام"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", " "])), max_size=24), st.sampled_from([None, SUNDAY]))
def test_any_words_give_spans_in_order(words: list[tuple[str, str]], published: date | None) -> None:
    text = "".join(word + gap for word, gap in words)
    at = 0
    lexicon, compiled = rules()
    tokens = tokenize(make_shadow(text))
    mentions = find_dates(tokens, lexicon.match(tokens.keys), compiled)
    found = resolve_dates(mentions, tokens, split_sentences(tokens), published, compiled)
    assert [(m.start, m.end) for m in mentions] == [(f.start, f.end) for f in found]
    for mention in mentions:
        assert at <= mention.start < mention.end <= len(tokens)
        at = mention.end


@pytest.mark.parametrize(
    "unit", ["۱۰ و ", "صبح ", "روزهای شنبه و ", "هزار و ", "روز ", "پایان ", "۱۴۰۰ تا ", "جمعه ", "1/"]
)
def test_hostile_repetition_is_linear(unit: str) -> None:
    def cost(times: int) -> float:
        lexicon, compiled = rules()
        tokens = tokenize(make_shadow(unit * times))
        hits, sentences = lexicon.match(tokens.keys), split_sentences(tokens)
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            resolve_dates(find_dates(tokens, hits, compiled), tokens, sentences, SUNDAY, compiled)
            best = min(best, time.process_time() - began)
        return best

    assert cost(16_000) < 16 * max(cost(2_000), 0.002)  # linear is 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پیمان دو ده را برای ۸ سال دیگر تمدید کردند.", [("۸ سال دیگر", "P8Y")]),
        ("اگر شهر سوم تا ۲۰ آذر ۱۴۰۴ پاسخ دهد، کار تمام است.", [("۲۰ آذر ۱۴۰۴", "2025-12-11")]),
        ("پل تا نوروز ۱۳۹۰ ساخته شد.", [("نوروز ۱۳۹۰", "2011-03-21")]),
        ("نوروز روز شادی است.", []),
        ("خبرنگار رادیو فردا پرسید.", []),
    ],
)
def test_beside_other_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert values(text) == expected


def test_weekday_chooses_the_year_where_nothing_else_does() -> None:
    text = "سندی که ۲۸ دی ۱۴۰۳ امضا شد، از روز پنجشنبه دهم مهر لازم‌الاجرا شد."
    assert values(text, None)[1] == ("روز پنجشنبه دهم مهر", "2025-10-02")


def test_the_dateline_gives_the_year_before_a_historical_date() -> None:
    text = "روز شنبه ۱۲ مهر ۱۴۰۴ گفتند. سند ۲۲ اسفند ۱۳۷۹ امضا شد. جلسه پنجم آبان است."
    assert values(text, None)[-1] == ("پنجم آبان", "2025-10-27")
