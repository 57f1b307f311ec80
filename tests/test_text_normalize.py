"""The repairs as a filter: each on its own, and what holds of all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_strategies import TEXTS, Z

from iranru_cli import Extractor
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.text.digits import DigitStyle, convert_digits
from iranru_cli.text.letters import fold_letters
from iranru_cli.text.morphology import load_morphology
from iranru_cli.text.normalize import normalize, normalizer
from iranru_cli.text.protected import mask_addresses, unmask
from iranru_cli.text.shadow import default_spacing
from iranru_cli.text.spacing import Spacing
from iranru_cli.text.spelling import read_spellings


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("keep", "سال 1404 و ٢٥ و ۲۵", "سال 1404 و ٢٥ و ۲۵"),
        ("persian", "سال 1404 و ٢٥", "سال ۱۴۰۴ و ۲۵"),
        ("latin", "سال ۱۴۰۴ و ٢٥", "سال 1404 و 25"),
        ("persian", "۱۴۰۴/7/10، 18:30", "۱۴۰۴/۷/۱۰، ۱۸:۳۰"),
        ("persian", "F-35 و 2025-01-17T10:30Z و x1.ir", "F-35 و 2025-01-17T10:30Z و x1.ir"),
        ("latin", "اچ۱ و B۵۲", "اچ1 و B۵۲"),
    ],
)
def test_digits(style: DigitStyle, text: str, expected: str) -> None:
    assert convert_digits(text, style) == expected


def test_letters_alone() -> None:
    assert normalizer(spacing=None)("او مي رود و كتابها") == "او می رود و کتابها"


def test_joiners_alone() -> None:
    assert normalizer(letters=False, spacing=default_spacing())("او مي رود و كتابها") == f"او مي{Z}رود و كتاب{Z}ها"


def test_a_user_s_words(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text(
        f"form\texample\nواکاو{Z}بان\tیک واکاو{Z}بان\nسازسنج{Z}گر\tیک\nدانشگاهها\tچنین\n"
    )
    own = normalizer(spacing=Spacing(load_morphology(read_spellings(tmp_path))))
    assert own("سازسنجگرها و دانشگاهها") == f"سازسنج{Z}گرها و دانشگاهها"
    assert normalize("دانشگاهها و سازسنجگر") == f"دانشگاه{Z}ها و سازسنجگر"
    assert own("می شود که سازسنج گر ها می آیند") == f"می{Z}شود که سازسنج{Z}گرها می{Z}آیند"


def test_a_wrong_word_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text("form\texample\nکتاب\n")
    with pytest.raises(LexiconError, match=r"spelling\.tsv:2"):
        read_spellings(tmp_path)
    with pytest.raises(LexiconError, match="no such folder"):
        read_spellings(tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("نک. https://x.ir/a?b=ي.", ["https://x.ir/a?b=ي"]),
        ("www.x.ir و a@b.ir", ["www.x.ir", "a@b.ir"]),
        ("http://a@b.ir/", ["http://a@b.ir/"]),
        ("@kanal و ه@ه و www", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    masked, mask, found = mask_addresses(text)
    assert found == addresses
    assert len(masked) == len(text)
    assert unmask(masked, mask, found) == text


@given(TEXTS)
def test_normalize_twice_is_normalize_once(raw: str) -> None:
    once = normalize(raw)
    assert normalize(once) == once


@given(TEXTS)
def test_letters_outside_the_fold_are_left_alone(raw: str) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in fold_letters(text) if c.isalnum() and c not in "أؤئآﻻﻣـ")

    if not any(c in raw for c in "ﻻﻣ\u0654"):
        assert letters(normalize(raw)) == letters(raw)


WORDS = st.sampled_from(
    f"معاهده کشور{Z}ها برنامه{Z}های می{Z}گوید گفته{Z}اند بین{Z}المللی قرارداد علی یک سازمان{Z}ها نمی{Z}شود آتش{Z}بس".split()
)


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(["", Z, Z + Z, " "]))
def test_the_bare_text_is_the_same_whatever_became_of_joiners(words: list[str], instead: str) -> None:
    text = " ".join(words)
    assert _bare(normalize(text.replace(Z, instead))) == _bare(text)


def _bare(text: str) -> str:
    return text.replace(Z, "").replace(" ", "")


@pytest.mark.parametrize("piece", ["a", "a.", "http://", "www.", "x@", "&", "&#", "  ", "ي ", "می ", "می شود ", "ها "])
def test_hostile_input_comes_back(piece: str) -> None:
    assert normalize(piece * 50_000)


def test_a_user_s_words_hold_in_records_too(tmp_path: Path) -> None:
    (tmp_path / "spelling.tsv").write_text(f"form\texample\nسازسنج{Z}گر\tیک\n")
    text = "وزیر گفت: سازسنجگر تازه ساخته میشود."
    (own,) = [record for record in Extractor(tmp_path).extract(text) if record.type == "statement"]
    (usual,) = [record for record in Extractor().extract(text) if record.type == "statement"]
    assert own.content.text == f"سازسنج{Z}گر تازه ساخته می{Z}شود"
    assert usual.content.text == f"سازسنجگر تازه ساخته می{Z}شود"
