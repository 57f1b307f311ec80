"""What every rule about quotations looks at, laid out once a document for constant-time questions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from iranru_cli.lexicon.matcher import Hit
from iranru_cli.lexicon.verbs import FiniteVerbs
from iranru_cli.mentions import Cue, DateMention, EntityMention
from iranru_cli.text.quotes import Quote
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import NEWLINE, Tokens, places

# The function words that the rules are about, as others are about the colon
AND, OBJECT, THAT, IN, IT = "و", "را", "که", "در", "آن"
COMMAS = frozenset("،,؛;")
_MODAL_REACH = 6
_LONGEST_NAME = 2
_NOT_SKIPPED = frozenset('«"“„([')
MARKS = frozenset('،,؛;:.!?؟«»"“”()[]-–—…\n*#/|')


class ClauseWords(dict[str, dict[int, Hit]]):
    """Clause words of a class by their first token: words["prep"][7]; a class is laid out when it is first asked for."""

    def __init__(self, hits: dict[str, list[Hit]]) -> None:
        self._hits = hits

    def __missing__(self, kind: str) -> dict[int, Hit]:
        found = self[kind] = {hit[0]: hit for hit in self.of(kind)}
        return found

    def of(self, kind: str) -> list[Hit]:
        """Those of a class, in order."""
        return self._hits.get("clause_words." + kind, [])


class Context(NamedTuple):
    """One document: tokens, merged sentences, and look-ups from token positions."""

    tokens: Tokens
    keys: list[str]
    sentences: list[Sentence]
    cues: list[Cue]
    entities: list[EntityMention]  # outermost, in order
    date_at: dict[int, DateMention]  # by first token
    date_ends: frozenset[int]  # tokens behind dates
    finite: frozenset[str]  # the keys of the document that are finite verbs
    verbs: FiniteVerbs
    hits: dict[str, list[Hit]]
    words: ClauseWords
    reporting_at: dict[int, Hit]  # reporting elements by their first token
    quote_at: dict[int, Quote]  # by opening mark
    quote_end: dict[int, Quote]  # by closing mark
    quote_starts: list[int]  # opening marks, in order
    entity_starts: list[int]
    cue_starts: list[int]
    verb_ends: list[int]  # tokens that are finite verbs, in order
    colons: list[int]
    countries: list[EntityMention]  # with those inside other mentions
    plural_heads: dict[int, Hit]  # by first token: «وزرای»
    capitals: frozenset[int]  # first tokens of capitals, which speak for their country
    outlets: frozenset[int]  # first tokens of words for media
    rare: Callable[[str], bool]  # whether a key is no common word, and so may be a name
    weight: Callable[
        [str], int
    ]  # how much a key looks like a word of a name: 3 a given name, 2 a surname, below 0 none
    titles: dict[int, Hit]  # «آقای», «حجت‌الاسلام» by first token
    names: frozenset[tuple[int, int]]  # spans of mentions, for names in quote marks
    quoted: list[bool]  # whether a token lies inside a quotation that is more than a name

    def entities_in(self, first: int, last: int) -> list[EntityMention]:
        """Outermost mentions that start in [first, last)."""
        return self.entities[bisect_left(self.entity_starts, first) : bisect_left(self.entity_starts, last)]

    def cues_in(self, first: int, last: int) -> list[Cue]:
        """The cues that start in [first, last), in order."""
        return self.cues[bisect_left(self.cue_starts, first) : bisect_left(self.cue_starts, last)]

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in [first, last)."""
        return bisect_left(self.verb_ends, first) < bisect_left(self.verb_ends, last)

    def has_colon(self, first: int, last: int) -> bool:
        """Whether a colon stands in [first, last)."""
        return bisect_left(self.colons, first) < bisect_left(self.colons, last)

    def ends_clause(self, index: int) -> bool:
        """Whether a token is a finite verb or a participle that stands for one."""
        return self.keys[index] in self.finite or self.verbs.participle(self.keys[index])

    def verbs_in(self, first: int, last: int) -> list[int]:
        """The finite verbs in [first, last)."""
        return self.verb_ends[bisect_left(self.verb_ends, first) : bisect_left(self.verb_ends, last)]

    def last_verb(self, first: int, last: int) -> int | None:
        """The last finite verb in [first, last)."""
        k = bisect_left(self.verb_ends, last) - 1
        return self.verb_ends[k] if k >= 0 and self.verb_ends[k] >= first else None

    def next_verb(self, first: int, last: int) -> int | None:
        """Where the first finite verb that ends in [first, last) ends; None where there is none."""
        k = bisect_right(self.verb_ends, first - 1)
        return self.verb_ends[k] if k < len(self.verb_ends) and self.verb_ends[k] < last else None

    def word(self, index: int, kind: str) -> Hit | None:
        """The clause word of a class that starts at a token: word(i, "prep")."""
        return self.words[kind].get(index)

    def is_outlet(self, mention: EntityMention) -> bool:
        """Whether a mention is a medium or who reports for it: «خبرگزاری فارس», «خبرنگار روزنامه شهر»."""
        return mention.kind in ("organization", "role") and not self.outlets.isdisjoint(
            range(mention.start, mention.end)
        )

    def outlet_in(self, first: int, last: int) -> int | None:
        """The first word for a medium in [first, last), before any comma."""
        for i in range(first, min(last, len(self.keys))):
            if i in self.outlets:
                return i
            if self.keys[i] in COMMAS:
                return None
        return None

    def words_in(self, kind: str, first: int, last: int) -> list[Hit]:
        """The clause words of a class in [first, last)."""
        return _between(self.words.of(kind), first, last)

    def prepositions_in(self, first: int, last: int) -> list[Hit]:
        """Hits of data/prepositions.tsv that start in [first, last)."""
        return _between(self.hits.get("prepositions", []), first, last)

    def quantifier_before(self, index: int) -> int | None:
        """Where the «یکی از» that ends before the token starts."""
        near = self.words_in("quantifier", max(0, index - 4), index)
        return near[-1].start if near and near[-1].end == index else None

    def counted_before(self, mention: EntityMention) -> int | None:
        """Where the «یکی از» before a mention starts, or for people the number: «دو مقام وزارت نیرو»."""
        found = self.quantifier_before(mention.start)
        if found is None and mention.kind in ("role", "group") and self.word(mention.start - 1, "number") is not None:
            return mention.start - 1
        return found

    def preposition_before(self, index: int) -> str | None:
        """The id of the preposition (data/prepositions.tsv) that ends before the token."""
        near = self.prepositions_in(max(0, index - 3), index)
        return near[-1].row[0] if near and near[-1].end == index else None

    def source_hits_in(self, first: int, last: int) -> list[Hit]:
        """Hits of data/source_phrases.tsv that start in [first, last): «به گفته»."""
        return _between(self.hits.get("source_phrases", []), first, last)

    def impersonal(self, first: int, cue: Cue) -> bool:
        """«باید گفت که …», «دشمن را نباید حقیر شمرد»: a modal before a bare past makes it nobody's words."""
        modals = self.words_in("modal", max(first, cue.start - _MODAL_REACH), cue.start)
        return cue.tense == "past" and bool(modals) and not self.has_verb(modals[-1].end, cue.start)

    def quotes_in(self, first: int, last: int) -> list[Quote]:
        """The quotations that open in [first, last)."""
        starts = self.quote_starts
        return [self.quote_at[i] for i in starts[bisect_left(starts, first) : bisect_left(starts, last)]]

    def nouns_in(self, first: int, last: int) -> list[Hit]:
        """Hits of data/noun_cues.tsv that start in [first, last): «ادعای»."""
        return _between(self.hits.get("noun_cues", []), first, last)

    def is_document(self, index: int) -> bool:
        """Whether a noun for a document stands at the token: «نامه»."""
        return bool(_between(self.hits.get("documents.noun", []), index, index + 1))

    def quoted_words(self, quote: Quote) -> bool:
        """Whether the marks hold words said rather than a name: «سخت‌تر» yes, «فلوریدا» as a place no."""
        inside = self.keys[quote.open + 1 : quote.close]
        weights = [self.weight(key) for key in inside] if len(inside) <= _LONGEST_NAME else []
        strange = bool(weights) and min(weights) >= 0 and (len(weights) == 1 or max(weights) > 0)  # «لونا», «کاپ ورد»
        return (quote.open + 1, quote.close) not in self.names and not strange

    def skip(self, index: int, last: int) -> int:
        """Past openers, dates and commas: «همچنین روز جمعه، …»."""
        openers = self.words["opener"]
        while index < last:
            hit = openers.get(index)
            date = self.date_at.get(index)
            if date is not None and date.end <= last:
                index = date.end
            elif hit is not None and hit.end <= last:
                index = hit.end
            elif not self.keys[index][0].isalnum() and self.keys[index] not in _NOT_SKIPPED:
                index += 1  # commas, dashes, the emoji of channels
            else:
                break
        return index

    def mention_ends_at(self, index: int) -> bool:
        """Whether an outermost mention ends just before the token."""
        k = bisect_left(self.entity_starts, index) - 1
        return k >= 0 and self.entities[k].end == index

    def date_ends_at(self, index: int) -> bool:
        """Whether a date ends just before the token: «روز جمعه» before «عراقچی»."""
        return index in self.date_ends

    def date_end(self, index: int) -> int | None:
        """Where the date that starts at the token ends."""
        date = self.date_at.get(index)
        return date.end if date is not None else None

    def date_starts_at(self, index: int) -> bool:
        """Whether a date starts at the token."""
        return index in self.date_at

    def opener_ends_at(self, index: int) -> bool:
        """Whether an opener of up to four tokens ends just before the token."""
        openers = self.words["opener"]
        return any(k in openers and openers[k].end == index for k in range(max(0, index - 4), index))

    def opener_of_words_ends_at(self, index: int) -> bool:
        """The same for one of several words: «در همین زمینه»."""
        openers = self.words["opener"]
        return any(k in openers and openers[k].end == index for k in range(max(0, index - 4), index - 1))


