"""Who speaks, as far as the text has been read: what a pronoun or a dropped subject may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from iranru_cli.mentions import EntityMention, Quotation
from iranru_cli.records import SpeakerKind, Via


class SpeakerRef(NamedTuple):
    """A speaker: `entity` indexes the document's entities, or is None for a role or group that no name is given to."""

    name: str | None
    kind: SpeakerKind
    role: str | None
    country: str | None
    entity: int | None
    mention: EntityMention | None
    via: Via


@dataclass
class Discourse:
    """What pronouns and dropped subjects may mean at a place of the text."""

    person: SpeakerRef | None = None
    body: SpeakerRef | None = None  # the latest institution
    last: tuple[SpeakerRef, ...] = ()
    sentence: int = -1
    ahead: Sequence[Quotation] = ()  # the next statements
    said: list[tuple[int, int, tuple[SpeakerRef, ...]]] = field(default_factory=list)  # clauses and who spoke in them
