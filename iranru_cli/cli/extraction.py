"""The work of `iranru extract`: documents → records → output, and how it ended."""

from __future__ import annotations

import platform
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iranru_cli import __version__, batch
from iranru_cli.cli import progress
from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.interrupts import interrupts
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.status import ExitStatus, InterruptedRunError, MisuseError, NothingReadError
from iranru_cli.cli.target import Straight, is_replaceable, open_target, writing_errors
from iranru_cli.cli.values import standard_input
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.output.form import Form, Target, Writer
from iranru_cli.selection import Selection
from iranru_cli.work import Work

if TYPE_CHECKING:
    from iranru_cli.cli.part import Part


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: Iterable[str]
    reading: Reading
    types: frozenset[str]
    selection: Selection
    published: str | None
    form: Form
    output: Path | None
    jobs: int
    lexicon: Path | None
    quiet: bool
    verbose: bool
    timeout: float | None
    resume: bool
    run: dict[str, object]  # what it is, for one that goes on with it


def run(settings: Settings) -> ExitStatus:
    """Extract everything; raises what `cli.run` turns into exit codes."""
    started = time.monotonic()
    messages = _messages(settings)
    with _target(settings, messages) as (target, part):
        tally = part.start.tally() if part else batch.Tally()
        try:
            _extract(settings, target, part, messages, tally)
        except KeyboardInterrupt:
            raise _interrupted(tally, part) from None
        finally:
            messages.stop()
        messages.close(tally, time.monotonic() - started)
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def _messages(settings: Settings) -> Messages:
    paths = settings.paths if isinstance(settings.paths, list) else None  # a list of files is read as it comes
    bar = progress.Progress(paths) if progress.wanted(settings.quiet, settings.output) else None
    messages = Messages(settings.quiet, settings.verbose, bar)
    messages.tell(f"iranru {__version__}, Python {platform.python_version()}, {platform.system()}")
    return messages


@contextmanager
def _target(settings: Settings, messages: Messages) -> Iterator[tuple[Target, Part | None]]:
    """Where the output goes; a file of its own is one that a killed run goes on with."""
    if settings.output is not None:
        # imported here: a pipe does without
        from iranru_cli.cli.outputs import open_tables_at
        from iranru_cli.output.tables import Tables

        if isinstance(settings.form, Tables):
            if settings.resume:
                raise MisuseError("--resume: not for parquet and duckdb, which are written anew; leave it out")
            with open_tables_at(settings.form, settings.output) as tables:
                yield tables, None
            return
    if settings.output is None or not is_replaceable(settings.output):
        if settings.resume:
            raise MisuseError("--resume: only a run with --output FILE can be gone on with")
        with open_target(settings.output) as stream:
            if isinstance(stream, Straight):
                interrupts.moved = lambda: stream.written
            yield stream, None
        return
    # imported here: a pipe does without
    from iranru_cli.cli.part import Part

    with writing_errors(settings.output, "; with --resume the run goes on where there is room again"):
        part = Part(settings.output, settings.run, settings.resume)
        _tell_of(part, settings, messages)
        try:
            yield part, part
        except BaseException:
            part.leave()
            raise
        part.finish()


def _tell_of(part: Part, settings: Settings, messages: Messages) -> None:
    if part.left_behind:
        messages.warn(
            f"{settings.output}: begun anew; --resume would have gone on behind {part.left_behind} documents that a run "
            "before had done",
            kind="begun anew",
        )
    if settings.resume:
        messages.tell(f"goes on behind {part.start.documents} documents" if part.start.documents else "begins")


def _extract(settings: Settings, target: Target, part: Part | None, messages: Messages, tally: batch.Tally) -> None:
    paths, stdin = standard_input(settings.paths)
    items = read_documents(paths, replace(settings.reading, notes=settings.verbose), stdin)
    work = Work(settings.form.render, settings.types, settings.published, settings.lexicon, settings.selection)
    writer = Writer(target, settings.form, part.written if part else 0)

    def passed(step: batch.Step) -> None:
        if part:
            part.passed(step.item, tally)
        messages.passed(step)

    writer.begin()
    with lexicon_errors(settings.lexicon):
        batch.run(
            part.rest(items, messages.recall) if part else items,
            work,
            jobs=settings.jobs,
            timeout=settings.timeout,
            write=writer.write,
            report=messages.report,
            passed=passed,
            tally=tally,
            whole=interrupts,
        )
    writer.end()


def _interrupted(tally: batch.Tally, part: Part | None) -> InterruptedRunError:
    done = f"interrupted; {tally.documents} {'document is' if tally.documents == 1 else 'documents are'} done"
    if part is None:
        return InterruptedRunError(f"{done}; a run with --output FILE could be gone on with")
    part.save(tally)
    if not part.start.documents:
        return InterruptedRunError(f"{done}, and nothing is written")
    return InterruptedRunError(f"{done}; the same command with --resume goes on from there")
