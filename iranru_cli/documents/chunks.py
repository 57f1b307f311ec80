"""Bytes → text in blocks of whole lines: for filters, which must not hold a whole file."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from iranru_cli.documents.encodings import AUTO, UndecodableError, decode, marked_encoding

# always filled, however slowly a pipe delivers: the same input gives the same blocks, and the same output
BLOCK = 1 << 20


def read_blocks(stream: io.BufferedReader, encoding: str = AUTO) -> Iterator[str]:
    """Text of `stream` in pieces that end at line ends (the last one may not); their sum is the decoded whole.

    Raises UndecodableError at the first bytes that are not surely text; what stands before them has been given.
    """
    name = marked_encoding(stream.peek(4)[:4]) or "utf-8" if encoding == AUTO else encoding
    decoder = codecs.getincrementaldecoder(name)()
    rest = ""
    for text in _decoded(stream, decoder, name, encoding):
        whole, end, rest = (rest + text).rpartition("\n")
        if end:
            yield whole + end
    if rest:
        yield rest


def _decoded(stream: io.BufferedReader, decoder: codecs.IncrementalDecoder, name: str, encoding: str) -> Iterator[str]:
    started, ascii_so_far = False, True
    while block := stream.read(BLOCK):
        kept = decoder.getstate()[0]  # bytes of a character that the last block cut
        try:
            text = decoder.decode(block)
        except UnicodeError as error:
            if encoding != AUTO or not ascii_so_far:
                raise UndecodableError(f"not {name}") from error
            yield decode(kept + block + stream.read())  # windows-1256, if it is that: both share what came so far
            return
        yield text if started else text.removeprefix("\ufeff")
        started = started or bool(text)
        ascii_so_far = ascii_so_far and text.isascii()
    if decoder.getstate()[0]:
        raise UndecodableError(f"not {name}: the last character is cut")
