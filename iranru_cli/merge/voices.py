"""Who speaks, across documents: one id by the registry, or by name, or by name and role; and whether two may be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from iranru_cli.lexicon.instruments import squeezed
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.text.letters import fold_letters

_ALIKE = 0.9  # contents so much alike are one statement, whether the speaker is known or not
_LONG = 8  # words of such contents
_ROLE_SHARE = 0.6  # words that two roles have in common, of all that either has


@lru_cache(maxsize=1 << 16)
def _spelt(name: str) -> str:
    return squeezed(fold_letters(name))


class Voice(NamedTuple):
    """The speakers of a statement: their ids where other documents can have the same, their names and roles in words."""

    ids: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    roles: tuple[tuple[str, ...], ...]


class Registry:
    """The persons, institutions and countries that the lexicon knows, by every name that is theirs alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._ids: dict[tuple[str, str], str] = {}
        for id, _, use, form, full in tables["people"]:
            for name in (form, full) if use == "alone" else (full,):
                self._ids.setdefault(("person", squeezed(name)), f"person:{id}")
        for id, _, form in tables["organizations"]:
            self._ids.setdefault(("organization", squeezed(form)), f"org:{id}")
        for code, name_class, form in tables["countries"]:
            if name_class in ("name", "full"):
                self._ids.setdefault(("country", squeezed(form)), f"country:{code}")

    def id(self, speaker: Mapping[str, Any]) -> str | None:
        """The id of a speaker in all documents; None for who cannot be told from others: «طرفین», «یک مقام آگاه».

        «ترامپ» → "person:trump"; «علی احمدی» → "person:علیاحمدی"; «احمدی», وزیر نیرو → "person:احمدی|وزیرنیرو".
        """
        name, kind = speaker.get("name") or "", speaker.get("kind") or ""
        if not name or kind in ("group", "document", "unnamed"):
            return None
        spelt, role = _spelt(name), speaker.get("role")
        if known := self._ids.get((kind, spelt)):
            return known
        if kind != "person":
            return f"{'org' if kind == 'organization' else kind}:{spelt}"
        if role and _spelt(role) == spelt:
            return f"role:{spelt}"
        if len(name.split()) > 1:
            return f"person:{spelt}"
        return f"person:{spelt}|{_spelt(role)}" if role else None

    def voice(self, speakers: Sequence[Mapping[str, Any]]) -> Voice:
        """The voice of a statement's speakers."""
        ids = [id for speaker in speakers if (id := self.id(speaker))]
        named = [speaker for speaker in speakers if speaker.get("kind") not in ("group", "document", "unnamed")]
        names = {tuple(map(_spelt, (speaker.get("name") or "").split())) for speaker in named}
        roles = {tuple(map(_spelt, speaker["role"].split())) for speaker in speakers if speaker.get("role")}
        return Voice(frozenset(ids), tuple(sorted(names - {()})), tuple(sorted(roles)))


def compatible(one: Voice, other: Voice, alike: float, words: int) -> bool:
    """Whether two statements whose contents are `alike` (0 to 1), of `words` words, can be of the same speaker.

    The same ids; a name within a longer one, «عراقچی» in «عباس عراقچی»; an office beside a name, «وزیر نیرو» beside «علی
    احمدی», وزیر نیرو. Who is not known can be anybody only where the contents are long and all but the same.
    """
    if one.ids and one.ids == other.ids:
        return True
    sure = alike >= _ALIKE and words >= _LONG
    if not one.names or not other.names:
        return sure
    if any(_within(a, b) for a in one.names for b in other.names):
        return True
    if any(name in other.roles for name in one.names) or any(name in one.roles for name in other.names):
        return True
    return sure and (_in_office(one, other) or _in_office(other, one))


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)


def _in_office(one: Voice, other: Voice) -> bool:
    """Whether a name of `one` is the office, or the institution in the office, of `other`."""
    offices = [set(role) for role in other.roles]
    return any(
        set(name) <= office or len(set(name) & office) >= _ROLE_SHARE * len(set(name) | office)
        for name in one.names
        for office in offices
    )
