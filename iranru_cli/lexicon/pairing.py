"""What the sources say about two words side by side: how likely a joiner belongs between them, where a blank stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from iranru_cli.lexicon.evidence import Attested
from iranru_cli.lexicon.sources import Sources, bare
from iranru_cli.text.cuts import NON_JOINING
from iranru_cli.text.letters import ZWNJ

_WORDS = 1.7e9  # the weight of all words: 1.7 million of them
_BLANKED = 0.3  # of the joined ones as many stand apart as in old news, which has blanks for all joiners («می شود»)
_TOGETHER = 2  # words of one phrase meet so much more often than by chance
_LISTED = 300  # weight of a form that is in a list with no count
_LEAST = 50  # percent: less joins nothing in any document
_LEAST_BOUND = 50  # percent
Pair = tuple[str, str]


def joined_pairs(sources: Sources, spellings: dict[str, dict[str, Attested]], bound: frozenset[str]) -> dict[Pair, int]:
    """Pairs of words with the percent in which a joiner belongs between them: {("آتش", "بس"): 97}.

    Endings and verb heads (`bound`: «ها», «می») make none, which text/joins.py knows, nor does «بن».
    """
    joined = _joined_weights(spellings, sources)
    weights = {key: sum(found.weight for found in forms.values()) for key, forms in spellings.items()}
    apart = {pair: _TOGETHER * weights.get(pair[0], 0) * weights.get(pair[1], 0) / _WORDS for pair in joined}
    counts = _counts(sources)
    for pair, (together, alone) in counts.items():
        joined[pair] = 1000 * together
        apart[pair] = 1000 * max(0.0, alone - _BLANKED * together)
    shares = {pair: round(100 * weight / (weight + apart[pair] + 30)) for pair, weight in sorted(joined.items())}
    return {pair: share for pair, share in shares.items() if share >= _LEAST and bound.isdisjoint(pair)}


def _joined_weights(spellings: dict[str, dict[str, Attested]], sources: Sources) -> dict[Pair, float]:
    numbers = {bare(form) for form, classes in sources.listed if classes == {"NUM"}}
    out: defaultdict[Pair, float] = defaultdict(float)
    for key, forms in spellings.items():
        for form, found in forms.items():
            first, _, second = form.partition(ZWNJ)
            if found.counted and second and ZWNJ not in second and first[-1] not in NON_JOINING and key not in numbers:
                out[bare(first), bare(second)] += found.weight or _LISTED
    return out


def _counts(sources: Sources) -> dict[Pair, tuple[int, int]]:
    out: dict[Pair, tuple[int, int]] = {}
    for joined, apart, first, second in sources.pairs:
        pair = bare(first), bare(second)
        before = out.get(pair, (0, 0))
        out[pair] = before[0] + joined, before[1] + apart
    return out


def bound_parts(second: dict[str, int], spellings: dict[str, dict[str, Attested]]) -> dict[str, int]:
    """The second parts that hardly stand alone, with the percent in which they are joined: «آمیز», not «الله»."""
    ends = Counter(dict(_ends(spellings)))
    out = {}
    for part in second:
        alone = sum(found.weight for found in spellings.get(part, {}).values())
        share = 100 * ends[part] // (ends[part] + max(0, alone - ends[part] // 7) + 1)
        if share >= _LEAST_BOUND:
            out[part] = share
    return out


def _ends(spellings: dict[str, dict[str, Attested]]) -> Iterator[tuple[str, int]]:
    weights: Counter[str] = Counter()
    for forms in spellings.values():
        for form, found in forms.items():
            if ZWNJ in form:
                weights[bare(form.rpartition(ZWNJ)[2])] += found.weight
    yield from weights.items()
