"""Is this windows-1256? Every byte has a meaning there, so only the letters can tell."""

from __future__ import annotations

from collections import Counter

LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکہھٹڈڑںے")
# joiners, direction marks, vowel signs, tatweel, Persian and typographic punctuation, the no-break space
OTHERS = frozenset(
    "\u200c\u200d\u200e\u200f\u00a0\u00ad\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652،؛؟«»…–—‘’“”•°·×÷%٪"
)
COMMON = frozenset("اينرمدهوتل")
RARE = frozenset("ظثذژضغ")
ENOUGH = 30  # letters; with fewer, other alphabets can look alike by chance


def is_arabic_script(text: str) -> bool:
    """Whether `text`, decoded as windows-1256, is plainly Persian or Arabic: enough letters, nothing foreign, usual shares.

    Bytes of another encoding become letters mixed with é, â, ƒ, ‡ (none in Persian) or shares that no text has.
    """
    counts = Counter(text)
    letters = sum(n for c, n in counts.items() if c in LETTERS)
    foreign = sum(n for c, n in counts.items() if c not in LETTERS and c not in OTHERS and ord(c) > 127)
    if letters < ENOUGH or foreign > letters * 0.01 or _has_controls(counts):
        return False
    common = sum(counts[c] for c in COMMON)
    rare = sum(counts[c] for c in RARE)
    return common > letters * 0.45 and rare < letters * 0.1


def _has_controls(counts: Counter[str]) -> bool:
    return any(c < " " and c not in "\t\n\r\f\v\x1a" for c in counts)
