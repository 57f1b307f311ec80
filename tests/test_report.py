"""The builder of the page: markup, marks that cross, the order of stages, lanes, counts, and what a document becomes."""

from __future__ import annotations

import pickle
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_records import agreement, all_records, date, document, event, speaker, statement

from iranru_cli.documents.document import Document
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.pipeline import Extractor
from iranru_cli.records import Piece, Record, Span, When
from iranru_cli.report.article import PREFIX, Article
from iranru_cli.report.lifecycle import Stage, ordered
from iranru_cli.report.marks import LAYERS, Mark, Painter
from iranru_cli.report.markup import Html, element, joined, plain, text
from iranru_cli.report.page import Page
from iranru_cli.report.periods import Said, periods
from iranru_cli.report.sheet import Sheets, heading, outlet, read_sheet
from iranru_cli.report.tallies import Row, Tally
from iranru_cli.report.wording import counted, datetime_of, local, number, percent

VOID = {"meta", "input"}


class Reader(HTMLParser):
    """Reads markup back: its text, its tags, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("سلام", "سلام"),
        ("<script>", "&lt;script&gt;"),
        ('"><img onerror=x>', "&quot;&gt;&lt;img onerror=x&gt;"),
        ("&lt;", "&amp;lt;"),
        ("می\u200cرود\u200f", "می\u200cرود\u200f"),
        ("\u202eab\u202c", '<span class="sign" dir="ltr">RLO</span>ab<span class="sign" dir="ltr">PDF</span>'),
        ("\x1b[1m", '<span class="sign" dir="ltr">␛</span>[1m'),
        ("\x00", '<span class="sign" dir="ltr">␀</span>'),
        ("\x85", '<span class="sign" dir="ltr">U+0085</span>'),
        ("\ud800", '<span class="sign" dir="ltr">U+D800</span>'),
        ("a\tb", "a\tb"),
    ],
)
def test_text_is_text(raw: str, shown: str) -> None:
    assert text(raw) == shown


@given(st.text())
def test_no_text_makes_markup(raw: str) -> None:
    made = element("p", raw, title=raw, data_x=raw)
    reader = Reader(made)
    assert set(reader.tags) <= {"p", "span"}
    assert PREFIX not in made
    made.encode("utf-8")


def test_markup() -> None:
    assert element("a", "<", None, "", Html("<b>"), class_="x", data_of="d", hidden=True, title=None) == (
        '<a class="x" data-of="d" hidden>&lt;<b></a>'
    )
    assert joined("a", None, "b", between=" · ") == "a · b"
    assert plain("a\n\u202eb\x00  c") == "a b c"


def paint(raw: str, marks: list[Mark], *places: tuple[int, int]) -> Html:
    painter = Painter(raw, marks)
    return Html("".join(painter.paint(*place) for place in places or ((0, len(raw)),)))


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "abcdef"),
        ([Mark(1, 3, "cue")], 'a<span class="cue">bc</span>def'),
        # within another, whatever the order
        ([Mark(2, 3, "date"), Mark(1, 4, "content")], 'a<mark class="content">b<time class="date">c</time>d</mark>ef'),
        # crossing: the inner one is cut, its id stands once
        (
            [Mark(0, 3, "content"), Mark(2, 5, "agreement", anchor="x")],
            '<mark class="content">ab<span class="agreement" id="x">c</span></mark><span class="agreement">de</span>f',
        ),
        # two of one kind
        ([Mark(0, 2, "cue"), Mark(2, 4, "cue")], '<span class="cue">ab</span><span class="cue">cd</span>ef'),
        # what two statements share stands once
        ([Mark(0, 1, "speaker"), Mark(0, 1, "speaker", title="y")], '<b class="speaker">a</b>bcdef'),
        # the number stands behind the words, outside of what else ends there, inside of what goes on
        (
            [Mark(0, 2, "content", ref=Html("①")), Mark(1, 2, "date"), Mark(0, 4, "content")],
            '<mark class="content">ab</mark>',
        ),
        ([Mark(3, 3, "cue"), Mark(4, 2, "cue")], "abcdef"),
    ],
)
def test_marks(marks: list[Mark], html: str) -> None:
    painted = paint("abcdef", marks)
    Reader(painted)
    if "①" in painted:
        assert re.sub("<.*?>", "", painted) == "ab①cdef"
        assert '<time class="date">b</time></mark>①' in painted
    else:
        assert painted == html


def test_a_mark_goes_on_in_the_next_paragraph() -> None:
    painted = paint("ab\ncd", [Mark(1, 4, "content", anchor="x", ref=Html("①"))], (0, 2), (3, 5))
    assert painted == 'a<mark class="content" id="x">b</mark><mark class="content">c</mark>①d'


MARKS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(LAYERS), st.sampled_from([None, "x", "y", "z"]))
)


@given(st.text(alphabet="ab<&\u202e", min_size=12, max_size=12), MARKS, st.integers(0, 12))
def test_any_marks_nest_and_keep_the_text(raw: str, spans: list[tuple[int, int, str, str | None]], cut: int) -> None:
    marks = [Mark(start, end, layer, anchor=anchor) for start, end, layer, anchor in spans]  # type: ignore[arg-type]
    reader = Reader(paint(raw, marks, (0, cut), (cut, 12)))
    assert reader.text == raw.replace("\u202e", "RLO")
    assert len(reader.ids) == len(set(reader.ids))


def stage(name: str, value: str | None = None) -> Stage:
    return Stage(name, "done", value, None, None, [], [])


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        (["in_force 2025-10-02", "signed 2025-01-17"], "signed in_force"),
        # without a day: where it belongs in the life of an agreement
        (["in_force 2025-10-02", "ratified", "signed 2025-01-17"], "signed ratified in_force"),
        (["withdrawn", "signed 2015"], "signed withdrawn"),
        (["in_force", "ratified", "signed"], "signed ratified in_force"),
        # days speak before the usual order
        (["signed 2025-03", "in_force 2025-01-01"], "in_force signed"),
    ],
)
def test_order_of_stages(given_: list[str], wanted: str) -> None:
    found = ordered(stage(*one.split()) for one in given_)
    assert " ".join(one.event for one in found) == wanted


@pytest.mark.parametrize(
    ("value", "native", "words"),
    [
        ("2025-01-17", None, "۲۸ دی ۱۴۰۳"),
        ("2025-01-17T10:30", None, "۲۸ دی ۱۴۰۳"),
        ("2025-09-23/2025-10-22", "1404-07", "مهر ۱۴۰۴"),
        ("2024-03-20/2025-03-20", "1403", "۱۴۰۳"),
        ("2025-01-17/2025-01-19", None, "۲۸ دی ۱۴۰۳ تا ۳۰ دی ۱۴۰۳"),
        ("2025-01", "2025-01", None),
        ("0500-01-01", None, None),
        ("P3D", None, None),
    ],
)
def test_dates_in_words(value: str, native: str | None, words: str | None) -> None:
    assert local(value, native) == words


def test_numbers() -> None:
    assert [number(n) for n in (0, 7, 1234567)] == ["۰", "۷", "۱٬۲۳۴٬۵۶۷"]
    assert (counted(3, "statement"), counted(0, "statement"), percent(0.935)) == ("۳ گفته", "بی‌گفته", "۹۴٪")
    assert datetime_of("2025-01-17") == "2025-01-17"
    assert datetime_of("2025-01-17/2025-01-19") is None


def article(records: list[Record], words: str = "متن خبر") -> str:
    made = Article(Document("d", words), records)
    return made.overview() + made.rows()


def test_a_document_of_every_record() -> None:
    words = "وی روز دوشنبه خواستار اجرای کامل این معاهده شد و رفت.\n\nامضا در مهر ۱۴۰۴ بود و امضا شد و باز هم."
    html = article(all_records(), words)
    reader = Reader(html.replace(PREFIX, "d1"))
    for piece in (
        "عباس عراقچی",
        "وزیر امور خارجه ایران",
        "۵ آبان ۱۴۰۴",
        "2025-10-27",
        "معاهده جامع راهبردی",
        "۹۰٪",
        "امضا",
    ):
        assert piece in reader.text
    assert {"d1s1", "d1t1", "d1v1"} <= set(reader.ids)
    assert html.count('class="row"') == 2


def test_cards_stand_beside_the_paragraph_of_their_words() -> None:
    words = "یک خط.\n\nدو خط است.\r\n   \nسه خط است."
    at = words.index("سه")
    html = article([statement(content=Span("سه", at, at + 2), cue=None, speakers=[])], words)
    rows = html.split('<div class="row">')[1:]
    assert len(rows) == 3
    assert ["card" in row for row in rows] == [False, False, True]


def test_what_telegram_adds() -> None:
    html = article([], "خبر\n\u200c\n\u200f\ufe0f \n@namebar\n—\n\x1b")
    rows = re.findall(r'<p class="text"([^>]*)>(.*?)</p>', html)
    assert [(found, re.sub("<.*?>", "", words)) for found, words in rows] == [
        ("", "خبر"),
        (' dir="ltr"', "@namebar"),
        ("", "—"),
        ("", "␛"),
    ]


def test_statements_of_the_headline_stand_first() -> None:
    title = statement(id="d#title#s1", doc="d#title", content=Span("عنوان", 0, 5), cue=None, speakers=[])
    other = statement(content=Span("متن", 0, 3), cue=None, speakers=[])
    made = Article(Document("d", "متن خبر", "عنوان خبر"), [other, title])
    assert [s.id for s in made.statements] == ["d#title#s1", "d#s1"]
    assert made.rows().index("headline") < made.rows().index("متن")


def test_what_has_no_day_is_open() -> None:
    vague = statement(when=When(None, None, "روز جمعه", 5, 11, "relative"), content=Span("اجرای", 11, 16))
    html = article([vague, statement(when=None)], "وی روز جمعه خواستار اجرای کامل این معاهده شد و رفت.")
    assert "chip s0 open" in html
    assert "روز جمعه" in html
    assert "نامعلوم" in html
    undated = article([agreement(), event(date=None)], "متن " * 20)
    assert "تاریخ در متن نیست" in undated
    assert 'class="done undated"' in undated


def test_a_speaker_without_a_name() -> None:
    html = article([statement(speakers=[speaker(name=None, mention=None, role=None)])], "متن " * 20)
    assert "بی‌نام" in html


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("https://www.namebar.example/1?x=<b>", "namebar.example"),
        ("خبرگزاری نامه‌بر", "خبرگزاری نامه‌بر"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("http://[", "http://["),
        ("a\u202eb", "a b"),
    ],
)
def test_outlets(source: str, shown: str) -> None:
    assert outlet(source) == shown


def test_headings() -> None:
    assert heading(Document("d", "\n\n خط یک \nدو")) == "خط یک"
    assert heading(Document("d", "متن", "عنوان\x1b")) == "عنوان"
    assert heading(Document("d", " \n")) == "d"
    assert heading(Document("d", "\u200c\n♦\n***\nخبر ۱")) == "خبر ۱"
    long = heading(Document("d", "کلمه " * 100))
    assert long.endswith(" …")
    assert len(long) < 115


def test_counts_over_documents() -> None:
    tally = Tally()
    tally.add([("person:x", "ترامپ")], "d1s1")
    tally.add([("person:x", "دونالد ترامپ"), ("k", "نام")], "d1s2")
    tally.add([("person:x", "دونالد ترامپ"), ("person:x", "ترامپ")], "d2s1")
    tally.add([("other", "نام")], "d2s2")
    rows = tally.rows()
    assert [(row.name, row.statements, row.first) for row in rows.values()] == [
        ("دونالد ترامپ", 3, "d1s1"),
        ("نام", 1, "d1s2"),
        ("نام (۲)", 1, "d2s2"),
    ]


def page(*documents: Document, title: str | None = None) -> str:
    made = Page(load_lexicon(None), title)
    extractor = Extractor()
    for one in documents:
        records = extractor.extract(one.text, doc=one.id, published=one.published, title=one.title, source=one.source)
        made.add(Sheets().render(one, records))
    return made.html().decode("utf-8")


HOSTILE = 'سخنگو گفت: «</script><script>alert(1)</script><!-- "><img src=x onerror=alert(1)> </noscript>» \u202eab\x00'


def test_hostile_text_in_every_field() -> None:
    html = page(*(Document(HOSTILE, HOSTILE, HOSTILE, None, HOSTILE) for _ in range(2)), title=HOSTILE)
    assert "<img" not in html
    assert html.count("<script") == html.count("</script>") == 2
    assert "<!--" not in html[20:]
    assert "</noscript>" not in html
    assert re.search("[\x00-\x08\u202a-\u202e]", html) is None
    data = html.partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in data


def test_addresses_of_the_web_only_become_links() -> None:
    html = page(Document("a", "متن", source="https://namebar.example/1"), Document("b", "متن", source="javascript:x"))
    assert 'href="https://namebar.example/1"' in html
    assert 'href="javascript' not in html


def test_the_page_is_whole() -> None:
    html = page(Document("a", "وزیر گفت: باران می‌آید.", "عنوان خبر"))
    reader = Reader(re.sub(r"<(style|script)[^>]*>.*?</\1>", "", html, flags=re.DOTALL))
    assert "عنوان خبر" in reader.text
    assert "${" not in re.sub(r"<(style|script)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert len(html) < 130_000


def test_nothing_said_is_a_page_too() -> None:
    assert "بی‌گفته" in page(Document("a", "باران آمد."), Document("b", ""))


def test_the_form_goes_to_other_processes() -> None:
    form = pickle.loads(pickle.dumps(Sheets()))
    sheet = read_sheet(form.render(Document("d", "متن خبر " * 10), [document(), statement(), date()]))
    (entry,) = sheet.entries
    assert (entry.nth, entry.kind, entry.speakers[0][1]) == (1, "indirect", "عباس عراقچی")
    assert entry.days == ["2025-10-27", "2025-10-27", "1404-08-05", "1404-08-05"]


def test_marks_in_pieces() -> None:
    words = "«الف» او گفت «ب» است و باز."
    parts = [Piece("الف", 1, 4), Piece("ب", 14, 15)]
    html = article([statement(content=Span("الف … ب", 1, 15, parts), cue=Span("گفت", 9, 12), speakers=[])], words)
    assert html.count('<mark class="content"') == 2
    assert html.count('class="ref"') == 1


def test_a_long_paragraph_costs_no_more_a_mark() -> None:
    def seconds(count: int) -> float:
        marks = [Mark(5 * n, 5 * n + 4, "cue", ref=Html("①")) for n in range(count)]
        started = time.process_time()
        paint("a" * 5 * count, marks)
        return time.process_time() - started

    assert seconds(20_000) < 10 * 8 * max(seconds(2_000), 0.005)


def test_who_spoke_when() -> None:
    rows = {"a": Row("الف", 3, "d1s1"), "b": Row("ب", 1, "d2s1"), "c": Row("پ", 1, "d2s2")}
    said = [Said(["a"], "1404-07-01"), Said(["a", "b"], "1404-08-30"), Said(["a"], "1404-08-02"), Said(["c"], "")]
    table = periods(said, rows)
    assert table is not None
    found = Reader(table)
    assert found.text == "گویندهمهر ۱۴۰۴آبان ۱۴۰۴الف۱۲ب۱"
    assert 'data-key="0" data-period="1404-08"' in table
    assert periods(said[1:3], rows) is None
    years = periods([Said(["a"], f"{year}-{month:02}-01") for year in (1390, 1404) for month in range(1, 9)], rows)
    assert years is not None
    assert "۱۳۹۰۱۴۰۴" in Reader(years).text
