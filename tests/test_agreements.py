"""Mentions of agreements and which of them are one."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iranru_cli.find.agreements import AgreementRules, compile_agreements, find_agreements
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import Agreement, AgreementMention, EntityMention
from iranru_cli.resolve.agreements import link_agreements
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import Tokens, tokenize

_COUNTRIES = {"ایران": "IR", "روسیه": "RU", "چین": "CN", "عراق": "IQ", "عمان": "OM"}


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def rules() -> AgreementRules:
    return compile_agreements(lexicon())


def read(text: str) -> tuple[Tokens, list[AgreementMention], list[EntityMention]]:
    """Tokens, agreement mentions, and the countries as the entity finder would give them."""
    tokens = tokenize(make_shadow(text))
    places = [(i, key) for i, key in enumerate(tokens.keys) if key in _COUNTRIES]
    hits = lexicon().match(tokens.keys)
    hits["countries.name"] = [Hit(i, i + 1, (key,)) for i, key in places]
    entities = [EntityMention(i, i + 1, "country", key, country=_COUNTRIES[key]) for i, key in places]
    return tokens, find_agreements(tokens, split_sentences(tokens), hits, rules()), entities


def mentions(text: str) -> list[str]:
    tokens, found, _ = read(text)
    return [tokens.text(m.start, m.end) for m in found]


def linked(text: str) -> tuple[Tokens, list[Agreement]]:
    tokens, found, entities = read(text)
    return tokens, link_agreements(found, tokens, entities, rules())


def chains(text: str) -> list[list[str]]:
    tokens, agreements = linked(text)
    return [[tokens.text(m.start, m.end) for m in a.mentions] for a in agreements]


def plain(text: str) -> str:
    """Without blanks and joiners, whichever way the spacing is repaired."""
    return "".join(text.replace("\u200c", "").split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("متن معاهده جامع راهبردی که دیروز منتشر شد", ["معاهده جامع راهبردی"]),
        ("وزیر از پیمان دوستی ایران و روسیه گفت", ["پیمان دوستی ایران و روسیه"]),
        ("قرارداد گازی ۲۵ ساله با عراق", ["قرارداد گازی ۲۵ ساله با عراق"]),
        (
            "تفاهم‌نامه همکاری دانشگاه‌های ساحلی کشورهای منطقه را خواندند",
            ["تفاهم‌نامه همکاری دانشگاه‌های ساحلی کشورهای منطقه"],
        ),
        ("او برجام را زنده می‌داند", ["برجام"]),
        ("قطعنامه ۵۹۸ را پذیرفتند", ["قطعنامه ۵۹۸"]),
        ("بر اساس قطعنامه ۱۲۳۴ شورای امنیت", ["قطعنامه ۱۲۳۴ شورای امنیت"]),
        ("موافقتنامه تجاري ايران و چين", ["موافقت‌نامه تجاری ایران و چین"]),
        ("مفاد موافقت نامه را خواندیم", ["موافقت‌نامه"]),
        ("تفاهم‌نامه میان ایران و عمان، روسیه را نگران کرد", ["تفاهم‌نامه میان ایران و عمان"]),
        ("به معاهده «همسایگی» پایبندیم", ["معاهده «همسایگی»"]),
        ("این پیمان ایران را نیرومند کرد", ["این پیمان"]),
        ("تعهد به پیمان «ان‌پی‌تی» ماند", ["پیمان «ان‌پی‌تی»"]),
        ("بند ۵ یادداشت تفاهم همکاری دو کشور را خواندند", ["یادداشت تفاهم همکاری دو کشور"]),
        ("در ۱۳۹۳ توافق هسته‌ای ماند", ["توافق هسته‌ای"]),
        ("به توافق هسته‌ای بازگشتند", ["توافق هسته‌ای"]),
        ("تفاهم‌نامه ایران و عمان سندی کوتاه است", ["تفاهم‌نامه ایران و عمان"]),
        ("معاهده مقابله با قاچاق جنگلی کوهستان را خواندند", ["معاهده مقابله با قاچاق جنگلی کوهستان"]),
        ("امضای بیانیه مشترکی میان ایران و عمان", ["بیانیه مشترکی میان ایران و عمان"]),
    ],
)
def test_names_and_references(text: str, expected: list[str]) -> None:
    assert [plain(m) for m in mentions(text)] == [plain(m) for m in expected]


@pytest.mark.parametrize(
    "text",
    [
        "دو تیم به توافق رسیدند",
        "آنان بر سر قیمت توافق کردند",
        "هر توافقی بهتر از جنگ است",
        "هیچ معاهده‌ای امضا نشد",
        "۲۷۰ توافق‌نامه دوجانبه",
        "چندین تفاهم‌نامه همکاری",
        "قرارداد بازیکن جدید با باشگاه تمدید شد",
        "کارگران پیمانی و قراردادی شرکت",
        "موضوع مورد توافق بود",
        "بدون توافق برگشتند",
        "برای رسیدن به توافق تلاش می‌کنند",
        "قراردادهای جدید نفتی",
        "آنان به توافق هسته‌ای رسیدند",
        "این دو کنوانسیون",
        "در بیانیه مشترک ایران و عمان آمده است که راه باز است",
        "توافق نهایی حاصل نشد",
    ],
)
def test_being_of_one_mind_is_no_agreement(text: str) -> None:
    assert chains(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one agreement, told by its name, a shorter name and references
        (
            "معاهده جامع راهبردی اجرا شد. این سند مهم است. معاهده مشارکت راهبردی بین دو کشور ماند. این توافق خوب است.",
            [["معاهده جامع راهبردی", "این سند", "معاهده مشارکت راهبردی بین دو کشور", "این توافق"]],
        ),
        # the nearest of the same family
        (
            "پیمان دوستی ایران و چین کهنه است. قطعنامه ۵۹۸ را خواندیم. این پیمان و این قطعنامه مانده‌اند.",
            [["پیمان دوستی ایران و چین", "این پیمان"], ["قطعنامه ۵۹۸", "این قطعنامه"]],
        ),
        # numbers, parties and topics hold apart
        ("قطعنامه ۵۹۸ و قطعنامه ۲۲۳۱", [["قطعنامه ۵۹۸"], ["قطعنامه ۲۲۳۱"]]),
        (
            "معاهده مرزی ایران و عراق ماند. معاهده مرزی ایران و عمان ماند.",
            [["معاهده مرزی ایران و عراق"], ["معاهده مرزی ایران و عمان"]],
        ),
        ("معاهده صلح تمام شد. معاهده تجاری ماند.", [["معاهده صلح"], ["معاهده تجاری"]]),
        # the registry joins two names; «توافق هسته‌ای» only beside «برجام»
        ("توافق هسته‌ای ماند. برجام ماند. این توافق ماند.", [["توافق هسته‌ای", "برجام", "این توافق"]]),
        ("برنامه اقدام مشترک (برجام) ماند.", [["برنامه اقدام مشترک"], ["برجام"]]),
        ("سران از «توافق قاهره» گفتند؛ توافقی که زود شکست.", [["توافق قاهره", "توافقی"]]),
        ("معاهده مرزی ایران و عراق و تمدید آن", [["معاهده مرزی ایران و عراق", "آن"]]),
        # numbers hold references apart too, and «این توافق» points at no resolution
        (
            "قطعنامه ۱۲۳۴ شورای امنیت ماند. به قطعنامه ۵۶۷۸ شورای امنیت پایبندیم.",
            [["قطعنامه ۱۲۳۴ شورای امنیت"], ["قطعنامه ۵۶۷۸ شورای امنیت"]],
        ),
        ("قطعنامه ۱۲۳۴ شورای امنیت ماند. این توافق ماند.", [["قطعنامه ۱۲۳۴ شورای امنیت"]]),
        ("پروتکل همکاری ایران و عمان ماند. این معاهده ماند.", [["پروتکل همکاری ایران و عمان", "این معاهده"]]),
        # two names of one, joined by «موسوم به», «(», or «دو کشور»
        ("توافق ایران و عمان، موسوم به «تفاهم‌نامه ساحل»، ماند.", [["توافق ایران و عمان", "تفاهم‌نامه ساحل"]]),
        ("توافق ایران و عمان ماند. تفاهم‌نامه صلح دو کشور ماند.", [["توافق ایران و عمان", "تفاهم‌نامه صلح دو کشور"]]),
        # a reference that opens the article waits for the name; without one it counts where it comes back
        (
            "این تفاهم‌نامه ماند. تفاهم‌نامه همکاری ایران و عمان ماند.",
            [["این تفاهم‌نامه", "تفاهم‌نامه همکاری ایران و عمان"]],
        ),
        ("این تفاهم‌نامه ماند. این توافق ماند.", [["این تفاهم‌نامه", "این توافق"]]),
        ("این تفاهم‌نامه ماند.", []),
        # of two named side by side neither is meant, until one is named again
        (
            "معاهده مرزی ایران و چین و معاهده مرزی ایران و عمان ماند. این معاهده ماند.",
            [["معاهده مرزی ایران و چین"], ["معاهده مرزی ایران و عمان"]],
        ),
        (
            "معاهده مرزی ایران و چین و معاهده مرزی ایران و عمان ماند. معاهده مرزی ایران و چین ماند. این معاهده ماند.",
            [["معاهده مرزی ایران و چین", "معاهده مرزی ایران و چین", "این معاهده"], ["معاهده مرزی ایران و عمان"]],
        ),
        # parts of a paper
        (
            "معاهده مرزی ایران و عمان ماند. ماده ۳ این معاهده، بند ۲ آن و مفاد آن روشن است. متن مذکور ماند.",
            [["معاهده مرزی ایران و عمان", "این معاهده", "آن", "آن", "متن مذکور"]],
        ),
        # a ceasefire counts once it is in force
        ("آتش‌بس می‌خواهیم.", []),
        ("نقض آتش‌بس ادامه دارد و آتش‌بس شکننده است.", [["آتش‌بس", "آتش‌بس"]]),
        # references that point at nothing
        ("این سند را بخوانید.", []),
        ("آن معاهده‌ها و این سند.", []),
    ],
)
def test_identity(text: str, expected: list[list[str]]) -> None:
    assert [[plain(m) for m in chain] for chain in chains(text)] == [[plain(m) for m in chain] for chain in expected]


def test_name_parties_and_registry() -> None:
    _, (agreement,) = linked("معاهده ترکمانچای سنگین بود. این معاهده سنگین بود.")
    assert (agreement.name, agreement.kind, agreement.known) == ("معاهده ترکمانچای", "treaty", "turkmenchay")
    assert agreement.parties == ("IR", "RU")
    _, (agreement,) = linked("معاهده مرزی اجرا شد. معاهده مرزی ایران و عراق اجرا شد.")
    assert agreement.name == "معاهده مرزی ایران و عراق"
    assert agreement.parties == ("IQ", "IR")
    assert agreement.known is None


_WORDS = [
    "معاهده",
    "توافق",
    "این",
    "آن",
    "امضای",
    "و",
    "،",
    ".",
    "ایران",
    "با",
    "میان",
    "صلح",
    "۲۰۱۵",
    "«",
    "»",
    "برجام",
]
_WORDS += ["هر", "یک", "که", "سند", "آتش‌بس", "قطعنامه", "خوب", "را"]


@given(
    st.lists(
        st.sampled_from(_WORDS),
        max_size=40,
    )
)
def test_mentions_are_in_order_and_belong_to_one_agreement(words: list[str]) -> None:
    tokens, found, entities = read(" ".join(words))
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start < m.end <= len(tokens) for end, m in zip(ends, found, strict=False))
    agreements = link_agreements(found, tokens, entities, rules())
    placed = [m for a in agreements for m in a.mentions]
    assert len(set(placed)) == len(placed)
    assert set(placed) <= set(found)
    assert all(list(a.mentions) == sorted(a.mentions) and a.name for a in agreements)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("کنوانسیون حفاظت از تالاب‌های کوچک شمال را خواندند.", "کنوانسیون حفاظت از تالاب‌های کوچک شمال"),
        ("عهدنامه مرزی و حسن همجواری، کهنه است.", "عهدنامه مرزی و حسن همجواری"),
        ("معاهده همکاری علمی و آموزگاران، دیروز امضا شد.", "معاهده همکاری علمی و آموزگاران"),
        ("امضای معاهده همکاری علمی و آموزگاران آمدند.", "معاهده همکاری علمی"),
        ("درباره معاهده گندم کوهی زیاد حرف می‌زنند.", "معاهده گندم کوهی"),
    ],
)
def test_extent_over_small_words(text: str, name: str) -> None:
    assert mentions(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "او درباره توافق «خیلی خوش‌بین» بود.",
        "سهم آب را با معاهده می‌سنجیم.",
    ],
)
def test_no_part_of_a_name(text: str) -> None:
    assert not [m for m in read(text)[1] if m.rule == "head"]


def test_what_an_agreement_is_said_to_be() -> None:
    assert mentions("این معاهده پیمان نظامی نیست.") == ["این معاهده"]


def test_number_of_a_date() -> None:
    assert "معاهده ۲۸" not in mentions("متن معاهده ۲۸ دی ۱۴۰۳ امضا شد.")


@pytest.mark.parametrize(
    ("text", "known", "candidates"),
    [
        # name and parties agree, though no row of the registry spells it so
        ("متن معاهده راهبردی میان ایران و روسیه", "iran-russia-2025", ()),
        ("متن معاهده راهبردی ایران و عراق", None, ()),
        ("متن معاهده صلح ایران و روسیه", None, ()),
        # one party, or another kind of paper: open
        ("متن معاهده راهبردی با روسیه", None, ("iran-russia-2025", "russia-dprk-2024")),
        ("متن معاهده مرزی ۱۹۵۴ ایران و روسیه", None, ("iran-russia-border-1954",)),
        ("متن معاهده مرزی ۱۹۹۹ ایران و روسیه", None, ()),
        # «توافق هسته‌ای» may be «برجام»
        ("متن توافق هسته‌ای", None, ("jcpoa",)),
    ],
)
def test_identity_in_the_registry(text: str, known: str | None, candidates: tuple[str, ...]) -> None:
    _, (agreement,) = linked(text)
    assert (agreement.known, agreement.candidates) == (known, candidates)


def test_two_names_of_one_entry_are_one_agreement() -> None:
    _, found = linked("معاهده راهبردی ایران و روسیه ماند. معاهده صلح ماند. برنامه جامع اقدام مشترک ماند. برجام ماند.")
    assert [(a.known, len(a.mentions)) for a in found] == [("iran-russia-2025", 1), (None, 1), ("jcpoa", 2)]


def test_linking_is_linear_in_the_references() -> None:
    def seconds(count: int) -> float:
        tokens, found, entities = read("معاهده صلح ایران و عمان امضا شد. " + "این توافق ماند. " * count)
        assert len(found) == count + 1
        took = []
        for _ in range(3):
            start = time.process_time()
            agreements = link_agreements(found, tokens, entities, rules())
            took.append(time.process_time() - start)
        assert len(agreements[0].mentions) == count + 1
        return min(took)

    assert seconds(10_000) < 30 * seconds(1_000)
