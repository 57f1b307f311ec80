"""The work of `iranru entities`: documents → sightings → counts → output."""

from __future__ import annotations

from dataclasses import dataclass

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.gathering import Sources, gather
from iranru_cli.cli.status import ExitStatus
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.survey.counts import By, Row, Survey
from iranru_cli.survey.lines import comma_separated, json_lines
from iranru_cli.survey.names import Names
from iranru_cli.survey.sightings import Sightings, read_sightings


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    sources: Sources
    by: By
    kinds: frozenset[str]
    least: int
    top: int
    companions: int


def run(settings: Settings) -> ExitStatus:
    """Count everything; raises what `cli.run` turns into exit codes."""
    sources = settings.sources
    with lexicon_errors(sources.lexicon):
        survey = Survey(settings.by, settings.kinds, Names(load_lexicon(sources.lexicon)))
    return gather(
        sources,
        frozenset({"entity"}),
        Sightings(sources.published).render,
        lambda rendered: survey.add(*read_sightings(rendered)),
        lambda: _shown(survey.rows(settings.least, settings.top, settings.companions), settings),
    )


def _shown(rows: list[Row], settings: Settings) -> bytes:
    look = settings.sources.look
    if look.format == "jsonl":
        return json_lines(rows)
    if look.format == "csv":
        return comma_separated(rows, settings.by)
    from iranru_cli.survey.table import table  # a pipe does without rich, 70 ms

    return table(rows, settings.by, look.width, look.color, look.bidi)
