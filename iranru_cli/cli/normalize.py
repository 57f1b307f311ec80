"""`iranru normalize`: the options; the work is in `normalizing`."""

from __future__ import annotations

from iranru_cli.cli import options
from iranru_cli.cli.status import ExitStatus


def normalize(
    paths: options.Paths = None,
    engine: options.Engine = "iranru",
    output: options.Output = None,
    encoding: options.Encoding = "auto",
) -> ExitStatus:
    """Repair letters and spacing; lines stay lines, so it can stand in a pipe.

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: the help does without
    from iranru_cli.cli import normalizing, values

    return normalizing.run(paths or [], engine, output, values.encoding(encoding))
