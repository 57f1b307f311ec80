"""Which outlet and which year a gold document is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from iranru_cli.documents.outlets import UNKNOWN, outlet

By = Literal["outlet", "year"]


def year(document: Mapping[str, Any]) -> str:
    """The Gregorian year of publication: {"published": "2025-12-06"} → "2025"."""
    return str(document.get("published") or "")[:4] or UNKNOWN


GROUPERS = {"outlet": outlet, "year": year}
