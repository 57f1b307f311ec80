"""What the page stands in: files/report.html with its style, script and fonts, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from string import Template

from iranru_cli import __version__

FILES = Path(__file__).resolve().parent / "files"
FONTS = Path(__file__).resolve().parent.parent / "data" / "report"


def framed(**parts: str) -> bytes:
    """The page, UTF-8; `parts` are the places of report.html, all of them safe markup."""
    style, script = _style(), _read("report.js")
    page = Template(_read("report.html")).substitute(
        parts, policy=_policy(style, script), style=style, script=script, version=__version__
    )
    return page.encode("utf-8")


def _style() -> str:
    """The style with its fonts within: a page on a disk has no other way to bring them along."""
    fonts = {weight.lower(): (FONTS / f"Vazirmatn-{weight}.woff2").read_bytes() for weight in ("Regular", "Bold")}
    return Template(_read("report.css")).substitute(
        {name: base64.b64encode(font).decode() for name, font in fonts.items()}
    )


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere, but this style, this script and the fonts within; only the script may parse markup."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; font-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types iranru"
    )


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (FILES / name).read_text("utf-8")
