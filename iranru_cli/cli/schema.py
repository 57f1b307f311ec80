"""`iranru schema`."""

from __future__ import annotations

from pathlib import Path

from iranru_cli.cli.status import ExitStatus

SCHEMA = Path(__file__).resolve().parent.parent / "data" / "record.schema.json"


def schema() -> ExitStatus:
    """Print the JSON Schema (2020-12) of all records."""
    from iranru_cli.cli.target import open_target  # imported here: the help does without

    with open_target(None) as target:
        target.write(SCHEMA.read_bytes())
        target.flush()
    return ExitStatus.OK
