"""The work of `iranru lexicon show`: what the program knows under a name."""

from __future__ import annotations

import difflib

import orjson

from iranru_cli.cli.options import EntryFormatName
from iranru_cli.cli.status import MisuseError
from iranru_cli.lexicon.instruments import Fact, Instrument, find_instruments, read_instruments, squeezed
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.lexicon.specs import SPECS
from iranru_cli.output.labels import label
from iranru_cli.timeline.spans import jalali

_LANGUAGES = ("fa", "en", "ru")
_WIDTH = 12


def shown(lexicon: Lexicon, name: str, format: EntryFormatName) -> str:
    """The entries of the registry with this name or id; for other words the rows of the tables that hold them.

    Raises MisuseError, with the nearest names, where nothing is known.
    """
    entries = find_instruments(lexicon, name)
    if entries:
        return "\n".join(map(_line, entries)) if format == "jsonl" else "\n\n".join(map(_text, entries))
    rows = _rows(lexicon, name)
    if not rows:
        raise MisuseError(f'nothing is called "{name}"{_near(lexicon, name)}')
    if format == "jsonl":
        return "\n".join(orjson.dumps({"table": table} | row).decode() for table, row in rows)
    return "\n".join(f"{table}.tsv: " + ", ".join(f"{k} {v}" for k, v in row.items()) for table, row in rows)


def _text(entry: Instrument) -> str:
    lines = [f"{entry.id}  {entry.name}"]
    lines.append(_field("kind", f"{entry.kind} ({label('value', entry.kind)})"))
    if entry.parties:
        lines.append(_field("parties", " ".join(entry.parties)))
    lines += [_field(language, "؛ ".join(entry.names[language])) for language in _LANGUAGES if language in entry.names]
    lines += [_field(fact.fact, _told(fact)) for fact in entry.facts]
    return "\n".join(lines)


def _field(name: str, value: str) -> str:
    return f"  {name:<{_WIDTH}}{value}"


def _told(fact: Fact) -> str:
    """«2025-01-17 = 1403-10-28  مسعود پزشکیان، ولادیمیر پوتین، مسکو  [source]»."""
    local = jalali(fact.date)
    date = f"{fact.date} = {local}" if local else fact.date
    where = "، ".join(part for part in (fact.who, fact.place) if part)
    return "  ".join(part for part in (date, where, f"[{fact.source}]") if part)


def _line(entry: Instrument) -> str:
    facts = [fact._asdict() | {"jalali": jalali(fact.date)} for fact in entry.facts]
    fields = {"id": entry.id, "kind": entry.kind, "parties": entry.parties, "names": entry.names, "facts": facts}
    return orjson.dumps(fields).decode()


def _rows(lexicon: Lexicon, name: str) -> list[tuple[str, dict[str, str]]]:
    """The rows of other tables whose phrase this is."""
    wanted = squeezed(name)
    return [
        (spec.name, dict(zip(spec.columns, row, strict=True)))
        for spec in SPECS
        if spec.form is not None
        for row in lexicon.tables[spec.name]
        if squeezed(row[spec.columns.index(spec.form)]) == wanted
    ]


def _near(lexicon: Lexicon, name: str) -> str:
    names = [form for entry in read_instruments(lexicon).values() for forms in entry.names.values() for form in forms]
    near = difflib.get_close_matches(name, names, 3)
    return "; near to it: " + "، ".join(near) if near else ""
