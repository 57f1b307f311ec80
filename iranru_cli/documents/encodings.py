"""Bytes → text, where the encoding is certain; nothing is guessed into words."""

from __future__ import annotations

import codecs

from iranru_cli.documents.windows1256 import is_arabic_script

AUTO = "auto"
# UTF-32 first: its little-endian mark begins with that of UTF-16
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class UndecodableError(ValueError):
    """Bytes that are not surely text; the message says what was tried."""


def decode(data: bytes, encoding: str = AUTO) -> str:
    """The text of `data` without a byte order mark; line ends stay as they are.

    `auto` takes UTF-8, UTF-16 and UTF-32 with a mark, and windows-1256 where the letters are plainly Arabic script.
    Raises UndecodableError.
    """
    if encoding != AUTO:
        return _strictly(data, encoding)
    marked = marked_encoding(data)
    if marked:
        return _strictly(data, marked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows_1256(data, error)
    if "\0" in text:  # UTF-16 without a mark, or no text at all: some of either is valid UTF-8
        raise UndecodableError("not text (zero bytes, no byte order mark); if it is UTF-16, say --encoding utf-16-le")
    return text


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark names: b"\\xff\\xfe" → "utf-16-le"; None without a mark."""
    return next((name for mark, name in MARKS if head.startswith(mark)), None)


def is_encoding(name: str) -> bool:
    """Whether Python decodes text by this name; `auto` counts, "base64" (bytes to bytes) does not."""
    try:
        b"a".decode(name)  # not b"": Python looks no name up for nothing
    except UnicodeError:  # known, and one byte is too few
        return True
    except (LookupError, ValueError):
        return name == AUTO
    return True


def is_wide(name: str) -> bool:
    """Whether a line end is more than the byte 0x0A in this encoding: "utf-16-le" → True, "windows-1256" → False."""
    return name != AUTO and codecs.lookup(name).name.startswith(("utf-16", "utf-32"))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise UndecodableError(f"not {encoding}{at}") from None


def _windows_1256(data: bytes, error: UnicodeDecodeError) -> str:
    text = data.decode("windows-1256")
    if is_arabic_script(text):
        return text
    raise UndecodableError(
        f"not UTF-8 at byte {error.start}, and not surely windows-1256; if it is text, name it with --encoding"
    )
