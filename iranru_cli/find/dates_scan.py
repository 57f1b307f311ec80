"""The words of dates in a document, and the smallest piece of the grammar: numbers.

What a class of data/date_words.tsv does: `number`, `ordinal` make numbers («بیست و پنجم»); `unit`, `units`, `length`
are measures («سال», «سال‌های», «ساله»); `relation` turns a measure («هفته گذشته»); `part` takes a stretch («پایان مهر»);
`day`, `night`, `year` count from the publication date («دیروز», «دیشب», «امسال»); the others are named for what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.readings import Reading
from iranru_cli.text.tokens import Tokens, places, word_key

_POINTS = frozenset(".:/٫,")
_DASHES = frozenset("-–—")
_JOINS = frozenset("/.-–—_٫،,:(")
_AFTER_UNIT = (
    "year_kind",
    "last",
    "first",
    "after_it",
    "plural",
    "month_epithet",
    "about_hour",
    "quarter_hour",
    "this",
    "parity",
)
_BEHIND = frozenset("(،,-–—|T")
NUMERIC = frozenset(("digits", "number", "ordinal"))
_PAD = ["\n"] * 16  # more than a rule looks beyond its last word; before the first token as well, as keys[-1]
_new = tuple.__new__  # a third of the time that the constructor of a NamedTuple takes, for every word of dates


class Word(NamedTuple):
    """A word of dates that starts at some token: its class, its value, the token after it."""

    kind: str
    value: str
    end: int


class Number(NamedTuple):
    """A whole number in digits or words: «سی و یکم» is Number(31, end, ordinal=True, digits=0)."""

    value: int
    end: int
    ordinal: bool = False
    digits: int = 0  # how many digits; 0 for words


class Found(NamedTuple):
    """Tokens [start, end) with their reading."""

    start: int
    end: int
    reading: Reading


class DateRules(NamedTuple):
    """What is made once of the lexicon: words written together («یکسال», «دیماه»), and the sets of date_context.tsv."""

    together: Mapping[str, tuple[Word, ...]]  # the `end` of these words counts from the token's start: 0 or 1
    together_keys: frozenset[str]  # the same keys, to pass over a document that has none
    context: Mapping[str, frozenset[str]]
    goes_on: frozenset[str]  # behind a number that may be a date's: «۱۰/», «۱۰ و», «۱۰ ام», «۱۰ تا», «دهم این ماه»
    goes_far: frozenset[str]  # the second word behind a number: «دهم این ماه», «سه و نیم سال»
    joins_behind: frozenset[str]  # behind a date that goes on: «تا», «(», «-», «ساعت»
    before_unit: frozenset[str]  # «چند سال», «همان سال», «این هفته», «آخرین هفته»
    behind_unit: frozenset[str]  # «سال مالی», «هفته آخر», «روز پس از آن», «ساعت حدود ۱۰»
    behind_weak: frozenset[str]  # behind «اسد», «صفر» where a month is meant: «ماه», a comma, «و», «تا», «همان سال»


def compile_dates(lexicon: Lexicon) -> DateRules:
    """The rules of one lexicon."""
    words = [(row[0], row[1], word_key(row[2])) for row in lexicon.tables["date_words"] if " " not in row[2]]
    months = [(f"{row[0]} {row[1]}", word_key(row[2])) for row in lexicon.tables["months"] if " " not in row[2]]
    context: dict[str, set[str]] = {}
    for kind, form, _ in lexicon.tables["date_context"]:
        context.setdefault(kind, set()).add(word_key(form))
    _add_present(context, [word_key(row[1]) for row in lexicon.tables["stems"] if row[1] != "-"])
    stems = [row[0] for row in lexicon.tables["stems"]] + [row[1] for row in lexicon.tables["verbs"]]
    context["past"] = {
        word_key(stem) + ending for stem in stems if stem != "-" for ending in (*context["past_ending"], "")
    } - {word_key(row[1]) for row in lexicon.tables["clause_words"] if row[0] == "noun"}
    together = _together(words, months, context)
    return DateRules(
        together,
        frozenset(together),
        {kind: frozenset(keys) for kind, keys in context.items()},
        _JOINS.union(*(context[name] for name in ("and", "or", "range", "figure_ending", "this", "quarter_hour"))),
        frozenset(context["this"] | context["half"]),
        _BEHIND.union(context["range"], context["at_hour"]),
        frozenset().union(*(context[name] for name in ("vague", "that", "this", "latest"))),
        frozenset().union(*(context[name] for name in _AFTER_UNIT)),
        frozenset("،,").union(*(context[name] for name in ("month_word", "and", "range", "that"))),
    )


def _add_present(context: dict[str, set[str]], stems: list[str]) -> None:
    """Present forms of common verbs, in which news tells what is to come: «روز جمعه به تهران می‌رسد»."""
    stems += context["present_stem"]
    context["future"].update(
        prefix + stem + ending
        for prefix in context["present_prefix"]
        for stem in stems
        for ending in context["present_ending"]
    )


def _together(
    words: list[tuple[str, str, str]], months: list[tuple[str, str]], context: dict[str, set[str]]
) -> dict[str, tuple[Word, ...]]:
    together: dict[str, tuple[Word, ...]] = {
        key + month: (Word("month", value, 1),) for value, key in months for month in context["month_word"]
    }
    numbers = [(value, key) for kind, value, key in words if kind == "number"]
    for value, key in numbers:
        for kind, unit, unit_key in words:
            if kind in ("unit", "length") and key != "نه":  # «نه ماه» is found apart; «نهماه» is nobody's spelling
                together[key + unit_key] = (Word("number", value, 0), Word(kind, unit, 1))
    for joint in context["and"]:
        for kind, value, key in words:
            if kind in ("number", "ordinal") and int(value) < 1000:
                together[joint + key] = (Word("and_" + kind, value, 1),)  # «بیست وپنجم»
        for value, key in numbers:
            if 20 <= int(value) < 100 and int(value) % 10 == 0:
                together |= _compound(int(value), key + joint, words)
                together |= _compound_lengths(int(value), key + joint, words)
    return together


def _compound(tens: int, key: str, words: list[tuple[str, str, str]]) -> dict[str, tuple[Word, ...]]:
    """«بیست‌وپنجم» written as one word."""
    return {
        key + one: (Word(kind, str(tens + int(value)), 1),)
        for kind, value, one in words
        if kind in ("number", "ordinal") and int(value) < 10
    }


def _compound_lengths(tens: int, key: str, words: list[tuple[str, str, str]]) -> dict[str, tuple[Word, ...]]:
    """«بیست‌وپنج‌ساله» written as one word."""
    return {
        key + one + length: (Word("number", str(tens + int(value)), 0), Word("length", unit, 1))
        for kind, value, one in words
        if kind == "number" and int(value) < 10
        for other, unit, length in words
        if other == "length"
    }


class Scan:
    """The date words of one document by token: `at[i]` is the word that starts at token i.

    `keys` go on with line ends behind the text, so that rules may look a few tokens over either end of it.
    A word written together with its number stands in `second` under the same token («یکسال»: number, then unit).
    """

    def __init__(self, tokens: Tokens, hits: Mapping[str, list[Hit]], rules: DateRules) -> None:
        self.keys, self.starts, self.ends = tokens.keys + _PAD, tokens.starts, tokens.ends
        self.rules, self.context, self.goes_on, self.last = rules, rules.context, rules.goes_on, len(tokens.keys) - 1
        together, keys = rules.together, tokens.keys
        self.second: dict[int, Word] = {}
        self.numbers: dict[int, Number | None] = {}
        at: dict[int, Word] = {
            start: _new(Word, (row[0], row[1], end)) for start, end, row in hits.get("date_words", ())
        }
        for start, end, row in hits.get("months", ()):
            if start not in at:
                at[start] = _new(Word, ("month", row[0] + " " + row[1], end))
        at.update([(i, _new(Word, ("digits", keys[i], i + 1))) for i in tokens.marks if keys[i].isdecimal()])
        written = tokens.kinds & rules.together_keys
        if written:
            for i in places(keys, written):
                self._enter_together(at, i, together[keys[i]])
        self.at = at

    def _enter_together(self, at: dict[int, Word], i: int, words: tuple[Word, ...]) -> None:
        at[i] = Word(words[0].kind, words[0].value, i + words[0].end)
        if len(words) == 2:
            self.second[i] = Word(words[1].kind, words[1].value, i + 1)

    def may_date(self, i: int) -> bool:
        """Whether the number at token i may belong to a date; most numbers of a text may not."""
        at, keys = self.at, self.keys
        _, value, end = at[i]
        if end in at or i in self.second or (len(value) == 4 and keys[i] == value):
            return True
        if end >= self.last or keys[end] not in self.goes_on:
            return False
        return end + 1 in at or keys[end + 1] in self.rules.goes_far

    def key(self, i: int) -> str:
        """The matching key of token i: «آذر» → "اذر"."""
        return self.keys[i]

    def glued(self, i: int) -> bool:
        """Whether token i touches the one before it."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def word(self, i: int, kind: str) -> Word | None:
        """The date word of that class which starts at token i."""
        word = self.at.get(i)
        return word if word is not None and word.kind == kind else None

    def unit(self, i: int, *values: str) -> Word | None:
        """The unit at token i, where it is one of those named."""
        word = self.at.get(i)
        return word if word is not None and word.kind == "unit" and word.value in values else None

    def says(self, i: int, context: str) -> bool:
        """Whether token i is in a set of date_context.tsv."""
        return self.keys[i] in self.context[context]

    def in_figure(self, i: int) -> bool:
        """Whether digits at token i go on or begin in another figure: the ۵ of «۳.۵», the ۲۰ of «۲۰:۳۰»."""
        keys = self.keys
        left = i >= 2 and keys[i - 1] in _POINTS and self.glued(i) and self.glued(i - 1) and keys[i - 2].isdecimal()
        return left or self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        keys = self.keys
        if i + 2 >= len(keys) or keys[i + 1] not in _POINTS or not (self.glued(i + 1) and self.glued(i + 2)):
            return False
        return keys[i + 2].isdecimal()


