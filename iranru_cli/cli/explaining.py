"""The work of `iranru explain`: documents → accounts → output, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.status import ExitStatus, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Look, standard_input
from iranru_cli.documents.document import Document, Failure, Item
from iranru_cli.documents.read import Reading, read_documents, readable
from iranru_cli.documents.reading import UnreadableError
from iranru_cli.explain.accounts import SentenceAccount, accounts
from iranru_cli.explain.render import json_lines, text
from iranru_cli.lexicon.lexicon import load_lexicon
from iranru_cli.output.form import Target
from iranru_cli.pipeline import Rules, compile_rules


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    paths: Iterable[str]
    reading: Reading
    all: bool
    as_text: bool
    look: Look | None  # of text that is read on a terminal
    published: str | None
    output: Path | None
    lexicon: Path | None
    quiet: bool


def run(settings: Settings) -> ExitStatus:
    """Explain everything; raises what `cli.run` turns into exit codes."""
    messages = Messages(settings.quiet)
    rules = _rules(settings.lexicon)
    done, failed = 0, False
    with open_target(settings.output) as target:
        paths, stdin = standard_input(settings.paths)
        for item in read_documents(paths, settings.reading, stdin):
            trouble = _explained(item, settings, rules, target)
            if trouble is not None:
                messages.report(trouble)  # type: ignore[arg-type]
            failed = failed or isinstance(trouble, Failure)
            done += isinstance(item, Document)
        messages.held_back()
        if failed and not done:
            raise NothingReadError  # within `with`: an older output file stays
    return ExitStatus.SOME_FAILED if failed else ExitStatus.OK


def _shown(sentences: list[SentenceAccount], settings: Settings) -> bytes:
    if settings.look is not None:
        from iranru_cli.explain.look import looked  # a pipe does without rich, 70 ms

        return looked(sentences, settings.look.width, settings.look.color, settings.look.bidi)
    return text(sentences) if settings.as_text else json_lines(sentences)


def _rules(lexicon: Path | None) -> Rules:
    with lexicon_errors(lexicon):
        return compile_rules(load_lexicon(lexicon))


def _explained(item: Item, settings: Settings, rules: Rules, target: Target) -> Item | None:
    """Write the account of a document; what cannot be explained comes back."""
    if not isinstance(item, Document):
        return item
    try:
        sentences = accounts(readable(item), rules, settings.published)
    except UnreadableError as error:
        return Failure(item.id, str(error))
    except Exception as error:  # whatever a rule does wrong with one document
        return Failure(item.id, f"{type(error).__name__}: {error}")
    wanted = [s for s in sentences if settings.all or s.statements or s.refused]
    target.write(_shown(wanted, settings))
    target.flush()
    return None
