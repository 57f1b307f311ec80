"""`iranru doctor`: the options; the work is in `diagnosing`."""

from __future__ import annotations

from iranru_cli.cli import options, options_look
from iranru_cli.cli.status import ExitStatus


def doctor(
    format: options_look.DoctorFormat = "text",
    lexicon: options.Lexicon = None,
    color: options.Color = "auto",
    bidi: options_look.Bidi = "auto",
) -> ExitStatus:
    """Print what the program sees of this machine: terminal, versions, data, configuration; to paste in a bug report.

    iranru doctor

    A line of Persian in each mode of --bidi is shown: the mode in which it reads right is that of your terminal.
    Exit status: 0 all is well, 1 a data file is wrong.
    """
    from iranru_cli.cli import diagnosing  # imported here: the help does without

    return diagnosing.run(format, lexicon, color, bidi)
