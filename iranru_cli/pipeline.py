"""The stages, in order: text → find → resolve → records. This file is the table of contents of the program.

text     make_shadow, tokenize, split_sentences, pair_quotes
find     lexicon.match, find_dates, find_entities, find_agreements, find_cues, find_quotations
resolve  publication, resolve_dates, link_entities, link_agreements, find_events, resolve speakers, date_statements,
         statement_settings, statement_topics
records  assemble
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from iranru_cli.assemble import Assembler
from iranru_cli.find.agreements import AgreementRules, compile_agreements, find_agreements
from iranru_cli.find.cues import CueRules, compile_cues, find_cues
from iranru_cli.find.dates import DateRules, compile_dates, find_dates
from iranru_cli.find.entities import EntityRules, add_speakers, compile_entities, find_entities
from iranru_cli.find.quotations import Refusal, find_quotations, find_subject, make_context, strangers
from iranru_cli.find.quotations.context import Context
from iranru_cli.find.quotations.offices import whole_offices, with_whole
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.lexicon.words import load_words
from iranru_cli.mentions import Agreement, Entity, Event, Quotation, ResolvedDate
from iranru_cli.records import PublishedBasis, Record
from iranru_cli.resolve import offices
from iranru_cli.resolve.about import Topics, statement_topics
from iranru_cli.resolve.agreements import link_agreements
from iranru_cli.resolve.dateline import UNKNOWN, Publication, publication
from iranru_cli.resolve.dates import resolve_dates
from iranru_cli.resolve.discourse import SpeakerRef
from iranru_cli.resolve.entities import link_entities
from iranru_cli.resolve.event_anchors import EventRules
from iranru_cli.resolve.events import compile_events, find_events
from iranru_cli.resolve.settings import Setting, statement_settings
from iranru_cli.resolve.speakers import SpeakerResolver
from iranru_cli.resolve.when import date_statements
from iranru_cli.text.morphology import load_morphology
from iranru_cli.text.quotes import pair_quotes
from iranru_cli.text.sentences import split_sentences
from iranru_cli.text.shadow import make_shadow
from iranru_cli.text.spacing import Spacing
from iranru_cli.text.spelling import compile_spellings
from iranru_cli.text.tokens import Tokens, tokenize, word_key

COMMON = 60  # times in 1.7 million words of news; a surname of those seldom stands without a first name


class Rules(NamedTuple):
    """Everything that is compiled once from the lexicon."""

    lexicon: Lexicon
    spacing: Spacing
    dates: DateRules
    entities: EntityRules
    agreements: AgreementRules
    events: EventRules
    cues: CueRules
    countries: dict[str, str]  # ISO code → usual name
    general: frozenset[str]  # «مقام», «دیپلمات»: with این they fit anybody
    rare: Callable[[str], bool]  # whether a key is no common word
    media: frozenset[str]  # ids of organizations that are media: «org:irna»


class Analysis(NamedTuple):
    """All that was found in one document, in token positions; the lists from quotations on are parallel."""

    tokens: Tokens
    published: Publication
    dates: list[ResolvedDate]
    entities: list[Entity]
    agreements: list[Agreement]
    events: list[Event]
    quotations: list[Quotation]
    speakers: list[tuple[SpeakerRef, ...]]
    whens: list[ResolvedDate | None]
    settings: list[Setting]
    topics: list[Topics]
    context: Context


def compile_rules(lexicon: Lexicon) -> Rules:
    """Compile the lexicon for all finders."""
    words = load_words()
    return Rules(
        lexicon,
        Spacing(load_morphology(compile_spellings(lexicon.tables["spelling"]))),
        compile_dates(lexicon),
        compile_entities(lexicon, words),
        compile_agreements(lexicon),
        compile_events(lexicon),
        compile_cues(lexicon),
        {row[0]: row[2] for row in reversed(lexicon.tables["countries"]) if row[1] == "name"},
        frozenset(word_key(row[1]) for row in lexicon.tables["name_parts"] if row[0] == "any_office"),
        lambda key: words.count(key) < COMMON,
        frozenset(f"org:{row[0]}" for row in lexicon.tables["media"]),
    )


def analyze(
    text: str,
    own: datetime.date | None,
    rules: Rules,
    default: Publication = UNKNOWN,
    refused: list[Refusal] | None = None,
) -> Analysis:
    """Run the stages over one text; `own` is its publication date, `default` what holds where its dateline says none.

    The cues that gave no statement are added to `refused`.
    """
    tokens = tokenize(make_shadow(text, rules.spacing))
    sentences = split_sentences(tokens)
    quotes = pair_quotes(tokens)
    hits = rules.lexicon.match(tokens.keys)

    date_mentions = find_dates(tokens, hits, rules.dates)
    found = publication(date_mentions, tokens, own, default, rules.dates.context)
    published = found.day
    mentions = find_entities(tokens, sentences, hits, rules.entities)
    agreement_mentions = find_agreements(tokens, sentences, hits, rules.agreements)
    cues = find_cues(tokens, hits, rules.cues)
    context = make_context(
        tokens,
        sentences,
        quotes,
        cues,
        mentions,
        date_mentions,
        hits,
        rules.cues.finite,
        rules.rare,
        rules.entities.weight,
        rules.media,
    )
    quotations = find_quotations(context, refused)
    mentions, quotations = with_whole(mentions, quotations, whole_offices(context, quotations))
    mentions = add_speakers(mentions, strangers(quotations), tokens, hits, rules.entities)

    dates = resolve_dates(date_mentions, tokens, sentences, published, rules.dates)
    entities, chains = link_entities(mentions, tokens, rules.entities, published.year if published else None)
    agreements = link_agreements(agreement_mentions, tokens, mentions, rules.agreements)
    events = find_events(tokens, sentences, hits, agreements, dates, mentions, rules.events)
    exclusive, second = (frozenset(hit.start for hit in hits.get(table, ())) for table in offices.TABLES)
    resolver = SpeakerResolver(
        tokens,
        mentions,
        chains,
        entities,
        partial(find_subject, context),
        rules.countries,
        (exclusive, second),
        rules.general,
        context.outlets,
    )
    speakers = resolver.resolve(quotations)
    entities = resolver.entities()
    day = published.isoformat() if published else None
    whens = date_statements(quotations, speakers, dates, tokens.keys, hits, day, context.sentences)
    settings = statement_settings(
        quotations, speakers, tokens, context.sentences, mentions, chains, entities, dates, hits, context.outlets
    )
    topics = statement_topics(quotations, agreements, tokens.keys, rules.agreements)
    return Analysis(
        tokens, found, dates, entities, agreements, events, quotations, speakers, whens, settings, topics, context
    )


class Extractor:
    """Extracts records from texts; build one and use it for many documents.

    >>> records = Extractor().extract("عراقچی گفت: این معاهده لازم‌الاجرا شده است.", published="2025-10-02")
    """

    def __init__(self, lexicon: Path | None = None) -> None:
        """`lexicon`: a folder with the user's own tables, which add to the package's; raises LexiconError."""
        self._rules = compile_rules(load_lexicon(lexicon))

    def extract(
        self,
        text: str,
        *,
        doc: str = "-",
        published: datetime.date | str | None = None,
        default: datetime.date | str | None = None,
        default_basis: PublishedBasis = "option",
        title: str | None = None,
        source: str | None = None,
    ) -> list[Record]:
        """All records of one document: document, statements, agreements, events, dates, entities.

        `published` is a day or its ISO form (raises ValueError for another string), `default` the same for a document
        that does not say when it was published; offsets in the records count code points of `text`, those of a
        headline's statements (`doc` ends in «#title») of `title`.
        """
        fallback = publication_of(default, default_basis)
        found = analyze(text, _day(published), self._rules, fallback)
        assembler = Assembler(doc, found.published, title, source)
        if title:
            assembler.add_title(analyze(title, found.published.day, self._rules))
        return assembler.records(text, found)


def publication_of(value: datetime.date | str | None, basis: PublishedBasis) -> Publication:
    """A day, or its ISO form, as a publication date; UNKNOWN for None. Raises ValueError for another string."""
    day = _day(value)
    return Publication(day, basis) if day is not None else UNKNOWN


def _day(value: datetime.date | str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
