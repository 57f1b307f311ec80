"""No input breaks the extractor, every span is inside the text, and cost stays linear."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iranru_cli import Extractor
from iranru_cli.output.jsonl import dumps

WORDS = [
    "وزیر",
    "نیرو",
    "گفت",
    "که",
    "سد",
    "پر",
    "است",
    ":",
    "«",
    "»",
    ".",
    "،",
    "و",
    "را",
    "از",
    "به",
    "در",
    "با",
    "این",
    "آن",
    "وی",
    "او",
    "طرفین",
    "معاهده",
    "توافق",
    "امضا",
    "شد",
    "کرد",
    "خبر",
    "داد",
    "خواستار",
    "تأکید",
    "بیان",
    "اینکه",
    "ضمن",
    "به\u200cگفته",
    "روز",
    "جمعه",
    "۱۲",
    "مهر",
    "۱۴۰۴",
    "ایران",
    "روسیه",
    "تهران",
    "علی",
    "رضایی",
    "رئیس\u200cجمهور",
    "سفیر",
    "یکی",
    "برخی",
    "نیز",
    "آمده",
    "است",
    "پرسید",
    "پاسخ",
    "گزارش",
    "خبرگزاری",
    "ایرنا",
    "محکوم",
    "خواند",
    "دانست",
    "مبنی",
    "بر",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "🔻",
    "http://a.ir",
    '"',
    "؟",
    "!",
    "…",
    "می",
    "شود",
    "مي",
    "كند",
]


@cache
def extractor() -> Extractor:
    return Extractor()


def spans(value: Any) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        own = [(value["start"], value["end"])] if "start" in value else []
        return own + [span for inner in value.values() for span in spans(inner)]
    return [span for inner in value for span in spans(inner)] if isinstance(value, list) else []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60), st.booleans(), st.sampled_from([" ", "\u200c", ""]))
def test_no_words_break_it(words: list[str], dated: bool, joint: str) -> None:
    text = (" " if joint == " " else joint + " ").join(words)
    for record in extractor().extract(text, published="2025-10-02" if dated else None):
        for start, end in spans(orjson.loads(dumps(record))):
            assert 0 <= start <= end <= len(text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    records = extractor().extract(text)
    assert records[0].type == "document"
    assert records[0].characters == len(text)


UNITS = [
    "« ",
    "وزیر گفت ",
    "وزیر گفت: ",
    "این توافق ",
    "طرفین گفتند که برود. ",
    "با بیان اینکه ",
    "به گفته او ",
    "را که ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_cost_is_linear(unit: str) -> None:
    """Four times the text costs about four times as much, and not sixteen times; the machine may be noisy."""

    def cost(characters: int) -> float:
        """The best of three runs, as a pause of the machine may fall into one."""
        text, times = unit * (characters // len(unit)), []
        for _ in range(3):
            begin = time.process_time()
            extractor().extract(text)
            times.append(time.process_time() - begin)
        return min(times)

    assert cost(16000) < 10 * max(cost(4000), 0.03)
