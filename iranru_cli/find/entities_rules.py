"""What the finders of entities know, compiled once from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.words import Words
from iranru_cli.text.tokens import word_key

RARE = 60  # a word without a class that news has less often than this may be a name
COMMON = 2500  # a word that news has more often is grammar, not part of a name: «است», «برای»
_SUFFIX_REST = 3  # letters that must stand before the ending of a surname: «رضا» + «زاده»
_SUFFIX_COMMON = 150  # «پایان», «جریان» end like «سرکیسیان»


@dataclass(frozen=True)
class EntityRules:
    """Sets of keys; tables whose phrases are matched come as hits and are not here."""

    words: Words
    first: dict[str, bool]  # given name → whether it may be trusted alone («ابوالفضل» yes, «امید» no)
    eastern: frozenset[str]  # Chinese, Korean: the first word is the surname
    surnames: frozenset[str]
    suffixes: tuple[str, ...]
    tails: frozenset[str]
    particles: frozenset[str]
    not_person: frozenset[str]
    boundaries: frozenset[str]
    determiners: frozenset[str]
    fields: frozenset[str]
    role_words: frozenset[str]
    countries: dict[str, str]  # ISO code → the name to show

    def unknown(self, key: str) -> bool:
        """Whether the key is no word of the language, so that it may be a foreign name: «اسموتریچ»."""
        if len(key) < 2 or not key.isalpha() or key.isascii():
            return False
        return self.words.count(key) <= RARE and not self.words.is_classed(key)

    def surname(self, key: str) -> bool:
        """Whether the key looks like a surname: listed, «کریمی» of «کریم», «رضازاده»."""
        if key in self.surnames or key in self.first:
            return True
        if len(key) < 4 or not key.isalpha():
            return False
        if key[-1] == "ی" and (key[:-1] in self.first or (key[-2] == "ی" and key[:-2] in self.first)):
            return True
        return self._suffixed(key)

    def _suffixed(self, key: str) -> bool:
        return (
            key.endswith(self.suffixes)
            and any(key.endswith(s) and len(key) - len(s) >= _SUFFIX_REST for s in self.suffixes)
            and self.words.count(key) < _SUFFIX_COMMON
            and not self.words.is_classed(key)
        )

    def name_part(self, key: str) -> bool:
        """Whether the key may be a word of a name at all."""
        return self.surname(key) or self.unknown(key)

    def common(self, key: str) -> bool:
        return key in self.boundaries or self.words.count(key) > COMMON


def compile_entities(lexicon: Lexicon, words: Words) -> EntityRules:
    """Gather the look-up sets from the tables of the lexicon."""
    tables = lexicon.tables
    parts: dict[str, set[str]] = {}
    for kind, form, _ in tables["name_parts"]:
        parts.setdefault(kind, set()).add(word_key(form))
    first = {word_key(form): weak == "no" for _, weak, form in reversed(tables["first_names"])}
    return EntityRules(
        words=words,
        first=first,
        eastern=frozenset(word_key(form) for origin, _, form in tables["first_names"] if origin == "as"),
        surnames=frozenset(word_key(form) for (form,) in tables["surnames"]) | _known_surnames(tables["people"]),
        suffixes=tuple(sorted(parts["suffix"])),
        tails=frozenset(parts["tail"]),
        particles=frozenset(parts["particle"]),
        not_person=frozenset(parts["not_person"]),
        boundaries=frozenset(parts["boundary"]),
        determiners=frozenset(parts["determiner"]),
        fields=_word_set(form for (form,) in tables["fields"]),
        role_words=_word_set(form for form, _ in tables["role_words"]),
        countries={code: form for code, kind, form in reversed(tables["countries"]) if kind in ("name", "weak")},
    )


def _known_surnames(people: list[tuple[str, ...]]) -> frozenset[str]:
    """The last word of each known person's name: «سارکوزی»."""
    return frozenset(word_key(full.split()[-1]) for _, _, _, full in people)


def _word_set(forms: object) -> frozenset[str]:
    """Every word under its key, joined and in its parts: «بین‌المللی» is بینالمللی, or بین and المللی."""
    out: set[str] = set()
    for form in forms:  # type: ignore[attr-defined]
        for word in form.split():
            out.add(word_key(word))
            out.update(word_key(piece) for piece in word.split("\u200c") if len(piece) > 2)
    return frozenset(out)
