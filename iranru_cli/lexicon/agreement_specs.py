"""What the data files of agreements and their events must look like; see specs.py."""

from __future__ import annotations

from iranru_cli.lexicon.tables import TableSpec

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
        "article",
        "plain_before",
        "of_paper",
        "about",
        "occasion",
        "reached",
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

# what a registry tells beside the events of news: the text adopted, a state that came later, a parliament that refused
FACT_KINDS = EVENT_KINDS | {"adopted", "acceded", "rejected"}

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
        marked=True,
    ),
    TableSpec(
        "registry_facts",
        ("id", "fact", "date", "who", "place", "source"),
        {"fact": FACT_KINDS},
        empty=frozenset({"who", "place"}),
        dates=frozenset({"date"}),
    ),
    # The next three hold everyday words («که», «اجرا»): they are looked up beside agreements only.
    TableSpec("agreement_modifiers", ("class", "form", "example"), {"class": _AGREEMENT_CLASSES}),
    TableSpec(
        "event_words",
        ("event", "shape", "verbs", "form", "example"),
        {"event": EVENT_KINDS, "shape": frozenset({"noun", "predicate", "from", "to", "inside"})},
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
                    "agent",
                    "happens",
                    "moved",
                    "upon",
                    "participle",
                    "infinitive",
                ]
            )
        },
    ),
)
