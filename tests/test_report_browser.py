"""The page in a browser: filters, search, links, keys, safety, contrast, direction, no scripts, narrow screens, print."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import Visit, chromium
from program import ROOT, iranru

HOSTILE = (
    'سخنگوی شورای آب گفت: «"><img src=x onerror="window.hit=1"> <script>window.hit=1</script> </noscript> </script> '
    "<b>درشت</b> &lt;i&gt;» \u202eچپ\u202c \x1b[31m\n</textarea></title><svg onload=window.hit=1>\n"
)
MANY = 1_000
OPENS = 6.0  # seconds; two on a machine that does nothing else


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """one.html of a sample, many.html of all of them, large.html with a document for each of MANY lines."""
    here = tmp_path_factory.mktemp("pages")
    hostile = {"id": "<b>7</b>", "title": HOSTILE[:200], "text": HOSTILE, "source": "javascript:window.hit=1"}
    (here / "hostile.jsonl").write_text(json.dumps(hostile), encoding="utf-8")
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    lines = (json.dumps({"id": f"n{n}", "text": texts[n % len(texts)]}) + "\n" for n in range(MANY))
    (here / "large.jsonl").write_text("".join(lines), encoding="utf-8")
    for name, source in (
        ("one", "samples/agency.txt"),
        ("many", "samples"),
        ("hostile", here / "hostile.jsonl"),
        ("large", here / "large.jsonl"),
    ):
        done = iranru("report", str(source), "-o", str(here / f"{name}.html"), cwd=ROOT)
        assert (done.returncode, done.stderr) == (0, "")
    return here


def counts(visit: Visit) -> list[int]:
    """Statements and documents of the line beside the filters."""
    return [int(n) for n in re.findall(r"\d+", visit.page.text_content("#counts").replace("٬", ""))]


def sound(visit: Visit) -> None:
    """Nothing was complained of (a violation of the policy is), and nothing was fetched."""
    assert (visit.complaints, visit.fetched()) == ([], [])


def test_filters_and_search_follow_each_other(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "many.html")
    page = visit.page
    every = counts(visit)
    page.select_option("[name=speaker]", "یعقوب نمک‌چی")
    of_one = counts(visit)
    assert 0 < of_one[0] < every[0]
    assert of_one[1] == 1 == page.locator("details.document:visible").count()
    page.select_option("[name=kind]", "اسمی")
    assert 0 < counts(visit)[0] < of_one[0]
    assert page.locator(".bars li.none").count() > 0
    page.click("#clear")
    assert counts(visit) == every
    chip = page.locator("a[data-period]").first
    text = chip.text_content()
    chip.click()
    assert page.input_value("[name=from]") == chip.get_attribute("data-period")
    assert counts(visit)[0] == int(text)
    assert page.locator("a[data-period].off").count() == page.locator("a[data-period]").count() - 1
    page.click("#clear")
    page.click("a[data-facet=agreement] >> nth=0")
    assert page.input_value("[name=agreement]") != ""
    assert 0 < counts(visit)[0] < every[0]
    sound(visit)


@pytest.mark.parametrize(
    "query", ["لازم‌الاجرا", "لازم الاجرا", "لازمالاجرا", "٢٠ سال", "20 سال", "هر كس چيز", "انگليسی"]
)
def test_search_knows_the_spellings(browser: Any, pages: Path, query: str) -> None:
    visit = Visit(browser, pages / "one.html")
    visit.page.fill("[name=q]", query)
    assert 0 < counts(visit)[0] < 11
    visit.page.fill("[name=q]", query + "ژژژ")
    assert counts(visit)[0] == 0
    assert visit.page.locator("#nothing").is_visible()


@pytest.mark.parametrize(
    ("first", "last", "some"),
    [
        ("۱۴۰۴/۷", "1404/07/30", True),
        ("2025-10-04", "2025-10-04", True),
        ("1404", "", True),
        ("", "2025-09", False),
        ("1405", "", False),
    ],
)
def test_days_in_either_calendar(browser: Any, pages: Path, first: str, last: str, some: bool) -> None:
    visit = Visit(browser, pages / "one.html")
    visit.page.fill("[name=from]", first)
    visit.page.fill("[name=to]", last)
    assert (counts(visit)[0] > 0) is some
    visit.page.fill("[name=to]", "فردا")
    assert visit.page.get_attribute("[name=to]", "aria-invalid") == "true"


def test_a_view_can_be_sent(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "many.html")
    visit.page.fill("[name=q]", "تفاهم‌نامه")
    visit.page.select_option("[name=kind]", "غیرمستقیم")
    found = counts(visit)
    visit.page.keyboard.press("Escape")
    visit.page.go_back()
    fragment = visit.page.evaluate("location.hash")
    sent = Visit(browser, pages / "many.html", "#?kind=غیرمستقیم&q=تفاهم‌نامه")
    assert counts(sent) == found
    assert sent.page.input_value("[name=q]") == "تفاهم‌نامه"
    odd = Visit(browser, pages / "many.html", "#?kind=<b>&q=%ZZ&from=x&at=d999s1&constructor=1")
    sound(odd)
    assert isinstance(fragment, str)


def test_links_lead_from_card_to_place_and_back(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "many.html")
    page = visit.page
    page.click("#d3 > summary")
    page.click("#d3s2 .number")
    assert page.evaluate("document.activeElement.id") == "d3t2"
    assert "here" in page.get_attribute("#d3t2", "class")
    page.click("a.ref[href='#d3s2']")
    assert page.evaluate("document.activeElement.id") == "d3s2"
    assert page.evaluate("location.hash") == "#d3s2"
    page.go_back()
    assert page.evaluate("document.activeElement.id") == "d3t2"
    page.click(".lives .told a >> nth=0")
    assert re.fullmatch(r"d\d+v\d+", page.evaluate("document.activeElement.id"))
    sound(visit)


def test_keys(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "many.html")
    page = visit.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "documents"
    for key, id in (("j", "d1s1"), ("j", "d1s2"), ("k", "d1s1"), ("t", "d1t1"), ("t", "d1s1")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == id
    page.keyboard.press("/")
    page.keyboard.type("jk/")
    assert page.input_value("[name=q]") == "jk/"
    page.keyboard.press("Escape")
    assert page.input_value("[name=q]") == ""


def test_filters_take_away_cards_and_marks(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "one.html")
    visit.page.fill("[name=q]", "ترجمه انگلیسی")
    assert visit.page.locator(".card:visible").count() == counts(visit)[0] == 1
    assert visit.page.locator("mark.content:not(.off)").count() > 0
    assert visit.page.locator(".chip:not(.off)").count() == 1
    ground = "getComputedStyle(document.querySelector('mark.content.off')).backgroundColor"
    assert visit.page.evaluate(ground) == "rgba(0, 0, 0, 0)"


def test_hostile_text_stays_text(browser: Any, pages: Path) -> None:
    for script in (True, False):
        visit = Visit(browser, pages / "hostile.html", java_script_enabled=script)
        shown = visit.page.text_content("#documents")
        for piece in (
            'onerror="window.hit=1"',
            "<script>window.hit=1</script>",
            "</noscript>",
            "&lt;i&gt;",
            "RLO",
            "␛",
        ):
            assert piece in shown
        assert (
            visit.page.locator("img, #documents script, main svg:not(.bar), textarea, main a[href^=javascript]").count()
            == 0
        )
        sound(visit)
    visit = Visit(browser, pages / "hostile.html")
    assert visit.page.evaluate("window.hit") is None
    assert "\u202e" not in visit.page.content()


def test_the_policy_forbids_other_scripts(browser: Any, pages: Path, tmp_path: Path) -> None:
    html = (pages / "one.html").read_text("utf-8")
    broken = html.replace("<main>", "<main><script>window.hit=1</script><p style='color:red' onclick='1'>")
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    visit = Visit(browser, tmp_path / "broken.html")
    assert visit.page.evaluate("window.hit") is None
    assert sum("Content Security Policy" in complaint for complaint in visit.complaints) >= 2


CONTRASTS = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const rgb = parse(getComputedStyle(element).backgroundColor);
      if (rgb.length === 3 || rgb[3] > 0) return rgb;
    }
    return [255, 255, 255];
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest("script, noscript, option")) continue;
    seen += 1;
    const back = ground(element);
    const share = opacity(element);
    const front = parse(getComputedStyle(element).color).slice(0, 3).map((c, n) => c * share + back[n] * (1 - share));
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${node.data.slice(0, 30)}`);
  }
  return [seen, [...new Set(low)]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["one.html", "many.html#d11s2", "many.html#?q=طرفین&at=d11s2"])
def test_contrast(browser: Any, pages: Path, scheme: str, view: str) -> None:
    name, _, fragment = view.partition("#")
    visit = Visit(browser, pages / name, f"#{fragment}", color_scheme=scheme)
    seen, low = visit.page.evaluate(CONTRASTS)
    assert seen > 100
    assert low == []


def test_direction_language_and_landmarks(browser: Any, pages: Path) -> None:
    page = Visit(browser, pages / "many.html", "#d14s2").page
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("fa", "rtl")
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).direction") == "rtl"
    text, card = (
        page.locator(f"#d14 .row:has(.cards) >> nth=1 >> {name}").bounding_box() for name in (".text", ".card >> nth=0")
    )
    assert text["x"] > card["x"] + card["width"]  # the text on the right, its card on the left of it
    stages = page.locator(".stages:has(li:nth-child(3)) >> nth=0 >> li")
    places = [stages.nth(n).bounding_box()["x"] for n in range(3)]
    assert places == sorted(places, reverse=True)
    times = page.locator(".iso time")
    assert times.count() > 10
    for n in range(times.count()):
        assert times.nth(n).get_attribute("dir") == "ltr"
        assert times.nth(n).get_attribute("datetime") in (None, times.nth(n).text_content())
    for landmark in ("header", "main", "footer", "[role=search]", "[aria-live=polite]", "h1", "a.skip"):
        assert page.locator(landmark).count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    dead = "[...document.querySelectorAll('a[href^=\"#\"]')].filter((a) => !document.getElementById(a.hash.slice(1))).length"
    assert page.evaluate(dead) == 0
    bare = "[...document.querySelectorAll('.name, .path, blockquote')].filter((e) => !e.matches('bdi') && !e.querySelector('bdi')).length"
    assert page.evaluate(bare) == 0


def letters(text: str) -> str:
    """Without blanks, and without figures: the numbers of the cards stand among the words."""
    return re.sub(r"[\s\d]", "", text)


@pytest.mark.parametrize("name", ["one", "many"])
def test_it_reads_whole_without_scripts(browser: Any, pages: Path, name: str) -> None:
    visit = Visit(browser, pages / f"{name}.html", java_script_enabled=False)
    shown = letters(visit.page.text_content("#documents"))
    samples = [ROOT / "samples" / "agency.txt"] if name == "one" else sorted((ROOT / "samples").glob("*.txt"))
    for sample in samples:
        for line in sample.read_text("utf-8").splitlines():
            assert letters(line) in shown
    assert not visit.page.locator("#filters").is_visible()
    visit.page.click("a.ref >> nth=0") if name == "one" else visit.page.click("#d2 > summary")
    assert visit.page.locator(".card:visible").count() > 0


@pytest.mark.parametrize("view", ["one.html", "many.html#d11s2", "hostile.html"])
@pytest.mark.parametrize("width", [320, 360, 768, 1240])
def test_nothing_overflows(browser: Any, pages: Path, view: str, width: int) -> None:
    name, _, fragment = view.partition("#")
    visit = Visit(browser, pages / name, f"#{fragment}", viewport={"width": width, "height": 800})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "[...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && !e.closest('.scroll') && e.getBoundingClientRect().left < -1).length"
    assert visit.page.evaluate(wide) == 0


def test_a_thousand_documents_open_at_once(browser: Any, pages: Path) -> None:
    started = time.monotonic()
    visit = Visit(browser, pages / "large.html")
    visit.page.locator("#counts").is_visible()
    assert time.monotonic() - started < OPENS
    assert counts(visit)[1] == MANY
    assert visit.page.locator(".card").count() == 0  # made when a document is opened
    visit.page.keyboard.press("j")
    assert visit.page.evaluate("document.activeElement.id") == "d1s1"
    started = time.monotonic()
    visit.page.fill("[name=q]", "قنات")
    assert 0 < counts(visit)[1] < MANY
    assert time.monotonic() - started < OPENS
    sound(visit)


def test_a_large_page_reads_without_scripts_too(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "large.html", java_script_enabled=False)
    visit.page.click("#d7 > summary")
    assert visit.page.locator("#d7 .card").first.is_visible()


def test_print(browser: Any, pages: Path) -> None:
    visit = Visit(browser, pages / "many.html")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("#filters").is_visible()
    assert visit.page.locator("#d2 .card >> nth=0").is_visible()  # documents that are closed on the screen
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(visit.page.pdf()) > 50_000
