"""How the wording of one document differs from that of the first."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from iranru_cli.text.letters import ZWNJ, fold_key, fold_letters

_MARKS = "«»\"'()[].,،؛:;!?؟…-–—"


class Change(NamedTuple):
    """Words that stand in place of others; an empty string where words were left out or added."""

    was: str
    now: str


def changes(first: str, other: str) -> list[Change]:
    """What is other in `other`, word by word; spelling, joiners and marks at the edges of words do not count.

    >>> changes("سد آبسر فردا پر مي‌شود", "سد آبسر، امروز پر می‌شود")
    [Change(was='فردا', now='امروز')]
    """
    ours, theirs = first.split(), other.split()
    matcher = SequenceMatcher(None, list(map(_key, ours)), list(map(_key, theirs)), autojunk=False)
    found = ((ours[a:b], theirs[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
    return [Change(" ".join(was), " ".join(now)) for was, now in found if _joined(was) != _joined(now)]


def _joined(words: list[str]) -> str:
    """«در آمده» and «درآمده» are the same words."""
    return "".join(map(_key, words))


def _key(word: str) -> str:
    return fold_key(fold_letters(word)).strip(_MARKS).replace(ZWNJ, "")
