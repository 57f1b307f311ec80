"""What the program makes of the example of each row of the tables: one line for each, so that a lost row is seen.

A table whose rows are bare names has a sentence here, in which a name stands as it does in news. Of the records a line
holds what the row is for: dates for the words of dates, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from iranru_cli import Extractor
from iranru_cli.lexicon.agreement_specs import AGREEMENTS
from iranru_cli.lexicon.cue_specs import CUES
from iranru_cli.lexicon.lexicon import DATA, Lexicon
from iranru_cli.lexicon.specs import DATES, ENTITIES, SPECS
from iranru_cli.lexicon.tables import Row, read_table
from iranru_cli.output.jsonl import dumps
from iranru_cli.pipeline import compile_rules
from iranru_cli.text.letters import ZWNJ
from iranru_cli.text.shadow import rewrite
from iranru_cli.text.spacing import Spacing
from iranru_cli.text.tokens import word_key

PUBLISHED = "2025-12-06"
ELSEWHERE = {"registry_facts", "people_names", "media"}  # no record shows them; lines of their own below
# tables whose lines tests/test_rows.py holds; of the others too many rows would not be missed so far (CONTRIBUTING.md)
HELD = ("agreement_heads", "date_words", "noun_cues", "people", "places", "prepositions", "registry", "reporting", "settings",
        "source_phrases", "stems", "verb_forms")  # fmt: skip
VERBAL = {"verbs", "conjugation", "verb_forms", "stems"}  # what they are for is to tell finite verbs
SPELT = {"affixes", "spelling"}  # what they are for is the repair of joiners
TYPES = {
    **dict.fromkeys((spec.name for spec in DATES), ("date",)),
    **dict.fromkeys((spec.name for spec in AGREEMENTS), ("agreement", "event", "statement")),
    **dict.fromkeys((spec.name for spec in ENTITIES), ("entity", "statement")),
    **dict.fromkeys((spec.name for spec in CUES), ("statement",)),
    "clause_words": ("statement", "entity"),
    "suffixes": ("agreement", "event", "entity"),
}

# names alone tell nothing: a sentence in which each is what it is
SENTENCES: Mapping[str, Callable[[Row], str]] = {
    "months": lambda row: f"نشست در {row[2]} برگزار شد. ۵ {row[2]} روز خوبی بود.",
    "countries": lambda row: {
        "adjective": f"وزیر خارجه {row[2]} گفت راه باز است.",
        "weak": f"سفر به کشور {row[2]} پایان یافت.",
    }.get(row[1], f"وزیر خارجه {row[2]} گفت سفر به {row[2]} پایان یافت."),
    "places": lambda row: f"او در شهر {row[3]} گفت. سفر به {row[3]} پایان یافت. استان {row[3]} آرام است.",
    "organizations": lambda row: f"{row[2]} گفت راه باز است. نشست {row[2]} برگزار شد.",
    "people": lambda row: f"{row[3]} گفت راه باز است. دیدار با {row[3]} برگزار شد.",
    "surnames": lambda row: f"{row[0]} گفت راه باز است. دیدار با آقای {row[0]} برگزار شد.",
    "first_names": lambda row: f"{row[2]} قناتی‌زاده گفت راه باز است. دیدار با {row[2]} گندم‌پور برگزار شد.",
    "fields": lambda row: f"وزیر {row[0]} گفت راه باز است. معاون {row[0]} و آمار وزارت {row[0]} رفت.",
    "people_offices": lambda row: f"{row[1]} {_countries().get(row[2], row[2])} گفت راه باز است.",
    # these examples are parts of sentences
    "roles": lambda row: f"{row[3]} گفت راه باز است. دیدار با {row[3]} برگزار شد.",
    "titles": lambda row: f"{row[2]} گفت راه باز است.",
    "role_words": lambda row: f"{row[1]} گفت راه باز است.",
    "name_parts": lambda row: f"{row[2]} گفت راه باز است. دیدار با {row[2]} برگزار شد.",
    "org_heads": lambda row: f"{row[3]}. نشست {row[2]} قنات برگزار شد.",
    "plural_heads": lambda row: f"{row[3]} گفتند راه باز است.",
    "second_offices": lambda row: f"مهرداد سپیدار، وزیر نیرو، گفت راه باز است. {row[1]} که سد پر است.",
    "exclusive_offices": lambda row: f"مهرداد سپیدار، وزیر نیرو، گفت راه باز است. {row[1]} که سد پر است.",
    "groups": lambda row: f"{row[2]}. {row[1]} تأکید کردند که راه باز است.",
    "documents": lambda row: f"{row[2]} که راه باز است. {row[1]} می‌گوید که سد پر است.",
    "pronouns": lambda row: f"مهرداد سپیدار، وزیر نیرو، آمد. {row[2]} راه باز است. {row[1]} افزود که سد پر است.",
    "outlets": lambda row: f"{row[1]}، وزیر نیرو گفت راه باز است. {row[0]} دریا نوشت که سد پر است.",
    "settings": lambda row: f"مهرداد سپیدار، وزیر نیرو، {row[1]} وزیر خارجه عمان گفت راه باز است.",
    "prepositions": lambda row: (
        f"وزیر {row[2]}. او {row[1]} صلح تأکید کرد. او {row[1]} جنگ انتقاد کرد و {row[1]} صلح خبر داد."
    ),
    "noun_cues": lambda row: f"{row[2]}. {row[1]} وزیر نیرو مبنی بر اینکه راه باز است پذیرفته شد.",
    "clause_words": lambda row: (
        f"وزیر نیرو {row[2]} گفت راه باز است. وزیر نیرو گفت {row[2]} سد پر است. {row[2]}، وزیر گفت."
    ),
    "agreement_heads": lambda row: f"{row[5]} میان ایران و عمان امضا شد. متن {row[4]} آب ایران و عمان.",
    "agreement_anaphors": lambda row: (
        f"معاهده آب ایران و عمان خوانده شد. {row[2]} در مسقط امضا شد. وزیر گفت {row[1]} خوب است."
    ),
    "agreement_modifiers": lambda row: f"{row[2]} ایران و عمان امضا شد. {row[2]} در مسقط. وزیر گفت {row[2]} خوب است.",
    "event_words": lambda row: f"معاهده آب ایران و عمان خوانده شد. {row[4]} در مسقط.",
    "event_context": lambda row: (
        f"معاهده آب ایران و عمان خوانده شد. {row[2]}. {row[2]} آب ایران و عمان در مسقط امضا شد."
    ),
    "role_spellings": lambda row: f"مهرداد سپیدار، {row[0]} ایران، رفت. {row[1]} ایران گفت راه باز است.",
    "suffixes": lambda row: f"{row[2]} آب میان ایران و عمان امضا شد.",
}
_COUNTRIES: dict[str, str] = {}


def _countries() -> dict[str, str]:
    if not _COUNTRIES:
        from iranru_cli.lexicon.lexicon import load_lexicon

        _COUNTRIES.update({row[0]: row[2] for row in reversed(load_lexicon().tables["countries"]) if row[1] == "name"})
    return _COUNTRIES


class Example(NamedTuple):
    """A row of a table and the text that shows what it is for; `day` is the day of that text."""

    table: str
    row: Row
    text: str
    day: str


def examples(tables: Mapping[str, list[Row]]) -> Iterator[Example]:
    """An example for each row of the files (not for what is conjugated from them)."""
    for spec in SPECS:
        sentence = SENTENCES.get(spec.name)
        for row in tables[spec.name] if spec.name not in ELSEWHERE else ():
            day = f"{row[3]}-07-01" if spec.name == "people_offices" and row[3] != "-" else PUBLISHED
            yield Example(spec.name, row, sentence(row) if sentence else row[-1], day)


def tables_of_files() -> dict[str, list[Row]]:
    """The rows of the program's own tables, as they stand in the files."""
    return {spec.name: read_table(DATA / f"{spec.name}.tsv", spec) for spec in SPECS}


