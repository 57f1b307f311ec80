"""The lexicon as the finder of agreements reads it."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.agreement_identity import Registered
from iranru_cli.find.agreement_words import INSIDE, Phrases, phrases_of
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.matcher import phrase_keys
from iranru_cli.lexicon.tables import Row
from iranru_cli.lexicon.verbs import FiniteVerbs
from iranru_cli.text.tokens import word_key

_BEFORE = frozenset(
    {"this", "one", "never_before", "paper_before", "unless_before", "hypo_before", "reach", "plain_before"}
)
_ONGOING, _PERSONS = ("می", "نمی"), ("یم", "ند")
_AFTER = frozenset(
    {"topic", "quality", "unsure", "unit", "between", "with", "parties", "body", "dated", "said", "stop"}
)


class AgreementRules(NamedTuple):
    """`before` and `after` are the words left and right of a head; `topics` and `registry` name the known agreements."""

    before: Phrases
    after: Phrases
    not_after: Phrases
    concluded_before: Phrases
    concluded_after: Phrases
    called: Phrases
    openers: Phrases  # «درباره» (about), «در حاشیه» (occasion): what a statement's clause says of the agreement behind
    article: Phrases  # «بند ۵» counts no agreements
    of_paper: Phrases  # «مفاد», «بندهای»: before «آن» it stands for an agreement
    reached: tuple[str, ...]  # pieces of the verbs of «به توافق رسیدند»
    sport: frozenset[str]
    this: frozenset[str]  # «این», «همان»
    plural: frozenset[str]  # «های», parted from its noun by a blank
    perfect: tuple[str, ...]  # endings of «رسیده‌اند»
    events: Phrases
    finite: FiniteVerbs
    concluded_near: Phrases
    heads: dict[str, Row]  # key of the head without ending → row
    topics: dict[tuple[str, ...], str]  # keys of «توافق هسته‌ای» → registry id
    registry: dict[str, Row]  # id → its first row
    registered: Registered  # the names of the registry as words

    def is_verb(self, key: str) -> bool:
        """Finite verbs and their perfect forms: «رسیدند», «رسیده», «نرسیده‌اند»."""
        if key in self.finite:
            return True
        if len(key) > 5 and key.startswith(_ONGOING) and key.endswith(_PERSONS):
            return True  # «می‌سنجیم», of a verb outside the lexicon
        for ending in self.perfect:
            if key.endswith(ending):
                stem = key[: -len(ending)]
                return stem in self.finite.past or (stem[:1] == "ن" and stem[1:] in self.finite.past)
        return False


def compile_agreements(lexicon: Lexicon) -> AgreementRules:
    """Sort the rows of the agreement tables by the question that they answer."""
    words = lexicon.tables["agreement_modifiers"]
    tables = lexicon.tables

    def classes(*names: str) -> Phrases:
        return phrases_of(words, 1, frozenset(names))

    return AgreementRules(
        before=phrases_of(words, 1, _BEFORE),
        after=phrases_of(words, 1, _AFTER),
        not_after=classes("not_after"),
        concluded_before=classes("concluded_before"),
        concluded_after=classes("concluded_after"),
        concluded_near=classes("concluded_near"),
        called=classes("called"),
        openers=classes("about", "occasion"),
        article=classes("article"),
        of_paper=classes("of_paper"),
        reached=tuple(key for row in words if row[0] == "reached" for key in _last_keys(row[1])),
        this=frozenset(key for row in words if row[0] == "this" for key in _last_keys(row[1])),
        plural=frozenset(word_key(form) for kind, form, _ in tables["suffixes"] if kind == "plural_word"),
        perfect=tuple(word_key(form) for kind, form, _ in tables["suffixes"] if kind == "perfect"),
        sport=frozenset(key for row in words if row[0] == "sport" for key in _last_keys(row[1])),
        events=phrases_of([row for row in tables["event_words"] if row[1] != INSIDE], 3),
        finite=lexicon.finite,
        heads={joined(row[4]): row for row in tables["agreement_heads"]},
        topics={k: row[0] for row in tables["registry"] if row[3] == "topic" for k in phrase_keys(row[4])},
        registry=_first_rows(tables["registry"]),
        registered=Registered(lexicon),
    )


def joined(phrase: str) -> str:
    """«یادداشت تفاهم» → «یادداشتتفاهم»: one key for all spellings of a head."""
    return max("".join(keys) for keys in phrase_keys(phrase))


def _last_keys(phrase: str) -> list[str]:
    return [keys[0] for keys in phrase_keys(phrase) if len(keys) == 1]


def _first_rows(rows: list[Row]) -> dict[str, Row]:
    out: dict[str, Row] = {}
    for row in rows:
        out.setdefault(row[0], row)
    return out
