"""Options of how things look on a terminal."""

from __future__ import annotations

from typing import Annotated, Literal

from iranru_cli.cli.option import option

Mode = Literal["terminal", "visual", "words", "none"]  # as output.bidi.modes has it, which the help does without
BidiName = Literal["auto", "terminal", "visual", "words", "none"]
DoctorFormatName = Literal["text", "json"]

Bidi = Annotated[
    BidiName,
    option(
        "--bidi",
        help="Who puts right-to-left text in order: the terminal, or this program, letter by letter (visual) or word by "
        "word; auto: by the terminal's name, see iranru doctor.",
    ),
]
Full = Annotated[bool, option("--full", help="Cards show the whole of what was said, not its first five lines.")]
DoctorFormat = Annotated[
    DoctorFormatName, option("-f", "--format", help="text to paste in a report, json for a program.")
]
