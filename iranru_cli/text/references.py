"""HTML character references that a dump left in its text: «&laquo;خبر&raquo;», «می&zwnj;رود», «دولت&nbsp;ایران»."""

from __future__ import annotations

import re

from iranru_cli.text.edits import Edit

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


def reference_edits(text: str) -> list[Edit]:
    """Each reference that stands for a character becomes it; what names none («&foo;») stays."""
    if "&" not in text:
        return []
    return [edit for match in _REFERENCE.finditer(text) if (edit := _edit(match)) is not None]


def _edit(match: re.Match[str]) -> Edit | None:
    import html  # 5 ms that text without an ampersand does not need

    new = html.unescape(match.group())
    if new == match.group() or "\ufffd" in new:
        return None
    return Edit(match.start(), match.end(), _LINE_ENDS.sub(" ", new))  # lines stay lines
