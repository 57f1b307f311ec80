"""Lines as terminals need them: order, joined letters, colours that go with their words, and which terminal needs what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from iranru_cli.cli.terminals import choose
from iranru_cli.output.bidi.modes import LRI, PDI, RLI, BidiMode, arranged, joined, latin
from iranru_cli.output.bidi.order import visual
from iranru_cli.output.bidi.shaping import shaped

PERSIAN = st.text("ابپتسشمنوهی آءئۀ\u200c\u0654\u064b()«»[]،.:-/ ۱۲۳12aéZ" + LRI + PDI, max_size=60)


def seen(line: str) -> str:
    return "".join(char for char, _ in visual(line))


ORDERS = [
    ("سلام دنیا", "ایند مالس"),
    ("سال ۱۴۰۴ بود", "دوب ۱۴۰۴ لاس"),
    ("نشست (تهران) «بود»", "«دوب» (نارهت) تسشن"),
    ("گروه G7 گفت", "تفگ G7 هورگ"),
    ("در (G7) بود", "دوب (G7) رد"),
    ("۱۴۰۴/۰۸/۰۵ بود", "دوب ۱۴۰۴/۰۸/۰۵"),
    ("[الف] و <ب>", "<ب> و [فلا]"),
    ("قیمت ۱۲٪ شد", "دش ٪۱۲ تمیق"),
    ("", ""),
    ("abc", "abc"),
]


@pytest.mark.parametrize(("line", "expected"), ORDERS)
def test_what_is_seen_from_left_to_right(line: str, expected: str) -> None:
    assert seen(line) == expected


@pytest.mark.parametrize("value", ["2025-10-27", "samples/a-1.txt", "wire.jsonl:3"])
def test_what_is_isolated_keeps_its_order(value: str) -> None:
    """Behind Persian letters an ISO date would be turned round."""
    assert value in arranged(Text(f"روز {latin(value)} بود"), "visual").plain
    assert ("2025-10-27" in seen("روز 2025-10-27 بود")) is False


def test_marks_stay_behind_their_letter() -> None:
    assert seen("خانه\u0654 ما") == "ام ه\u0654ناخ"
    assert seen("e\u0301t") == "e\u0301t"


FORMS = [
    ("سلام", "\ufeb3\ufefc\ufee1"),
    ("می\u200cشود", "\ufee3\ufbfd\ufeb7\ufeee\ufea9"),
    ("خانه\u0654", "\ufea7\ufe8e\ufee7\ufeea\u0654"),
    ("سؤال", "\ufeb3\ufe86\ufe8d\ufedd"),
    ("کی", "\ufb90\ufbfd"),
    ("ه\u200d", "\ufeeb"),
    ("الله", "\ufe8d\ufedf\ufee0\ufeea"),
    ("2025 (a)", "2025 (a)"),
]


@pytest.mark.parametrize(("word", "expected"), FORMS)
def test_joined_letters(word: str, expected: str) -> None:
    assert shaped(word) == expected


MODES: list[tuple[BidiMode, str]] = [
    ("visual", "2025-10-27 (ﺏﺁ)"),
    ("words", "2025-10-27 (\ufe81\ufe8f)"),
    ("none", "(آب) 2025-10-27"),
    ("terminal", f"{RLI}(آب) {LRI}2025-10-27{PDI}{PDI}"),
]


@pytest.mark.parametrize(("mode", "expected"), MODES)
def test_a_line_in_each_mode(mode: BidiMode, expected: str) -> None:
    line = Text.assemble(("(آب)", "bold"), " ", (latin("2025-10-27"), "dim"))
    made = arranged(joined(line, mode), mode)
    assert made.plain == expected
    styled = {
        style: "".join(made.plain[s.start : s.end] for s in made.spans if s.style == style) for style in ("bold", "dim")
    }
    assert styled["dim"].strip(LRI + PDI) == "2025-10-27"
    assert len(styled["bold"]) == 4


@pytest.mark.parametrize("line", [f"آب {LRI}2025", f"2025{PDI} آب", f"{LRI}{LRI}a"])
def test_what_wrapping_cut_open_is_closed(line: str) -> None:
    made = arranged(Text(line), "terminal").plain
    assert made.count(LRI) + made.count(RLI) == made.count(PDI)
    assert (made[0], made[-1]) == (RLI, PDI)


@given(PERSIAN)
def test_nothing_is_lost(line: str) -> None:
    kept = sorted(place for _, place in visual(line))
    assert kept == list(range(len(line)))
    letters = sorted(c for c in line if c.isalnum())
    for mode in ("words", "terminal", "none"):
        assert sorted(c for c in arranged(Text(line), mode).plain if c.isalnum()) == letters


TERMINALS = [
    ({"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}, "visual"),
    ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "terminal"),
    ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, "visual"),
    ({"TERM": "xterm-256color", "VTE_VERSION": "7006", "XTERM_VERSION": "x"}, "visual"),  # xterm started from a VTE
    ({"TERM": "xterm-kitty", "VTE_VERSION": "7006"}, "words"),
    ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "terminal"),
    ({"TERM": "tmux-256color", "TMUX": "x", "VTE_VERSION": "7006"}, "terminal"),
    ({"TERM": "screen", "TMUX": "x"}, "visual"),
    ({"TERM": "screen.xterm-256color", "KONSOLE_VERSION": "221203"}, "terminal"),
    ({"TERM": "mlterm"}, "none"),
    ({"TERM": "xterm", "MLTERM": "3.9"}, "none"),
    ({"TERM": "foot-extra"}, "visual"),
    ({"TERM": "alacritty", "VTE_VERSION": "7006"}, "visual"),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "visual"),
    ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "visual"),
    ({"TERM": "xterm-256color"}, "visual"),
    ({"TERM": "dumb"}, "none"),
    ({"TERM": "linux"}, "none"),
    ({}, "none"),
]


@pytest.mark.parametrize(("environment", "expected"), TERMINALS)
def test_which_terminal_needs_what(environment: dict[str, str], expected: str) -> None:
    assert choose("auto", environment, True).mode == expected
    assert choose("auto", environment, False).mode == "none"
    assert choose("words", environment, False).mode == "words"
