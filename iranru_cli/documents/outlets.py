"""Which outlet a document is of, as far as its fields or its id say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

UNKNOWN = "-"
_NUMBERS = re.compile(r"(?:(?:^|[-_./:#])[0-9۰-۹]+)+$")


def outlet(document: Mapping[str, Any]) -> str:
    """Its `outlet`, else its `source` (of an address the host), else its id without the numbers at the end.

    >>> outlet({"id": "irna-1404-17"}), outlet({"id": "a1", "source": "https://www.tass.ru/fa/1"}), outlet({"id": "17"})
    ('irna', 'tass.ru', '-')
    """
    given = document.get("outlet") or document.get("source")
    if isinstance(given, str) and given:
        return (urlsplit(given).hostname or given).removeprefix("www.")
    return _NUMBERS.sub("", str(document.get("id") or "")) or UNKNOWN