def make_context(
    tokens: Tokens,
    sentences: list[Sentence],
    quotes: list[Quote],
    cues: list[Cue],
    entities: list[EntityMention],
    dates: list[DateMention],
    hits: dict[str, list[Hit]],
    verbs: FiniteVerbs,
    rare: Callable[[str], bool],
    weight: Callable[[str], int],
    media: frozenset[str] = frozenset(),
) -> Context:
    """Lay the finds of the earlier stages out for the rules; `media` are the ids of organizations that are media."""
    outer = [m for m in entities if not m.inside]
    words, finite = ClauseWords(hits), verbs.among(tokens.kinds)
    nouns = {i for hit in words.of("noun") for i in range(hit.start, hit.end)}  # «گفت و گو», «ساخت»
    nouns.update(i for date in dates for i in range(date.start, date.end))  # «دهم مهر» gives nothing
    phrases = {i for hit in hits.get("source_phrases", ()) for i in range(hit.start, hit.end)}
    cues = sorted(cue for cue in cues if cue.start not in phrases)  # «به گفته»
    names = frozenset((m.start, m.end) for m in entities) | frozenset(m.name_span for m in entities if m.name_span)
    return Context(
        tokens=tokens,
        keys=[*tokens.keys, NEWLINE],  # so that the token behind the last one may be asked for
        sentences=merge_quoted(sentences, quotes),
        cues=cues,
        entities=outer,
        date_at={date.start: date for date in dates},
        date_ends=frozenset([date.end for date in dates]),
        finite=finite,
        verbs=verbs,
        hits=hits,
        words=words,
        reporting_at={hit.start: hit for hit in hits.get("reporting", ())},
        quote_at={q.open: q for q in quotes},
        quote_end={q.close: q for q in quotes if q.closed},
        quote_starts=[q.open for q in quotes],
        entity_starts=[m.start for m in outer],
        cue_starts=[c.start for c in cues],
        colons=[i for i in tokens.marks if tokens.keys[i] == ":"],
        verb_ends=[i for i in places(tokens.keys, finite) if i not in nouns],
        countries=[m for m in entities if m.kind == "country"],
        plural_heads={hit.start: hit for hit in hits.get("plural_heads", ())},
        capitals=frozenset(hit.start for hit in hits.get("places", ()) if hit.row[0] == "capital"),
        outlets=frozenset(hit.start for hit in hits.get("outlets", ()))
        | {m.start for m in entities if m.known in media},
        rare=rare,
        weight=weight,
        titles={hit.start: hit for hit in hits.get("titles", ())},
        names=names,
        quoted=_quoted(len(tokens), quotes, names),
    )


