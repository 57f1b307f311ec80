"""Values of the filter options → a Selection; a wrong one is a MisuseError that says what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.status import MisuseError
from iranru_cli.documents.published import NotADateError, parse_published
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.selection import Selection, Wanted, spelling
from iranru_cli.text.normalize import normalizer

_ID = re.compile(r"[a-z0-9]+(?:[-:][A-Za-z0-9]+)+")  # «iran-russia-2025», «person:trump»: no name is written so
_PARTIAL = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?")
_CLOSED = (("statement", "kind"), ("entity", "kind"), ("agreement", "kind"), ("date", "kind"), ("event", "event"))


def selection(
    *,
    speakers: list[str] | None,
    about: list[str] | None,
    since: str | None,
    until: str | None,
    kinds: list[str] | None,
    min_confidence: float,
    lexicon: Path | None,
) -> Selection:
    """The options, checked; names are looked up in the lexicon."""
    first, last = _day(since, "--since"), _day(until, "--until")
    if first and last and first > last:
        raise MisuseError(f"--since: {since} is later than --until {until}; nothing would be left")
    if not speakers and not about:
        return Selection((), (), first, last, _kinds(kinds), min_confidence)
    with lexicon_errors(lexicon):
        tables = load_lexicon(lexicon)
    return Selection(
        _wanted(speakers or [], _speakers(tables), "--speaker"),
        _wanted(about or [], _agreements(tables), "--about"),
        first,
        last,
        _kinds(kinds),
        min_confidence,
    )


def _wanted(given: list[str], known: dict[str, set[str]], option: str) -> tuple[Wanted, ...]:
    return tuple(_one(name, known, option) for name in given)


def _one(name: str, known: dict[str, set[str]], option: str) -> Wanted:
    spelt = spelling(normalizer()(name))  # Arabic letters and vowel signs, which records do not have
    if not spelt:
        raise MisuseError(f"{option}: an empty name; expected a name, or an id of the registry")
    ids = known.get(spelt.replace(" ", ""), set())
    if not ids and _ID.fullmatch(name):
        near = difflib.get_close_matches(name, sorted(set().union(*known.values())), 3)
        raise MisuseError(
            f'{option}: no id "{name}" in the registry{"; near to it: " if near else ""}{", ".join(near)}'
        )
    return Wanted("" if _ID.fullmatch(name) else spelt, frozenset(ids))


def _speakers(lexicon: Lexicon) -> dict[str, set[str]]:
    """Ids by every spelling of persons, organizations and countries, and by themselves."""
    tables = lexicon.tables
    rows: list[tuple[str, Iterable[str]]] = []
    rows += [(f"person:{row[0]}", (row[3], row[4])) for row in tables["people"]]
    rows += [(f"person:{row[0]}", row[1:3]) for row in tables["people_names"]]
    rows += [(f"org:{row[0]}", (row[2],)) for row in tables["organizations"]]
    rows += [(f"country:{row[0]}", (row[2],)) for row in tables["countries"] if row[1] in ("name", "full")]
    return _by_spelling(rows)


def _agreements(lexicon: Lexicon) -> dict[str, set[str]]:
    return _by_spelling((row[0], (row[4],)) for row in lexicon.tables["registry"])


def _by_spelling(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, names in rows:
        for name in (id, *names):
            found.setdefault(spelling(name).replace(" ", ""), set()).add(id)
    found.pop("-", None)  # no name
    return found


def _day(given: str | None, option: str) -> str | None:
    """An ISO day; of a month or a year the first day for --since, the last for --until."""
    if given is None:
        return None
    try:
        partial = _PARTIAL.fullmatch(given.strip())
        if partial is None:
            return parse_published(given)
        return next(_days(partial[1], partial[2], option == "--until"))
    except NotADateError as error:
        raise MisuseError(f"{option}: {error}") from None
    except StopIteration:
        raise MisuseError(f'{option}: "{given}" is no month; expected 1404-09, 2025-12 or a day of one') from None


def _days(year: str, month: str | None, last: bool) -> Iterator[str]:
    """The first day, or from the last on those that there may be: 31, 30, 29 …"""
    months = month or ("12" if last else "1")
    for day in range(31, 27, -1) if last else (1,):
        try:
            yield parse_published(f"{year}-{months}-{day}")
        except NotADateError:
            if not 1 <= int(months) <= 12:
                return
            if day in (1, 28):
                raise


def _kinds(given: list[str] | None) -> dict[str, frozenset[str]] | None:
    """{"statement": {"direct"}} for the types that have these kinds; None for no filter."""
    names = [name.strip() for item in given or [] for name in item.split(",") if name.strip()]
    if not names:
        return None
    closed = _closed_lists()
    for name in names:
        if not any(name in values for values in closed.values()):
            expected = "; ".join(f"{type}: {', '.join(values)}" for type, values in closed.items())
            raise MisuseError(f'--kind: no kind "{name}"; expected one of {expected}')
    found = {type: frozenset(names) & frozenset(values) for type, values in closed.items()}
    return {type: values for type, values in found.items() if values}


def _closed_lists() -> dict[str, list[str]]:
    """The kinds of each type of record, as the schema has them."""
    import orjson

    from iranru_cli.cli.schema import SCHEMA

    models = orjson.loads(SCHEMA.read_bytes())["$defs"]
    return {type: models[type]["properties"][field]["enum"] for type, field in _CLOSED}
