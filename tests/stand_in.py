"""An extractor of known behaviour in the place of the real one: what the shell around it does can be seen alone."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sample_records import agreement, document, statement

from iranru_cli.lexicon.tables import LexiconError
from iranru_cli.records import Record, Span


class StandIn:
    """A statement for each line of the text; certain words make it fail, hang, or kill its process."""

    def __init__(self, lexicon: Path | None = None) -> None:
        if lexicon is not None and not lexicon.is_dir():
            raise LexiconError(f"{lexicon}: no such folder")

    def extract(
        self,
        text: str,
        *,
        doc: str = "-",
        published: str | None = None,
        default: str | None = None,
        default_basis: str = "option",
        **more: Any,
    ) -> list[Record]:
        basis = "field" if published else default_basis if default else None
        published = published or default
        if "boom" in text:
            raise IndexError("list index out of range")
        if "kill" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "sleep" in text:
            time.sleep(600)
        if "loop" in text:
            sum(1 for _ in iter(int, 1))
        lines = text.splitlines()
        found: list[Record] = [document(doc=doc, published=published, published_basis=basis, text=text, **more)]
        for number, line in enumerate(lines, 1):
            content = Span(line, 0, len(line))
            found.append(statement(id=f"{doc}#s{number}", doc=doc, published=published, content=content))
        return [*found, agreement(id=f"{doc}#a1", doc=doc)]


def put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program use StandIn, in this process and in those forked from it."""
    module = ModuleType("iranru_cli.pipeline")
    module.Extractor = StandIn  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "iranru_cli.pipeline", module)
