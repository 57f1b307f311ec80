"""Joining what the documents tell of an agreement with what the registry knows: one list of events in order of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from iranru_cli.find.agreement_identity import Registered
from iranru_cli.lexicon.instruments import Fact, Instrument, read_instruments, squeezed
from iranru_cli.lexicon.lexicon import Lexicon
from iranru_cli.timeline.doers import Doers
from iranru_cli.timeline.spans import disjoint, finer, jalali, span
from iranru_cli.timeline.tellings import Spoken, Told

# what happens to an agreement once: two dates of it contradict each other
_ONCE = frozenset({"adopted", "signed", "promulgated", "in_force", "expired"})
_BY_DOER = frozenset({"ratified", "withdrawn", "acceded"})  # the same, of one doer
_OF_STATES = frozenset({"withdrawn", "acceded"})  # a state does it, whoever of it is named
_UNDATED = "9999-12-31"


class Witness(NamedTuple):
    """A document that tells the event, the day of its publication and its words."""

    doc: str
    published: str | None
    text: str


@dataclass
class Happening:
    """An event of the history; `registry` is the source in words where the registry knows it."""

    event: str
    status: str
    date: str | None = None
    native: str | None = None
    place: str | None = None
    parties: list[str] = field(default_factory=list)
    documents: list[Witness] = field(default_factory=list)
    registry: str | None = None
    contradicts: list[str] = field(default_factory=list)  # the dates, or «denied», of what speaks against it

    @property
    def jalali(self) -> str | None:
        """The day in the Jalali calendar: "2025-01-17" → "1403-10-28"; None without a date."""
        return jalali(self.date, self.native) if self.date else None

    def takes(self, told: Told, doers: Doers) -> bool:
        """Whether a telling may be of this event: same event and status, and dates and doers that agree."""
        if (self.event, self.status) != (told.event, told.status):
            return False
        if self.date and told.value and disjoint(self.date, told.value):
            return False
        if self.event not in _BY_DOER or not (self.parties and told.parties):
            return True
        if self.event in _OF_STATES:
            return not doers.other_states(self.parties, told.parties)
        return doers.shared(self.parties, told.parties)

    def add(self, told: Told, witness: Witness) -> None:
        """The finest date holds, and the first place and doers."""
        if told.value and (self.date is None or finer(told.value, self.date)):
            self.date, self.native = told.value, told.native
        self.place = self.place or told.place
        self.parties = self.parties or told.parties
        self.documents.append(witness)

    def order(self) -> tuple[str, str, str]:
        """By its first day; what has none by the day on which it was first told, at the end."""
        told = min((w.published or _UNDATED for w in self.documents), default=_UNDATED)
        return span(self.date)[0] if self.date else _UNDATED, told, self.event


@dataclass
class History:
    """An agreement with its events in order."""

    name: str
    kind: str
    parties: list[str]
    known: str | None
    entry: Instrument | None
    documents: int = 0
    mentions: int = 0
    events: list[Happening] = field(default_factory=list)


class Timeline:
    """Takes the tellings of one document after the other; `histories` gives what they came to."""

    def __init__(self, lexicon: Lexicon, with_registry: bool = True) -> None:
        self._instruments = read_instruments(lexicon)
        self._registered = Registered(lexicon)
        self._doers = Doers(lexicon)
        self._with_registry = with_registry
        self._histories: dict[str, History] = {}
        self._told: dict[str, list[tuple[Told, Witness]]] = {}

    def add(self, doc: str, published: str | None, spoken: list[Spoken]) -> None:
        """Take in what one document tells; `published` is its ISO day or None."""
        for one in spoken:
            key = one.known or self._key(doc, one)
            history = self._histories.get(key)
            if history is None:
                entry = self._instruments.get(one.known or "")
                name = entry.name if entry else one.name
                history = self._histories[key] = History(name, one.kind, one.parties, one.known, entry)
            history.documents += 1
            history.mentions += one.mentions
            witnesses = [(told, Witness(doc, published, told.text)) for told in one.events]
            self._told.setdefault(key, []).extend(witnesses)

    def _key(self, doc: str, one: Spoken) -> str:
        """Names that tell something are one over all documents; «توافق», «توافق با ایران» are of their document alone."""
        tells = len(one.parties) > 1 or self._registered.telling(one.name)
        return f"{'' if tells else doc}\n{one.kind}:{squeezed(one.name)}:{' '.join(sorted(one.parties))}"

    def histories(self, wanted: frozenset[str] | None = None, least: int = 1) -> list[History]:
        """Those with events, the most spoken of first; `wanted` are registry ids and squeezed names, None for all; `least`
        documents at least."""
        found = []
        for key, history in self._histories.items():
            if history.documents < least or not (wanted is None or _is_wanted(history, wanted)):
                continue
            history.events = self._joined(history, self._told[key])
            if history.events:
                found.append(history)
        return sorted(found, key=lambda h: (-h.documents, -h.mentions, h.name))

    def _joined(self, history: History, told: list[tuple[Told, Witness]]) -> list[Happening]:
        facts = history.entry.facts if history.entry and self._with_registry else []
        events = [_of_fact(fact) for fact in facts]
        # dated tellings first: one without a date is of the event that the others date
        for one, witness in sorted(told, key=lambda pair: (pair[0].value is None, pair[1].published or _UNDATED)):
            event = next((e for e in events if e.takes(one, self._doers)), None)
            if event is None:
                event = Happening(one.event, one.status)
                events.append(event)
            event.add(one, witness)
        for event in events:
            event.contradicts = _contradictions(event, events, self._doers)
        return sorted(events, key=Happening.order)


def _of_fact(fact: Fact) -> Happening:
    parties = [name.strip() for name in fact.who.split("،")] if fact.who else []
    return Happening(fact.fact, "done", fact.date, None, fact.place, parties, [], fact.source)


def _contradictions(event: Happening, events: list[Happening], doers: Doers) -> list[str]:
    """«امضا: ۱۷ ژانویه» and «امضا: ۱۸ ژانویه»; «هنوز امضا نشده است» told after the day of signature."""
    out: list[str] = []
    for other in events:
        if other is event or other.event != event.event:
            continue
        if event.status == other.status == "done" and _clash(event, other, doers):
            out.append(other.date or "")
        elif {event.status, other.status} == {"done", "denied"} and _denied(*sorted((event, other), key=_is_denial)):
            out.append(other.date or other.status)
    return out


def _clash(a: Happening, b: Happening, doers: Doers) -> bool:
    if not (a.date and b.date and disjoint(a.date, b.date)) or (a.registry and b.registry):
        return False
    return a.event in _ONCE or (a.event in _BY_DOER and doers.shared(a.parties, b.parties))


def _denied(done: Happening, denied: Happening) -> bool:
    """Whether a document denies it that was published after the day on which it was done."""
    if done.date is None or done.event not in _ONCE:
        return False
    last = span(done.date)[1]
    return any(w.published is not None and w.published > last for w in denied.documents)


def _is_denial(event: Happening) -> bool:
    return event.status == "denied"


def _is_wanted(history: History, wanted: frozenset[str]) -> bool:
    names = {squeezed(history.name)}
    if history.entry is not None:
        names |= {squeezed(name) for names in history.entry.names.values() for name in names}
    return history.known in wanted or any(want in name for want in wanted for name in names)
