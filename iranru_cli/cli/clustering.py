"""The work of `iranru extract --cluster`: shards on a cluster, a file of records for each, and how it ended."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.options_cluster import ShardFormatName
from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, MisuseError, NothingReadError
from iranru_cli.output.jsonl import JsonLines
from iranru_cli.work import Work

if TYPE_CHECKING:
    from iranru_cli.cli.extraction import Settings

_MISSING = "--cluster dask needs the extra \"dask\": pip install 'iranru-cli[dask]'"


@dataclass(frozen=True)
class Plan:
    """What the options of a cluster say."""

    scheduler: str | None
    kind: ShardFormatName
    piece: int  # bytes


def run(settings: Settings, plan: Plan) -> ExitStatus:
    """Do the shards that are missing; raises what `cli.run` turns into exit codes."""
    try:
        # imported here: a second, and an extra
        import distributed  # noqa: F401

        from iranru_cli.cluster.run import OtherRunError, Where, extract_shards
        from iranru_cli.cluster.store import store_at
        from iranru_cli.cluster.task import Job
        from iranru_cli.jobs import cores
    except ImportError:
        raise MisuseError(_MISSING) from None
    _check(settings, plan)
    started = time.monotonic()
    messages = Messages(settings.quiet, settings.verbose)
    assert settings.output is not None
    lexicon = settings.lexicon.absolute() if settings.lexicon else None
    work = Work(JsonLines().render, settings.types, settings.published, lexicon, settings.selection)
    job = Job(work, settings.reading, store_at(settings.output), plan.kind)
    try:
        tally, before = extract_shards(
            settings.paths, job, Where(plan.scheduler, settings.jobs or cores()), plan.piece, messages.report
        )
    except OtherRunError as error:
        raise MisuseError(f"--output: {error}") from None
    except (OSError, ImportError, ValueError) as error:
        raise MisuseError(f"--cluster: {' '.join(str(error).split())}") from None
    if before and not settings.quiet:
        say("note", f"{before} shards had been done before")
    messages.close(tally, time.monotonic() - started)
    if tally.skipped and not tally.documents and not before:
        raise NothingReadError
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def _check(settings: Settings, plan: Plan) -> None:
    """What can be known to be wrong before anything is started."""
    if settings.resume or settings.timeout:
        name = "--resume" if settings.resume else "--timeout"
        raise MisuseError(f"{name}: not with --cluster, where a second run does what is missing; leave it out")
    if settings.output is None:
        raise MisuseError("--cluster: name a folder or an address for the records with --output")
    if settings.output.is_file():
        raise MisuseError(f"--output: {settings.output} is a file; with --cluster it is a folder")
    if not isinstance(settings.form, JsonLines):
        raise MisuseError("--format: with --cluster records are JSON lines, or Parquet by --shard-format parquet")
    if plan.kind == "parquet":
        if len(settings.types) != 1:
            raise MisuseError("--shard-format parquet: a file holds one type of record; name one with --records")
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise MisuseError(_MISSING) from None
    if plan.piece < 1:
        raise MisuseError("--shard-bytes: expected a size such as 64M")
    with lexicon_errors(settings.lexicon):
        from iranru_cli.lexicon.lexicon import load_lexicon

        load_lexicon(settings.lexicon)  # here, not in each shard
