"""Letters: one spelling for all keyboards and dumps. Most folds keep the length; marks that go are edits with a map."""

from __future__ import annotations

import re
import unicodedata

from iranru_cli.text.edits import Edit

ZWNJ = "\u200c"
# One to one. Where a letter has twins for the eye, the Persian one stands; «ۀ» loses its hamza as most writers leave it
# out («معاهدۀ جامع», «معاهده جامع»), and a no-break blank is a blank.
_FOLDS = (
    ("ي", "ی"),
    ("ك", "ک"),
    ("ى", "ی"),
    ("ۀ", "ه"),
    ("ە", "ه"),
    ("ہ", "ه"),
    ("ھ", "ه"),
    ("ۂ", "ه"),
    ("ې", "ی"),
    ("ے", "ی"),
    ("ڪ", "ک"),
    ("\u00a0", " "),
)
_SEATS = (("أ", "ا"), ("إ", "ا"), ("ٱ", "ا"), ("ؤ", "و"), ("ئ", "ی"), ("ۀ", "ه"), ("ة", "ه"))
_DIGITS = tuple((chr(zero + n), str(n)) for zero in (0x06F0, 0x0660) for n in range(10))
_ANY_SEAT = re.compile("[أإٱؤئۀة]")
_KEY_FOLDS = _SEATS + _DIGITS
_ANY_KEY_FOLD = re.compile("[أإٱؤئۀة۰-۹٠-٩]")
_FORM = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf2\ufdfc\ufe70-\ufefc"
_FORMS = re.compile(f"[{_FORM}]")
_TATWEEL, _DASH = "ـ", "–"
_HAMZA, _MADDA = "\u0654", "\u0653"
_COMPOSED = {"ا" + _MADDA: "آ", "ا" + _HAMZA: "أ", "و" + _HAMZA: "ؤ", "ی" + _HAMZA: "ئ"}
# Old word processors wrote these for the joiner: «می<soft hyphen>برد», «بافت¬های», «سال<left-to-right mark>ها».
_AS_JOINER = "\u00ac\u00ad\u200a\u200b\u200e\u200f"
_SHOWN = "\u00ac\u200a"  # stay where no letters stand on both sides
_HIDDEN = (
    "\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200b\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_MARK, _MARKS = f"[{_HIDDEN}{_SHOWN}]", f"[{_HIDDEN}{_SHOWN}{ZWNJ}]"
_BLANKS = re.compile("  +")
_ODD = re.compile(f"[{_HIDDEN}{_SHOWN}{_FORM}]")
_STRAY = rf"(?!\w)|(?<!\w{ZWNJ})"
_STRAY_JOINER = re.compile(rf"{ZWNJ}(?:{ZWNJ}+|{_STRAY})")
# A joiner alone between letters, by far the most frequent, is not matched: half the time of matching every run.
_MARK_RUN = re.compile(rf"{_MARK}{_MARKS}*|{ZWNJ}(?:{_MARKS}+|{_STRAY})")


def fold_letters(text: str) -> str:
    """«كنوانسيون» → «کنوانسیون»; the length is kept."""
    for old, new in _FOLDS:
        text = text.replace(old, new)
    return text


def fold_key(text: str) -> str:
    """Hamza seats to plain letters, digits to ASCII, length kept: «تأکید ۵» → «تاکید 5»."""
    if _ANY_KEY_FOLD.search(text):  # most words have none: the lexicon is compiled in half the time
        for old, new in _KEY_FOLDS:
            text = text.replace(old, new)
    return text


def fold_word(word: str) -> str:
    """fold_key for a single word without digits: «مسؤول» → «مسوول»; eight times as fast where nothing is to be folded."""
    return fold_key(word) if _ANY_SEAT.search(word) else word


def is_plain(text: str) -> bool:
    """Whether the text has no marks and no presentation forms: then two passes over it are spared."""
    return _ODD.search(text) is None


def form_edits(text: str) -> list[Edit]:
    """Presentation forms to letters: «ﻣﻌﺎﻫﺪﻩ» → «معاهده», «ﻻ» → «لا»."""
    return [Edit(m.start(), m.end(), _letters(m.group())) for m in _FORMS.finditer(text)]


def _letters(form: str) -> str:
    return unicodedata.normalize("NFKC", form).strip()


def mark_edits(text: str, plain: bool = False) -> list[Edit]:
    """Diacritics, tatweel, bidi controls, zero-width marks and joiners that join nothing; letters are folded before.

    In a `plain` text only joiners are looked at.
    """
    runs = _STRAY_JOINER if plain else _MARK_RUN
    return [edit for m in runs.finditer(text) for edit in _mark_edit(text, m.start(), m.end())]


def _mark_edit(text: str, start: int, end: int) -> list[Edit]:
    """What becomes of a run of marks: gone, one joiner, or as it is (no edit)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isascii() and after.isascii() and before.isalpha() and after.isalpha()) or (before + after).isdigit():
        return []  # within Latin words and numbers
    composed = _COMPOSED.get(before + text[start])
    if composed is not None:  # the letter takes the first mark in: «مسو» + hamza → «مسؤ»
        return [Edit(start - 1, end, composed + _instead(text[start + 1 : end], composed, after))]
    run = text[start:end]
    new = _instead(run, before, after)
    if new and new != ZWNJ:  # what is shown stays, a dash stands for the first tatweel, each mark beside it goes
        dash = run.find(_TATWEEL) if new == _DASH else -1
        return [
            Edit(start + n, start + n + 1, _DASH if n == dash else "")
            for n, mark in enumerate(run)
            if mark not in _SHOWN or new == _DASH
        ]
    while new and run.endswith(new[-1]):  # what stays is no part of the edit
        run, new = run[:-1], new[:-1]
    return [Edit(start, start + len(run), new)] if run or new else []


def blank_edits(text: str) -> list[Edit]:
    """Doubled blanks within a line to one: «دو  کشور» → «دو کشور»; marks are gone before."""
    if "  " not in text:
        return []
    return [
        Edit(match.start() + 1, match.end(), "")
        for match in _BLANKS.finditer(text)
        if not text[match.start() - 1 : match.start()].isspace() and not text[match.end() : match.end() + 1].isspace()
        if match.start() > 0 and match.end() < len(text)
    ]


def _instead(run: str, before: str, after: str) -> str:
    """What stands for a run of marks between these two characters."""
    if before.isalnum() and after.isalnum():
        return ZWNJ if any(mark == ZWNJ or mark in _AS_JOINER for mark in run) else ""
    if _TATWEEL in run and not before.isalnum() and not after.isalnum():
        return _DASH  # «تهران ـ ایرنا»: a tatweel for a dash
    return "".join(mark for mark in run if mark in _SHOWN)
