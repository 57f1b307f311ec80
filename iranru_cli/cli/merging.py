"""The work of `iranru merge`: records → groups → output."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import standard_input
from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import read_objects
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.merge import Merger
from iranru_cli.merge.reading import statements


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: list[str]
    groups: bool
    least: int
    window: int
    output: Path | None
    lexicon: Path | None
    quiet: bool


def run(settings: Settings) -> ExitStatus:
    """Merge; raises what `cli.run` turns into exit codes."""
    with lexicon_errors(settings.lexicon):
        lexicon = load_lexicon(settings.lexicon)
    with open_target(settings.output) as target, Merger(lexicon, settings.window) as merger:
        taken, bad = _take(settings, merger)
        if bad and not taken:
            raise NothingReadError
        for found in merger.groups(settings.least) if settings.groups else merger.statements():
            target.write(orjson.dumps(found) + b"\n")
        target.flush()
    return ExitStatus.SOME_FAILED if bad else ExitStatus.OK


def _take(settings: Settings, merger: Merger) -> tuple[int, int]:
    """How many statements were taken, and how many lines were bad; each of these is named."""
    paths, stdin = standard_input(settings.paths)
    taken = again = bad = 0
    for item in statements(read_objects(paths, stdin)):
        if isinstance(item, Failure):
            bad += 1
            say("error", f"{item.where}: {item.reason}; left out")
        elif merger.add(item.value):
            taken += 1
        else:
            again += 1
    if again and not settings.quiet:
        say("warning", f"{again} statements came twice, with the same id and words; taken once")
    return taken, bad