def number_at(s: Scan, i: int) -> Number | None:
    """«۱۲», «۱۰ام», «سی و یکم», «هزار و سیصد و نود و دو»; None where digits are part of a longer figure."""
    word = s.at.get(i)
    if word is None or word.kind not in NUMERIC:
        return None
    if i not in s.numbers:
        s.numbers[i] = _number(s, i, word)  # the rules that may start at a number ask one after the other
    return s.numbers[i]


def _number(s: Scan, i: int, word: Word) -> Number | None:
    if word.kind == "digits":
        return None if len(word.value) > 4 or s.in_figure(i) else _thousands(s, _digits(s, i, word))
    if word.kind == "ordinal":
        return Number(int(word.value), word.end, ordinal=True)
    return _words(s, int(word.value), word.end)


def _digits(s: Scan, i: int, word: Word) -> Number:
    if len(word.value) <= 2 and s.says(i + 1, "figure_ending") and (s.glued(i + 1) or len(s.keys[i + 1]) > 1):
        return Number(int(word.value), i + 2, ordinal=True, digits=len(word.value))  # «۵ام»; «۵ م» may be five metres
    return Number(int(word.value), i + 1, digits=len(word.value))


def _thousands(s: Scan, number: Number) -> Number:
    """«۲ هزار و ۵۰۰»: figures before هزار."""
    word = s.word(number.end, "number")
    if word is None or word.value != "1000" or number.value > 9 or number.ordinal:
        return number
    return _words(s, number.value * 1000, word.end)


