"""The work of `iranru report`: documents → sheets → one page."""

from __future__ import annotations

from pathlib import Path

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.gathering import Sources, gather
from iranru_cli.cli.status import ExitStatus, MisuseError
from iranru_cli.cli.values import is_terminal
from iranru_cli.documents.reading import STDIN
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.report.page import Page
from iranru_cli.report.sheet import TYPES, Sheets


def target(output: Path | None) -> Path | None:
    """The file, or None for standard output; a terminal is no place for a page."""
    if output is not None and str(output) != STDIN:
        return output
    if output is None and is_terminal(output):
        raise MisuseError("no file for the page; name one: iranru report news/ -o report.html")
    return None


def run(sources: Sources, title: str | None) -> ExitStatus:
    """Gather everything; raises what `cli.run` turns into exit codes."""
    with lexicon_errors(sources.lexicon):
        page = Page(load_lexicon(sources.lexicon), title)
    return gather(sources, TYPES, Sheets().render, page.add, page.html)
