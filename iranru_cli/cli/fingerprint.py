"""What a run is, so that one that goes on can be known to be the same: its options, its tables, its version."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from iranru_cli import __version__
from iranru_cli.documents.paths import shown

# these change how a run goes, and not what it gives; another --timeout may be why it is gone on with
_NO_MATTER = frozenset({"output", "jobs", "resume", "timeout", "errors", "quiet", "verbose"})
_COMPILED = Path(__file__).resolve().parent.parent / "data" / "lexicon.bin"


def fingerprint(options: Mapping[str, object], lexicon: Path | None) -> dict[str, object]:
    """The name of each thing that matters, as a user knows it, and its value: {"--records": ["statement"], …}."""
    named = {_name(name): _plain(value) for name, value in options.items() if name not in _NO_MATTER}
    tables = sorted(lexicon.glob("*.tsv")) if lexicon else []
    return {"the version of iranru": f"{__version__} {_digest([_COMPILED])}", **named, "the tables": _digest(tables)}


def _name(option: str) -> str:
    return "the list of paths" if option == "paths" else "--" + option.replace("_", "-")


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return shown(str(value))


def _digest(files: list[Path]) -> str:
    found = blake2b(digest_size=8)
    for file in files:
        found.update(file.name.encode("utf-8", "surrogatepass"))
        found.update(file.read_bytes())
    return found.hexdigest()
