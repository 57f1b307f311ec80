"""Compile data/words.bin: `iranru lexicon build` (seconds; needs the packages of sources.py, imports none of them)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from iranru_cli.lexicon.evidence import (
    adjectives,
    attested,
    joined_forms,
    productive_parts,
)
from iranru_cli.lexicon.pairing import bound_parts, joined_pairs
from iranru_cli.lexicon.sources import bare, read_sources
from iranru_cli.lexicon.words import TABLE, key_hash, pack_words
from iranru_cli.text.affixes import load_affixes
from iranru_cli.text.tokens import word_key


def build() -> bytes:
    """The compiled table, the same bytes for the same sources."""
    sources = read_sources()
    spellings = attested(sources)
    counts: Counter[str] = Counter()
    for form, count in sources.counted.items():
        counts[word_key(form)] += count
    weights = {key: sum(found.weight for found in forms.values()) for key, forms in spellings.items()}
    classed = {bare(form) for form, classes in sources.listed if classes}
    common = classed | {bare(form) for form in (*sources.counted, *sources.web)}
    rare = {bare(form) for form, _ in sources.listed} - classed - counts.keys()
    joined = joined_forms(spellings)
    affixes = load_affixes()
    first, second = productive_parts(joined, common, affixes.heads, affixes.tails)
    found = joined_pairs(sources, spellings, affixes.tails | affixes.heads | frozenset(affixes["apart"]))
    pairs = {" ".join(pair): trust for pair, trust in found.items()}
    numbers = [
        _hashes(rare),
        _hashes(classed),
        *_table({key: (count,) for key, count in counts.items()}),
        *_table({key: (weight,) for key, weight in weights.items() if weight}),
        *_table(joined),
        *_table({pair: (trust,) for pair, trust in pairs.items()}),
        _hashes(pair.partition(" ")[0] for pair in pairs),
        _hashes(pair.partition(" ")[2] for pair in pairs),
        _hashes(adjectives(sources)),
    ]
    bound = bound_parts(second, spellings)
    texts = [sources.past_stems, sources.present_stems, _shares(first), _shares(second), _shares(bound)]
    return pack_words(numbers, [" ".join(words) for words in texts])


def _shares(parts: dict[str, int]) -> list[str]:
    return [f"{part}:{share}" for part, share in parts.items()]


def _hashes(keys: Iterable[str]) -> list[int]:
    return sorted({key_hash(key) for key in keys})


def _table(rows: Mapping[str, tuple[int, ...]]) -> list[list[int]]:
    """Columns sorted by the hash of the key: hashes, then the values."""
    by_hash = {key_hash(key): values for key, values in sorted(rows.items())}
    ordered = sorted(by_hash.items())
    return [list(column) for column in zip(*((number, *values) for number, values in ordered), strict=True)]


def write() -> Path:
    """Write data/words.bin, and say where that is."""
    TABLE.write_bytes(build())
    return TABLE
