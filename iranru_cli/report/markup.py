"""HTML from values: what is not `Html` is text and is escaped, so a page can hold no tag that an article brought along.

What would turn lines round or move a cursor is shown, not obeyed: U+202E as «RLO» in a frame, an escape as «␛».
"""

from __future__ import annotations

import html
import re

# embeddings, overrides and isolates reach beyond the word they stand in; LRM, RLM and joiners do not and stay
_DIRECTIONS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


_ADDRESSES = frozenset({"id", "href", "data_of"})  # made by this program, in which `article.PREFIX` stands


class Html(str):
    """Markup that is whole and safe; made by the functions of this module alone."""

    __slots__ = ()


def text(raw: str) -> Html:
    """Text as it stands: 'a<b' → "a&lt;b", U+202E → '<span class="sign">RLO</span>'."""
    escaped = html.escape(raw)
    return Html(_STRANGE.sub(_sign, escaped) if _STRANGE.search(escaped) else escaped)


def _sign(match: re.Match[str]) -> str:
    return f'<span class="sign" dir="ltr">{_name(match[0])}</span>'


def plain(raw: str) -> str:
    """The same for places that hold no tags (an attribute, a search key): signs are left out, blanks are one blank."""
    return " ".join(_STRANGE.sub(" ", raw).split())


def _name(char: str) -> str:
    """«RLO», «␛», «U+0085»."""
    code = ord(char)
    if char in _DIRECTIONS:
        return _DIRECTIONS[char]
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"U+{code:04X}"


def opening(name: str, **attributes: str | int | bool | None) -> Html:
    """A start tag: opening("a", href="#d1", class_="ref") → '<a href="#d1" class="ref">'; None and False are left out."""
    return Html(f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    raw = str(value) if name in _ADDRESSES else plain(str(value))
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(raw)}"'


def element(name: str, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element with its children: element("bdi", "a<b") → "<bdi>a&lt;b</bdi>"; None and "" are left out."""
    return Html(f"{opening(name, **attributes)}{joined(*children)}</{name}>")


def joined(*children: str | None, between: str = "") -> Html:
    """Several pieces as one; text among them is escaped."""
    parts = [child if isinstance(child, Html) else text(child) for child in children if child]
    return Html((between if isinstance(between, Html) else text(between)).join(parts))


def bdi(value: str) -> Html:
    """A value that keeps its direction to itself."""
    return element("bdi", value)
