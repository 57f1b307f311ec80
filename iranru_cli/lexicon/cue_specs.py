"""What the data files of reporting expressions and clauses must look like; see specs.py."""

from __future__ import annotations

from iranru_cli.lexicon.tables import TableSpec

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
        *(
            "modal",
            "quantifier",
            "apart",
            "other",
            "bound",
            "while",
            "starts",
            "own",
            "owner",
            "some",
            "then",
            "not_said",
            "topic",
            "speech",
            "gathering",
            "text",
            "what",
            "me",
            "number",
            "manner",
        ),
    }
)

SETTING_CLASSES = frozenset({"meeting", "event", "letter", "address", "told"})

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
    TableSpec("settings", ("class", "form", "example"), {"class": SETTING_CLASSES}, form="form"),
    TableSpec("noun_cues", ("act", "form", "example"), {"act": ACTS}, form="form"),
    TableSpec("clause_words", ("class", "form", "example"), {"class": CLAUSE_CLASSES}, form="form", split="class"),
)
