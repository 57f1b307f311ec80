"""What each data file must look like. Columns stand as in the file; the last one is an example or a note."""

from __future__ import annotations

from iranru_cli.lexicon.agreement_specs import AGREEMENTS
from iranru_cli.lexicon.cue_specs import CUES
from iranru_cli.lexicon.tables import TableSpec

GENERAL = (
    # endings that a noun may carry in text: agreement heads, plural roles …
    TableSpec("suffixes", ("class", "ending", "example")),
)

TEXT: tuple[TableSpec, ...] = (
    # bound pieces of words, for the repair of joiners
    TableSpec(
        "affixes",
        ("kind", "form", "example"),
        {
            "kind": frozenset(
                [
                    "plural",
                    "ye",
                    "apart",
                    "perfect_apart",
                    "first",
                    "surname",
                    "heh_apart",
                    "perfect",
                    "participle",
                    "heh_glued",
                    "compare",
                    "heh",
                    "copula",
                    "glued",
                    "prefix",
                    "auxiliary",
                    "mi",
                    "preverb",
                    "past",
                    "present",
                    "form",
                ]
            )
        },
    ),
    TableSpec("spelling", ("form", "example")),
)

_YES_OR_NO = frozenset({"yes", "no"})

NAME_PARTS = frozenset(
    {"suffix", "tail", "particle", "not_person", "boundary", "light", "determiner", "inflected", "place_sign",
     "country_sign", "place_head", "after_subject", "seated", "desk", "land", "former", "no_lone_name", "this", "pointing",
     "text", "before_person", "agency", "national", "residents", "affairs", "glued_title", "role_filler",
     "any_office", "counterpart", "own", "possessive", "as_office", "in_office", "aside", "after_speaker", "person_sign", "count", "dateline", "ruled", "lone_sign", "plain", "ministry", "status", "state", "before_stranger", "after_name", "article", "vocative", "ezafe", "posted", "compound", "acting", "vague", "midst", "talk"}
)  # fmt: skip

ENTITIES: tuple[TableSpec, ...] = (
    TableSpec(
        "countries",
        ("code", "class", "form"),
        {"class": frozenset({"name", "full", "weak", "adjective"})},
        form="form",
        split="class",
    ),
    TableSpec(
        "places",
        ("class", "country", "weak", "form"),
        {"class": frozenset({"capital", "province", "city", "region"}), "weak": frozenset({"yes", "no", "word"})},
        form="form",
    ),
    TableSpec("organizations", ("id", "country", "form"), form="form"),
    TableSpec(
        "org_heads",
        ("class", "bare", "form", "example"),
        {"class": frozenset({"body", "named", "firm", "loose", "gov"}), "bare": _YES_OR_NO},
        form="form",
    ),
    TableSpec(
        "roles",
        ("class", "number", "form", "example"),
        {"class": frozenset({"office", "aide", "local", "state", "job", "many"}), "number": frozenset({"sg", "pl"})},
        form="form",
    ),
    TableSpec("titles", ("use", "form", "example"), {"use": frozenset({"sure", "weak"})}, form="form"),
    TableSpec("people", ("id", "country", "use", "form", "full"), {"use": frozenset({"alone", "guard"})}, form="form"),
    TableSpec("pronouns", ("number", "form", "example"), {"number": frozenset({"sg", "pl"})}, form="form"),
    TableSpec("groups", ("id", "form", "example"), {"id": frozenset({"both", "all"})}, form="form"),
    TableSpec(
        "documents",
        ("class", "form", "example"),
        {"class": frozenset({"noun", "phrase"})},
        form="form",
        split="class",
    ),
    # The rest is looked up beside the above only: it holds everyday words («کشور», «امید»).
    TableSpec("fields", ("form",)),
    TableSpec("role_words", ("form", "example")),
    TableSpec(
        "first_names",
        ("origin", "weak", "form"),
        {"origin": frozenset(["ir", "ar", "ru", "en", "eu", "as"]), "weak": _YES_OR_NO},
    ),
    TableSpec("surnames", ("form",)),
    TableSpec(
        "name_parts",
        ("class", "form", "example"),
        {"class": NAME_PARTS},
    ),
    TableSpec("media", ("id",)),
    TableSpec("people_names", ("id", "en", "ru")),
    TableSpec("people_offices", ("id", "office", "country", "from", "to"), years=frozenset({"from", "to"})),
    TableSpec("role_spellings", ("form", "same", "example")),
)

_DATE_CLASSES = frozenset(
    [
        "number",
        "ordinal",
        "weekday",
        "weekly",
        "unit",
        "units",
        "length",
        "day",
        "night",
        "year",
        "relation",
        "part",
        "season",
        "daypart",
        "calendar",
        "every",
        "set",
        "lunar",
        "quarter",
        "feast",
        "span",
        "morrow",
        "per",
        "letter",
        "zone",
    ]
)

_DATE_CONTEXTS = frozenset(
    [
        "named",
        "prayer",
        "counted",
        "measured",
        "numbered",
        "after_year",
        "before_year",
        "in_year",
        "more",
        "in_month",
        "safe_month",
        "sure_month",
        "weak_month",
        "after_figures",
        "after_may",
        "shots",
        "future",
        "planned",
        "planned_by",
        "clause",
        "length_of",
        "aged",
        "year_kind",
        "range_year",
        "vague",
        "dated",
        "not_this",
        "month_word",
        "shot_month",
        "since",
        "half",
        "half_of",
        "figure_ending",
        "clock_of",
        "minute",
        "plural",
        "range",
        "this",
        "weekly_rate",
        "first",
        "between",
        "dateline",
        "auxiliary",
        "of_today",
        "about_hour",
        "until",
        "past_ending",
        "of_month",
        "after_it",
        "and",
        "at_hour",
        "city_after",
        "city_before",
        "day_month",
        "from",
        "last",
        "lasts",
        "latest",
        "may",
        "month_before",
        "month_epithet",
        "night",
        "not_after_tens",
        "not_before_part",
        "not_season",
        "not_that",
        "not_weekday",
        "not_whole",
        "of_it",
        "once",
        "or",
        "pairing",
        "parity",
        "present_ending",
        "present_prefix",
        "present_stem",
        "quarter_hour",
        "season_word",
        "that",
        "times",
        "to",
        "weekend_of",
        "with",
    ]
)

DATES: tuple[TableSpec, ...] = (
    TableSpec("months", ("calendar", "number", "form"), {"calendar": frozenset({"jalali", "gregorian"})}, form="form"),
    TableSpec("date_words", ("class", "value", "form", "example"), {"class": _DATE_CLASSES}, form="form"),
    TableSpec("date_context", ("class", "form", "example"), {"class": _DATE_CONTEXTS}),
)

SPECS: tuple[TableSpec, ...] = GENERAL + TEXT + ENTITIES + DATES + CUES + AGREEMENTS
