"""Events of agreements: class, status, date, place, who, and tellings of the same."""

from __future__ import annotations

from functools import cache

import pytest

from iranru_cli import Extractor
from iranru_cli.find.agreements import AgreementRules, compile_agreements, find_agreements
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.mentions import EntityMention, Event, ResolvedDate
from iranru_cli.resolve.agreements import link_agreements
from iranru_cli.resolve.event_anchors import EventRules
from iranru_cli.resolve.events import compile_events, find_events
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

_DATES = {"دیروز": "2025-10-01", "جمعه": "2025-09-26", "فردا": "2025-10-03"}
_PLACES = {"وین": "place", "مجلس": "organization", "سپهری": "person", "آذرمی": "person"}


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def rules() -> AgreementRules:
    return compile_agreements(lexicon())


@cache
def event_rules() -> EventRules:
    return compile_events(lexicon())


def events(text: str) -> list[Event]:
    """The events of a text whose dates and names are known words."""
    tokens = tokenize(make_shadow(text))
    sentences, hits = split_sentences(tokens), lexicon().match(tokens.keys)
    dates = [ResolvedDate(i, i + 1, "date", _DATES[key]) for i, key in enumerate(tokens.keys) if key in _DATES]
    entities = [
        EntityMention(i, i + 1, _PLACES[key], key)  # type: ignore[arg-type]
        for i, key in enumerate(tokens.keys)
        if key in _PLACES
    ]
    agreements = link_agreements(find_agreements(tokens, sentences, hits, rules()), tokens, entities, rules())
    return find_events(tokens, sentences, hits, agreements, dates, entities, event_rules())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("معاهده صلح امضا شد.", [("signed", "done")]),
        ("دو وزیر معاهده صلح را امضا کردند.", [("signed", "done")]),
        ("معاهده صلح فردا امضا خواهد شد.", [("signed", "planned")]),
        ("قرار است معاهده صلح امضا شود.", [("signed", "planned")]),
        ("معاهده صلح امضا نشد.", [("signed", "denied")]),
        ("او امضای معاهده صلح را تکذیب کرد.", [("signed", "denied")]),
        ("امضای برنامه‌ریزی شده معاهده صلح عقب افتاد.", [("signed", "planned")]),
        ("معاهده صلح به تصویب مجلس رسید.", [("ratified", "done")]),
        ("معاهده صلح لازم‌الاجرا شده است.", [("in_force", "done")]),
        ("از لازم الاجرا شدن معاهده صلح خبر داد.", [("in_force", "done")]),
        ("معاهده صلح وارد مرحله اجرا شد.", [("in_force", "done")]),
        ("معاهده صلح به دولت ابلاغ شد.", [("promulgated", "done")]),
        ("تمدید یک ساله معاهده صلح", [("extended", "done")]),
        ("عدم تمدید معاهده صلح", [("extended", "denied")]),
        ("آنان معاهده صلح را زیر پا گذاشتند.", [("violated", "done")]),
        ("نقض آشکار و مکرر معاهده صلح", [("violated", "done")]),
        ("همسایه از معاهده صلح خارج شد.", [("withdrawn", "done")]),
        ("خروج یک‌جانبه همسایه از معاهده صلح", [("withdrawn", "done")]),
        ("خواستار خروج از معاهده صلح شد.", [("withdrawn", "planned")]),
        ("معاهده صلح منقضی شد.", [("expired", "done")]),
        ("دولت معاهده صلح را به مجلس تقدیم کرد.", [("submitted", "done")]),
        ("معاهده صلح ماند و تمدید آن را خواستند.", [("extended", "done")]),
        ("خروج از «معاهده صلح» سخت بود.", [("withdrawn", "done")]),
        ("امضای معاهده صلح از راه دور انجام می‌شود.", [("signed", "planned")]),
        ("امضای معاهده صلح هنوز انجام نشده است.", [("signed", "denied")]),
        ("امضای معاهده صلح به مهر می‌افتد.", [("signed", "planned")]),
        ("پس از امضای معاهده صلح راه باز خواهد شد.", [("signed", "planned")]),
        ("پس از امضای معاهده صلح راه باز شد.", [("signed", "done")]),
        ("از روزی که معاهده صلح امضا شود راه باز خواهد شد.", [("signed", "planned")]),
        ("تفاهم‌نامه صلح امضاشده میان دو کشور ماند.", [("signed", "done")]),
        ("در آستانه ششمین سالگرد امضای معاهده صلح گفت", [("signed", "done")]),
        ("نقض تعهدات معاهده صلح", [("violated", "done")]),
        ("معاهده صلح ماند و آن را پیش از مهلت در مجلس تصویب کرد.", [("ratified", "done")]),
        ("قانون تصویب معاهده صلح را ابلاغ کرد.", [("ratified", "done"), ("promulgated", "done")]),
        # no event of the agreement
        ("یکی از امضا کنندگان معاهده صلح بود.", []),
        ("سراغ معاهده صلح نهایی می‌روید.", []),
        ("معاهده صلح مهم است.", []),
        ("معاهده صلح قابل تمدید است.", []),
        ("طبق معاهده صلح، تحریم‌ها لغو شد.", []),
        ("مذاکرات معاهده صلح پایان یافت.", []),
        ("کنفرانس بازنگری معاهده صلح", []),
        ("با توجه به معاهده صلح، مجلس قانون بودجه را تصویب کرد.", []),
        ("گزارش معاهده صلح را به مجلس ارائه کرد.", []),
        ("دو وزیر دفتر یادبود را امضا کردند.", []),
        ("از معاهده صلح گفت و بودجه را لغو کرد.", []),
    ],
)
def test_class_and_status(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(e.event, e.status) for e in events(text)] == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("معاهده صلح دیروز امضا شد.", "2025-10-01"),
        ("دیروز معاهده صلح را امضا کردند.", "2025-10-01"),
        ("امضای معاهده صلح در جمعه", "2025-09-26"),
        ("دیروز در آیین امضای معاهده صلح گفت", "2025-10-01"),
        # dates of something else
        ("دیروز از امضای معاهده صلح خبر داد.", None),
        ("در سالگرد امضای معاهده صلح در جمعه", None),
        ("معاهده صلح تا فردا تمدید شد.", None),
        ("امضای معاهده صلح و سفر جمعه", None),
    ],
)
def test_the_date_of_its_own_clause(text: str, date: str | None) -> None:
    (event,) = events(text)
    assert (event.date.value if event.date else None) == date