def merge_quoted(sentences: list[Sentence], quotes: list[Quote]) -> list[Sentence]:
    """Sentences whose border lies inside a closed quotation are one: «گفت: «الف. ب.»» is one unit."""
    spans = [(q.open, q.close) for q in quotes if q.closed and q.depth == 0]
    out: list[Sentence] = []
    k = 0
    for sentence in sentences:
        while k < len(spans) and spans[k][1] < sentence.first:
            k += 1
        if out and k < len(spans) and spans[k][0] < sentence.first <= spans[k][1]:
            out[-1] = Sentence(out[-1].first, sentence.last, out[-1].paragraph)
        else:
            out.append(sentence)
    return out


def _quoted(length: int, quotes: list[Quote], names: frozenset[tuple[int, int]]) -> list[bool]:
    """«مجید تخت روانچی» in quote marks is a name as Fars writes it, not a quotation."""
    inside = [False] * length
    until = 0
    for quote in quotes:
        first, last = quote.open + 1, quote.close
        if last <= until or (first, last) in names or (quote.open, last + 1) in names or last - first < 3:
            continue
        inside[max(first, until) : last] = [True] * (last - max(first, until))
        until = last
    return inside


def _between(hits: list[Hit], first: int, last: int) -> list[Hit]:
    """Hits that start in [first, last); `hits` is in order."""
    return hits[bisect_left(hits, (first,)) : bisect_left(hits, (last,))] if hits else hits
