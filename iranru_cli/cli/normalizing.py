"""The work of `iranru normalize`: blocks of lines in, the same lines out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from iranru_cli.cli.options import EngineName
from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import standard_input
from iranru_cli.documents.chunks import read_blocks
from iranru_cli.documents.document import Failure
from iranru_cli.documents.paths import expand, shown
from iranru_cli.documents.read import READ_ERRORS, opened, why

Engine = Callable[[str], str]


def run(paths: list[str], engine: EngineName, output: Path | None, encoding: str) -> ExitStatus:
    """Normalize every input, one after the other; raises what `cli.run` turns into exit codes."""
    paths, stdin = standard_input(paths)
    normalize = load_engine(engine)
    with open_target(output) as target:
        done = [_filter(path, stdin, encoding, normalize, target) for path in expand(paths)]
        target.flush()
        if not any(done):
            raise NothingReadError
    return ExitStatus.OK if all(done) else ExitStatus.SOME_FAILED


def load_engine(name: EngineName) -> Engine:
    """The function that normalizes a block of lines."""
    if name == "hazm":
        return _hazm()
    from iranru_cli.text.normalize import normalize

    return normalize


def _hazm() -> Engine:
    import hazm  # 0.2 s, and a second more for its normalizer

    normalizer = hazm.Normalizer()
    # line by line: it joins lines otherwise
    return lambda block: "\n".join(normalizer.normalize(line) for line in block.split("\n"))


def _filter(path: str | Failure, stdin: BinaryIO, encoding: str, normalize: Engine, target: BinaryIO) -> bool:
    """Whether the input could be read to its end; what was read before a bad byte has been written."""
    if isinstance(path, Failure):
        say("error", f"{path.where}: {path.reason}; skipped")
        return False
    blocks = _blocks(path, stdin, encoding)
    try:
        for block in blocks:
            target.write(normalize(block).encode("utf-8"))
    except InputError as error:
        say("error", f"{shown(path)}: {error}; skipped")
        return False
    return True


class InputError(Exception):
    """An input that cannot be read on: apart from errors of writing, which are OSErrors too."""


def _blocks(path: str, stdin: BinaryIO, encoding: str) -> Iterator[str]:
    try:
        with opened(path, stdin) as stream:
            yield from read_blocks(stream, encoding)
    except READ_ERRORS as error:
        raise InputError(why(error)) from None
