"""From source mentions to speakers: names, roles, pronouns, dropped subjects, «طرفین»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from iranru_cli.mentions import Entity, EntityMention, Quotation
from iranru_cli.records import SpeakerKind, Via
from iranru_cli.resolve.discourse import Discourse, SpeakerRef
from iranru_cli.resolve.offices import Offices, short_of
from iranru_cli.text.tokens import Tokens, word_key

_AHEAD = 4
_AUTHORS = 6  # statements back in which «این نامه» is sought
_TOLD = 200  # offices and groups back in which «این منبع آگاه» is sought
_MET = 40  # mentions of persons among which the two that met are sought
_THIS, _ONE, _TO = "این", "یک", "به"
_ALSO = (["نیز"], ["هم"])
_KINDS: dict[str, SpeakerKind] = {"person": "person", "role": "person", "organization": "organization"}
_COURTESY = frozenset({"farmudan"})  # «امام فرمودند»: plural for one
_BOTH = "both"  # known of «طرفین», «دو طرف»: the two that met


class SpeakerResolver:
    """Resolves the quotations of one document in the order of the text."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[EntityMention],
        chains: Sequence[int | None],
        entities: Sequence[Entity],
        subject: Callable[[int], EntityMention | None],
        country_names: dict[str, str],
        offices: tuple[frozenset[int], frozenset[int]],
        general: frozenset[str],
        media: frozenset[int],
    ) -> None:
        """`chains` gives for each mention its entity, `subject` for a sentence the mention at its head, `offices` the
        tokens where the offices of the tables of resolve/offices.py begin, `general` the keys of words such as مقام, `media` the tokens of words for media.
        """
        self._tokens = tokens
        self._chain = {(m.start, m.end, m.kind): c for m, c in zip(mentions, chains, strict=True)}
        self._entities = entities
        self._offices = Offices(entities, self._chain, *offices)
        self._subject = subject
        self._general = general
        self._media = media
        self._strangers: dict[str, SpeakerRef] = {}  # by last name
        self._country_names = country_names
        self._countries = {e.country: index for index, e in enumerate(entities) if e.kind == "country" and e.country}
        self._bodies = [m for m in mentions if m.kind == "organization"]
        self._roles = [m for m in mentions if m.kind in ("role", "group") and not m.inside]
        self._last_names: dict[str, list[int]] = {}
        for index, entity in enumerate(entities):
            if entity.kind == "person":
                self._last_names.setdefault(entity.name.split()[-1], []).append(index)
        self._joined_names = {  # last names as one word, of those who have them alone
            last.replace("\u200c", ""): held[0] for last, held in self._last_names.items() if len(held) == 1
        }
        self._people = [
            (m.start, c)
            for m, c in zip(mentions, chains, strict=True)
            if c is not None and m.kind in ("person", "role") and entities[c].kind == "person"
        ]

    def resolve(self, quotations: Sequence[Quotation]) -> list[tuple[SpeakerRef, ...]]:
        """The speakers of each quotation; () where there is no source («گفته می‌شود که …»)."""
        state = Discourse()
        named = {self._chain.get((m.start, m.end, m.kind)) for q in quotations for m in q.sources if m.kind == "person"}
        self._offices.only = named.pop() if len(named) == 1 else None
        out: list[tuple[SpeakerRef, ...]] = []
        for n, quotation in enumerate(quotations):
            state.ahead = quotations[n + 1 : n + 1 + _AHEAD]
            speakers = self._speakers(quotation, state)
            out.append(speakers)
            if quotation.rule not in ("inner", "noun") or (quotation.rule == "inner" and self._relays(state.last)):
                self._remember(speakers, quotation, state)
        return [tuple(self._with_role(ref) for ref in refs) for refs in out]

    def _relays(self, speakers: tuple[SpeakerRef, ...]) -> bool:
        """Whether a medium spoke last, so that who speaks in its words goes on: «رویترز نوشت وزیر گفت … او افزود»."""
        named = [ref.mention for ref in speakers if ref.mention is not None]
        return bool(named) and all(any(i in self._media for i in range(m.start, m.end)) for m in named)

    def entities(self) -> list[Entity]:
        """The entities with the offices that the statements brought to light: «معاون شهردار گفت … نام او … افزود»."""
        found = self._offices.found
        return [
            entity if entity.role or index not in found else entity._replace(role=found[index])
            for index, entity in enumerate(self._entities)
        ]

    def _with_role(self, ref: SpeakerRef) -> SpeakerRef:
        role = self._offices.found.get(ref.entity) if ref.entity is not None and ref.role is None else None
        return ref._replace(role=role) if role is not None else ref

    def _speakers(self, quotation: Quotation, state: Discourse) -> tuple[SpeakerRef, ...]:
        if not quotation.sources:
            passive = quotation.cue is not None and quotation.cue.passive
            document = quotation.cue is not None and quotation.cue.clausal == "document"
            if passive or document or quotation.rule in ("noun", "phrase", "inner"):
                return ()
            return self._dropped(quotation, state)
        out: list[SpeakerRef] = []
        for mention in quotation.sources:
            out.extend(self._one(mention, quotation, state))
        return tuple(out)

    def _dropped(self, quotation: Quotation, state: Discourse) -> tuple[SpeakerRef, ...]:
        """«… و تأکید کرد که …»: the speaker before, or the person at the head of a sentence since."""
        since = self._subject_since(quotation, state)
        refs = (since,) if since is not None else state.last
        cue = quotation.cue
        if cue is not None and not cue.plural and len(refs) > 1 and state.person is not None:
            refs = (state.person,)  # «… و گفت» after several: one of them
        if cue is not None and cue.plural and cue.lemma not in _COURTESY and [ref.kind for ref in refs] == ["person"]:
            return ()  # «می‌گویند راه بسته است»: people
        return tuple(ref._replace(mention=None, via="dropped") for ref in refs)

    def _one(self, mention: EntityMention, quotation: Quotation, state: Discourse) -> list[SpeakerRef]:
        if mention.kind == "pronoun":
            return self._pronoun(mention, quotation, state)
        if mention.kind == "group" and mention.known == _BOTH:
            return self._both(mention)
        if mention.kind == "document":
            return [self._document(mention, state)]
        if mention.kind == "place":
            return [self._country(mention)]
        ref = self._named(mention)
        if ref is not None and ref.entity is None and self._tokens.keys[mention.start] == _THIS:
            body = self._body(mention, state)
            if body is not None:
                return [body._replace(mention=mention, via="role")]
        if mention.rule == "anaphor":
            return [self._anaphor(mention, ref, state) or ref] if ref is not None else []
        if ref is not None and ref.entity is None and mention.kind == "role" and mention.rule != "shared":
            ref = self._office(mention, quotation, state) or ref
        return [ref] if ref is not None else []

    def _body(self, mention: EntityMention, state: Discourse) -> SpeakerRef | None:
        """«این وزارتخانه», «این روزنامه»: the latest institution with that word in its name, else the one that spoke last,
        else the latest named before; a medium where the word is one of media.
        """
        if mention.kind != "organization":
            return None
        word = self._tokens.keys[mention.start + 1]
        medium = mention.start + 1 in self._media
        latest = None
        for k in range(bisect_left(self._bodies, (mention.start,)) - 1, -1, -1):
            other = self._bodies[k]
            known = self._chain.get((other.start, other.end, other.kind))
            if known is None or medium != any(i in self._media for i in range(other.start, other.end)):
                continue
            if word in self._tokens.keys[other.start : other.end]:
                return self._entity(known, other, "role")
            latest = latest or self._entity(known, other, "role")
        return latest if medium or state.body is None else state.body

    def _anaphor(self, mention: EntityMention, ref: SpeakerRef, state: Discourse) -> SpeakerRef | None:
        """«این پژوهشگر»: who spoke last, where the word is in the office; «این مقام» fits whoever spoke last."""
        current = state.person
        if mention.plural:  # «این منابع»
            last = next((last for last in state.last if last.kind == "group"), None) or self._group(mention, state)
            return last._replace(mention=mention, via="role") if last is not None else None
        if current is None or (ref.entity is not None and ref.entity == current.entity):
            return None
        words = set((mention.role or "").split())
        held = set((current.role or current.name or "").split())
        if not words & held and current.role is not None:
            told = self._told(mention, words - {_THIS})
            if told is not None:
                return told
        general = self._tokens.keys[mention.start + 1] in self._general  # «این مقام» fits anybody
        fits = bool(words & held) or (ref.entity is None and (general or current.role is None))
        if fits and (current.entity is None or self._offices.same_side(current.entity, mention)):
            return current._replace(mention=mention, via="role")
        return None

    def _group(self, mention: EntityMention, state: Discourse) -> SpeakerRef | None:
        """«این منابع» after «رویترز به نقل از منابع آگاه نوشت»: those who were quoted, not who quotes them."""
        word = self._tokens.keys[mention.end - 1]
        groups = [ref for _, _, refs in reversed(state.said[-_AUTHORS:]) for ref in refs if ref.kind == "group"]
        return next((ref for ref in groups if word in map(word_key, (ref.name or "").split())), None)

    def _told(self, mention: EntityMention, words: set[str]) -> SpeakerRef | None:
        """«این منبع آگاه»: the latest «یک منبع آگاه نزدیک به …» before, where the words say more than «این مقام»."""
        if len(words) < 2:
            return None
        before = bisect_left(self._roles, (mention.start,), key=lambda m: (m.start,))
        for other in reversed(self._roles[max(0, before - _TOLD) : before]):
            text = self._tokens.text(other.start, other.end)
            if other.rule != "anaphor" and words <= set(text.split()):
                ref = self._named(other)
                return ref._replace(mention=mention, via="role") if ref is not None else None
        return None

    def _office(self, mention: EntityMention, quotation: Quotation, state: Discourse) -> SpeakerRef | None:
        """An office that no name stands beside; «نیز» and «یک» announce somebody new."""
        keys = self._tokens.keys
        speaker = state.person
        stranger = speaker is not None and speaker.entity is None
        if speaker is not None and stranger and short_of(mention.role or "", speaker.role or ""):
            return speaker._replace(mention=mention, via="role")
        lead = state.person is None
        one = _ONE in keys[max(0, mention.start - 1) : mention.start + 1] and not lead
        ahead = [] if one else [later for later in state.ahead if 0 < later.sentence - quotation.sentence <= _AHEAD]
        new = one or keys[mention.end : mention.end + 1] in _ALSO
        current = state.person.entity if state.person is not None and not new else None
        if speaker is not None and stranger and not new and speaker.role is None and speaker.mention is not None:
            state.person = speaker._replace(role=mention.role, country=mention.country)
            return state.person._replace(mention=mention, via="role")
        index = self._offices.holder(mention, current, ahead, lead)
        return self._entity(index, mention, "role") if index is not None else None

    def _named(self, mention: EntityMention) -> SpeakerRef | None:
        """A name, or a role with or without a person behind it."""
        index = self._chain.get((mention.start, mention.end, mention.kind))
        if mention.rule == "shared":
            index = self._offices.of_country(mention)
        via: Via = "role" if mention.kind == "role" else "group" if mention.kind == "group" else "name"
        if index is None:
            name = mention.name or mention.role or self._tokens.text(mention.start, mention.end)
            kind: SpeakerKind = _KINDS.get(mention.kind, "group")
            if mention.rule == "phrase" and " " not in name:
                known = self._strangers.get(name)
                if known is not None:  # «زنگانه» after «محمدجواد زنگانه», whom no list knows
                    return known._replace(mention=mention)
                if len(self._last_names.get(name, ())) == 1:
                    return self._entity(self._last_names[name][0], mention, "name")
            if mention.rule == "phrase" and (whole := name.replace(" ", "")) in self._joined_names:
                return self._entity(self._joined_names[whole], mention, "name")  # «بذر پاش»
            ref = SpeakerRef(name, kind, mention.role, mention.country, None, mention, via)
            if mention.rule == "phrase" and kind == "person" and mention.kind == "person":
                self._strangers[name.split()[-1]] = ref
            return ref
        return self._entity(index, mention, via)

    def _entity(self, index: int, mention: EntityMention | None, via: Via) -> SpeakerRef:
        entity = self._entities[index]
        kind: SpeakerKind = "country" if entity.kind == "place" else entity.kind
        return SpeakerRef(entity.name, kind, entity.role, entity.country, index, mention, via)

    def _pronoun(self, mention: EntityMention, quotation: Quotation, state: Discourse) -> list[SpeakerRef]:
        if mention.plural and state.last and [ref.kind for ref in state.last] != ["person"]:
            return [ref._replace(mention=mention, via="pronoun") for ref in state.last]
        ref = self._subject_since(quotation, state) or state.person or self._latest_person(mention.start)
        if ref is None and len(state.last) == 1 and state.last[0].kind == "group" and not mention.plural:
            ref = state.last[0]  # «عظیم فرد گفت … وی افزود»: a name that was not told from a group
        if ref is None or mention.plural:  # nobody was named: the reader is told where, not whom
            return [SpeakerRef(None, "unnamed", None, None, None, mention, "pronoun")]
        return [ref._replace(mention=mention, via="pronoun")]

    def _subject_since(self, quotation: Quotation, state: Discourse) -> SpeakerRef | None:
        """The person at the head of the nearest sentence between the last statement and this one."""
        for sentence in range(quotation.sentence - 1, max(state.sentence, quotation.sentence - 4), -1):
            mention = self._subject(sentence)
            if mention is not None:
                return self._named(mention)
        return None

    def _latest_person(self, before: int) -> SpeakerRef | None:
        k = bisect_left(self._people, (before,)) - 1
        return self._entity(self._people[k][1], None, "name") if k >= 0 else None

    def _both(self, mention: EntityMention) -> list[SpeakerRef]:
        """The last two persons before «طرفین»; the group itself where there are not two."""
        latest: list[int] = []
        before = bisect_left(self._people, (mention.start,))
        for _, index in reversed(self._people[max(0, before - _MET) : before]):
            if index not in latest:
                latest.insert(0, index)
                if len(latest) == 2:
                    return [self._entity(index, mention, "group") for index in latest]
        name = self._tokens.text(mention.start, mention.end)
        return [SpeakerRef(name, "group", None, None, None, mention, "group")]

    def _country(self, mention: EntityMention) -> SpeakerRef:
        """«مسکو اعلام کرد»: the country of the capital, under its name in the document or else its usual one."""
        code = mention.country
        if code in self._countries:
            return self._entity(self._countries[code], mention, "name")
        name = self._country_names.get(code or "", mention.name or "")
        return SpeakerRef(name, "country", None, code, None, mention, "name")

    def _document(self, mention: EntityMention, state: Discourse) -> SpeakerRef:
        """«گزارش تارنمای دولت روسیه»: the institution behind the document where it is named in it; «این گزارش» is that of
        the institution that spoke last.
        """
        k = bisect_left(self._bodies, (mention.start,))
        while k < len(self._bodies) and self._tokens.keys[self._bodies[k].start - 1] == _TO:
            k += 1  # «نامه ایران به شورای امنیت»
        if k < len(self._bodies) and self._bodies[k].end <= mention.end:
            ref = self._named(self._bodies[k])
            if ref is not None:
                return ref._replace(mention=mention)
        author = self._author(mention, state) if self._tokens.keys[mention.start] == _THIS else None
        if author is not None:
            return author._replace(mention=mention, via="pronoun")
        if state.body is not None and self._tokens.keys[mention.start] == _THIS:
            return state.body._replace(mention=mention, via="pronoun")
        text = self._tokens.text(mention.start, mention.end)
        return SpeakerRef(text, "document", None, mention.country, None, mention, "name")

    def _author(self, mention: EntityMention, state: Discourse) -> SpeakerRef | None:
        """«این نامه» after «وزیر در نامه‌ای به سفیر نوشت»: the minister."""
        word = self._tokens.keys[mention.end - 1]
        forms = (word, word + "ای", word + "ی")
        for first, last, speakers in reversed(state.said[-_AUTHORS:]):
            if len(speakers) == 1 and any(form in self._tokens.keys[first:last] for form in forms):
                return speakers[0]
        return None

    def _somebody(self, ref: SpeakerRef) -> bool:
        """«یک منبع آگاه», whom «وی» means in the next sentence."""
        return ref.kind == "group" and ref.mention is not None and self._tokens.keys[ref.mention.start] in (_ONE, _THIS)

    def _remember(self, speakers: tuple[SpeakerRef, ...], quotation: Quotation, state: Discourse) -> None:
        if quotation.act == "ask":  # who asks does not go on speaking: «خبرنگار پرسید چرا. وی پاسخ داد»
            state.sentence = quotation.sentence
        elif speakers:
            state.said.append((*quotation.clause, speakers))
            state.last = speakers
            state.sentence = quotation.sentence
            people = [ref for ref in speakers if ref.kind == "person" or self._somebody(ref)]
            if people:
                state.person = people[-1]
            bodies = [ref for ref in speakers if ref.kind == "organization"]
            if bodies:
                state.body = bodies[-1]
