"""What no repair may touch: web and mail addresses; they are masked while the text is repaired."""

from __future__ import annotations

import re

# Each begins where a run of such characters begins and takes it whole: linear in the text.
_WEB = re.compile(r"(?:https?://|www\.)[^\s«»<>\"]*[^\s«»<>\"،؛.؟!?:)\]]")
_MAIL = re.compile(r"[A-Za-z0-9_.+-]++(@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?")  # any run, and whether it is one
_MAIL_SIGN = re.compile("[A-Za-z0-9]@[A-Za-z0-9]")  # not «@channel»
_MASKS = range(0xE000, 0xF8FF)  # private use: no text means anything by them


def mask_addresses(text: str) -> tuple[str, str, list[str]]:
    """The text with each address replaced by a mask of its length, the mask's character, and the addresses."""
    spans = [match.span() for match in _WEB.finditer(text)] if "://" in text or "www." in text else []
    if "@" in text and _MAIL_SIGN.search(text):
        spans += [match.span() for match in _MAIL.finditer(text) if match[1]]
    if not spans:
        return text, "", []
    mask = next(chr(code) for code in _MASKS if chr(code) not in text)
    pieces: list[str] = []
    addresses: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:  # a mail address within a web address is masked with it
            pieces += (text[at:start], mask * (end - start))
            addresses.append(text[start:end])
            at = end
    return "".join((*pieces, text[at:])), mask, addresses


def unmask(text: str, mask: str, addresses: list[str]) -> str:
    """The masked text with the addresses in their places."""
    if not addresses:
        return text
    letters = iter("".join(addresses))
    pieces = re.split(f"({mask}+)", text)
    return "".join("".join(next(letters) for _ in piece) if n % 2 else piece for n, piece in enumerate(pieces))
