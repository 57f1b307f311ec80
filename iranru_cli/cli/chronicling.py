"""The work of `iranru timeline`: documents → tellings → histories → output, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iranru_cli import batch
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.status import ExitStatus, MisuseError, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Look, standard_input
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.lexicon.instruments import squeezed
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.timeline.history import History, Timeline
from iranru_cli.timeline.lines import json_lines
from iranru_cli.timeline.tellings import Tellings, read_tellings
from iranru_cli.work import Work


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: list[str]
    reading: Reading
    agreements: list[str]
    registry: bool
    least: int
    published: str | None
    look: Look
    output: Path | None
    jobs: int
    lexicon: Path | None
    quiet: bool


def run(settings: Settings) -> ExitStatus:
    """Gather everything; raises what `cli.run` turns into exit codes."""
    messages = Messages(settings.quiet)
    with open_target(settings.output) as target:
        gathered, tally = _gather(settings, messages)
        messages.held_back()
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
        target.write(_shown(gathered.histories(_wanted(settings.agreements), settings.least), settings.look))
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def _gather(settings: Settings, messages: Messages) -> tuple[Timeline, batch.Tally]:
    try:
        gathered = Timeline(load_lexicon(settings.lexicon), settings.registry)
        paths, stdin = standard_input(settings.paths)
        items = read_documents(paths, settings.reading, stdin)
        types = frozenset({"agreement", "event", "document"})
        work = Work(Tellings().render, types, settings.published, settings.lexicon)

        def add(rendered: bytes) -> None:
            if rendered:
                gathered.add(*read_tellings(rendered))

        return gathered, batch.run(items, work, jobs=settings.jobs, write=add, report=messages.report)
    except LexiconError as error:
        option = "--lexicon: " if settings.lexicon else ""  # without it, a data file of the program is wrong
        raise MisuseError(f"{option}{error}") from None


def _wanted(names: list[str]) -> frozenset[str] | None:
    """Ids and squeezed names; None for all."""
    return frozenset(form for name in names for form in (name, squeezed(name)) if form) if names else None


def _shown(histories: list[History], look: Look) -> bytes:
    if look.format == "jsonl":
        return json_lines(histories)
    from iranru_cli.timeline.table import table  # a pipe does without rich, 70 ms

    return table(histories, look.width, look.color)
