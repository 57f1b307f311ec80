"""The work of `iranru entities`: documents → sightings → counts → output, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iranru_cli import batch
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.status import ExitStatus, MisuseError, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Look, standard_input
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.survey.counts import By, Row, Survey
from iranru_cli.survey.lines import comma_separated, json_lines
from iranru_cli.survey.names import Names
from iranru_cli.survey.sightings import Sightings, read_sightings
from iranru_cli.work import Work


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: list[str]
    reading: Reading
    by: By
    kinds: frozenset[str]
    least: int
    top: int
    companions: int
    published: str | None
    look: Look
    output: Path | None
    jobs: int
    lexicon: Path | None
    quiet: bool


def run(settings: Settings) -> ExitStatus:
    """Count everything; raises what `cli.run` turns into exit codes."""
    messages = Messages(settings.quiet)
    with open_target(settings.output) as target:
        survey, tally = _count(settings, messages)
        messages.held_back()
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
        target.write(_shown(survey.rows(settings.least, settings.top, settings.companions), settings))
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def _count(settings: Settings, messages: Messages) -> tuple[Survey, batch.Tally]:
    try:
        survey = Survey(settings.by, settings.kinds, Names(load_lexicon(settings.lexicon)))
        paths, stdin = standard_input(settings.paths)
        items = read_documents(paths, settings.reading, stdin)
        work = Work(Sightings(settings.published).render, frozenset({"entity"}), settings.published, settings.lexicon)

        def add(rendered: bytes) -> None:
            if rendered:
                survey.add(*read_sightings(rendered))

        return survey, batch.run(items, work, jobs=settings.jobs, write=add, report=messages.report)
    except LexiconError as error:
        option = "--lexicon: " if settings.lexicon else ""  # without it, a data file of the program is wrong
        raise MisuseError(f"{option}{error}") from None


def _shown(rows: list[Row], settings: Settings) -> bytes:
    if settings.look.format == "jsonl":
        return json_lines(rows)
    if settings.look.format == "csv":
        return comma_separated(rows, settings.by)
    from iranru_cli.survey.table import table  # a pipe does without rich, 70 ms

    return table(rows, settings.by, settings.look.width, settings.look.color)
