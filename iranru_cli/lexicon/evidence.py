"""What the sources say about joiners: the best form of each key, pairs that belong together, parts that are bound."""

from __future__ import annotations

from collections import Counter, defaultdict

from iranru_cli.lexicon.sources import Listed, PairCount, Sources, bare
from iranru_cli.text.letters import ZWNJ
from iranru_cli.text.morphology import LONGEST, NON_JOINING, joiner_bits

_LISTED_PAIR = 45  # percent for a pair that hazm lists and news did not show
_FREQUENT = 100  # of two words so frequent, news would have shown the pair joined if that were usual: «به شدت»
_LEAST_SUPPORT, _LEAST_SHARE = 4, 0.85
_LEAST_BOUND = 1.3  # times as often joined as alone
_GRADED = frozenset({"AJ", "AJC", "ADV"})


def joined_forms(sources: Sources) -> dict[str, tuple[int, int]]:
    """For each key the form with joiners that is best attested, as bits, and the trust in it in percent."""
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, classes in sources.listed:
        weights[bare(form)][form] += 2 if classes else 1
    for form, count in sources.counted.items():
        weights[bare(form)][form] += 2 * count
    out = {}
    for key, forms in weights.items():
        best = max((form for form in forms if ZWNJ in form), key=lambda form: (forms[form], form), default=None)
        if best is not None and len(key) < min(LONGEST, 32):
            out[key] = (joiner_bits(best), 100 * forms[best] // forms.total())
    return out


def joined_pairs(sources: Sources) -> dict[tuple[str, str], int]:
    """Words that a joiner binds, with the share of joined among joined and apart in percent."""
    out = {pair: _LISTED_PAIR for listed in sources.listed for pair in _listed_pair(listed, sources.counted)}
    totals: dict[tuple[str, str], PairCount] = {}
    for joined, apart, first, second in sources.pairs:
        pair = bare(first), bare(second)
        before = totals.get(pair, PairCount(0, 0, *pair))
        totals[pair] = PairCount(before.joined + joined, before.apart + apart, *pair)
    out.update({pair: 100 * total.joined // (total.joined + total.apart) for pair, total in totals.items()})
    return out


def _listed_pair(listed: Listed, counted: dict[str, int]) -> list[tuple[str, str]]:
    """The pair of a listed form of two parts; numbers («یک‌میلیون») and pairs of frequent words are none."""
    parts = listed.form.split(ZWNJ)
    if len(parts) != 2 or not listed.classes or "NUM" in listed.classes:
        return []
    if min(counted.get(part, 0) for part in parts) >= _FREQUENT:
        return []
    return [(bare(parts[0]), bare(parts[1]))]


def reliable_parts(
    joined: dict[str, tuple[int, int]], common: set[str], heads: frozenset[str]
) -> tuple[list[str], list[str]]:
    """First and second parts that have the joiner in nearly all words that they make: «بی…», «…ناپذیر».

    Against a part count the words that begin or end with it, have no joiner there, and leave a word: «دفتر» against
    «تر». Verbs with می (`heads`) make no parts.
    """
    first, second = (Counter[str](), Counter[str]()), (Counter[str](), Counter[str]())
    for key in common:
        bits = joined.get(key, (0, 0))[0]
        for cut in range(2, len(key) - 1):
            left, right, is_cut = key[:cut], key[cut:], bits >> cut & 1
            if left[-1] in NON_JOINING or left in heads:
                continue
            if is_cut or right in common:
                first[is_cut][left] += 1
            if is_cut or left in common:
                second[is_cut][right] += 1
    return _reliable(*first), _reliable(*second)


def _reliable(apart: Counter[str], joined: Counter[str]) -> list[str]:
    return sorted(
        part for part, yes in joined.items() if yes >= _LEAST_SUPPORT and yes >= _LEAST_SHARE * (yes + apart[part])
    )


def bound_parts(second: list[str], counted: dict[str, int]) -> list[str]:
    """The second parts that stand joined more often than alone: «آمیز»."""
    ends: Counter[str] = Counter()
    for form, count in counted.items():
        if ZWNJ in form:
            ends[bare(form.rpartition(ZWNJ)[2])] += count
    return [part for part in second if ends[part] >= _LEAST_BOUND * counted.get(part, 0)]


def adjectives(sources: Sources) -> set[str]:
    """Words that may take تر: hazm's adjectives and adverbs, and what took it in news."""
    graded = {bare(form) for form, classes in sources.listed if classes & _GRADED}
    return graded | {bare(form[:-3]) for form in sources.counted if form.endswith(ZWNJ + "تر")}
