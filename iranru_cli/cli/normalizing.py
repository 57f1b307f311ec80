"""The work of `iranru normalize`: blocks of lines in, the same lines out, or what would change in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Repairs, standard_input
from iranru_cli.documents.chunks import read_blocks
from iranru_cli.documents.document import Failure
from iranru_cli.documents.packing import READ_ERRORS, opened, why
from iranru_cli.documents.paths import expand, shown
from iranru_cli.output.form import Target

Engine = Callable[[str], str]  # text of whole lines → as many lines


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: list[str]
    repairs: Repairs
    diff: bool
    color: bool
    output: Path | None
    encoding: str


def run(settings: Settings) -> ExitStatus:
    """Normalize every input, one after the other; raises what `cli.run` turns into exit codes."""
    paths, stdin = standard_input(settings.paths)
    with lexicon_errors(settings.repairs.lexicon):
        engine = load_engine(settings.repairs)
    with open_target(settings.output) as target:
        done = [_filter(path, stdin, settings, engine, target) for path in expand(paths)]
        target.flush()
        if not any(done):
            raise NothingReadError
    return ExitStatus.OK if all(done) else ExitStatus.SOME_FAILED


def load_engine(repairs: Repairs) -> Engine:
    """The function that normalizes a block of lines; raises LexiconError where the user's words are wrong."""
    if repairs.engine == "hazm":
        return _hazm()
    from iranru_cli.text.morphology import load_morphology
    from iranru_cli.text.normalize import normalizer
    from iranru_cli.text.spacing import Spacing
    from iranru_cli.text.spelling import read_spellings

    spacing = Spacing(load_morphology(read_spellings(repairs.lexicon))) if repairs.spacing else None
    return normalizer(letters=repairs.letters, spacing=spacing, digits=repairs.digits)


def _hazm() -> Engine:
    import hazm  # 0.2 s, and a second more for its normalizer

    normalizer = hazm.Normalizer()
    # line by line: it joins lines otherwise
    return lambda block: "\n".join(normalizer.normalize(line) for line in block.split("\n"))


def _filter(path: str | Failure, stdin: BinaryIO, settings: Settings, engine: Engine, target: Target) -> bool:
    """Whether the input could be read to its end; what was read before a bad byte has been written."""
    if isinstance(path, Failure):
        say("error", path.reason, kind=path.kind, where=path.where, then="; skipped")
        return False
    line = 1
    try:
        for block in _blocks(path, stdin, settings.encoding):
            target.write(_written(block, engine(block), settings, shown(path), line).encode("utf-8"))
            line += block.count("\n")
    except InputError as error:
        say("error", str(error), kind="unreadable", where=shown(path), then="; skipped")
        return False
    return True


def _written(before: str, after: str, settings: Settings, name: str, line: int) -> str:
    if not settings.diff:
        return after
    from iranru_cli.output.changes import changes  # imported here: rich, which a filter does without

    return changes(before, after, name, line, settings.color)


class InputError(Exception):
    """An input that cannot be read on: apart from errors of writing, which are OSErrors too."""


def _blocks(path: str, stdin: BinaryIO, encoding: str) -> Iterator[str]:
    try:
        with opened(path, stdin) as stream:
            yield from read_blocks(stream, encoding)
    except READ_ERRORS as error:
        raise InputError(why(error)) from None
