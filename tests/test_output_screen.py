"""Tables and cards: what stands in them, that they are safe, and that they keep to the width."""

from __future__ import annotations

import pickle
import re

import pytest
from rich.cells import cell_len
from sample_records import ROLE, agreement, all_records, date, document, entity, event, speaker, statement

from iranru_cli.documents.document import Document
from iranru_cli.output.calendar import jalali
from iranru_cli.output.cards import Cards
from iranru_cli.output.cells import clean
from iranru_cli.output.columns import COLUMNS
from iranru_cli.output.form import Form
from iranru_cli.output.labels import labels
from iranru_cli.output.table import Table
from iranru_cli.records import RECORD_TYPES, Piece, Record, Span, When

DOCUMENT = Document("news/1.txt", "متن", "عنوان خبر", "2025-10-27")
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
LONG = "بازار دو شهر بلندمدت است و بی‌اعتنا به گرانی نان گسترش پیدا می‌کند. " * 9


def shown(form: Form, *records: Record) -> str:
    return form.render(DOCUMENT, records).decode()


def rows(text: str) -> list[str]:
    return text.split("\n")


@pytest.mark.parametrize("form", [Table(120), Cards(80)])
def test_a_statement(form: Form) -> None:
    text = shown(form, statement())
    assert rows(text)[0] == "news/1.txt  ۱۴۰۴/۰۸/۰۵ = 2025-10-27  عنوان خبر"
    for part in ("عباس عراقچی", "۱۴۰۴/۰۸/۰۵", "2025-10-27", "اجرای کامل این معاهده", "معاهده جامع راهبردی"):
        assert part in text
    assert all(word in text for word in ROLE.split())


def test_columns_stand_right_to_left() -> None:
    head = next(row for row in rows(shown(Table(120), statement())) if "گوینده" in row)
    assert head.split() == ["توافق", "گفته", "گوینده", "زمان", "ش"]


def test_the_kind_is_shown_where_there_is_room() -> None:
    assert "غیرمستقیم" in shown(Table(140), statement())
    assert "غیرمستقیم" not in shown(Table(139), statement())


def test_a_card() -> None:
    lines = rows(shown(Cards(80), statement()))
    assert lines[2:5] == [
        f"۱. عباس عراقچی — {ROLE}",
        "خواستار … شد: «اجرای کامل این معاهده»",
        "زمان: ۱۴۰۴/۰۸/۰۵ = 2025-10-27 | توافق: معاهده جامع راهبردی",
    ]


@pytest.mark.parametrize("cue", [None, Span(":", 3, 4)])
def test_a_cue_without_letters_is_left_out(cue: Span | None) -> None:
    assert "\n«اجرای کامل این معاهده»\n" in shown(Cards(80), statement(cue=cue))


def test_a_long_content_is_cut_on_a_card_only() -> None:
    long = statement(content=Span(LONG, 0, 9))
    card = rows(shown(Cards(60), long))
    assert card[7].endswith(" …")
    assert card[8].startswith("زمان")
    assert shown(Table(120), long).count("بلندمدت") == 9


SPEAKERS = [
    ([], "–"),
    ([speaker(name=None, role=None, mention=None, kind="unnamed")], "بی‌نام"),
    ([speaker(name=None, role=None, mention=Piece("یک مقام آگاه", 0, 9), kind="unnamed")], "یک مقام آگاه"),
    ([speaker(role=None)], "عباس عراقچی"),
    ([speaker(name="سخنگو", role="سخنگو")], "سخنگو"),
    ([speaker(role=None), speaker(name="لاوروف", role="وزیر")], "عباس عراقچی، لاوروف — وزیر"),
]


@pytest.mark.parametrize(("speakers", "expected"), SPEAKERS)
def test_speakers_on_a_card(speakers: list[object], expected: str) -> None:
    assert rows(shown(Cards(80), statement(speakers=speakers)))[2] == f"۱. {expected}"


WHENS = [
    (When("2025-10-27", "1404-08-05", "x", 0, 1, "explicit"), "۱۴۰۴/۰۸/۰۵ = 2025-10-27"),
    (When("2025-10-27", "2025-10-27", "x", 0, 1, "explicit"), "۱۴۰۴/۰۸/۰۵ = 2025-10-27"),
    (When("2025-09-23/2025-10-22", "1404-07", "x", 0, 1, "explicit"), "۱۴۰۴/۰۷ = 2025-09-23/2025-10-22"),
    (When("2025-10", "2025-10", "x", 0, 1, "explicit"), "2025-10"),
    (When("2025-10-27T18:17", None, "x", 0, 1, "explicit"), "۱۴۰۴/۰۸/۰۵ = 2025-10-27T18:17"),
    (When(None, None, "روز جمعه", 0, 1, "relative"), "روز جمعه؟"),
]