def _words(s: Scan, total: int, end: int) -> Number:
    """Add smaller numbers after و, multiply by thousand: «(یک) هزار و سیصد و نود»."""
    smallest = _place(total)
    while True:
        word = s.word(end, "number")
        if word is not None and word.value == "1000" and total < 10:
            total, end, smallest = total * 1000, word.end, 1000
            continue
        word = _added(s, end) if smallest > 1 else None
        if word is None or int(word.value) >= smallest:
            return Number(total, end)
        total, end, smallest = total + int(word.value), word.end, _place(int(word.value))
        if word.kind.endswith("ordinal"):
            return Number(total, end, ordinal=True)


def _added(s: Scan, i: int) -> Word | None:
    """The number after و at token i, which may be written to it: «و پنجم», «وپنجم»."""
    word = s.at.get(i + 1) if s.says(i, "and") else s.at.get(i)
    if word is not None and word.kind == "digits":
        return word if s.says(i, "and") and len(word.value) == 3 and not s.in_figure(i + 1) else None
    kinds = ("number", "ordinal") if s.says(i, "and") else ("and_number", "and_ordinal")
    return word if word is not None and word.kind in kinds else None


def _place(value: int) -> int:
    """What may still be added lies under this: 20 takes 1 to 9, 300 takes 1 to 99; 1 to 19 take nothing."""
    return 1 if value < 20 else 10 if value < 100 else 100 if value < 1000 else 1000


def dash_at(s: Scan, i: int) -> bool:
    """A dash between two numbers that touches both: «۱۴۰۲-۱۴۰۳»."""
    return s.key(i) in _DASHES and s.glued(i) and s.glued(i + 1)
