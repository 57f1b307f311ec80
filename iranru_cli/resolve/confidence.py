"""How sure a statement is: that its content is right, as its frame says, times that its speaker is, as the way to him says.

The numbers are shares of right ones in annotated news (benchmarks/reliability.py prints them anew).
"""

from __future__ import annotations

from iranru_cli.mentions import Quotation
from iranru_cli.resolve.discourse import SpeakerRef

_NOBODY = 0.65  # no speaker, where there may be one
_PASSIVE = 0.9  # «گفته می‌شود»
_VIA = {"name": 0.95, "pronoun": 0.95, "role": 0.92, "dropped": 0.86, "group": 0.7}
_KIND = {"organization": 0.9, "country": 0.85, "document": 0.75, "group": 0.65, "unnamed": 0.5}


def statement_confidence(quotation: Quotation, speakers: tuple[SpeakerRef, ...]) -> float:
    """Between 0 and 1, to two places: 0.94 for «رضا کریمی گفت: …», 0.6 for «گروهی گفتند …»."""
    passive = quotation.cue is not None and quotation.cue.passive
    known = min((_speaker(ref) for ref in speakers), default=_PASSIVE if passive else _NOBODY)
    return round(quotation.confidence * known, 2)


def _speaker(ref: SpeakerRef) -> float:
    return min(_VIA[ref.via], _KIND.get(ref.kind, 1.0))
