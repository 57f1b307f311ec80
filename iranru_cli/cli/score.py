"""`iranru score`: the options; the work is in `scoring`."""

from __future__ import annotations

from iranru_cli.cli import options, options_look, options_score
from iranru_cli.cli.status import ExitStatus


def score(
    gold: options_score.Gold,
    pred: options_score.Predicted,
    by: options_score.By = None,
    errors: options_score.Errors = 0,
    resamples: options_score.Resamples = 1000,
    seed: options_score.Seed = 1,
    format: options_score.Format = "auto",
    output: options.Output = None,
    color: options.Color = "auto",
    bidi: options_look.Bidi = "auto",
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Measure records against texts that a person annotated: how much is found, how much of it is right.

    iranru extract -r all news.jsonl | iranru score gold.jsonl - --by outlet

    The intervals say how far the figures would move with other documents of the same kind (bootstrap by documents).
    Exit status: 0 well, 1 some lines were bad and left out, 2 wrong usage or nothing readable.
    """
    # imported here: the help does without
    from iranru_cli.cli import scoring, values

    return scoring.run(
        scoring.Settings(
            gold=gold,
            pred=pred,
            by=scoring.groupings(by or []),
            errors=errors,
            resamples=resamples,
            seed=seed,
            look=values.look(format, color, bidi, output),
            output=output,
            quiet=quiet,
        )
    )
