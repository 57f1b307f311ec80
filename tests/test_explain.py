"""`iranru explain`: which cue and frame fired, how speaker and date were found, and why a cue gave nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from program import iranru

from iranru_cli.explain.reasons import REFUSED
from iranru_cli.find.quotations.refusals import Reason


def lines(text: str, *args: str) -> list[dict[str, Any]]:
    done = iranru("explain", "-d", "2025-10-02", *args, stdin=text.encode())
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_sentence_with_the_chain_of_its_speaker_and_date() -> None:
    first, second = lines(
        "رضا کریمی روز چهارشنبه گفت راه باز است.\nباران آمده بود و او خسته بود.\nوی افزود سد پر است."
    )[::2]
    (told,) = first["statements"]
    assert (told["statement"]["rule"], told["when_of"], told["open"]) == ("bare", "clause", None)
    (told,) = second["statements"]
    assert told["speakers"] == [
        {
            "name": "رضا کریمی",
            "via": "pronoun",
            "mention": {"text": "وی", "start": 70, "end": 72},
            "first": {"text": "رضا کریمی", "start": 0, "end": 9},
        }
    ]
    assert (told["statement"]["when"]["value"], told["when_of"]) == ("2025-10-01", "speech")
    assert told["statement"]["published"] == "2025-10-02"


REASONS = [
    ("وزیر نیرو نگفت که راه باز است.", "negated"),
    ("من گفتم که راه باز است.", "person"),
    ("وزیر نیرو باید بگوید که راه باز است.", "tense"),
    ("سختی بسیار پدید آمده است.", "compound"),
    ("باید گفت که راه باز است.", "modal"),
    ("وزیر نیرو گفت: «او می‌خندید و می‌گفت که راه باز است.»", "taken"),
    ("وزیر نیرو با بیان اینکه شهر این کار را محکوم می‌کند، رفت.", "adverbial"),
    ("وزیر نیرو دیروز خبر داد.", "no_content"),
    ("وزیر نیرو می‌خواهد در شهر بماند.", "asks_nobody"),
    ("وزیر نیرو صحبت کرد و مردم رفتند.", "no_content"),
    ("از وزیر نیرو پرسیده شد که راه باز است یا نه.", "question"),
    ("زنی که او را متهم کرده‌اند، در شهر می‌ماند.", "relative"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reasons(text: str, reason: str) -> None:
    refused = [cue["reason"] for sentence in lines(text) for cue in sentence["refused"]]
    assert reason in refused


def test_every_reason_is_explained() -> None:
    assert set(REFUSED) == {*get_args(Reason), "tense"}


def test_open_speakers_have_a_reason() -> None:
    (passive,), (pronoun,) = (line["statements"] for line in lines("گفته می‌شود که راه باز است.\nاو گفت راه باز است."))
    assert (passive["open"], passive["speakers"]) == ("passive", [])
    assert (pronoun["open"], pronoun["speakers"][0]["name"]) == ("nobody_before", None)


def test_all_sentences_also_the_silent_and_those_that_go_on() -> None:
    text = "باران آمد و رفت.\nوزیر نیرو گفت: راه باز است. سد پر است."
    assert [line["within"] for line in lines(text, "--all")] == [None, None, "-#s1"]
    assert len(lines(text)) == 2


def test_text_and_headline(tmp_path: Path) -> None:
    record = {"id": "a", "title": "وزیر نیرو: راه باز است", "text": "وی نگفت که سد پر است."}
    (tmp_path / "n.jsonl").write_text(json.dumps(record) + "\n")
    done = iranru("explain", "n.jsonl", "-f", "text", cwd=tmp_path)
    shown = done.stdout.splitlines()
    assert shown[0] == "a#title:0-22  وزیر نیرو: راه باز است"
    assert shown[1].startswith("  statement a#title#s1  rule headline  act say")
    assert "  no statement  «نگفت» 3-7  say: negated, the verb is negated" in shown


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["none.txt"], 2, "none.txt: No such file or directory; skipped"),
        (["-", "none.txt"], 1, "none.txt: No such file or directory; skipped"),
        (["-", "--lexicon", "none"], 2, "--lexicon: none: no such folder"),
        (["-", "-f", "table"], 2, "--format"),
    ],
)
def test_wrong_usage(args: list[str], status: int, message: str) -> None:
    done = iranru("explain", *args, stdin=b"")
    assert done.returncode == status
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
