"""The lexicon in compiled form: data/lexicon.bin, made by `iranru lexicon build`.

Reading, checking and indexing the TSV files takes a tenth of a second or more, the compiled form some milliseconds. It
carries a hash of the files and of the code that indexes them: where one of these has changed, the compiled form is not used and the
files are read instead, so an edit holds at once. Marshal is the fastest reader that Python has; its format is that of
the interpreter, and data that it cannot read is treated as changed.
"""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from iranru_cli.lexicon.matcher import Entries
from iranru_cli.lexicon.tables import Row

_FORMAT = 4
_CODE = (
    "lexicon.py",
    "matcher.py",
    "specs.py",
    "cue_specs.py",
    "agreement_specs.py",
    "tables.py",
    "verbs.py",
    "../text/letters.py",
    "../text/tokens.py",
)


class Stored(NamedTuple):
    """All tables by name, and the entries of the phrase index."""

    tables: dict[str, list[Row]]
    entries: Entries


def source_hash(data: Path) -> int:
    """What the compiled form depends on: the TSV files and the code of this folder, by content (CRC-32: hashlib costs
    more to import than all the files to read).
    """
    digest = 0
    code = Path(__file__).resolve().parent
    for path in [*sorted(data.glob("*.tsv")), *(code / name for name in _CODE)]:
        digest = crc32(path.name.encode() + b"\\0" + path.read_bytes(), digest)
    return digest


def read_compiled(path: Path, expected: int) -> Stored | None:
    """The stored tables, or None where there are none for these sources."""
    try:
        found, tables, entries = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Stored(tables, entries) if found == expected else None


def write_compiled(path: Path, sources: int, stored: Stored) -> None:
    """Write the compiled form, with the hash of its `sources`, to `path`; raises OSError."""
    path.write_bytes(marshal.dumps((sources, stored.tables, stored.entries), _FORMAT))


def write() -> Path:
    """Write data/lexicon.bin, and say where that is."""
    from iranru_cli.lexicon.lexicon import COMPILED, DATA, compile_lexicon

    lexicon = compile_lexicon()
    write_compiled(COMPILED, source_hash(DATA), Stored(lexicon.tables, lexicon.index.dump()))
    return COMPILED
