"""What is written into a pipe is the same whatever is known of the terminal; on a terminal the look follows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ROOT, iranru
from rich.cells import cell_len
from sample_records import speaker, statement
from test_cli_output import on_terminal

from iranru_cli.documents.document import Document
from iranru_cli.output.bidi.modes import LRI, PDI, RLI, BidiMode
from iranru_cli.output.cards import Cards
from iranru_cli.output.table import Table
from iranru_cli.records import Span

TEXT = "عباس عراقچی وزیر امور خارجه ایران (تهران) گفت: متن ۱۲ ماده دارد و خوب است.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_a_pipe_gets_the_same_bytes_whatever_the_look(tmp_path: Path) -> None:
    plain = iranru("extract", "samples/", cwd=ROOT)
    assert plain.stdout.startswith('{"type":"statement"')
    config = tmp_path / "config.toml"
    config.write_text('color = "always"\nbidi = "visual"\nfull = true\n')
    looks = [
        (["--bidi", "visual", "--full", "--color", "always"], {}),
        ([], {"IRANRU_BIDI": "words", "FORCE_COLOR": "1", "TERM": "xterm-kitty", "COLUMNS": "200"}),
        ([], {"IRANRU_CONFIG": str(config)}),
    ]
    for options, env in looks:
        done = iranru("extract", "samples/", *options, cwd=ROOT, **env)
        assert (done.stdout, done.stderr) == (plain.stdout, plain.stderr)


@pytest.mark.parametrize("form", ["table", "cards"])
def test_a_table_in_a_pipe_has_no_marks(form: str, here: Path) -> None:
    shown = iranru("extract", "a.txt", "-f", form, cwd=here, VTE_VERSION="7006", TERM="xterm").stdout
    assert "عراقچی" in shown
    assert not set(shown) & {LRI, RLI, PDI}


def test_a_terminal_that_does_bidi_gets_isolates(here: Path) -> None:
    shown = on_terminal(120, "extract", "-q", "a.txt", cwd=here, VTE_VERSION="7006", NO_COLOR="1")
    assert "گوینده" in shown
    for line in shown.splitlines():
        assert line.count(LRI) + line.count(RLI) == line.count(PDI)


def test_one_that_does_not_gets_what_is_seen(here: Path) -> None:
    shown = on_terminal(120, "extract", "-q", "a.txt", cwd=here, XTERM_VERSION="XTerm(379)", NO_COLOR="1")
    assert "(ﻥﺍﺮﻬﺗ)" in shown or "ﻪﺟﺭﺎﺧ" in shown
    assert "گوینده" not in shown


HARD = "می‌شود خانهٔ محمّد لا ۱۲۳ 2025 Constantinople-on-the-Bosporus " * 4


@pytest.mark.parametrize("mode", ["none", "terminal", "visual", "words"])
@pytest.mark.parametrize("width", [120, 160])
def test_columns_stand_one_below_the_other(mode: BidiMode, width: int) -> None:
    record = statement(speakers=[speaker(role=HARD)], content=Span(HARD, 0, 9))
    shown = Table(width, bidi=mode).render(Document("d", ""), [record]).decode().splitlines()
    lines = ["".join(c for c in line if cell_len(c)) for line in shown[1:] if "─" not in line]
    blank = "".join(" " if all(line[at : at + 1] in ("", " ") for line in lines) else "x" for at in range(width - 1))
    assert len(re.findall("  +", blank.strip())) == (5 if width >= 140 else 4)  # what parts the columns is free in all
    assert max(map(len, lines)) == width - 1


@pytest.mark.parametrize("mode", ["terminal", "visual", "words"])
def test_cards_stand_at_the_right(mode: BidiMode) -> None:
    record = statement(speakers=[speaker(role=HARD)], content=Span(HARD, 0, 9))
    shown = Cards(60, bidi=mode, full=True).render(Document("d", ""), [record]).decode().splitlines()[1:]
    assert {cell_len(line) for line in shown if line} == {60}


def test_full_cards() -> None:
    long = statement(content=Span("بازار دو شهر بلندمدت است. " * 40, 0, 9))
    short, full = (Cards(60, full=full).render(Document("d", ""), [long]).decode() for full in (False, True))
    assert short.count("بلندمدت") < 15
    assert full.count("بلندمدت") == 40


def test_circumstances_stand_below_what_was_said() -> None:
    told = statement(addressees=["مجلس"], place="مسکو", occasion="نشست", relayed_by=["رسانه"], confidence=0.4)
    for form in (Table(160), Cards(100)):
        shown = form.render(Document("d", ""), [told]).decode()
        for part in ("خطاب به: مجلس", "مناسبت: نشست", "جا: مسکو", "به نقل از: رسانه", "اطمینان: ۴۰٪"):
            assert part in " ".join(shown.split())
    assert "اطمینان" not in Cards(100).render(Document("d", ""), [statement()]).decode()


def test_an_account_on_a_terminal(here: Path) -> None:
    shown = on_terminal(60, "explain", "a.txt", cwd=here, IRANRU_BIDI="none")
    assert "\x1b[1;32mعباس عراقچی" in shown
    assert "rule colon" in shown
    assert (
        max(
            cell_len(line)
            for line in iranru(
                "explain", "a.txt", "-f", "text", "--bidi", "visual", cwd=here, COLUMNS="60"
            ).stdout.splitlines()
        )
        <= 60
    )
