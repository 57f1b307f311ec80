"""The options of long runs: going on after a kill, documents that take too long, what is said and how."""

from __future__ import annotations

from typing import Annotated, Literal

from iranru_cli.cli.option import option

ErrorsName = Literal["text", "json"]

Resume = Annotated[
    bool,
    option("--resume", help="With -o: go on where the last run of this command was ended, if it was; else begin."),
]
Timeout = Annotated[
    float | None,
    option("--timeout", metavar="SECONDS", min=0.1, help="A document that takes longer is named and passed over."),
]
Errors = Annotated[
    ErrorsName,
    option("--errors", help="json: each message on standard error is an object: level, kind, where, reason."),
]
Quiet = Annotated[
    bool, option("-q", "--quiet", help="No warnings, no progress and no closing line; errors are still named.")
]
Verbose = Annotated[
    bool, option("-v", "--verbose", help="Also say what is read and how, what is slow, and what the run came to.")
]
