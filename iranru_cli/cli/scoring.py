"""The work of `iranru score`: gold and records → figures → output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, MisuseError, NothingReadError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import Look, standard_input
from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import Located, read_objects
from iranru_cli.documents.reading import STDIN
from iranru_cli.gold.reading import read_gold
from iranru_cli.score import score
from iranru_cli.score.groups import By
from iranru_cli.score.lines import json_lines, json_object
from iranru_cli.score.reading import scorable
from iranru_cli.score.scoring import Scored

_NAMED = 5  # documents that a warning names


@dataclass(frozen=True)
class Settings:
    """The options of a run, checked."""

    gold: str
    pred: str
    by: list[By]
    errors: int
    resamples: int
    seed: int
    look: Look
    output: Path | None
    quiet: bool


def groupings(given: Iterable[str]) -> list[By]:
    """["outlet,year"] → both; a MisuseError for others."""
    found: list[By] = []
    for name in (part.strip() for item in given for part in item.split(",")):
        if name not in get_args(By):
            raise MisuseError(f'--by: no grouping "{name}"; expected {" or ".join(get_args(By))}')
        found.append(name)  # type: ignore[arg-type]  # checked in the line above
    return found


def run(settings: Settings) -> ExitStatus:
    """Score; raises what `cli.run` turns into exit codes."""
    if settings.gold == settings.pred == STDIN:
        raise MisuseError("GOLD and PRED cannot both be standard input; name a file for one of them")
    _, stdin = standard_input([settings.gold, settings.pred])
    with open_target(settings.output) as target:
        gold, bad = _kept(read_gold(settings.gold, stdin))
        if not gold:
            raise NothingReadError
        records, worse = _kept(scorable(read_objects([settings.pred], stdin)))
        if worse and not records:
            raise NothingReadError
        if not settings.quiet:
            _say_apart(gold, records)
        scored = score(gold, records, by=settings.by, resamples=settings.resamples, seed=settings.seed)
        target.write(_shown(_readable(scored, gold), settings))
    return ExitStatus.SOME_FAILED if bad or worse else ExitStatus.OK


def _kept(items: Iterable[Located | Failure]) -> tuple[list[dict[str, Any]], int]:
    """The objects, and how many were bad; each of these is named."""
    kept, bad = [], 0
    for item in items:
        if isinstance(item, Failure):
            bad += 1
            say("error", f"{item.where}: {item.reason}; left out")
        else:
            kept.append(item.value)
    if not kept and not bad:
        say("error", "no gold documents, or no records, to read")
    return kept, bad


def _say_apart(gold: list[dict[str, Any]], records: list[dict[str, Any]]) -> None:
    """Name the documents that only one side has."""
    known = {document["id"] for document in gold}
    found = {record["doc"].removesuffix("#title") for record in records}
    if missing := sorted(known - found):
        say("warning", f"no records of {_named(missing)}; counted as documents in which nothing was found")
    if strange := sorted(found - known):
        say("warning", f"records of {_named(strange)}, which the gold does not hold; left out")


def _named(documents: list[str]) -> str:
    more = f" and {len(documents) - _NAMED} more" if len(documents) > _NAMED else ""
    return f"{len(documents)} document{'s' * (len(documents) > 1)}: {', '.join(documents[:_NAMED])}{more}"


def _readable(scored: Scored, gold: list[dict[str, Any]]) -> Scored:
    """The errors with the words of the text where the gold gives only their place."""
    texts = {document["id"]: document["text"] for document in gold}
    errors = [
        error._replace(gold={**error.gold, "text": texts[error.doc][error.gold["start"] : error.gold["end"]]})
        if error.gold and "start" in error.gold
        else error
        for error in scored.errors
    ]
    return scored._replace(errors=errors)


def _shown(scored: Scored, settings: Settings) -> bytes:
    look = settings.look
    if look.format == "jsonl":
        return json_lines(scored, settings.errors)
    if look.format == "json":
        return json_object(scored, settings.errors)
    from iranru_cli.score.table import table  # a pipe does without rich, 70 ms

    return table(scored, settings.errors, look.width, look.color, look.bidi)
