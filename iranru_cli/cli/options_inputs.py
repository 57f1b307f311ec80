"""The options that say how inputs are read, for every command that reads documents."""

from __future__ import annotations

from typing import Annotated, Literal

from iranru_cli.cli.option import option

InputFormatName = Literal["auto", "text", "jsonl", "json", "csv", "tsv", "html", "warc", "parquet"]

InputFormat = Annotated[
    InputFormatName,
    option(
        "--input-format",
        help="auto: by the ending (.jsonl, .csv.gz …), or by the first characters where the ending says nothing.",
    ),
]
FilesFrom = Annotated[
    str | None,
    option(
        "--files-from",
        metavar="FILE",
        help="Also the paths that FILE lists, a line each or with NULs between them; `-`: standard input.",
    ),
]
Separator = Annotated[
    str | None,
    option(
        "--separator",
        metavar="LINE",
        help='This line stands between the documents of a text file, which are called PATH:LINE; "": a blank line.',
    ),
]
TextField = Annotated[
    str | None,
    option("--text-field", metavar="NAME", help="Field or column of the text  [default: text, body, content]"),
]
DateField = Annotated[
    str | None, option("--date-field", metavar="NAME", help="The same for its date  [default: published, date]")
]
IdField = Annotated[str | None, option("--id-field", metavar="NAME", help="The same for its id  [default: id, url]")]
TitleField = Annotated[
    str | None, option("--title-field", metavar="NAME", help="The same for its headline  [default: title]")
]
Delimiter = Annotated[
    str | None,
    option(
        "--delimiter",
        metavar="CHAR",
        help="What stands between the columns of CSV  [default: what the first line has of , ; tab |]",
    ),
]
Header = Annotated[
    bool,
    option("--header/--no-header", help="Whether the first line of CSV names the columns; else they are 1, 2, 3 …"),
]
MaxDocumentBytes = Annotated[
    str,
    option(
        "--max-document-bytes",
        metavar="SIZE",
        help="A larger document is passed over and named; 500k, 64M, 2G; 0: no bound.",
    ),
]
Encoding = Annotated[
    str,
    option(
        "--encoding",
        metavar="NAME",
        help="auto: UTF-8, UTF-16 with a mark, and windows-1256 where that is certain.",
    ),
]
StdinName = Annotated[str, option("--stdin-name", metavar="NAME", help="What to call standard input in records.")]
