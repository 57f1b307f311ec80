"""`iranru merge`: the options; the work is in `merging`."""

from __future__ import annotations

from iranru_cli.cli import options, options_merge
from iranru_cli.cli.status import ExitStatus


def merge(
    files: options_merge.Records = None,
    groups: options_merge.Groups = False,
    min_statements: options_merge.Least = 2,
    window: options_merge.Window = 30,
    output: options.Output = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Find the same statement in many documents, and give each speaker one id in all of them.

    iranru extract news/ | iranru merge --groups

    JSON lines: each statement with `group`, the id of the first that says the same, and `speaker_ids`; with --groups a
    line for each group. Contents may differ in a few words, but in no number; the speakers must be able to be the same.
    Exit status: 0 well, 1 some lines were bad and left out, 2 wrong usage or nothing readable.
    """
    # imported here: the help does without
    from iranru_cli.cli import merging

    return merging.run(
        merging.Settings(
            paths=files or [],
            groups=groups,
            least=min_statements,
            window=window,
            output=output,
            lexicon=lexicon,
            quiet=quiet,
        )
    )
