"""What the sources say about single words: the best form of each key, and the parts that take joiners."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import exp, log10
from typing import NamedTuple

from iranru_cli.lexicon.sources import Sources, bare
from iranru_cli.text.cuts import LONGEST, NON_JOINING, joiner_bits, visible_bits
from iranru_cli.text.letters import ZWNJ

_FIRST_SUPPORT, _SECOND_SUPPORT = 15, 3  # words that a part makes
_LIKELY = 50  # percent
_GRADED = frozenset({"AJ", "AJC", "ADV"})


class Attested(NamedTuple):
    """How one spelling of a key is attested."""

    news: int = 0
    web: int = 0
    listed: bool = False  # with a word class in hazm's list
    compound: bool = False
    noisy: bool = False

    @property
    def counted(self) -> bool:
        """More than a mention in a list that has misspellings too."""
        return bool(self.news or self.web or self.listed or self.compound)

    @property
    def weight(self) -> int:
        """How usual it is, in thousandths of a count in 1.7 million words: the web's counts where news has few."""
        return max(1000 * self.news, 160 * self.web)


def attested(sources: Sources) -> dict[str, dict[str, Attested]]:
    """All spellings of all keys: attested["نفتکش"]["نفت‌کش"].news is 52."""
    listed = {form for form, classes in sources.listed if classes}
    counted, web, compounds, noisy = sources.counted, sources.web, sources.compounds, sources.noisy
    out: defaultdict[str, dict[str, Attested]] = defaultdict(dict)
    for form in {**counted, **web, **dict.fromkeys(sorted(listed | compounds | noisy))}:
        out[bare(form)][form] = Attested(
            counted.get(form, 0), web.get(form, 0), form in listed, form in compounds, form in noisy
        )
    return dict(out)


def joined_forms(spellings: dict[str, dict[str, Attested]]) -> dict[str, tuple[int, int]]:
    """For each key the form with joiners that is best attested, as bits, and in percent how likely it is written so."""
    out = {}
    for key, forms in spellings.items():
        if len(key) >= min(LONGEST, 32):
            continue
        joined = {form: found for form, found in forms.items() if visible_bits(key, joiner_bits(form))}
        if joined:
            best = max(joined, key=lambda form: (_rank(joined[form]), form))
            plain = _sum(found for form, found in forms.items() if form not in joined)
            if joined[best].counted or not (plain.counted or plain.noisy):
                out[key] = (visible_bits(key, joiner_bits(best)), _likely(_sum(joined.values()), plain))
    return out


def _rank(found: Attested) -> float:
    return found.news + found.web / 6 + found.listed + found.compound / 2 + found.noisy / 4


def _sum(found: Iterable[Attested]) -> Attested:
    rows = [*found, Attested()]
    news, web, *flags = zip(*rows, strict=True)
    return Attested(sum(news), sum(web), *map(any, flags))


def _likely(joined: Attested, plain: Attested) -> int:
    """Percent of the joined spelling, by a logistic regression on the words of news and of edited sentences.

    Its weights were fitted once, on half of the news whose joiners stand (with counts from the other half) and on
    sentences of edited prose; rounded. 0 where nothing counted the joined form, and only the noisy list has it.
    """
    if not joined.counted:
        return 0
    score = (
        2.4
        + 1.8 * log10((joined.news + 1) / (plain.news + 1))
        + 0.45 * log10((joined.web + 1) / (plain.web + 1))
        + 0.85 * ((joined.news > 0) - (plain.news > 0))
        + 0.55 * (joined.listed - plain.listed)
        + 0.85 * joined.noisy
        - 2.0 * plain.noisy
    )
    return max(1, round(100 / (1 + exp(-score))))


def productive_parts(
    joined: dict[str, tuple[int, int]], common: set[str], heads: frozenset[str], endings: frozenset[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """First and second parts that have the joiner in most words that they make, with the percent: «بی…», «…ناپذیر».

    Against a part count the words that begin or end with it, have no joiner there, and leave a word: «دفتر» against
    «تر». Verbs with می (`heads`) and inflections (`endings`) make no parts.
    """
    first, second = (Counter[str](), Counter[str]()), (Counter[str](), Counter[str]())
    for key in common:
        bits, trust = joined.get(key, (0, 0))
        bits = bits if trust >= _LIKELY else 0
        for cut in range(2, len(key) - 1):
            left, right, is_cut = key[:cut], key[cut:], bits >> cut & 1
            if left[-1] in NON_JOINING or left in heads:
                continue
            if is_cut or right in common:
                first[is_cut][left] += 1
            if (is_cut or left in common) and right not in endings:
                second[is_cut][right] += 1
    return _productive(*first, _FIRST_SUPPORT), _productive(*second, _SECOND_SUPPORT)


def _productive(apart: Counter[str], joined: Counter[str], support: int) -> dict[str, int]:
    shares = {part: 100 * yes // (yes + apart[part] + 1) for part, yes in sorted(joined.items())}
    return {part: share for part, share in shares.items() if joined[part] >= support and share >= _LIKELY}


def adjectives(sources: Sources) -> set[str]:
    """Words that may take تر: hazm's adjectives and adverbs, and what took it in news."""
    graded = {bare(form) for form, classes in sources.listed if classes & _GRADED}
    return graded | {bare(form[:-3]) for form in sources.counted if form.endswith(ZWNJ + "تر")}
