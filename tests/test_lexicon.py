"""The lexicon: checks on load, the matcher's keys, the compiled form, conjugation."""

from __future__ import annotations

from pathlib import Path

import pytest

from iranru_cli.lexicon.compiled import read_compiled, source_hash
from iranru_cli.lexicon.lexicon import COMPILED, DATA, compile_lexicon, load_lexicon
from iranru_cli.lexicon.matcher import PhraseIndex, phrase_keys
from iranru_cli.lexicon.specs import SPECS
from iranru_cli.lexicon.tables import LexiconError, TableSpec, read_table
from iranru_cli.lexicon.verbs import conjugate, finite_verbs

SPEC = TableSpec("t", ("kind", "form", "example"), {"kind": frozenset({"a", "b"})}, form="form")
HEAD = "kind\tform\texample\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("form\tkind\texample\n", "1: the columns must be kind form example"),
        (HEAD + "a\tسد\n", "2: 3 columns are needed, 2 are there"),
        (HEAD + "# توضیح\n\nc\tسد\tسد پر شد\n", "4: kind is 'c', not one of a, b"),
        (HEAD + "a\t\tسد پر شد\n", "2: column form is empty"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_table(path, SPEC)
    assert str(error.value).startswith(f"{path}:{message}")


def test_comments_and_blank_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(HEAD + "# توضیح\n\nb\tسد\tسد پر شد\n", encoding="utf-8")
    assert read_table(path, SPEC) == [("b", "سد", "سد پر شد")]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(HEAD.encode() + "a\tسد\tسد".encode("windows-1256"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        read_table(path, SPEC)


@pytest.mark.parametrize(
    ("phrase", "keys", "no_keys"),
    [
        ("نخست‌وزیر", {("نخستوزیر",), ("نخست", "وزیر")}, {("وزیر",)}),
        ("وزیر خارجه", {("وزیر", "خارجه"), ("وزیرخارجه",)}, {("خارجه", "وزیر")}),
        ("شهر بزرگ", {("شهر", "بزرگ"), ("شهربزرگ",)}, {("شهر",)}),
        ("سخن گفت", {("سخن", "گفت")}, {("سخنگفت",)}),
        ("تأکید", {("تاکید",)}, {("تأکید",)}),
    ],
)
def test_every_spelling_of_a_phrase(phrase: str, keys: set[tuple[str, ...]], no_keys: set[tuple[str, ...]]) -> None:
    found = set(phrase_keys(phrase))
    assert keys <= found
    assert not no_keys & found


def index(*phrases: str) -> PhraseIndex:
    out = PhraseIndex()
    for phrase in phrases:
        out.add("t", phrase, (phrase,))
    out.freeze()
    return out


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("معاون نخست وزیر آمد", ["معاون نخست‌وزیر"]),
        ("وزیر و معاون نخستوزیر", ["وزیر", "معاون نخست‌وزیر"]),
        ("معاون وزیر", ["معاون", "وزیر"]),
        ("معاونت", []),
        ("", []),
    ],
)
def test_leftmost_longest(keys: str, found: list[str]) -> None:
    hits = index("معاون", "وزیر", "معاون نخست‌وزیر").find(keys.split())
    assert [hit.row[0] for hit in hits.get("t", [])] == found


def test_the_compiled_lexicon_is_that_of_the_tables() -> None:
    """Where this fails: iranru lexicon build."""
    stored = read_compiled(COMPILED, source_hash(DATA))
    assert stored is not None, "data/lexicon.bin is older than the tables"
    fresh = compile_lexicon()
    assert stored.tables == fresh.tables
    assert stored.entries == fresh.index.dump()


def test_a_damaged_compiled_lexicon_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.bin"
    assert read_compiled(path, 0) is None
    path.write_bytes(b"\x00junk")
    assert read_compiled(path, 0) is None
    path.write_bytes(COMPILED.read_bytes())
    assert read_compiled(path, 1) is None


def test_a_users_rows_add_and_win(tmp_path: Path) -> None:
    spec = next(spec for spec in SPECS if spec.name == "source_phrases")
    row = ("deny", "say", "به گفته", "به گفته او")
    (tmp_path / "source_phrases.tsv").write_text("\n".join(["\t".join(spec.columns), "\t".join(row)]), encoding="utf-8")
    hits = load_lexicon(tmp_path).match(["به", "گفته", "او"])
    assert hits["source_phrases"][0].row == row
    assert load_lexicon().match(["به", "گفته", "او"])["source_phrases"][0].row != row


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon(tmp_path / "none")


VERBS = [
    ("goftan", "گفت", "گوی", "او گفت"),
    ("avardan", "آورد", "آور", "او آورد"),
    ("afzudan", "افزود", "افزای", "او افزود"),
]
PATTERNS = [
    ("3", "sg", "past", "yes", "no", "نP", "او نگفت"),
    ("3", "sg", "present", "no", "no", "می‌Rد", "او می‌گوید"),
    ("3", "sg", "subjunctive", "no", "no", "بRد", "باید بگوید"),
]


def test_conjugation() -> None:
    forms = [row[6] for row in conjugate(VERBS, PATTERNS)]
    assert forms == [
        "نگفت", "می‌گوید", "بگوید", "نیاورد", "می‌آورد", "بیاورد", "نیفزود", "می‌افزاید", "بیفزاید",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["است", "گفت", "میگویند", "نمیتواند", "رسیدند", "باشیم", "میشود", "داد"])
def test_finite_verbs(key: str) -> None:
    assert key in _finite()


@pytest.mark.parametrize("key", ["کشتی", "ساخت", "روند", "شده", "میانجی", "میدان", "مردم", "نشست", "گفته", "سوخت"])
def test_nouns_that_look_like_verbs(key: str) -> None:
    assert key not in _finite()


def _finite() -> object:
    tables = load_lexicon().tables
    nouns = {row[1] for row in tables["clause_words"] if row[0] == "noun"}
    return finite_verbs(tables["verbs"], tables["verb_forms"], tables["stems"], nouns)
