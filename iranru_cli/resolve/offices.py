"""Whose office it is that no name stands beside: «نماینده شهر ادامه داد», «معاون شهردار گفت» in the lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iranru_cli.mentions import Entity, EntityKind, EntityMention, Quotation
from iranru_cli.resolve.entities_persons import squash

TABLES = ("exclusive_offices", "second_offices")
_THIS = "این"
MentionKey = tuple[int, int, EntityKind]  # start, end


class Offices:
    """Offices of one document that the discourse resolves, growing as its statements are read."""

    def __init__(
        self,
        entities: Sequence[Entity],
        chain: Mapping[MentionKey, int | None],
        exclusive: frozenset[int],
        second: frozenset[int],
    ) -> None:
        """`exclusive` and `second` hold the tokens where offices of the two TABLES begin."""
        self._entities = entities
        self._chain = chain
        self._exclusive, self._second = exclusive, second
        self._known: dict[str, int] = {}  # office → person
        self._held: dict[str, list[tuple[int, set[str]]]] = {}  # first word of an office → persons, and all its words
        for index, entity in enumerate(entities):
            self._remember(index, entity.role or "")
        self.found: dict[int, str] = {}  # person → the office that the discourse gave
        self.only: int | None = None  # the one person who is named as a speaker, if there is one alone

    def holder(self, mention: EntityMention, current: int | None, ahead: Sequence[Quotation], lead: bool) -> int | None:
        """The person of a bare office, an index of the entities, or None.

        `current` is who spoke last, None where somebody new is announced («نماینده شهر نیز گفت»); `ahead` are the next
        statements, none where the office is anybody's («یک نماینده گفت»); `lead`: nobody has spoken yet.
        """
        office = mention.role or ""
        index = self._known.get(office)
        if index is None:
            index = self._shorter(office)
        if index is None and current is not None and self._may_hold(current, mention, ahead):
            index = current
        if index is None:
            index = self._next_named(mention, ahead, lead)
        if index is not None:
            self._known[office] = index
            if self._entities[index].role is None and index not in self.found:
                self.found[index] = office
                self._remember(index, office)
        return index

    def _remember(self, index: int, office: str) -> None:
        words = office.split()
        if words:
            self._held.setdefault(words[0], []).append((index, set(words)))

    def role_of(self, index: int) -> str | None:
        """The office of an entity (by its index): that which stands beside its name, else that found for it."""
        return self._entities[index].role or self.found.get(index)

    def same_side(self, index: int, mention: EntityMention) -> bool:
        """Whether a person is not of another country than the office."""
        country = self._entities[index].country
        return country is None or mention.country is None or country == mention.country

    def of_country(self, mention: EntityMention) -> int | None:
        """Who holds one of the offices of «وزرای خارجه ایران و روسیه»: the country's person whose role has its words."""
        head, *words = (mention.role or "").split()[:-1] or [""]
        for index, entity in enumerate(self._entities):
            held = (entity.role or "").split()
            if entity.country == mention.country and held[:1] == [head] and set(words) <= set(held):
                return index
        return None

    def _shorter(self, office: str) -> int | None:
        """«شهردار» where one person of the document is called «شهردار خرم‌رود»; None where there are two."""
        words = _own_words(office)
        fits = {index for index, held in self._held.get(words[0], ()) if held.issuperset(words)} if words else set()
        return fits.pop() if len(fits) == 1 else None

    def _may_hold(self, index: int, mention: EntityMention, ahead: Sequence[Quotation]) -> bool:
        """Whether who spoke before may hold the office: beside an office of their own only one of those that people hold
        beside another, the same in other words, or any where nobody else is named as a speaker and the name returns; and
        a well-known person no ministry that the document does not give them.
        """
        if not self.same_side(index, mention):
            return False
        held = self.role_of(index)
        if held is None:
            return self._entities[index].known is None or mention.start not in self._exclusive
        if mention.start in self._second or akin(mention.role or "", held):
            return True
        return index == self.only and mention.start not in self._exclusive and self._returns(index, ahead)

    def _returns(self, index: int, ahead: Sequence[Quotation]) -> bool:
        """«… مدیرعامل سازمان بندرها تصریح کرد: …. وی افزود: …. راستاد گفت: …»: the name again before another office."""
        sources = [m for later in ahead for m in later.sources if m.kind in ("person", "role")]
        return bool(sources) and self._chain.get((sources[0].start, sources[0].end, sources[0].kind)) == index

    def _next_named(self, mention: EntityMention, ahead: Sequence[Quotation], lead: bool) -> int | None:
        """The person named for the first time in one of the next statements, before any other office speaks; one who has
        no office in the document, but in the lead, where «عضو شورا گفت … مریم راد، شهردار، افزود» is one.
        """
        for later in ahead:
            source = next((m for m in later.sources if m.kind in ("person", "role")), None)
            if source is None:
                continue
            index = self._chain.get((source.start, source.end, source.kind))
            if index is None or self._entities[index].mentions[0].start < mention.start:
                return None
            bare = self.role_of(index) is None
            fits = bare or (lead and mention.start not in self._exclusive)
            return index if fits and self.same_side(index, mention) else None
        return None


def akin(office: str, held: str) -> bool:
    """Whether an office may be that of who spoke last in other words or letters: «رئیس مجلس» and «رئیس مجلس شورا»,
    «رئیس سازمان جهاد کشاورزی» and «رییس سازمان جهادکشاورزی».
    """
    if squash(office) == squash(held):
        return True
    return len(held.split()) > 1 and short_of(held, office)


def short_of(office: str, role: str) -> bool:
    """Whether one office may be the other in fewer words: «شهردار» or «سخنگوی این سازمان» and «سخنگوی سازمان بندرها»."""
    words, held = _own_words(office), role.split()
    return words[:1] == held[:1] and set(words) <= set(held)


def _own_words(office: str) -> list[str]:
    """The words of an office without those that point back: «سخنگوی» of «سخنگوی این سازمان»."""
    words = office.split()
    return words[: words.index(_THIS)] if _THIS in words else words
