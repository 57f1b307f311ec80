"""Numbers and dates as a Persian reader wants them, and the words of the page from data/headings.tsv."""

from __future__ import annotations

import re

from iranru_cli.output.calendar import persian_digits
from iranru_cli.output.labels import label
from iranru_cli.report.markup import Html, element, joined
from iranru_cli.timeline.spans import jalali

# what the attribute `datetime` may hold: a year, a month, a day, a time of a day
_DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_LOCAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
THOUSANDS = "\u066c"


def word(name: str) -> str:
    """A word of the page: "undated" → «بی‌تاریخ»."""
    return label("page", name)


def number(value: int) -> str:
    """12345 → «۱۲٬۳۴۵»."""
    return persian_digits(f"{value:,}".replace(",", THOUSANDS))


def counted(value: int, noun: str) -> str:
    """«۴ گفته»: a Persian noun stays singular behind a number; «هیچ گفته‌ای» for none."""
    return f"{number(value)} {word(noun)}" if value else word(f"no_{noun}")


def percent(value: float) -> str:
    """0.93 → «۹۳٪»."""
    return f"{persian_digits(round(value * 100))}٪"


def datetime_of(value: str | None) -> str | None:
    """The value where the attribute `datetime` may hold it."""
    return value if value and _DATETIME.fullmatch(value) else None


def local(value: str, native: str | None = None) -> str | None:
    """The Jalali date in words: "2025-01-17" → «۲۸ دی ۱۴۰۳», by native "1403-10" → «دی ۱۴۰۳»; None where it has none."""
    found = jalali(value, native) if value[:1].isdigit() else None
    if found is None:
        return None
    return f" {word('until')} ".join(dict.fromkeys(spoken(part) for part in found.split("/")))


def spoken(part: str) -> str:
    """A Jalali day, month or year in words: "1404-08" → «آبان ۱۴۰۴»."""
    match = _LOCAL.match(part)
    if match is None:
        return persian_digits(part)
    year, month, day = match.groups()
    words = [persian_digits(int(day))] if day else []
    words += [label("month", str(int(month)))] if month else []
    return " ".join([*words, persian_digits(year)])


def iso(value: str) -> Html:
    """«2025-01-17» kept left to right; an interval as two of them."""
    times = [element("time", part, datetime=datetime_of(part), dir="ltr") for part in value.split("/")]
    return element("span", joined(*times, between="\u2013"), class_="iso", dir="ltr")
