"""What each data file must look like. Columns stand as in the file; the last one is an example or a note."""

from __future__ import annotations

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
)

_YES_OR_NO = frozenset({"yes", "no"})

NAME_PARTS = frozenset(
    {"suffix", "tail", "particle", "not_person", "boundary", "light", "determiner", "inflected", "place_sign",
     "country_sign", "place_head", "after_subject", "seated", "desk", "land", "former", "no_lone_name", "this", "pointing",
     "text", "before_person", "agency", "national", "residents", "affairs", "glued_title", "role_filler",
     "any_office"}
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
        {"class": frozenset({"capital", "province", "city", "region"}), "weak": _YES_OR_NO},
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
    ]
)

DATES: tuple[TableSpec, ...] = (
    TableSpec("months", ("calendar", "number", "form"), {"calendar": frozenset({"jalali", "gregorian"})}, form="form"),
    TableSpec("date_words", ("class", "value", "form", "example"), {"class": _DATE_CLASSES}, form="form"),
    TableSpec("date_context", ("class", "form", "example"), {"class": _DATE_CONTEXTS}),
)

_YES_NO = frozenset({"yes", "no"})
_VERB_FORM = ("verb", "person", "number", "tense", "negated", "passive")
_TENSES = frozenset({"past", "imperfect", "perfect", "pluperfect", "present", "subjunctive", "future"})
_FORM_VALUES = {
    "person": frozenset("123"),
    "number": frozenset({"sg", "pl"}),
    "tense": _TENSES,
    "negated": _YES_NO,
    "passive": _YES_NO,
}
ACTS = frozenset(
    [
        "say",
        "add",
        "stress",
        "announce",
        "write",
        "ask",
        "answer",
        "explain",
        "claim",
        "deny",
        "reject",
        "criticize",
        "condemn",
        "accuse",
        "warn",
        "threaten",
        "demand",
        "propose",
        "promise",
        "agree",
        "thank",
        "congratulate",
        "hope",
        "fear",
        "believe",
        "admit",
        "describe",
        "predict",
        "report",
        "quote",
        "read",
        "recall",
        "order",
        "invite",
        "decide",
        "praise",
        "regret",
        "doubt",
        "discuss",
    ]
)

CLAUSE_CLASSES = frozenset(
    {
        *("prep", "opener", "with", "that", "based", "narrator", "passive_by", "gap", "noun", "no_content", "this"),
        *("modal", "quantifier", "bound", "while", "not_said", "topic", "speech"),
    }
)

CUES: tuple[TableSpec, ...] = (
    TableSpec("verbs", ("verb", "past", "present", "example")),
    TableSpec("conjugation", (*_VERB_FORM[1:], "pattern", "example"), _FORM_VALUES),
    TableSpec("verb_forms", (*_VERB_FORM, "form", "example"), _FORM_VALUES, form="form"),
    TableSpec("stems", ("past", "present", "example")),
    TableSpec("prepositions", ("id", "form", "example"), form="form"),
    TableSpec(
        "reporting",
        ("act", "verb", "clausal", "nominal", "element", "example"),
        {"act": ACTS, "clausal": frozenset({"yes", "no", "az", "marked", "document"})},
        form="element",
    ),
    TableSpec("source_phrases", ("act", "class", "form", "example"), {"act": ACTS}, form="form"),
    TableSpec("exclusive_offices", ("form", "example"), form="form"),
    TableSpec("second_offices", ("form", "example"), form="form"),
    TableSpec("plural_heads", ("kind", "singular", "form", "example"), form="form"),
    TableSpec("outlets", ("form", "example"), form="form"),
    TableSpec("noun_cues", ("act", "form", "example"), {"act": ACTS}, form="form"),
    TableSpec("clause_words", ("class", "form", "example"), {"class": CLAUSE_CLASSES}, form="form", split="class"),
)

_FAMILIES = frozenset(
    {"treaty", "accord", "memo", "contract", "convention", "protocol", "charter", "declaration", "resolution", "document",
     "ceasefire"}
)  # fmt: skip
_AGREEMENT_CLASSES = frozenset(
    [
        "topic",
        "quality",
        "unsure",
        "unit",
        "between",
        "with",
        "parties",
        "body",
        "dated",
        "said",
        "this",
        "one",
        "never_before",
        "paper_before",
        "unless_before",
        "hypo_before",
        "concluded_before",
        "concluded_near",
        "concluded_after",
        "reach",
        "not_after",
        "sport",
        "stop",
        "called",
    ]
)
EVENT_KINDS = frozenset(
    [
        "negotiated",
        "signed",
        "ratified",
        "promulgated",
        "in_force",
        "amended",
        "extended",
        "suspended",
        "violated",
        "withdrawn",
        "expired",
        "submitted",
    ]
)

AGREEMENTS: tuple[TableSpec, ...] = (
    TableSpec(
        "agreement_heads",
        ("kind", "family", "weight", "needs", "form", "example"),
        {"family": _FAMILIES, "weight": frozenset({"strong", "weak", "lone"})},
        form="form",
        inflect="agreement",
    ),
    TableSpec("agreement_anaphors", ("fits", "form", "example"), {"fits": _FAMILIES | {"any"}}, form="form"),
    TableSpec(
        "registry",
        ("id", "kind", "parties", "use", "form", "example"),
        {"use": frozenset({"sure", "topic"})},
        empty=frozenset({"parties"}),
        form="form",
    ),
    # The next three hold everyday words («که», «اجرا»): they are looked up beside agreements only.
    TableSpec("agreement_modifiers", ("class", "form", "example"), {"class": _AGREEMENT_CLASSES}),
    TableSpec(
        "event_words",
        ("event", "shape", "verbs", "form", "example"),
        {"event": EVENT_KINDS, "shape": frozenset({"noun", "predicate", "from", "to"})},
    ),
    TableSpec(
        "event_context",
        ("class", "form", "example"),
        {
            "class": frozenset(
                [
                    "planned",
                    "toward",
                    "denied",
                    "refuted",
                    "occasion",
                    "anniversary",
                    "by",
                    "body",
                    "embeds",
                    "meeting",
                    "carry",
                    "governs",
                    "describes",
                    "limit",
                    "participle",
                    "infinitive",
                ]
            )
        },
    ),
)

SPECS: tuple[TableSpec, ...] = GENERAL + TEXT + ENTITIES + DATES + CUES + AGREEMENTS
