"""Every form of date that the news has, and what only looks like one: the tables date_cases.tsv and date_traps.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dating import resolved, values

from iranru_cli.mentions import ResolvedDate

HERE = Path(__file__).resolve().parent


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


CASES = [tuple(line.split("\t")) for line in lines("date_cases.tsv")]
TRAPS = lines("date_traps.txt")
# «شنبهی» for «شنبه‌ی» is nobody's spelling
WITHOUT_JOINERS = [case for case in CASES if "\u200c" in case[0] and "ه\u200cی " not in case[0]]


def shown(surface: str, found: ResolvedDate) -> str:
    """A date as the table writes it: «پایان مهر = 2025-09-23/2025-10-22 END»."""
    kind = "" if found.kind == "date" else found.kind
    marks = [kind, found.mod or "", "~" if found.approximate else "", f"!{found.reason}" if found.reason else ""]
    return " ".join([f"{surface} = {found.value or '-'}", *filter(None, marks)])


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_case(text: str, wanted: str) -> None:
    assert "; ".join(shown(*date) for date in resolved(text)) == wanted


@pytest.mark.parametrize("text", TRAPS)
def test_trap(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", TRAPS)
def test_trap_without_joiners(text: str) -> None:
    assert values(text.replace("\u200c", "")) == []


@pytest.mark.parametrize(("text", "wanted"), WITHOUT_JOINERS, ids=[text for text, _ in WITHOUT_JOINERS])
def test_case_without_joiners(text: str, wanted: str) -> None:
    """A keyboard that has no joiner: «سهشنبه», «سیام»."""
    found = "; ".join(shown(*date) for date in resolved(text.replace("\u200c", "")))
    assert found == wanted.replace("\u200c", "")


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_case_with_arabic_letters_and_digits(text: str) -> None:
    other = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
    found = [(date.value, date.kind) for _, date in resolved(text.translate(other))]
    assert found == [(date.value, date.kind) for _, date in resolved(text)]


def test_the_tables_are_large() -> None:
    assert len(CASES) > 400
    assert len(TRAPS) > 200
    assert len({text for text, *_ in CASES} | set(TRAPS)) == len(CASES) + len(TRAPS)
    assert all(re.fullmatch(r"[^\t]+\t[^\t]+", "\t".join(case)) for case in CASES)
