"""The options that say which records of `iranru extract` are wanted, and which of their fields."""

from __future__ import annotations

from typing import Annotated

from iranru_cli.cli.option import option

Speakers = Annotated[
    list[str] | None,
    option(
        "--speaker",
        metavar="NAME",
        help="Statements, and entities, of this speaker: words of the name, an office or its first words, an id of the "
        "registry (person:araghchi, org:irna, country:RU); in any spelling; may be repeated. Other types pass.",
    ),
]
About = Annotated[
    list[str] | None,
    option(
        "--about",
        metavar="NAME",
        help="Statements, events and agreements about this agreement: a name, words of one, or an id of the registry "
        "(jcpoa); may be repeated. Other types pass.",
    ),
]
Since = Annotated[
    str | None,
    option(
        "--since",
        metavar="DATE",
        help="Only what falls on this day or later, by the record's own date, else by the publication: 1404-09-15, "
        "2025-12-06, a month (1404-09) or a year (1404). What has neither date is left out.",
    ),
]
Until = Annotated[
    str | None, option("--until", metavar="DATE", help="Only what falls on this day or earlier; see --since.")
]
RecordKinds = Annotated[
    list[str] | None,
    option(
        "--kind",
        metavar="KINDS",
        help="direct, indirect … of statements; person … of entities; treaty … of agreements; signed … of events; several "
        "with commas. Types to which none of them belongs pass.",
    ),
]
MinConfidence = Annotated[
    float,
    option("--min-confidence", metavar="N", min=0.0, max=1.0, help="Only statements at least so sure: 0 to 1."),
]
FieldPaths = Annotated[
    str | None,
    option(
        "--fields",
        metavar="PATHS",
        help="Only these fields, for jsonl, json, csv and tsv: doc,speakers.name,about.0.id,when.value.",
    ),
]
