"""What the finders of entities know, compiled once from the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.words import Words
from iranru_cli.text.tokens import fold_key, word_key

RARE = 60  # a word without a class that news has less often than this may be a name
COMMON = 2500  # a word that news has more often is grammar, not part of a name: «است», «برای»
FAMILY = 200  # so often may a word in ی be met that is a surname after a sure given name
FREQUENT = 500  # a word that news has more often is seldom a name, whatever the lists say
COMMON_WORD = -2  # the weight of such a word
NO_NAME = -9  # the weight of what stands in no name
MOST_SEEN = 50_000
_STARTERS = ("place_head", "person_sign", "dateline", "before_stranger")  # classes behind which a name may begin
_LONG_ENDING = 2  # «کننده» makes no name, whatever stands before it; «ند» may end one
_PLURAL = (2, 3)  # letters of the ان or یان of «قربانیان»
_NISBA = 5  # letters of «الکواری»
_STEM = 20  # so often a word must be met that an ending of few letters is one
_SUFFIX_REST = 3  # letters that must stand before the ending of a surname: «رضا» + «زاده»
_GLUED = ("به", "می")  # «به‌قلم»
_SUFFIX_COMMON = 150  # «پایان», «جریان» end like «سرکیسیان»


@dataclass(frozen=True, eq=False)
class EntityRules:
    """Sets of keys; tables whose phrases are matched come as hits and are not here."""

    words: Words
    first: dict[str, bool]  # given name → whether it may be trusted alone («ابوالفضل» yes, «امید» no)
    eastern: frozenset[str]  # Chinese, Korean: the first word is the surname
    surnames: frozenset[str]
    suffixes: tuple[str, ...]
    ezafe: tuple[str, ...]  # endings of «وکلای», «مانتوی»
    acting: tuple[str, ...]  # «ند» of «گماشتند»
    articles: tuple[str, ...]  # «ال»
    tails: frozenset[str]
    particles: frozenset[str]
    not_person: frozenset[str]
    boundaries: frozenset[str]
    determiners: frozenset[str]
    light: frozenset[str]
    fields: frozenset[str]
    role_words: frozenset[str]
    inflected: tuple[str, ...]
    signs: dict[str, frozenset[str]]  # the smaller classes of name_parts.tsv
    starters: frozenset[str]  # what something may begin at or behind: given names, «شهر», «به گفته», «که»
    verb_prefixes: tuple[str, ...]  # «می», «نمی»
    spellings: dict[str, str]  # a word of an office → what it counts as: «جمهوری» → «جمهور»
    countries: dict[str, str]  # ISO code → the name to show
    nationalities: dict[str, str]  # key of an adjective → ISO code: «پاکستانی» → PK
    trades: frozenset[str]  # first words of jobs that are no offices: «کارشناس»
    plural_bodies: dict[str, str]  # «وزارتخانه‌های» → «وزارت»
    bodies: dict[str, str]  # letters of an organization's name → its id
    lands: frozenset[str]  # keys of the words that name countries
    offices: dict[str, list[tuple[str, ...]]]  # «person:trump» → rows of people_offices.tsv
    pacts: frozenset[str]  # heads of agreements, of which some are given names: «پیمان»
    singular: dict[str, str]  # a plural office → the office: «نمایندگان» → «نماینده»
    weights: dict[str, int] = field(default_factory=dict)  # what `weight` has said so far
    _seen: dict[str, tuple[bool, bool, bool]] = field(default_factory=dict)  # judged before: surname, unknown, family
    _common: dict[str, bool] = field(default_factory=dict)

    def _judged(self, key: str) -> tuple[bool, bool, bool]:
        """The three questions below are asked again and again for the same few words."""
        judged = self._seen.get(key)
        if judged is None:
            if len(self._seen) > MOST_SEEN:
                self._seen.clear()
            surname, unknown = self._surname(key), self._unknown(key)
            judged = self._seen[key] = (surname, unknown, surname or unknown or self._family(key))
        return judged

    def unknown(self, key: str) -> bool:
        """Whether the key is no word of the language, so that it may be a foreign name: «اسموتریچ»."""
        return (self._seen.get(key) or self._judged(key))[1]

    def strange(self, key: str) -> bool:
        """Whether no word list has the key at all, old and rare words included."""
        return self.unknown(key) and not self.words.known(key)

    def surname(self, key: str) -> bool:
        """Whether the key looks like a surname: listed, «کریمی» of «کریم», «رضازاده»."""
        return (self._seen.get(key) or self._judged(key))[0]

    def weight(self, key: str) -> int:
        """How much a word looks like one of a name: 3 «ابوالفضل», 2 «شومر» or «کریمی», 0 a rare word, -2 «بازار»; NO_NAME none."""
        weight = self.weights.get(key)
        if weight is None:
            if len(self.weights) > MOST_SEEN:
                self.weights.clear()
            weight = self.weights[key] = self._weight(key)
        return weight

    def _weight(self, key: str) -> int:
        if not key.isalpha() or key.isascii() or key in self.boundaries or key in self.light:
            return NO_NAME
        if (self._bent(key) or self.verb_like(key)) and key not in self.first and key not in self.surnames:
            return NO_NAME
        count = self.words.count(key)
        if self.first.get(key):
            return 3
        if count > FREQUENT or key in self.pacts:
            return 0 if (key in self.first or key in self.surnames) and key not in self.pacts else COMMON_WORD
        if key in self.first or self.surname(key):
            return 2 if count <= FAMILY else 1
        if self.unknown(key):
            arab = key.startswith(self.articles) and key.endswith("ی") and len(key) > _NISBA
            return 1 if self.words.known(key) else 3 if arab else 2
        if not count and not self.words.is_adjective(key):
            return 1  # an old word that news has not: «نیکروز»
        return 0 if count <= RARE else -1

    def acts(self, key: str) -> bool:
        """Whether the key is a past form in the plural: «گماشتند»."""
        return key.endswith(self.acting) and any(key.removesuffix(e) in self.words.past_stems for e in self.acting)

    def may_be_named(self, key: str) -> bool:
        """Whether something may be called so: no word of grammar, and none that news has all the time."""
        return key.isalpha() and key not in self.boundaries and self.words.count(key) <= FREQUENT

    def family_name(self, key: str) -> bool:
        """Whether the key is a surname and nothing else, by the list or its ending: «خسرونژاد», not «قهرمانی», «قربانیان»."""
        if self.words.is_classed(key) or any(self.words.is_classed(key[:-k]) for k in _PLURAL):
            return False
        return key in self.surnames or self._suffixed(key)

    def verb_like(self, key: str) -> bool:
        """Whether the key may be a form with می before it: «میرفتند», not «مینهکو»."""
        return any(key.startswith(p) and self.words.known(key[len(p) :]) for p in self.verb_prefixes) or (
            key.startswith(self.verb_prefixes) and self.words.known(key)
        )

    def _bent(self, key: str) -> bool:
        """Whether the key is a word with an ending: «کارند», «نزدیکان», «وکلای» are, «نورلیند», «مرادیان» are not."""
        if self.words.is_classed(key):
            return False
        if key.endswith(self.ezafe) and self.words.is_classed(key[:-1]) and key not in self.surnames:
            return True
        if not key.endswith(self.inflected):
            return False
        return any(
            key.endswith(ending) and (len(ending) > _LONG_ENDING or self._living(key[: -len(ending)]))
            for ending in self.inflected
        )

    def _living(self, stem: str) -> bool:
        """Whether a stem is a word of news, and no given name: of «نزدیکان», not of «رادمان» or «بهروزان»."""
        return self.words.is_classed(stem) and self.words.count(stem) > _STEM and stem not in self.first

    def _unknown(self, key: str) -> bool:
        if len(key) < 2 or not key.isalpha() or key.isascii() or key in self.boundaries or self._bent(key):
            return False
        if key.startswith(_GLUED) and self.words.count(key[2:]):
            return False
        return self.words.count(key) <= RARE and not self.words.is_classed(key)

    def _surname(self, key: str) -> bool:
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
        judged = self._judged(key)
        return judged[0] or judged[1]

    def family(self, key: str) -> bool:
        """Whether the key may be a surname after a given name that is sure: also a rare word, «زارع», «خاوری»."""
        return (self._seen.get(key) or self._judged(key))[2]

    def _family(self, key: str) -> bool:
        if self._bent(key):
            return False
        count = self.words.count(key) if key.isalpha() and len(key) > 2 and key not in self.boundaries else COMMON
        return count <= (FAMILY if key[-1:] == "ی" else RARE)

    def common(self, key: str) -> bool:
        """Whether the key is a word of grammar, or too frequent for a part of a name."""
        found = self._common.get(key)
        if found is None:
            if len(self._common) > MOST_SEEN:
                self._common.clear()
            found = self._common[key] = key in self.boundaries or self.words.count(key) > COMMON
        return found


def compile_entities(lexicon: Lexicon, words: Words) -> EntityRules:
    """Gather the look-up sets from the tables of the lexicon."""
    tables = lexicon.tables
    parts: dict[str, set[str]] = {}
    for kind, form, _ in tables["name_parts"]:
        parts.setdefault(kind, set()).add(word_key(form))
    boundaries = frozenset(parts["boundary"]) | _grammar(lexicon)
    first = {word_key(form): weak == "no" for _, weak, form in reversed(tables["first_names"])}
    first |= {
        title + word_key(form): True
        for title in parts["glued_title"]
        for origin, _, form in tables["first_names"]
        if origin == "ir"
    }  # «سیدعلی»
    for one, other in permutations(parts["compound"], 2):
        first.setdefault(one + other, True)  # «احمدعلی»
    first = {key: sure for key, sure in first.items() if key not in boundaries}  # «آن» is no Anne
    return EntityRules(
        words=words,
        first=first,
        eastern=frozenset(word_key(form) for origin, _, form in tables["first_names"] if origin == "as"),
        surnames=frozenset(word_key(form) for (form,) in tables["surnames"]) | _known_surnames(tables["people"]),
        suffixes=tuple(sorted(parts["suffix"])),
        ezafe=tuple(parts["ezafe"]),
        acting=tuple(parts["acting"]),
        articles=tuple(parts["article"]),
        tails=frozenset(parts["tail"]),
        particles=frozenset(parts["particle"]),
        not_person=frozenset(parts["not_person"]),
        boundaries=boundaries,
        determiners=frozenset(parts["determiner"]),
        light=frozenset(parts["light"]),
        fields=_fields((form for (form,) in tables["fields"]), parts["affairs"]),
        role_words=_word_set(form for form, _ in tables["role_words"]),
        inflected=tuple(sorted(parts["inflected"])),
        signs={kind: frozenset(words) for kind, words in parts.items()},
        starters=frozenset(first).union(*(parts[kind] for kind in _STARTERS)),
        verb_prefixes=tuple(word_key(form) for kind, form, _ in tables["affixes"] if kind == "mi"),
        spellings={word_key(form): fold_key(same) for form, same, _ in reversed(tables["role_spellings"])},
        countries={code: form for code, kind, form in reversed(tables["countries"]) if kind in ("name", "weak")},
        nationalities={
            word_key(form): code for code, kind, form in reversed(tables["countries"]) if kind == "adjective"
        },
        pacts=frozenset(word_key(row[-2]) for row in tables["agreement_heads"]),
        offices=_offices(tables["people_offices"]),
        plural_bodies={form: one for kind, one, form, _ in reversed(tables["plural_heads"]) if kind == "organization"},
        bodies={word_key(form.replace(" ", "")): known for known, _, form in reversed(tables["organizations"])},
        lands=_word_set(form for _, _, form in tables["countries"]) - parts["state"],
        trades=frozenset(fold_key(form) for kind, _, form, _ in tables["roles"] if kind == "job" and " " not in form),
        singular={form: one for kind, one, form, _ in reversed(tables["plural_heads"]) if kind == "role"},
    )


def _known_surnames(people: list[tuple[str, ...]]) -> frozenset[str]:
    """The last word of each known person's name: «سارکوزی»."""
    return frozenset(word_key(row[-1].split()[-1]) for row in people)


def _offices(rows: list[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        out.setdefault(f"person:{row[0]}", []).append(row)
    return out


def _grammar(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions, openers and what is no part of a noun phrase, of one word: «مانند», «همچون», «سپس», «ساعاتی»."""
    tables = lexicon.tables
    words = [form for kind, form, _ in tables["clause_words"] if kind in ("prep", "opener", "apart")]
    words += [row[1] for row in tables["prepositions"]]
    return frozenset(word_key(word) for word in words if " " not in word)


def _fields(forms: Iterable[str], affairs: set[str]) -> frozenset[str]:
    """Also glued to the word before, as many write: «امورداخلی», «مسکن وشهرسازی»."""
    words = _word_set(forms)
    return (
        words
        | {before + word for before in affairs for word in words}
        | {"و" + word for word in words if len(word) > 3}
    )


def _word_set(forms: Iterable[str]) -> frozenset[str]:
    """Every word under its key, joined and in its parts: «بین‌المللی» is بینالمللی, or بین and المللی."""
    out: set[str] = set()
    for form in forms:
        for word in form.split():
            out.add(word_key(word))
            out.update(word_key(piece) for piece in word.split("\u200c") if len(piece) > 2)
    return frozenset(out)
