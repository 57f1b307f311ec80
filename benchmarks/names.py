"""Persons whose names no list has: every name in a gold file replaced by an invented one of the same form.

    python benchmarks/names.py ../shared/gold/dev.jsonl [--seed N] [--write REPLACED.jsonl]

Prints precision, recall and F1 of persons on the texts as they are and on the texts with replaced names; the budget is that
F1 falls by at most 0.06. The names stand in invented_names.tsv; one that the lexicon has all the same is left out. A name
keeps its form: its number of words, particles (بن, آل), its origin (Iranian, Arab, Russian, …). Each person has one new
name throughout a document, also where it is called by the surname alone. --write keeps the replaced gold, spans moved along,
so that all other figures can be measured on it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iranru_cli import Extractor
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.text.tokens import fold_key, word_key

Document = dict[str, Any]
NAMES = Path(__file__).with_name("invented_names.tsv")
ORIGIN_OF = {"IR": "ir", "RU": "ru", "BY": "ru", "UA": "ru", "AM": "ru", "AZ": "ru", "US": "en", "GB": "en", "CA": "en"}
ARAB = frozenset(
    ["AE", "BH", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SY", "TN", "YE", "AF", "PK"]
)
LETTERS = {"ی": "[یيى]", "ک": "[کك]", "ه": "[هةۀ]", "ا": "[اآأإ]", "آ": "[اآ]", "و": "[وؤ]", "ئ": "[ئی]"}


class Names:
    """The invented names by origin and part, and what the lexicon says of the real ones."""

    def __init__(self) -> None:
        tables = load_lexicon().tables
        known = {word_key(row[-1]) for row in tables["first_names"] + tables["surnames"]}
        known |= {word_key(word) for row in tables["people"] for word in row[-1].split()}
        self.origins = {word_key(row[2]): row[0] for row in reversed(tables["first_names"])}
        self.countries = {fold_key(form): row[1] for row in tables["people"] for form in row[3:5]}
        self.particles = {word_key(row[1]) for row in tables["name_parts"] if row[0] == "particle"}
        self.titles = {word_key(row[1]) for row in tables["titles"]}
        self.forms: dict[tuple[str, str], list[str]] = {}
        for line in NAMES.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "origin")):
                origin, part, form = line.split("\t")
                if word_key(form) not in known:
                    self.forms.setdefault((origin, part), []).append(form)

    def origin(self, name: str) -> str:
        """Of a real name: by its country where the person is known, else by the given name."""
        country = self.countries.get(fold_key(name), "")
        if country in ORIGIN_OF:
            return ORIGIN_OF[country]
        found = self.origins.get(word_key(name.split()[0]))
        return "ar" if country in ARAB else found or ("eu" if country not in ("", "-") else "ir")

    def of_form(self, name: str, rng: random.Random) -> list[str]:
        """A new word for each word of the name; titles and particles stay."""
        words, origin, given = name.split(), self.origin(name), len(name.split()) > 1
        out = []
        for n, word in enumerate(words):
            keep = word_key(word) in self.particles or word_key(word) in self.titles
            part = "given" if given and n < len(words) - 1 and not out else "family"
            out.append(word if keep else rng.choice(self.forms[origin, part]))
        return out


def pattern(words: list[str]) -> str:
    """Finds the words with any spelling of their letters and any joiner or blank between and within them."""
    spelt = ["\u200c?".join(LETTERS.get(c, re.escape(c)) for c in word if c != "\u200c") for word in words]
    return r"(?<!\w)" + r"[\s\u200c]+".join(spelt) + r"(?!\w)"


def edits(document: Document, names: Names, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text and what stands there afterwards; renames the persons of the document, too."""
    taken: list[tuple[int, int]] = []
    persons = [e for e in document["entities"] if e["kind"] == "person"]
    for person in sorted(persons, key=lambda e: -len(e["name"])):
        words = person["name"].split()
        new = names.of_form(person["name"], rng)
        for first in range(len(words)):
            if first < len(words) - 1 and first and word_key(words[first]) in names.origins:
                continue
            for match in re.finditer(pattern(words[first:]), document["text"]):
                if all(match.end() <= a or b <= match.start() for a, b in taken):
                    taken.append(match.span())
                    yield *match.span(), " ".join(new[first:])
        person["name"], person["aliases"] = " ".join(new), [" ".join(new[1:])] if new[1:] else []


def replaced(document: Document, names: Names, rng: random.Random) -> Document:
    """The document with other names, its spans moved along."""
    document = json.loads(json.dumps(document))
    text, out, to, at = document.pop("text"), "", list[int](), 0
    for start, end, new in sorted(edits({"text": text, "entities": document["entities"]}, names, rng)):
        to += range(len(out), len(out) + start - at)
        out += text[at:start]
        to += [len(out)] * (end - start)
        out, at = out + new, end
    to += range(len(out), len(out) + len(text) - at + 1)
    return {**moved(document, to), "text": out + text[at:]}


def moved(value: Any, to: list[int]) -> Any:
    if isinstance(value, dict):
        return {k: to[v] if k in ("start", "end") and isinstance(v, int) else moved(v, to) for k, v in value.items()}
    return [moved(item, to) for item in value] if isinstance(value, list) else value


def same(found: str, person: Document) -> bool:
    """Whether a name found is the person's: equal to one of its names, or a part of it with the same last word."""
    words = fold_key(found).replace("\u200c", " ").split()
    for name in (person["name"], *(person.get("aliases") or [])):
        gold = fold_key(name).replace("\u200c", " ").split()
        short, long = sorted((words, gold), key=len)
        if words == gold or (len(short) > 1 and short[-1] == long[-1] and set(short) <= set(long)):
            return True
    return False


def person_scores(documents: list[Document], extractor: Extractor) -> tuple[float, float, float]:
    """Precision, recall, F1; optional persons count neither way."""
    right = wrong = missed = 0
    for document in documents:
        records = extractor.extract(document["text"], published=document.get("published"))
        found = [r.name for r in records if r.type == "entity" and r.kind == "person"]
        for person in (e for e in document["entities"] if e["kind"] == "person"):
            hit = next((name for name in found if same(name, person)), None)
            if hit is not None:
                found.remove(hit)
            right += hit is not None and not person.get("optional")
            missed += hit is None and not person.get("optional")
        wrong += len(found)
    return right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    documents = [d for d in map(json.loads, lines) if d.get("entities")]
    names, rng, extractor = Names(), random.Random(options.seed), Extractor()
    strange = [replaced(document, names, rng) for document in documents]
    if options.write:
        options.write.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in strange), encoding="utf-8")
    for title, texts in (("names as they are", documents), ("names that no list has", strange)):
        print(f"{title:24}" + "  ".join(f"{figure:.4f}" for figure in person_scores(texts, extractor)))


if __name__ == "__main__":
    main()
