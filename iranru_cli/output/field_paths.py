"""Paths to fields of records – `speakers.name`, `about.0.id`, `when.value` – checked against the data model, and their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from iranru_cli.records import (
    AgreementRecord,
    DateRecord,
    DocumentRecord,
    EntityRecord,
    EventRecord,
    Record,
    StatementRecord,
)

MODELS: dict[str, type[Record]] = {
    "statement": StatementRecord,
    "agreement": AgreementRecord,
    "event": EventRecord,
    "date": DateRecord,
    "entity": EntityRecord,
    "document": DocumentRecord,
}
Path = tuple[str | int, ...]


class FieldError(ValueError):
    """The message says what is wrong and what would be right."""


def parse_path(text: str, types: frozenset[str]) -> Path:
    """The steps of a path that at least one of these types of record has: "speakers.0.name" → ("speakers", 0, "name").

    Raises FieldError.
    """
    steps: Path = tuple(int(step) if step.isdecimal() else step for step in text.split("."))
    errors = [_error(MODELS[name], steps, text) for name in MODELS if name in types]
    if all(errors):
        raise FieldError(errors[0])
    return steps


def value_at(record: object, path: Path) -> Any:
    """What stands there: of a list without a number all elements; None where nothing does.

    ("speakers", "name") → ["عباس عراقچی"], ("when", "value") → "2025-10-27".
    """
    value: Any = record
    for at, step in enumerate(path):
        if value is None:
            return None
        if isinstance(value, list):
            if isinstance(step, str):
                return [value_at(element, path[at:]) for element in value]
            value = value[step] if step < len(value) else None
        else:
            value = getattr(value, _attribute(step), None)
    return value


def columns(type_name: str) -> list[Path]:
    """The paths to all that is plain in a type of record, in its order; pieces of spans and mentions of speakers apart."""
    return list(_leaves(MODELS[type_name], ()))


def field_types(model: type) -> dict[str, Any]:
    """The fields of a model by the names they are written with: DateRecord.from_ is "from"."""
    hints = get_type_hints(model)
    return {field.name.rstrip("_"): bare(hints[field.name]) for field in fields(model)}


def bare(annotation: Any) -> Any:
    """`X | None` → X, a Literal → str."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not NoneType)
    return str if get_origin(annotation) is Literal else annotation


def element(annotation: Any) -> Any:
    """The type of a list's elements; None where it is no list."""
    return bare(get_args(annotation)[0]) if get_origin(annotation) is list else None


def _leaves(model: type, before: Path) -> Iterator[Path]:
    for name, annotation in field_types(model).items():
        inner = element(annotation) or annotation
        if not is_dataclass(inner):
            yield (*before, name)
        elif name not in ("parts", "mention"):
            yield from _leaves(inner, (*before, name))  # type: ignore[arg-type]


def _attribute(step: str | int) -> str:
    return "from_" if step == "from" else str(step)


def _error(model: type, steps: Path, text: str) -> str | None:
    """Why a path leads nowhere in a model; None where it leads somewhere."""
    here: Any = model
    for step in steps:
        inner = element(here)
        if inner is not None:
            here = inner
            if isinstance(step, int):
                continue
        if not is_dataclass(here):
            return f'"{text}": there is nothing below "{text.rpartition(".")[0]}"'
        known = field_types(here)  # type: ignore[arg-type]
        if step not in known:
            return f'no field "{text}"; expected {", ".join(known)}'
        here = known[str(step)]
    return None