def test_two_events_of_one_sentence_have_their_own_dates() -> None:
    signed, ratified = events("معاهده صلح که جمعه در وین به امضای سپهری و آذرمی رسید، دیروز در مجلس تصویب شد.")
    assert (signed.event, signed.date and signed.date.value, signed.place) == ("signed", "2025-09-26", "وین")
    assert signed.parties == ("سپهری", "آذرمی")
    assert (ratified.event, ratified.date and ratified.date.value) == ("ratified", "2025-10-01")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("دیروز سپهری معاهده صلح را لغو کرد.", ("سپهری",)),
        ("سپهری و آذرمی معاهده صلح را امضا کردند.", ("سپهری", "آذرمی")),
        ("سپهری دیروز از معاهده صلح خارج شد.", ("سپهری",)),
        ("در مجلس معاهده صلح را لغو کردند.", ()),
        ("سپهری دیروز و آذرمی جمعه معاهده صلح را تصویب کردند.", ("آذرمی",)),
        ("سپهری آمد. معاهده صلح لغو شد.", ()),
    ],
)
def test_the_subject_of_an_active_verb_did_it(text: str, parties: tuple[str, ...]) -> None:
    (event,) = events(text)
    assert event.parties == parties


def test_doers_behind_tavassot() -> None:
    (event,) = events("نقض معاهده صلح توسط سپهری")
    assert event.parties == ("سپهری",)


def test_told_again_is_one_event() -> None:
    (event,) = events("معاهده صلح امضا شد. معاهده صلح دیروز امضا شد. پس از امضای این معاهده رفتند.")
    assert event.date is not None
    assert event.date.value == "2025-10-01"
    assert len(event.also) == 2


def test_other_dates_are_other_events() -> None:
    assert len(events("معاهده صلح جمعه نقض شد. معاهده صلح دیروز نقض شد.")) == 2


def test_of_several_agreements_in_a_row() -> None:
    found = events("نقض منشور ملل متحد، معاهده صلح")
    assert [(e.event, e.agreement) for e in found] == [("violated", 0), ("violated", 1)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("معاهده گندم از دیروز لازم‌الاجراست.", "done"),
        ("معاهده گندم از دیروز لازم‌الاجرا است.", "done"),
        ("معاهده گندم از فردا لازم‌الاجرا خواهد بود.", "planned"),
        ("معاهده گندم هنوز لازم‌الاجرا نیست.", "denied"),
    ],
)
def test_in_force_with_the_copula(text: str, status: str) -> None:
    assert [(e.event, e.status) for e in events(text)] == [("in_force", status)]


def test_announced_withdrawal_has_the_date_of_the_announcement() -> None:
    found = events("او دیروز خروج کشورش از معاهده گندم را اعلام کرد.")
    assert [(e.event, e.date and e.date.value) for e in found] == [("withdrawn", "2025-10-01")]


def test_place_stays_in_its_clause() -> None:
    found = events("معاهده گندم دیروز در شهر وین به امضا رسیده و از جمعه به اجرا درآمده است.")
    assert [(e.event, e.place) for e in found] == [("signed", "وین"), ("in_force", None)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("معاهده صلح دهم مهر ۱۴۰۴ امضا شد.", "2025-10-02"),
        ("معاهده صلح امضا شد و از دهم مهر ۱۴۰۴ لازم‌الاجرا شد.", "2025-10-02"),
        ("معاهده صلح را می‌دهم دهم مهر ۱۴۰۴ بخوانند و فردا امضا شد.", None),
    ],
)
def test_tenth_is_no_verb(text: str, date: str | None) -> None:
    """«دهم» looks like «I give», and clauses begin behind verbs."""
    told = [record for record in Extractor().extract(text) if record.type == "event"]
    assert (told[-1].date.value if told and told[-1].date else None) == date
