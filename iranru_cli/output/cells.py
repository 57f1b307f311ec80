"""Fields of records → rich text, made safe: shown text can move no cursor, change no colour, turn no line round."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from rich.text import Text

from iranru_cli.output.bidi.modes import latin
from iranru_cli.output.calendar import jalali, persian_digits
from iranru_cli.output.labels import label
from iranru_cli.records import About, Speaker, When

Cell = Callable[..., Text]
# the two countries that the program is about are told apart at a glance
COUNTRY_STYLES = {"IR": "green", "RU": "cyan"}
NOTHING = "–"
# embeddings and isolates change the order of all that follows; a joiner is part of its word and stays. An override makes
# a word read as another: honest text has none, so it is shown
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_OVERRIDES = {"\u202d": "[LRO]", "\u202e": "[RLO]"}


def clean(text: str) -> str:
    """`text` on one line, without control characters and bidi marks: "a\\x1b[31m\\nb" → "a[31m b"."""
    kept = (_OVERRIDES.get(c, c) for c in text if c not in _BIDI and (c.isspace() or not _is_control(c)))
    return " ".join("".join(kept).split())


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs")


def plain(value: object, style: str = "") -> Text:
    """A value as it is; None and "" as a dash, numbers in Persian digits."""
    if isinstance(value, int):
        return Text(persian_digits(value), style)
    return Text(clean(str(value or "")) or NOTHING, style)


def listed(values: Iterable[str], inline: bool) -> Text:
    """Several values: one a line in a table, with commas between them on a card."""
    texts = [clean(value) for value in values]
    return Text(("، " if inline else "\n").join(texts) or NOTHING)


def worded(value: str | None) -> Text:
    """A value of a closed list in Persian: "signed" → «امضا»."""
    return plain(value and label("value", value))


def speakers(found: Iterable[Speaker], inline: bool) -> Text:
    """Names bold in the colour of their country, roles dim: below the name in a table, after it on a card."""
    texts = [_speaker(speaker, " — " if inline else "\n") for speaker in found]
    return Text("، " if inline else "\n").join(texts) if texts else Text(NOTHING)


def _speaker(speaker: Speaker, between: str) -> Text:
    mention = speaker.mention.text if speaker.mention else None
    name = clean(speaker.name or mention or "") or label("speaker", "unnamed")
    text = Text()
    text.append(name, f"bold {COUNTRY_STYLES.get(speaker.country or '', '')}".strip())
    if speaker.role and clean(speaker.role) != name:
        text.append(between).append(clean(speaker.role), "dim")
    return text


def when(found: When | None, inline: bool) -> Text:
    """The Jalali day, and the ISO day dim beside it; the words alone, yellow and with «؟», where no day follows from them."""
    if found is None:
        return Text(NOTHING)
    if found.value is None:
        return Text(f"{clean(found.text)}؟" if clean(found.text) else NOTHING, "yellow")
    return day(found.value, found.native, inline)


def day(value: str, native: str | None, inline: bool) -> Text:
    """«۱۴۰۴/۰۸/۰۵ = 2025-10-27» on a card, in two lines in a table; a Jalali month by its own name, «۱۴۰۴/۰۷»."""
    parts = [latin(part) for part in clean(value).split("/")]
    iso = ("/" if inline else "\n").join(parts)
    local = _jalali_native(native) or jalali(value)
    if local is None:
        return Text(iso)
    return Text.assemble(local, " = " if inline else "\n", (iso, "dim"))


def _jalali_native(native: str | None) -> str | None:
    is_jalali = native is not None and native[:4].isdecimal() and int(native[:4]) < 1600
    return persian_digits(clean(native or "").replace("-", "/")) if is_jalali else None


def agreements(about: Iterable[About], inline: bool) -> Text:
    """The names of the agreements that a statement is about."""
    return listed((agreement.name for agreement in about), inline)
