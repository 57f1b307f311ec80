"""Finding cues: a verb form, alone («گفت») or behind its element («خاطرنشان کرد», «ابراز نگرانی شدید کرد»)."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.lexicon.tables import Row
from iranru_cli.lexicon.verbs import FiniteVerbs
from iranru_cli.mentions import Cue
from iranru_cli.text.tokens import Tokens, word_key

_GAP = 3  # tokens that may stand between element and verb: «تأکید مجدد کرد»
_SPLIT = 14  # «ابراز نگرانی از … کرد»
_EZAFE_GAP = 60  # «خواستار … شد» holds its content
_BARE = "-"
_AND, _THAT = "و", "که"
_PASSIVE_VERBS = frozenset({"shodan", "gardidan", "gashtan"})
_COLON = ":"
_LIGHT = frozenset({"kardan", "nemudan", "dashtan", "dadan"})
_UNLISTED: Row = ("say", "kardan", "unlisted", "-", "-", "")
_ENDS = frozenset("\n.")
_STOPS = frozenset("\n.!?؟:؛«»")
SAID = frozenset({"past", "imperfect", "perfect", "pluperfect", "present"})
UNSAID = frozenset({"subjunctive", "future"})


class CueRules(NamedTuple):
    """Reporting rows by verb (`simple`) and by element and verb (`compound`)."""

    simple: dict[str, Row]
    compound: dict[tuple[str, str], Row]
    finite: FiniteVerbs
    that: frozenset[str]  # «اینکه»


def compile_cues(lexicon: Lexicon) -> CueRules:
    """Key the rows of reporting.tsv by what the hits will bring."""
    simple: dict[str, Row] = {}
    compound: dict[tuple[str, str], Row] = {}
    for row in lexicon.tables["reporting"]:
        element = row[4]
        for verb in row[1].split("|"):
            if element == _BARE:
                simple[verb] = row
            else:
                compound.setdefault((word_key(element), verb), row)
    that = frozenset(word_key(row[1]) for row in lexicon.tables["clause_words"] if row[0] == "that")
    return CueRules(simple, compound, lexicon.finite, that)


def find_cues(tokens: Tokens, hits: dict[str, list[Hit]], rules: CueRules, tenses: frozenset[str] = SAID) -> list[Cue]:
    """All finite reporting expressions of the `tenses`, in order of their verb; negated ones carry `negated`.

    «او خاطرنشان کرد که می‌ماند» → Cue(1, 3, act="recall", …).
    """
    elements = {hit.end: hit for hit in hits.get("reporting", ())}
    ends = sorted(elements)
    gaps = {hit.start for hit in hits.get("clause_words.gap", ())}
    openings = {hit.start: hit.row[0] for hit in hits.get("prepositions", ())}
    open_ends = {hit.end: hit for hit in hits.get("reporting", ()) if "ezafe" in hit.row[3]}
    far = list(open_ends)
    nouns = lexical_nouns(hits)
    out: list[Cue] = []
    used: set[int] = set()
    for verb in hits.get("verb_forms", ()):
        if verb.row[3] not in tenses or verb.start in nouns:
            continue
        k = bisect_right(ends, verb.start) - 1
        near = k >= 0 and verb.start - ends[k] <= _SPLIT  # most verbs have no element before them
        cue = (
            (near and _compound(verb, elements, gaps, rules))
            or (far and _ezafe(tokens, verb, open_ends, far, rules, used))
            or (near and _split(tokens, verb, elements, ends, openings, rules))
            or _simple(verb, rules)
        )
        if cue is None:
            cue = _unknown(tokens, verb, rules)
        else:
            out.extend(_sharing(tokens, cue, verb, elements, rules))
        if cue is not None:
            out.append(cue)
    return out


def _sharing(tokens: Tokens, cue: Cue, verb: Hit, elements: dict[int, Hit], rules: CueRules) -> list[Cue]:
    """«به جنگ اشاره و اظهار کرد»: an element that shares the verb of the next one; only with a noun phrase."""
    if cue.lemma.isascii() or tokens.keys[cue.start - 1] != _AND:
        return []
    element = elements.get(cue.start - 1)
    row = _row(element, verb, rules) if element is not None else None
    if element is None or row is None or row[3] == _BARE:
        return []
    return [
        _cue(((element.start, element.end),), row, verb.row)._replace(
            clausal="no", start=element.start, end=element.end
        )
    ]


def _unknown(tokens: Tokens, verb: Hit, rules: CueRules) -> Cue | None:
    """A light verb before a colon, with a noun that no list knows: «علی کریمی چنین ابرازنظر کرد: …»."""
    start = verb.start - 1
    if verb.row[0] not in _LIGHT or verb.end >= len(tokens) or tokens.keys[verb.end] != _COLON:
        return None
    if start < 0 or not tokens.keys[start].isalpha() or tokens.keys[start] in rules.finite or verb.row[5] == "yes":
        return None
    return _cue(((start, verb.end),), _UNLISTED, verb.row)


def lexical_nouns(hits: dict[str, list[Hit]]) -> set[int]:
    """The tokens of nouns that are made of verb forms: «گفت و گو»."""
    return {
        i for hit in hits.get("clause_words.noun", ()) if hit.end - hit.start > 1 for i in range(hit.start, hit.end)
    }


def _simple(verb: Hit, rules: CueRules) -> Cue | None:
    row = rules.simple.get(verb.row[0])
    return _cue(((verb.start, verb.end),), row, verb.row) if row else None


def _compound(verb: Hit, elements: dict[int, Hit], gaps: set[int], rules: CueRules) -> Cue | None:
    """The element before the verb; small words may part them: «تأکید مجدد کرد»."""
    for end in range(verb.start, max(0, verb.start - _GAP) - 1, -1):
        if end < verb.start and end not in gaps:
            return None
        element = elements.get(end)
        if element is not None:
            row = _row(element, verb, rules)
            return _joined(element, verb, row) if row is not None else None
    return None


def _split(
    tokens: Tokens, verb: Hit, elements: dict[int, Hit], ends: list[int], openings: dict[int, str], rules: CueRules
) -> Cue | None:
    """«ابراز نگرانی از جنگ کرد»: the element, its own preposition with a noun phrase, and then the verb."""
    if _participle(verb.row):
        return None  # «با اشاره به برنامه تدوین شده»
    nearest = bisect_right(ends, verb.start - 2) - 1
    if nearest < 0 or ends[nearest] < verb.start - _SPLIT:
        return None
    element = elements[ends[nearest]]
    row = _row(element, verb, rules)
    if row is None or openings.get(element.end) not in row[3].split("|"):
        return None
    between = tokens.keys[element.end : verb.start]
    if any(key in rules.that or key == _THAT for key in between):
        return None  # «با تأکید بر اینکه شهر نقش دارد», «با اشاره به دیداری که داشتند»
    broken = any(key in _STOPS or key in rules.finite for key in between) or any(
        rules.finite.participle(key) and tokens.keys[i + 1] == _AND for i, key in enumerate(between, element.end)
    )  # «را متهم به دروغ کرده و گفته»
    return None if broken else _joined(element, verb, row)


def _ezafe(
    tokens: Tokens, verb: Hit, open_ends: dict[int, Hit], ends: list[int], rules: CueRules, used: set[int]
) -> Cue | None:
    """«خواستار پایان جنگ شد»: the element may stand far before its verb, each has one; `ends` are the keys of `open_ends`."""
    k = bisect_right(ends, verb.start) - 1
    if k < 0 or verb.start - ends[k] > _EZAFE_GAP:
        return None
    element = open_ends[ends[k]]
    row = _row(element, verb, rules)
    between = tokens.keys[element.end : verb.start]
    if row is None or element.start in used:
        return None
    used.add(element.start)
    return None if _ENDS & set(between) else _joined(element, verb, row)


def _row(element: Hit, verb: Hit, rules: CueRules) -> Row | None:
    """The reporting row of element and verb; شدن is the passive of کردن: «اعلام شد»."""
    key, lemma = word_key(element.row[4]), verb.row[0]
    row = rules.compound.get((key, lemma))
    if row is None and lemma in _PASSIVE_VERBS:
        row = rules.compound.get((key, "kardan")) or rules.compound.get((key, "dadan"))
    return row


def _joined(element: Hit, verb: Hit, row: Row) -> Cue:
    near = element.end == verb.start
    parts = ((element.start, verb.end),) if near else ((element.start, element.end), (verb.start, verb.end))
    return _cue(parts, row, verb.row)


def _cue(parts: tuple[tuple[int, int], ...], row: Row, verb: Row) -> Cue:
    return Cue(parts[0][0], parts[-1][1], parts, *_shape(row, verb)[3:])


@lru_cache(maxsize=4096)
def _shape(row: Row, verb: Row) -> Cue:
    """What a reporting row and a verb form say, wherever they stand."""
    return Cue(
        start=0,
        end=0,
        parts=(),
        act=row[0],
        clausal=row[2],
        nominal=() if row[3] == "-" else tuple(row[3].split("|")),
        lemma=verb[0] if row[4] == "-" else row[4],
        tense=verb[3],
        person=int(verb[1]),
        participle=_participle(verb),
        plural=verb[2] == "pl",
        negated=verb[4] == "yes",
        passive=verb[5] == "yes" or (verb[0] in _PASSIVE_VERBS and verb[0] not in row[1].split("|")),
    )


def _participle(verb: Row) -> bool:
    """«گفته», «شده» with no auxiliary."""
    return verb[3] == "perfect" and verb[6].endswith("ه")
