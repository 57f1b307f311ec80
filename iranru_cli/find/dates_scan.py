"""The words of dates in a document, and the small pieces of the grammar: numbers, years, neighbours.

What a class of data/date_words.tsv does: `number`, `ordinal` make numbers («بیست و پنجم»); `unit`, `units`, `length`
are measures («سال», «سال‌های», «ساله»); `relation` turns a measure («هفته گذشته»); `part` takes a stretch («پایان مهر»);
`day`, `night`, `year` count from the publication date («دیروز», «دیشب», «امسال»); the others are named for what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.resolve.calendar import CalendarName
from iranru_cli.text.tokens import Tokens, word_key

_POINTS = frozenset(".:/٫,")
_DASHES = frozenset("-–—")
_JALALI_YEARS, _GREGORIAN_YEARS = range(1200, 1500), range(1500, 2101)
_ISLAMIC_YEARS = range(1000, 1500)
_ABBREVIATED: dict[str, CalendarName] = {"م": "gregorian", "ش": "jalali", "ق": "islamic"}


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


class Year(NamedTuple):
    """A year as written, or counted from that of the publication date (`shift`), or nearest on one side (`near`)."""

    end: int
    year: int | None = None
    shift: int | None = None
    near: int = 0
    calendar: CalendarName | None = None


class DateRules(NamedTuple):
    """What is made once of the lexicon: words written together («یکسال», «دیماه»), and the sets of date_context.tsv."""

    together: Mapping[str, tuple[Word, ...]]  # the `end` of these words counts from the token's start: 0 or 1
    together_keys: frozenset[str]  # the same keys, to pass over a document that has none
    context: Mapping[str, frozenset[str]]


def compile_dates(lexicon: Lexicon) -> DateRules:
    """The rules of one lexicon."""
    words = [(row[0], row[1], word_key(row[2])) for row in lexicon.tables["date_words"] if " " not in row[2]]
    months = [(f"{row[0]} {row[1]}", word_key(row[2])) for row in lexicon.tables["months"] if " " not in row[2]]
    context: dict[str, set[str]] = {}
    for kind, form, _ in lexicon.tables["date_context"]:
        context.setdefault(kind, set()).add(word_key(form))
    together: dict[str, tuple[Word, ...]] = {
        key + month: (Word("month", value, 1),) for value, key in months for month in context["month_word"]
    }
    numbers = [(value, key) for kind, value, key in words if kind == "number"]
    for value, key in numbers:
        for kind, unit, unit_key in words:
            if kind in ("unit", "length") and key != "نه":  # «نه ماه» is found apart; «نهماه» is nobody's spelling
                together[key + unit_key] = (Word("number", value, 0), Word(kind, unit, 1))
    for value, key in numbers:
        if 20 <= int(value) < 100 and int(value) % 10 == 0:
            together |= _compound(int(value), key, words)
    return DateRules(together, frozenset(together), {kind: frozenset(keys) for kind, keys in context.items()})


def _compound(tens: int, key: str, words: list[tuple[str, str, str]]) -> dict[str, tuple[Word, ...]]:
    """«بیست‌وپنجم» written as one word."""
    return {
        f"{key}و{one}": (Word(kind, str(tens + int(value)), 1),)
        for kind, value, one in words
        if kind in ("number", "ordinal") and int(value) < 10
    }


class Scan:
    """The date words of one document by token: `at[i]` is the word that starts at token i.

    A word written together with its number stands in `second` under the same token («یکسال»: number, then unit).
    """

    def __init__(self, tokens: Tokens, hits: Mapping[str, list[Hit]], rules: DateRules) -> None:
        self.keys, self.starts, self.ends = tokens.keys, tokens.starts, tokens.ends
        self.context = rules.context
        together, keys = rules.together, tokens.keys
        at: dict[int, Word] = {}
        self.second: dict[int, Word] = {}
        for start, end, row in hits.get("months", ()):
            at[start] = Word("month", row[0] + " " + row[1], end)
        for start, end, row in hits.get("date_words", ()):
            at[start] = Word(row[0], row[1], end)
        for i in compress(range(len(keys)), map(str.isdecimal, keys)):
            at[i] = Word("digits", keys[i], i + 1)
        if not rules.together_keys.isdisjoint(keys):
            for i in compress(range(len(keys)), map(together.__contains__, keys)):
                self._enter_together(at, i, together[keys[i]])
        self.at = at

    def _enter_together(self, at: dict[int, Word], i: int, words: tuple[Word, ...]) -> None:
        at[i] = Word(words[0].kind, words[0].value, i + words[0].end)
        if len(words) == 2:
            self.second[i] = Word(words[1].kind, words[1].value, i + 1)

    def key(self, i: int) -> str:
        return self.keys[i] if 0 <= i < len(self.keys) else "\n"

    def glued(self, i: int) -> bool:
        """Whether token i touches the one before it."""
        return 0 < i < len(self.keys) and self.starts[i] == self.ends[i - 1]

    def word(self, i: int, kind: str) -> Word | None:
        """The date word of that class which starts at token i."""
        word = self.at.get(i)
        return word if word is not None and word.kind == kind else None

    def says(self, i: int, context: str) -> bool:
        """Whether token i is in a set of date_context.tsv."""
        return 0 <= i < len(self.keys) and self.keys[i] in self.context[context]

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
    if word is None:
        return None
    if word.kind == "digits":
        return None if len(word.value) > 4 or s.in_figure(i) else _digits(s, i, word)
    if word.kind == "ordinal":
        return Number(int(word.value), word.end, ordinal=True)
    return _words(s, int(word.value), word.end) if word.kind == "number" else None


def _digits(s: Scan, i: int, word: Word) -> Number:
    after = s.key(i + 1)
    if after in s.context["figure_ending"] and len(word.value) <= 2 and (after != "م" or s.glued(i + 1)):
        return Number(int(word.value), i + 2, ordinal=True, digits=len(word.value))
    return Number(int(word.value), i + 1, digits=len(word.value))


def _words(s: Scan, total: int, end: int) -> Number:
    """Add smaller numbers after و, multiply by thousand: «(یک) هزار و سیصد و نود»."""
    smallest = _place(total)
    while True:
        word = s.word(end, "number")
        if word is not None and word.value == "1000" and total < 10:
            total, end, smallest = total * 1000, word.end, 1000
            continue
        if s.key(end) != "و" or smallest == 1:
            return Number(total, end)
        word = s.at.get(end + 1)
        if word is None or word.kind not in ("number", "ordinal") or int(word.value) >= smallest:
            return Number(total, end)
        total, end, smallest = total + int(word.value), word.end, _place(int(word.value))
        if word.kind == "ordinal":
            return Number(total, end, ordinal=True)


def _place(value: int) -> int:
    """What may still be added lies under this: 20 takes 1 to 9, 300 takes 1 to 99; 1 to 19 take nothing."""
    return 1 if value < 20 else 10 if value < 100 else 100 if value < 1000 else 1000


def calendar_at(s: Scan, i: int) -> tuple[CalendarName | None, int]:
    """«میلادی», «هجری شمسی», «(میلادی)», and the letters that stand for them: «۲۰۱۵م»."""
    word = s.word(i, "calendar")
    if word is None and s.key(i) in _ABBREVIATED and not s.says(i + 1, "counted"):
        return _ABBREVIATED[s.keys[i]], i + 1
    if word is None and s.key(i) == "(" and s.key(i + 2) == ")":
        inner = s.word(i + 1, "calendar")
        word = Word(inner.kind, inner.value, i + 3) if inner else None
    if word is None:
        return None, i
    return ("gregorian" if word.value == "gregorian" else "islamic" if word.value == "islamic" else "jalali"), word.end


def calendar_of(year: int) -> CalendarName | None:
    """1404 is Jalali, 2025 Gregorian, 16 neither."""
    return "jalali" if year in _JALALI_YEARS else "gregorian" if year in _GREGORIAN_YEARS else None


def full_year(number: Number, calendar: CalendarName | None, *, short: bool = False) -> int | None:
    """The year that a number stands for, two digits included where `short`: ۹۶ → 1396, ۰۲ → 1402."""
    value = number.value
    if calendar == "islamic":
        return value if value in _ISLAMIC_YEARS else None
    if calendar_of(value) is not None and (calendar is None or calendar_of(value) == calendar):
        return value
    if not short or calendar == "gregorian" or number.digits not in (0, 2) or number.ordinal or value > 99:
        return None
    return 1300 + value if value >= 30 else 1400 + value if value < 10 and number.digits else None


def dash_at(s: Scan, i: int) -> bool:
    """A dash between two numbers that touches both: «۱۴۰۲-۱۴۰۳»."""
    return s.key(i) in _DASHES and s.glued(i) and s.glued(i + 1)
