"""The options of the commands, each with its help and its environment variable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from iranru_cli.cli.option import option as _option

FormatName = Literal["auto", "jsonl", "json", "table", "cards", "csv", "tsv", "parquet", "duckdb"]
TablesName = Literal["parquet", "duckdb"]
ColorName = Literal["auto", "always", "never"]
EngineName = Literal["iranru", "hazm"]
DigitsName = Literal["persian", "latin", "keep"]
SurveyFormatName = Literal["auto", "table", "jsonl", "csv"]
ExplainFormatName = Literal["auto", "text", "jsonl"]
TimelineFormatName = Literal["auto", "table", "jsonl"]
EntryFormatName = Literal["text", "jsonl"]
ByName = Literal["entity", "office", "outlet"]

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        show_default=False,
        help="Files, folders (all files in them), globs; `-` or a pipe: standard input.",
    ),
]
Format = Annotated[
    FormatName,
    _option(
        "-f",
        "--format",
        help="auto: a table or cards on a terminal, JSON lines in a pipe or a file. csv and tsv hold one type of record; a "
        "duckdb file has a table for each; parquet with several types is a folder of files.",
    ),
]
Records = Annotated[
    list[str],
    _option(
        "-r",
        "--records",
        metavar="TYPES",
        help="statement, agreement, event, date, entity, document, or all; several with commas.",
    ),
]
Date = Annotated[
    str | None,
    _option(
        "-d",
        "--date",
        metavar="DATE",
        help="Publication date of documents that have none of their own: 1404-09-15 or 2025-12-06.",
    ),
]
DateFromName = Annotated[
    bool,
    _option(
        "--date-from-name",
        help="A date in a file's name (1404-09-15.txt, irna-20251206.jsonl) is its publication date, before --date.",
    ),
]
Output = Annotated[
    Path | None,
    _option("-o", "--output", metavar="PATH", help="Write here instead; the file appears when it is whole."),
]
Jobs = Annotated[int, _option("-j", "--jobs", metavar="N", min=0, help="Number of processes; 0: all cores.")]
Lexicon = Annotated[
    Path | None,
    _option("--lexicon", metavar="DIR", help="Folder with tables of your own, which add to those of the program."),
]
Color = Annotated[ColorName, _option("--color", help="Colours of tables and cards; auto: on a terminal.")]
Quiet = Annotated[bool, _option("-q", "--quiet", help="No warnings and no closing line; errors are still named.")]
Engine = Annotated[
    EngineName,
    _option("--engine", help="hazm: the normalizer of that library, which takes a second to start."),
]
Letters = Annotated[
    bool, _option("--letters/--no-letters", help="Arabic and presentation forms, diacritics, marks, HTML references.")
]
RepairSpacing = Annotated[bool, _option("--spacing/--no-spacing", help="Joiners that were deleted or became blanks.")]
Digits = Annotated[
    DigitsName, _option("--digits", help="Digits in one style, but none next to Latin letters; keep: as they are.")
]
Diff = Annotated[bool, _option("--diff", help="Show what would change, line by line, in place of the text.")]
Folder = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", show_default=False, help="Folder with tables of your own.")
]
By = Annotated[
    ByName,
    _option("--by", help="Rows for entities, for offices with their holders, or for the media that are named."),
]
Kinds = Annotated[
    list[str],
    _option(
        "--kind",
        metavar="KINDS",
        help="Entities that are counted and named beside: person, organization, country, place; several with commas.",
    ),
]
Least = Annotated[int, _option("--min-documents", metavar="N", min=1, help="Only what at least N documents name.")]
Top = Annotated[int, _option("-n", "--top", metavar="N", min=0, help="Only the N most frequent; 0: all.")]
Companions = Annotated[
    int, _option("--companions", metavar="N", min=0, help="How many offices and companions each row lists.")
]
SurveyFormat = Annotated[
    SurveyFormatName, _option("-f", "--format", help="auto: a table on a terminal, JSON lines in a pipe or a file.")
]
AllSentences = Annotated[bool, _option("--all", help="Also the sentences in which no reporting expression stands.")]
ExplainFormat = Annotated[
    ExplainFormatName, _option("-f", "--format", help="auto: text on a terminal, JSON lines in a pipe or a file.")
]
Agreements = Annotated[
    list[str] | None,
    _option("--agreement", metavar="NAME", help="Only this one, by a name or its id in the registry; may be repeated."),
]
WithRegistry = Annotated[
    bool, _option("--registry/--no-registry", help="Also what the registry knows, beside what the documents tell.")
]
LeastSpoken = Annotated[
    int, _option("--min-documents", metavar="N", min=1, help="Only agreements of which at least N documents speak.")
]
TimelineFormat = Annotated[
    TimelineFormatName, _option("-f", "--format", help="auto: tables on a terminal, JSON lines in a pipe or a file.")
]
EntryName = Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling, or an id of the registry.")]
EntryFormat = Annotated[EntryFormatName, _option("-f", "--format", help="text for the eye, jsonl for a program.")]