@pytest.mark.parametrize(("when", "expected"), WHENS)
def test_dates_on_a_card(when: When, expected: str) -> None:
    assert f"زمان: {expected} | " in shown(Cards(100), statement(when=when))
    assert "زمان" not in shown(Cards(100), statement(when=None))


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2025-12-06", "۱۴۰۴/۰۹/۱۵"),
        ("2025-03-20/2025-03-21", "۱۴۰۳/۱۲/۳۰–۱۴۰۴/۰۱/۰۱"),
        ("2025-12", None),
        ("2025", None),
        ("P3D", None),
        ("0001-01-01", None),
        ("2025-02-31", None),
        ("2025-12-06/..", None),
    ],
)
def test_jalali(iso: str, expected: str | None) -> None:
    assert jalali(iso) == expected


OTHERS = [
    (agreement(), ["معاهده جامع راهبردی", "معاهده", "ایران", "روسیه", "۱"]),
    (event(), ["امضا", "انجام‌شده", "معاهده جامع راهبردی", "مسکو", "۱۴۰۴/۰۸/۰۵"]),
    (event(date=None, place=None, parties=[]), ["امضا"]),
    (date(), ["مهر ۱۴۰۴", "۱۴۰۴/۰۷", "2025-09-23", "تاریخ", "آشکار"]),
    (date(value=None, native=None, kind="set"), ["مهر ۱۴۰۴", "تکرار"]),
    (entity(), ["عباس عراقچی", ROLE, "IR", "شخص"]),
    (entity(role=None, country=None), ["عباس عراقچی"]),
    (document(), ["عنوان خبر", "۶۴"]),
    (document(title=None, published=None), ["۶۴"]),
]


@pytest.mark.parametrize("form", [Table(160), Cards(100)])
@pytest.mark.parametrize(("record", "parts"), OTHERS)
def test_other_types(form: Form, record: Record, parts: list[str]) -> None:
    text = shown(form, record)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("form", [Table(120), Cards(80)])
def test_several_types_have_their_titles(form: Form) -> None:
    assert {"گفته‌ها", "توافق‌ها", "رویدادها", "تاریخ‌ها", "نام‌ها", "سند"} <= set(rows(shown(form, *all_records())))
    assert "گفته‌ها" not in rows(shown(form, statement()))


@pytest.mark.parametrize("form", [Table(120), Cards(80)])
def test_nothing_where_nothing_was_found(form: Form) -> None:
    assert form.render(DOCUMENT, []) == b""


EVIL = "a\x1b[31m\x07\r\nb\x9bc[/1401][bold]:smile:\u202e\u2066d\u200cه\udc80"


def test_shown_text_is_safe() -> None:
    assert clean(EVIL) == "a[31m bc[/1401][bold]:smile:[RLO]d\u200cه"


@pytest.mark.parametrize("form", [Table(160), Cards(100)])
def test_no_field_can_move_the_cursor(form: Form) -> None:
    bad = [
        statement(speakers=[speaker(name=EVIL, role=EVIL)], content=Span(EVIL, 0, 1), cue=Span(EVIL, 0, 1)),
        statement(when=When(EVIL, EVIL, EVIL, 0, 1, "explicit")),
        agreement(name=EVIL, kind=EVIL, parties=[EVIL]),
        event(place=EVIL, date=When(None, None, EVIL, 0, 1, "explicit")),
        date(text=EVIL, value=EVIL, native=EVIL),
        entity(name=EVIL, role=EVIL, country=EVIL),
        document(title=EVIL, published=EVIL),
    ]
    text = form.render(Document(EVIL, "", EVIL), bad).decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[/1401][bold]:smile:" in text


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("form_class", [Table, Cards])
def test_color_is_asked_for(form_class: type[Table] | type[Cards], color: bool) -> None:
    text = shown(form_class(120, color), statement(), statement(when=When(None, None, "x", 0, 1, "relative")))
    assert bool(ESCAPE.search(text)) is color
    if color:
        assert "\x1b[1;32mعباس عراقچی" in text  # bold, green: Iran
        assert re.search("\x1b\\[(2;)?33m *x", text)  # yellow: unresolved


@pytest.mark.parametrize("width", [80, 97, 110, 140, 160, 300])
@pytest.mark.parametrize("form_class", [Table, Cards])
def test_lines_keep_to_the_width(form_class: type[Table] | type[Cards], width: int) -> None:
    long = statement(speakers=[speaker(role=LONG)], content=Span(LONG + "x" * 400, 0, 9))
    text = shown(form_class(width), *all_records(), long)
    assert max(cell_len(row) for row in rows(text)) <= min(width, 160)


def test_a_long_name_of_a_document_is_one_line() -> None:
    text = Cards(80).render(Document("x" * 300, ""), [statement()]).decode()
    assert rows(text)[0] == "x" * 79 + "…"


@pytest.mark.parametrize("form", [Table(120, True), Cards(80)])
def test_forms_go_to_other_processes(form: Form) -> None:
    assert pickle.loads(pickle.dumps(form)) == form


def test_every_heading_has_its_word() -> None:
    for columns in COLUMNS.values():
        for column in columns:
            assert ("heading", column.heading) in labels()
    assert set(COLUMNS) == set(RECORD_TYPES) == {name for group, name in labels() if group == "type"}
