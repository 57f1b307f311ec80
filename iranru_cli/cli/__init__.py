"""The command line, thin: options, help, exit codes."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `iranru` on the arguments of this process and end it with an ExitStatus."""
    try:
        # imported here: an interrupt during the first tenth of a second is an interrupt too
        from iranru_cli.cli.run import run

        status = int(run(sys.argv[1:]))
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
