"""`iranru normalize`: the options; the work is in `normalizing`."""

from __future__ import annotations

from iranru_cli.cli import options, options_inputs
from iranru_cli.cli.status import ExitStatus


def normalize(
    paths: options.Paths = None,
    letters: options.Letters = True,
    spacing: options.RepairSpacing = True,
    digits: options.Digits = "keep",
    engine: options.Engine = "iranru",
    diff: options.Diff = False,
    color: options.Color = "auto",
    output: options.Output = None,
    encoding: options_inputs.Encoding = "auto",
    lexicon: options.Lexicon = None,
) -> ExitStatus:
    """Repair letters and spacing; lines stay lines, so it can stand in a pipe.

    iranru normalize dump.txt > clean.txt

    Numbers, addresses, Latin words and quote marks are left alone.
    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: the help does without
    from iranru_cli.cli import normalizing, values

    settings = normalizing.Settings(
        paths=paths or [],
        repairs=values.repairs(engine, letters, spacing, digits, lexicon),
        diff=diff,
        color=values.wants_color(color, values.is_terminal(output)),
        output=output,
        encoding=values.encoding(encoding),
    )
    return normalizing.run(settings)
