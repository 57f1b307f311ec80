"""The work of `iranru extract`: documents → records → output, and how it ended."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iranru_cli import batch
from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.outputs import open_writer
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.values import standard_input
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.output.form import Form, Writer
from iranru_cli.output.tables import TableWriter
from iranru_cli.selection import Selection
from iranru_cli.work import Work


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


def run(settings: Settings) -> ExitStatus:
    """Extract everything; raises what `cli.run` turns into exit codes."""
    started = time.monotonic()
    messages = Messages(settings.quiet)
    with open_writer(settings.form, settings.output) as writer:
        tally = _extract(settings, writer, messages)
        messages.close(tally, time.monotonic() - started)
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def _extract(settings: Settings, writer: Writer | TableWriter, messages: Messages) -> batch.Tally:
    paths, stdin = standard_input(settings.paths)
    items = read_documents(paths, settings.reading, stdin)
    work = Work(settings.form.render, settings.types, settings.published, settings.lexicon, settings.selection)
    writer.begin()
    with lexicon_errors(settings.lexicon):
        tally = batch.run(items, work, jobs=settings.jobs, write=writer.write, report=messages.report)
    writer.end()
    return tally
