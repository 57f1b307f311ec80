"""Which words of a text lack joiners; each type is judged once and remembered."""

from __future__ import annotations

from iranru_cli.text.letters import ZWNJ, fold_word
from iranru_cli.text.cuts import LONGEST, NONE, Cut, joiner_bits, visible_bits
from iranru_cli.text.morphology import Morphology

_LIMIT = 200_000  # types that are remembered


class Lacking:
    """Remembers the types judged so far, and the cuts of those that need any."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._judged: set[str] = set()
        self._lack: set[str] = set()
        self._cuts: dict[str, Cut] = {}

    def cuts(self, types: set[str]) -> dict[str, Cut]:
        """The words that lack joiners, with the places as bits that count letters only: {"میشود": Cut(0b100, 97)}."""
        new = types - self._judged
        if new:
            self._judge(new)
        return {word: self._cuts[word] for word in types & self._lack}

    def _judge(self, new: set[str]) -> None:
        if len(self._judged) > _LIMIT:
            self._judged.clear()
            self._lack.clear()
            self._cuts.clear()
        self._judged |= new
        for word in new:
            cut = missing_joiners(self._morphology, word)
            if cut.bits:
                self._lack.add(word)
                self._cuts[word] = cut


def missing_joiners(morphology: Morphology, word: str) -> Cut:
    """The joiners that a word of the text still lacks; one that has others than we would give it stays as it is."""
    if len(word) > LONGEST:
        return NONE  # no word; and bits of a line of letters without a blank would cost its square
    key = fold_word(word)
    if ZWNJ not in key:
        return morphology.cut(key)
    there, bare = joiner_bits(key), key.replace(ZWNJ, "")
    found = morphology.cut(bare)
    if visible_bits(bare, there) & ~found.bits:
        return NONE
    return Cut(found.bits & ~there, found.trust)
