"""Compile data/words.bin: `python -m iranru_cli.lexicon.build` (seconds; needs hazm installed, does not import it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from iranru_cli.lexicon.evidence import adjectives, bound_parts, joined_forms, joined_pairs, reliable_parts
from iranru_cli.lexicon.sources import bare, read_sources
from iranru_cli.lexicon.words import TABLE, key_hash, pack_words
from iranru_cli.text.morphology import load_affixes, verb_heads
from iranru_cli.text.tokens import word_key


def build() -> bytes:
    """The compiled table, the same bytes for the same sources."""
    sources = read_sources()
    counts: Counter[str] = Counter()
    for form, count in sources.counted.items():
        counts[word_key(form)] += count
    classed = {bare(form) for form, classes in sources.listed if classes}
    rare = {bare(form) for form, _ in sources.listed} - classed - counts.keys()
    common = classed | {bare(form) for form in sources.counted}
    joined = joined_forms(sources)
    pairs = {" ".join(pair): trust for pair, trust in joined_pairs(sources).items()}
    first, second = reliable_parts(joined, common, verb_heads(load_affixes()))
    numbers = [
        _hashes(rare),
        _hashes(classed),
        *_table({key: (count,) for key, count in counts.items()}),
        *_table(joined),
        *_table({pair: (trust,) for pair, trust in pairs.items()}),
        _hashes(pair.partition(" ")[0] for pair in pairs),
        _hashes(pair.partition(" ")[2] for pair in pairs),
        _hashes(adjectives(sources)),
    ]
    texts = [sources.past_stems, sources.present_stems, first, second, bound_parts(second, sources.counted)]
    return pack_words(numbers, [" ".join(words) for words in texts])


def _hashes(keys: Iterable[str]) -> list[int]:
    return sorted({key_hash(key) for key in keys})


def _table(rows: Mapping[str, tuple[int, ...]]) -> list[list[int]]:
    """Columns sorted by the hash of the key: hashes, then the values."""
    by_hash = {key_hash(key): values for key, values in sorted(rows.items())}
    ordered = sorted(by_hash.items())
    return [list(column) for column in zip(*((number, *values) for number, values in ordered), strict=True)]


if __name__ == "__main__":
    TABLE.write_bytes(build())
    print(f"{TABLE}: {TABLE.stat().st_size} bytes")
