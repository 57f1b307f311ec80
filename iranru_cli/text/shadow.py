"""Shadow: the text normalized for finding, beside the raw text that offsets count in."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from iranru_cli.text.digits import fold_arabic_digits
from iranru_cli.text.edits import Edit, EditMap, apply_edits
from iranru_cli.text.letters import blank_edits, fold_letters, form_edits, is_plain, mark_edits
from iranru_cli.text.morphology import load_morphology
from iranru_cli.text.protected import mask_addresses, unmask
from iranru_cli.text.references import reference_edits
from iranru_cli.text.spacing import Spacing

_OTHER_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")


class Shadow(NamedTuple):
    """`text` is `raw` with letters folded and joiners repaired; `raw_span` maps a span of `text` back to `raw`."""

    raw: str
    text: str
    maps: tuple[EditMap, ...] = ()  # the last edit first

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open code points of `text` to half-open code points of `raw`."""
        for edits in self.maps:
            start, end = edits.span(start, end)
        return start, end


def make_shadow(raw: str, spacing: Spacing | None = None) -> Shadow:
    """The shadow of a document: «هيات دولت\\r\\n» → «هیات دولت \\n»; every line end is one "\\n"."""
    text, maps = rewrite(fold_arabic_digits(_fold_breaks(raw)), spacing or default_spacing())
    return Shadow(raw, text, maps)


def rewrite(text: str, spacing: Spacing | None, letters: bool = True) -> tuple[str, tuple[EditMap, ...]]:
    """The repaired text, with the maps back to `text`, the last first; line ends and addresses stay as they are.

    Without `letters` only joiners are repaired, without `spacing` only letters.
    """
    text, mask, addresses = mask_addresses(text)
    maps: list[EditMap] = []
    if letters:
        text = _apply(text, reference_edits(text), maps)
        plain = is_plain(text)
        if not plain:
            text = _apply(text, form_edits(text), maps)
        text = fold_letters(text)
        text = _apply(text, mark_edits(text, plain), maps)
        text = _apply(text, blank_edits(text), maps)
    if spacing:
        folded = text if letters else fold_letters(text)  # of the same length: its edits fit the text
        text = _apply(text, spacing.edits(folded), maps)
    return unmask(text, mask, addresses), tuple(reversed(maps))


@cache
def default_spacing() -> Spacing:
    """The repairer over the package's own tables."""
    return Spacing(load_morphology())


def _apply(text: str, edits: list[Edit], maps: list[EditMap]) -> str:
    if edits:
        text, edit_map = apply_edits(text, edits)
        maps.append(edit_map)
    return text


def _fold_breaks(raw: str) -> str:
    """Each kind of line end to "\\n", length kept: "\\r\\n" becomes " \\n"."""
    if _OTHER_BREAKS.search(raw):
        return _OTHER_BREAKS.sub("\n", raw.replace("\r\n", " \n"))
    return raw
