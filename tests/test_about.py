"""What a statement is about: named, referred to, or its topic; what only gave the occasion is told apart."""

from __future__ import annotations

from functools import cache

import pytest

from iranru_cli.pipeline import Extractor
from iranru_cli.records import StatementRecord


@cache
def extractor() -> Extractor:
    return Extractor()


def statements(text: str) -> list[StatementRecord]:
    return [r for r in extractor().extract(text) if isinstance(r, StatementRecord)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("عراقچی گفت: معاهده مرزی ایران و عمان مهم است.", [("معاهده مرزی ایران و عمان", "name")]),
        (
            "معاهده مرزی ایران و عمان امضا شد. عراقچی گفت: این معاهده مهم است.",
            [("معاهده مرزی ایران و عمان", "anaphor")],
        ),
        ("عراقچی درباره معاهده مرزی ایران و عمان گفت: راه باز است.", [("معاهده مرزی ایران و عمان", "topic")]),
        (
            "عراقچی با اشاره به امضای معاهده مرزی ایران و عمان گفت: راه باز است.",
            [("معاهده مرزی ایران و عمان", "topic")],
        ),
        (
            "عراقچی در پاسخ به پرسشی درباره معاهده مرزی ایران و عمان گفت: راه باز است.",
            [("معاهده مرزی ایران و عمان", "topic")],
        ),
        (
            "عراقچی درباره آیین امضای معاهده مرزی ایران و عمان گفت: راه باز است.",
            [("معاهده مرزی ایران و عمان", "topic")],
        ),
        # only the occasion
        ("عراقچی در حاشیه آیین امضای معاهده مرزی ایران و عمان گفت: راه باز است.", []),
        ("عراقچی پس از امضای معاهده مرزی ایران و عمان گفت: راه باز است.", []),
        ("عراقچی، پس از رأی‌گیری درباره معاهده مرزی ایران و عمان، گفت: راه باز است.", []),
        # in another sentence
        ("معاهده مرزی ایران و عمان امضا شد. عراقچی گفت: راه باز است.", []),
    ],
)
def test_about(text: str, about: list[tuple[str, str]]) -> None:
    (statement,) = statements(text)
    assert [(a.name, a.via) for a in statement.about] == about


def test_the_occasion_is_told() -> None:
    (statement,) = statements("عراقچی در حاشیه آیین امضای معاهده مرزی ایران و عمان گفت: راه باز است.")
    assert statement.occasion == "آیین امضای معاهده مرزی ایران و عمان"
    assert statements("عراقچی گفت: راه باز است.")[0].occasion is None
