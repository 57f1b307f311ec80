"""The work of `iranru timeline`: documents → tellings → histories → output."""

from __future__ import annotations

from dataclasses import dataclass

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.gathering import Sources, gather
from iranru_cli.cli.status import ExitStatus
from iranru_cli.cli.values import Look
from iranru_cli.lexicon.instruments import squeezed
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.timeline.history import History, Timeline
from iranru_cli.timeline.lines import json_lines
from iranru_cli.timeline.tellings import Tellings, read_tellings

_TYPES = frozenset({"agreement", "event", "document"})


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    sources: Sources
    agreements: list[str]
    registry: bool
    least: int


def run(settings: Settings) -> ExitStatus:
    """Gather everything; raises what `cli.run` turns into exit codes."""
    sources = settings.sources
    with lexicon_errors(sources.lexicon):
        gathered = Timeline(load_lexicon(sources.lexicon), settings.registry)
    wanted = _wanted(settings.agreements)
    return gather(
        sources,
        _TYPES,
        Tellings().render,
        lambda rendered: gathered.add(*read_tellings(rendered)),
        lambda: _shown(gathered.histories(wanted, settings.least), sources.look),
    )


def _wanted(names: list[str]) -> frozenset[str] | None:
    """Ids and squeezed names; None for all."""
    return frozenset(form for name in names for form in (name, squeezed(name)) if form) if names else None


def _shown(histories: list[History], look: Look) -> bytes:
    if look.format == "jsonl":
        return json_lines(histories)
    from iranru_cli.timeline.table import table  # a pipe does without rich, 70 ms

    return table(histories, look.width, look.color, look.bidi)
