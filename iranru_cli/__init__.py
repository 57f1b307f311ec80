"""iranru: Persian news into facts – who said what, when, and about which agreement.

>>> from iranru_cli import Extractor
>>> records = Extractor().extract("عراقچی گفت: این معاهده لازم‌الاجرا شده است.", published="2025-10-02")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iranru_cli.pipeline import Extractor

__all__ = ["Extractor", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the extractor where it is first asked for: `iranru --version` has no need of it."""
    if name == "Extractor":
        from iranru_cli.pipeline import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