class Maker:
    """What is compiled once from a lexicon, to make lines of examples."""

    def __init__(self, lexicon: Lexicon, spacing: Spacing) -> None:
        self._extractor = object.__new__(Extractor)  # its rules are those of the lexicon given
        self._extractor._rules = compile_rules(lexicon)
        self._finite = lexicon.finite
        self._spacing = spacing

    def line(self, example: Example) -> str:
        """What comes out of an example: «date 2025-12-01 «روز دوشنبه» | …»; of verbs which words are finite."""
        if example.table in VERBAL:
            return " ".join(word for word in example.text.split() if word_key(word) in self._finite)
        if example.table in SPELT:
            text = example.text
            worn = (text.replace(ZWNJ, ""), text.replace(ZWNJ, " "))
            return " | ".join(rewrite(one, self._spacing)[0] for one in worn)
        records = self._extractor.extract(example.text, doc="x", published=example.day)
        rows = [orjson.loads(dumps(r)) for r in records if r.type in TYPES[example.table]]
        return " | ".join(map(_line, rows))


def _line(r: dict[str, Any]) -> str:
    if r["type"] == "statement":
        speakers = "، ".join(f"{s['name']}/{s['kind']}/{s['role'] or ''}" for s in r["speakers"])
        setting = [r["place"], r["occasion"], *r["addressees"], *r["relayed_by"]]
        about = [a["name"] for a in r["about"]]
        extra = orjson.dumps([setting, about]).decode() if any(setting) or about else ""
        return f"{r['act']} {speakers}: «{r['content']['text']}» {r['rule']} {extra}".rstrip()
    if r["type"] == "agreement":
        return f"{r['kind']} {r['name']} {' '.join(r['parties'])} {r['known'] or ''} ×{len(r['mentions'])}".rstrip()
    if r["type"] == "event":
        return f"{r['event']} {r['status']} {r['agreement']['name']} «{r['text']}»"
    if r["type"] == "date":
        return f"{r['kind']} {r['value'] or r['reason']} {r['mod'] or ''} «{r['text']}»"
    mentions = "، ".join(m["text"] for m in r["mentions"])
    return f"{r['kind']} {r['name']} ({r['role'] or ''}) {r['country'] or ''} {r['known'] or ''} «{mentions}»"
