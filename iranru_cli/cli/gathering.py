"""What the commands that sum a folder up share: documents → what each tells → one sum, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from iranru_cli import batch
from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Look, standard_input
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.work import Render, Work


@dataclass(frozen=True)
class Sources:
    """What is read, and how; and where the sum goes."""

    paths: Iterable[str]
    reading: Reading
    published: str | None
    look: Look
    output: Path | None
    jobs: int
    lexicon: Path | None
    quiet: bool


def gather(
    sources: Sources, types: frozenset[str], render: Render, add: Callable[[bytes], None], shown: Callable[[], bytes]
) -> ExitStatus:
    """Give `add` what `render` makes of each document's records of these types, then write what `shown` gives.

    Raises what `cli.run` turns into exit codes.
    """
    messages = Messages(sources.quiet)
    with open_target(sources.output) as target:
        paths, stdin = standard_input(sources.paths)
        items = read_documents(paths, sources.reading, stdin)
        work = Work(render, types, sources.published, sources.lexicon)

        def write(rendered: bytes) -> None:
            if rendered:
                add(rendered)

        with lexicon_errors(sources.lexicon):
            tally = batch.run(items, work, jobs=sources.jobs, write=write, report=messages.report)
        messages.held_back()
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
        target.write(shown())
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK
