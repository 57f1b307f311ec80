"""When a document was published: its own field, its dateline, its file's name, an option; and what is none of these."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from dating import rules
from program import iranru

from iranru_cli.documents.published import published_in_name
from iranru_cli.find.dates import find_dates
from iranru_cli.resolve.dateline import Publication, publication
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.tokens import tokenize

NEAR = date(2025, 12, 20)


def published(text: str, default: date | None = None, own: date | None = None) -> tuple[str | None, str | None]:
    lexicon, compiled = rules()
    tokens = tokenize(make_shadow(text))
    mentions = find_dates(tokens, lexicon.match(tokens.keys), compiled)
    given = Publication(default, "option") if default else Publication()
    found = publication(mentions, tokens, own, given, compiled.context)
    return (found.day.isoformat() if found.day else None), found.basis


DATELINES = [
    "۱۴۰۴/۰۹/۱۵ - ۱۲:۳۰\nسفیر آمد.",
    "۱۴۰۴/۰۹/۱۵\nسفیر آمد.",
    "2025-12-06T10:30Z\nسفیر آمد.",
    "شنبه ۱۵ آذر ۱۴۰۴، ساعت ۱۲:۳۰\nسفیر آمد.",
    "شنبه ۱۵ آذر ۱۴۰۴ | ۱۲:۳۰ | کد خبر: ۱۲۳۴\nسفیر آمد.",
    "تهران – پیک خزر – شنبه ۱۵ آذر ۱۴۰۴ – سفیر آمد.",
    "تهران - پیک خزر - ۱۵ آذر ۱۴۰۴\nسفیر آمد.",
    "کابل، ۱۵ قوس ۱۴۰۴ – سفیر آمد.",
    "سفیر آمد\nپیک خزر\nتاریخ انتشار: ۱۵ آذر ۱۴۰۴\nاو گفت که راه باز است.",
    "۶ دسامبر ۲۰۲۵ - سفیر آمد.",
    "شنبه، ۱۵ آذر، ۱۴۰۴ / 6 December, 2025\nسفیر آمد.",
]
NONE = [
    "سفیر ۱۵ آذر ۱۴۰۴ آمد.",
    "پیمان ۱۵ آذر ۱۴۰۴ – متن کامل\nسفیر آمد.",
    "در تاریخ ۱۵ آذر ۱۴۰۴\nسفیر آمد.",
    "شنبه ۱۵ آذر – سفیر آمد.",  # of which year?
    "تهران – پیک خزر – سفیر آمد.",
    "آذر ۱۴۰۴ – سفیر آمد.",
    "۳۰ اسفند ۱۴۰۴ – سفیر آمد.",  # no such day
    "سفیر آمد.\nاو رفت.\nراه باز است.\nباران آمد.\nهوا سرد شد.\n۱۴۰۴/۰۹/۱۵",
]


@pytest.mark.parametrize("text", DATELINES)
def test_dateline(text: str) -> None:
    assert published(text) == ("2025-12-06", "dateline")
    assert published(text, NEAR) == ("2025-12-06", "dateline")
    assert published(text, NEAR, date(2025, 12, 9)) == ("2025-12-09", "field")


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert published(text) == (None, None)


def test_a_dateline_without_a_year_lies_near_the_day_that_is_given() -> None:
    assert published("تهران – پیک خزر – شنبه ۱۵ آذر – سفیر آمد.", NEAR) == ("2025-12-06", "dateline")
    assert published("سفیر ۱۵ آذر آمد.", NEAR) == ("2025-12-20", "option")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("1404-09-15.txt", "2025-12-06"),
        ("14040915.txt", "2025-12-06"),
        ("peyk_2025_12_06_7.jsonl.gz", "2025-12-06"),
        ("peyk-20251206-1.txt", "2025-12-06"),
        ("15-09-1404.txt", "2025-12-06"),
        ("۱۴۰۴-۰۹-۱۵.txt", "2025-12-06"),
        ("1404-09-31.txt", None),  # Azar has thirty days
        ("news-1404.txt", None),
        ("140409151230.txt", None),
        ("12345678.txt", None),
        ("news.txt", None),
    ],
)
def test_date_in_a_name(name: str, day: str | None) -> None:
    assert published_in_name(name) == day


def document(*args: str, stdin: str = "") -> tuple[str | None, str | None]:
    done = iranru("extract", "-r", "document", *args, stdin=stdin.encode())
    record = json.loads(done.stdout)
    return record["published"], record["published_basis"]


def test_the_order_of_what_says_it(tmp_path: Path) -> None:
    plain = tmp_path / "peyk-1404-09-15.txt"
    plain.write_text("سفیر دیروز گفت که راه باز است.", "utf-8")
    assert document(str(plain)) == (None, None)
    assert document(str(plain), "-d", "1404-09-20") == ("2025-12-11", "option")
    assert document(str(plain), "-d", "1404-09-20", "--date-from-name") == ("2025-12-06", "name")
    lined = tmp_path / "peyk-1404-09-16.txt"
    lined.write_text("۱۴۰۴/۰۹/۱۴ - ۱۲:۳۰\nسفیر دیروز گفت که راه باز است.", "utf-8")
    assert document(str(lined), "-d", "1404-09-20", "--date-from-name") == ("2025-12-05", "dateline")
    records = '{"id": "a", "published": "1404-09-13", "text": "۱۴۰۴/۰۹/۱۴ - ۱۲:۳۰\\nسفیر آمد."}'
    assert document("--input-format", "jsonl", "-d", "1404-09-20", stdin=records) == ("2025-12-04", "field")


def test_relative_dates_count_from_the_dateline() -> None:
    done = iranru("extract", "-r", "date", stdin="۱۴۰۴/۰۹/۱۵ - ۱۲:۳۰\nسفیر دیروز گفت که راه باز است.".encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(d["text"], d["value"]) for d in found] == [
        ("۱۴۰۴/۰۹/۱۵ - ۱۲:۳۰", "2025-12-06T12:30"),
        ("دیروز", "2025-12-05"),
    ]
