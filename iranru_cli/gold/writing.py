"""Gold documents → bytes: a line each, or an item a line, so that a person finds the way in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from iranru_cli.gold.reading import LISTS


def line(document: Mapping[str, Any]) -> bytes:
    """One line of JSON."""
    return orjson.dumps(document) + b"\n"


def page(document: Mapping[str, Any]) -> bytes:
    """The same object over several lines: its fields on the first, then each list with an item a line."""
    lists = [key for key in LISTS if isinstance(document.get(key), list)]
    head = orjson.dumps({key: value for key, value in document.items() if key not in lists})
    parts = [head[:-1]]
    for key in lists:
        items = b",\n".join(b"  " + orjson.dumps(item) for item in document[key])
        parts.append(b' "' + key.encode() + b'": [' + (b"\n" + items + b"\n " if items else b"") + b"]")
    return b",\n".join(parts) + b"\n}\n"
