"""Chains of persons: short names, fuller names and misspellings of one person in a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from iranru_cli.mentions import EntityMention
from iranru_cli.text.tokens import ZWNJ, fold_key

_SPELLED = 5  # a surname this long may be misspelt by one letter
_MISSPELT_FULL = 8
_MOST_ALIKE = 16


@dataclass(slots=True)
class Person:
    """A person as he grows; `mentions` are indices into the document's mentions, in order of linking."""

    names: list[str] = field(default_factory=list)
    known: str | None = None
    mentions: list[int] = field(default_factory=list)
    roles: list[tuple[int, str, str | None]] = field(default_factory=list)  # mention, office, country

    @property
    def name(self) -> str:
        """The fullest name, of equal ones the most frequent: «مجید تخت روانچی»."""
        return usual(fullest(self.names))


def fullest(names: list[str]) -> list[str]:
    """Those of the most words, in order."""
    if len(set(names)) == 1:
        return names
    words = [len(name.split()) for name in names]
    most = max(words)
    return [name for name, count in zip(names, words, strict=True) if count == most]


def usual(names: list[str]) -> str:
    """The most frequent, of equal ones the first."""
    return names[0] if len(set(names)) == 1 else Counter(names).most_common(1)[0][0]


@lru_cache(maxsize=8192)
def squash(name: str) -> str:
    """Letters only, hamza and madda folded: «رضا آل‌احمد» → «رضاالاحمد»."""
    return "".join(c for c in fold_key(name).replace("آ", "ا") if c.isalpha())


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(squash(word) for word in name.replace(ZWNJ, " ").split())


@lru_cache(maxsize=8192)
def _endings(name: str) -> tuple[str, ...]:
    """Every ending of whole words, and a short first word: «وانگ» of «وانگ یی»."""
    words = _words(name)
    ends = {"".join(words[k:]) for k in range(1, len(words))}
    if len(words[0]) <= 4:
        ends.add(words[0])
    return tuple(sorted(ends))


def _near(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, too much, or two are changed about: «تختروانچی», «تحتروانچی», «تختروناچی»."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    k = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) == len(other) and one[k : k + 2] == other[k : k + 2][::-1]:
        return one[k + 2 :] == other[k + 2 :]
    return one[k + (len(one) == len(other)) :] == other[k + 1 :]


def _tells_who(mention: EntityMention, person: Person) -> bool:
    """Whether the registry's id may be the person's: a surname alone says nothing of «فاضل لاریجانی»."""
    return " " in (mention.name or "") or not any(" " in name.replace(ZWNJ, " ") for name in person.names[:-1])


class PersonChains:
    """Links the person mentions of a document; `of` maps a mention's index to its person."""

    def __init__(self, mentions: list[EntityMention]) -> None:
        self.people: list[Person] = []
        self.of: dict[int, int] = {}
        self._full: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self._ends: dict[str, list[int]] = {}  # every ending of whole words, and the first word → persons
        self._middles: dict[str, list[int]] = {}  # words between the first and last of a name → persons
        self._alike: dict[tuple[int, str], list[tuple[str, int]]] = {}  # long names by their first and last letters
        self._unspelt: list[tuple[str, int]] = []  # names not yet among those
        self._last: dict[int, int] = {}
        named = [(i, m) for i, m in enumerate(mentions) if m.kind == "person" and m.name]
        for i, mention in named:
            if " " in (mention.name or "").strip():
                self._link_full(i, mention)
        for i, mention in named:
            if i not in self.of:
                self._link_short(i, mention)
            self._last[self.of[i]] = i
        for person in self.people:
            person.mentions.sort()

    def _link_full(self, i: int, mention: EntityMention) -> None:
        name = squash(mention.name or "")
        index = self._full.get(name)
        if index is None and mention.known is not None:
            index = self._known.get(mention.known)
        if index is None:
            index = self._fuller(mention.name or "")
        if index is None and self.people and len(name) >= _MISSPELT_FULL:
            index = self._misspelt(name)
        if index is None:
            index = self._new()
        self._add(index, i, mention)
        self._full.setdefault(name, index)
        self._register(index, mention.name or "")

    def _fuller(self, name: str) -> int | None:
        """«جواد ظریف» of «محمدجواد ظریف»: the last words are equal and the given names end alike."""
        words = _words(name)
        if len(words) < 2:
            return None
        mine = "".join(words)
        for index in self._ends.get(words[-1], ())[-4:]:
            for other in {squash(n) for n in self.people[index].names}:
                if other.endswith(mine) or mine.endswith(other):
                    return index
        return None

    def _link_short(self, i: int, mention: EntityMention) -> None:
        """A surname alone: the latest person before who has it, else the first after."""
        name = squash(mention.name or "")
        index = self._known.get(mention.known) if mention.known is not None else None
        candidates = self._ends.get(name) or self._middles.get(name, [])  # «برزگر» of «عباس برزگر سدری»
        if index is None and candidates:
            before = [c for c in candidates[-8:] if c in self._last]
            index = max(before, key=lambda c: self._last[c]) if before else candidates[0]
        if index is None and len(name) >= _SPELLED:
            index = self._misspelt(name)
        if index is None:
            index = self._new()
            for end in {name, *_endings(mention.name or "")}:  # «علی‌السمیسم» is «السمیسم», too
                self._ends.setdefault(end, []).append(index)
        self._add(index, i, mention)

    def _new(self) -> int:
        self.people.append(Person())
        return len(self.people) - 1

    def _add(self, index: int, i: int, mention: EntityMention) -> None:
        person = self.people[index]
        self.of[i] = index
        person.mentions.append(i)
        person.names.append(mention.name or "")
        if mention.known is not None and _tells_who(mention, person):
            person.known = person.known or mention.known
            self._known.setdefault(mention.known, index)
        if mention.role is not None:
            person.roles.append((i, mention.role, mention.country))

    def _register(self, index: int, name: str) -> None:
        for end in _endings(name):
            known = self._ends.setdefault(end, [])
            if index not in known[-4:]:
                known.append(index)
        for middle in _words(name)[1:-1]:
            self._middles.setdefault(middle, []).append(index)
        self._unspelt.append((name, index))

    def _remember_spellings(self) -> None:
        """The names registered since the last misspelling: most documents have none."""
        for name, index in self._unspelt:
            for end in _endings(name):
                if len(end) >= _SPELLED:
                    self._remember_spelling(end, index)
            whole = "".join(_words(name))
            if len(whole) >= _MISSPELT_FULL:
                self._remember_spelling(whole, index)
        self._unspelt.clear()

    def _remember_spelling(self, name: str, index: int) -> None:
        """One wrong letter leaves the first two or the last two as they are."""
        for key in ((0, name[:2]), (1, name[-2:])):
            alike = self._alike.setdefault(key, [])
            if len(alike) < _MOST_ALIKE:
                alike.append((name, index))

    def _misspelt(self, name: str) -> int | None:
        self._remember_spellings()
        for key in ((0, name[:2]), (1, name[-2:])):
            for other, index in self._alike.get(key, ()):
                if _near(name, other):
                    return index
        return None
