"""What a repair would change, line by line, for a person: the old line, the new one, and the words that differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from iranru_cli.output.cells import clean

_REMOVED, _ADDED, _PLACE, _END = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"
_LONGEST = 2_000  # words: finding the differing ones costs the square of a line's length


def changes(before: str, after: str, name: str, first: int, color: bool) -> str:
    """The lines that differ between two texts of as many lines; `first` is the number of the first line.

    >>> print(changes("او مى رود\\n", "او می\\u200cرود\\n", "a.txt", 1, color=False), end="")
    a.txt:1
    - او مى رود
    + او می‌رود
    """
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return "".join(
        _change(old, new, f"{clean(name)}:{number}", color)
        for number, (old, new) in enumerate(pairs, first)
        if old != new
    )


def _change(old: str, new: str, place: str, color: bool) -> str:
    old_words, new_words = clean(old).split(" "), clean(new).split(" ")
    if not color:
        return f"{place}\n- {' '.join(old_words)}\n+ {' '.join(new_words)}\n"
    removed, added = _differing(old_words, new_words)
    return (
        f"{_PLACE}{place}{_END}\n- {_painted(old_words, removed, _REMOVED)}\n+ {_painted(new_words, added, _ADDED)}\n"
    )


def _differing(old: list[str], new: list[str]) -> tuple[set[int], set[int]]:
    """The indices of the words that are in one line only."""
    if max(len(old), len(new)) > _LONGEST:
        return set(range(len(old))), set(range(len(new)))
    removed, added = set(range(len(old))), set(range(len(new)))
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        removed -= set(range(block.a, block.a + block.size))
        added -= set(range(block.b, block.b + block.size))
    return removed, added


def _painted(words: list[str], marked: set[int], style: str) -> str:
    return " ".join(f"{style}{word}{_END}" if n in marked else word for n, word in enumerate(words))
