"""Linking mentions to agreements: names by their words, «این سند» to the latest agreement that fits.

The memory of agreements spoken of is short (_RECENT), so that the cost stays linear in the number of mentions; a name
that comes back word for word is found however far back it was.
"""

from __future__ import annotations

import re

from iranru_cli.find.agreement_rules import AgreementRules
from iranru_cli.find.agreements import PRIVATE
from iranru_cli.mentions import Agreement, AgreementMention, EntityMention
from iranru_cli.resolve.agreement_profiles import (
    Countries,
    Profile,
    compatible,
    contradicts,
    fits,
    fits_bare,
    head_part,
    identify,
    read_profile,
)
from iranru_cli.text.tokens import Tokens

_INDEFINITE = re.compile("[\u200c ]?ا?ی$")  # «تفاهم‌نامه‌ای», «یادداشت تفاهمی»
_ENDINGS = frozenset({"ی", "ای", "یی"})
_RECENT = 16
_LOOSE_RULES = frozenset({"bare", "hypothetical"})
_MARKS = frozenset("«»،(")


def link_agreements(
    mentions: list[AgreementMention], tokens: Tokens, entity_mentions: list[EntityMention], rules: AgreementRules
) -> list[Agreement]:
    """Group the mentions of one document; references that point at nothing are dropped.

    «معاهده جامع راهبردی … این سند … معاهده مشارکت راهبردی بین دو کشور» → one agreement with three mentions.
    """
    if not mentions:
        return []
    linker = _Linker(mentions, tokens, Countries(entity_mentions), rules)
    for mention in mentions:
        linker.add(mention)
    linker.settle()
    drafts = sorted((d for d in linker.identified() if d.real()), key=lambda d: d.mentions[0].start)
    return [_agreement(draft, tokens, rules) for draft in drafts]


class _Draft:
    """An agreement that is being put together; `provisional` while it has no name yet: «این تفاهم‌نامه» opens the article."""

    def __init__(self, profile: Profile, mention: AgreementMention) -> None:
        self.profile = profile
        self.mentions = [mention]
        self.profiles = [profile]
        self.provisional = mention.via == "anaphor"
        self.candidates: tuple[str, ...] = ()

    def join(self, profile: Profile, mention: AgreementMention) -> None:
        """Take a mention in; what it adds (parties, the registry id) is kept."""
        self.mentions.append(mention)
        self.profiles.append(profile)
        self.provisional = self.provisional and mention.via == "anaphor"
        p = self.profile
        self.profile = p._replace(
            family=p.family if p.family != "any" else profile.family,
            words=p.words | profile.words,
            numbers=p.numbers | profile.numbers,
            parties=p.parties | profile.parties,
            known=p.known or profile.known,
        )

    def real(self) -> bool:
        """«تفاهم‌نامه‌ای» alone is one of many; «آتش‌بس» counts once it holds; «آن» alone is nothing."""
        if self.provisional:
            return False
        rules = {m.rule for m in self.mentions}
        if rules <= {"lone", "bare", "pronoun", "phrase", "apposition", "hypothetical"}:
            return False
        return not rules <= {"indefinite", "pronoun", "bare", "hypothetical"}


class _Linker:
    def __init__(
        self, mentions: list[AgreementMention], tokens: Tokens, countries: Countries, rules: AgreementRules
    ) -> None:
        self.tokens, self.countries, self.rules = tokens, countries, rules
        self.sure = {m.known for m in mentions if m.known}
        self.drafts: list[_Draft] = []
        self.recent: list[_Draft] = []  # the latest last
        self.known: dict[str, _Draft] = {}
        self.exact: dict[Profile, _Draft] = {}
        self.waiting: list[tuple[Profile, AgreementMention]] = []
        self.last: tuple[AgreementMention, _Draft] | None = None
        self.pair: tuple[_Draft, _Draft] | None = None  # named side by side, and neither of them alone since

    def add(self, mention: AgreementMention) -> None:
        """Link one mention, in the order of the text."""
        profile = self._profile(mention)
        draft = self._apposed(mention, profile) or (
            self._named(profile, mention) if mention.via == "name" else self._pointed(profile, mention)
        )
        if draft is None and mention.via == "anaphor" and self._open(profile, mention):
            return
        if draft is None and mention.rule == "this":
            draft = _Draft(profile, mention)
            self.drafts.append(draft)
        if draft is None:
            self.waiting.append((profile, mention))
            return
        if not (draft.mentions and draft.mentions[-1] is mention):
            draft.join(profile, mention)
        self._touch(draft, profile, mention)

    def _profile(self, mention: AgreementMention) -> Profile:
        """With the registry id where a topic name meets its sure name in the document: «توافق هسته‌ای» beside «برجام»."""
        profile = read_profile(mention, self.tokens, self.countries, self.rules)
        if profile.known or mention.rule != "head":
            return profile
        keys = tuple(self.tokens.keys[mention.start : mention.end])
        for end in range(len(keys), 1, -1):
            known = self.rules.topics.get(keys[:end])
            if known in self.sure:
                return profile._replace(known=known)
        return profile

    def _touch(self, draft: _Draft, profile: Profile, mention: AgreementMention) -> None:
        if draft in self.recent:
            self.recent.remove(draft)
        self.recent.append(draft)
        del self.recent[:-_RECENT]
        if draft.profile.known:
            self.known.setdefault(draft.profile.known, draft)
        if mention.via == "name":
            self.exact.setdefault(profile, draft)
        beside = self.last is not None and self.tokens.keys[self.last[0].end : mention.start] in (["و"], ["یا"])
        self.pair = (self.last[1], draft) if self.last is not None and beside and self.last[1] is not draft else None
        self.last = mention, draft

    def _apposed(self, mention: AgreementMention, profile: Profile) -> _Draft | None:
        """«برنامه اقدام مشترک (برجام)», «توافق … موسوم به برجام»: the second name is of the first."""
        if self.last is None or mention.via != "name":
            return None
        before, draft = self.last
        if before.via != "name" or not self._called(before.end, mention.start):
            return None
        if profile.known and draft.profile.known not in (None, profile.known):
            return None
        return draft if self.known.get(profile.known or "") in (None, draft) else None

    def _called(self, i: int, end: int) -> bool:
        """Whether tokens [i, end) say that two names are one: «(», «، موسوم به «»."""
        keys = self.tokens.keys
        if keys[i:end] == ["("]:
            return True
        while i < end and keys[i] in _MARKS:
            i += 1
        hit = self.rules.called.at(keys, i, end)
        return hit is not None and all(key in _MARKS for key in keys[hit.end : end])

    def _named(self, profile: Profile, mention: AgreementMention) -> _Draft | None:
        found = self.known.get(profile.known or "") or self.exact.get(profile)
        if found is None:
            found = next((d for d in reversed(self.recent) if self._same(d, profile, mention)), None)
        if found is None:
            found = _Draft(profile, mention)
            self.drafts.append(found)
        return found

    def _same(self, draft: _Draft, profile: Profile, mention: AgreementMention) -> bool:
        if mention.rule == "definite" and not (profile.parties or profile.numbers or profile.words):
            return fits(profile.family, draft.profile.family)
        if mention.rule == "introduced" and not (profile.parties or profile.numbers or profile.words):
            # «تفاهم‌نامه‌ای که یکشنبه امضا شد» is the one spoken of, not an old one of the registry
            return profile.family == draft.profile.family and not draft.profile.known
        return mention.rule != "indefinite" and compatible(draft.profile, profile)

    def _pointed(self, profile: Profile, mention: AgreementMention) -> _Draft | None:
        """The antecedent: of the same family first, then any that fits; None where it is open."""
        if self._open(profile, mention):
            return None
        near = [d for d in reversed(self.recent) if self._may_point(d, profile, mention)]
        return next((d for d in near if d.profile.family == profile.family), near[0] if near else None)

    def _open(self, profile: Profile, mention: AgreementMention) -> bool:
        """«معاهده ایران و چین و معاهده ایران و هند …؛ این معاهده»: either may be meant."""
        if self.pair is None:
            return False
        left, right = self.pair
        alike = left.profile.family == right.profile.family
        return alike and self._may_point(left, profile, mention) and self._may_point(right, profile, mention)

    def _may_point(self, draft: _Draft, profile: Profile, mention: AgreementMention) -> bool:
        if mention.rule == "pronoun":
            return True
        if profile.words or profile.numbers or profile.parties:
            return compatible(draft.profile, profile)
        if mention.rule in ("bare", "framed"):
            told = any(m.rule != "indefinite" for m in draft.mentions)
            return told and fits_bare(profile.family, draft.profile.family)
        return fits(profile.family, draft.profile.family)

    def settle(self) -> None:
        """Find a place for the references that had no antecedent yet."""
        provisional = [draft for draft in self.drafts if draft.provisional]
        self.drafts = [draft for draft in self.drafts if not draft.provisional]
        real: dict[str, list[_Draft]] = {}
        for draft in self.drafts:
            if draft.real():
                real.setdefault(draft.profile.family, []).append(draft)
        for draft in provisional:
            self._place(draft, real.get(draft.profile.family, []))
        for family, waiting in _by_family(self.waiting).items():
            same = [d for d in self.drafts if d.profile.family == family and d.real()]
            if len(same) == 1:
                self._attach(same[0], waiting)
            elif not same and family not in PRIVATE and _spoken_of(waiting):
                self.drafts.append(_Draft(*waiting[0]))
                self.drafts[-1].provisional = False
                self._attach(self.drafts[-1], waiting[1:])
        for draft in self.drafts:
            draft.mentions.sort()

    def identified(self) -> list[_Draft]:
        """The drafts with what the registry knows of them; two names of one entry are one agreement."""
        out: list[_Draft] = []
        known = {d.profile.known: d for d in reversed(self.drafts) if d.profile.known}
        for draft in self.drafts:
            found, draft.candidates = draft.profile.known, ()
            if found is None:
                found, draft.candidates = identify(draft.profile, self.rules)
            if found is None:
                draft.candidates = draft.candidates or self._topics(draft)
            first = known.setdefault(found, draft) if found else draft
            draft.profile = draft.profile._replace(known=found)
            if first is draft:
                out.append(draft)
                continue
            for profile, mention in zip(draft.profiles, draft.mentions, strict=True):
                first.join(profile, mention)
            first.mentions.sort()
        return out

    def _topics(self, draft: _Draft) -> tuple[str, ...]:
        """«توافق هسته‌ای» with no «برجام» in the article may be that, and may be another."""
        keys, topics = self.tokens.keys, self.rules.topics
        spans = ((m.start, end) for m in draft.mentions for end in range(m.end, m.start, -1))
        return tuple(dict.fromkeys(id for span in spans if (id := topics.get(tuple(keys[slice(*span)]))) is not None))

    def _place(self, draft: _Draft, same: list[_Draft]) -> None:
        """«این تفاهم‌نامه» before its name is of the one that is named; without any it counts where it comes back."""
        told = list(zip(draft.profiles, draft.mentions, strict=True))
        family = draft.profile.family
        if len(same) == 1 and not contradicts(same[0].profile, draft.profile):
            self._attach(same[0], told)
        elif not same and family not in PRIVATE and self._comes_back(draft):
            draft.provisional = False
            self.drafts.append(draft)
        else:
            self.waiting += told

    def _comes_back(self, draft: _Draft) -> bool:
        """Pointed at twice, or spoken of before: «توافق آنان … این توافق»."""
        family, first = draft.profile.family, draft.mentions[0].start
        return len(draft.mentions) > 1 or any(
            p.family == family and m.start < first and m.rule in _LOOSE_RULES for p, m in self.waiting
        )

    def _attach(self, draft: _Draft, waiting: list[tuple[Profile, AgreementMention]]) -> None:
        """A bare «توافق» before the first name may be any."""
        for profile, mention in waiting:
            row = self.rules.heads.get(mention.head)
            bare = mention.rule == "bare" and row is not None and row[2] == "weak"
            loose = mention.rule == "pronoun" or (bare and mention.start < draft.mentions[0].start)
            named = mention.rule == "hypothetical" and (profile.words or profile.parties or profile.numbers)
            other = not compatible(draft.profile, profile) if named else contradicts(draft.profile, profile)
            if not loose and not other:
                draft.join(profile, mention)


def _by_family(
    waiting: list[tuple[Profile, AgreementMention]],
) -> dict[str, list[tuple[Profile, AgreementMention]]]:
    out: dict[str, list[tuple[Profile, AgreementMention]]] = {}
    for profile, mention in waiting:
        out.setdefault(profile.family, []).append((profile, mention))
    return out


def _spoken_of(waiting: list[tuple[Profile, AgreementMention]]) -> bool:
    """An agreement without a name of which the article speaks: «متن توافق» and one more mention."""
    return len(waiting) > 1 and any(m.rule == "framed" for _, m in waiting)


def _agreement(draft: _Draft, tokens: Tokens, rules: AgreementRules) -> Agreement:
    """The record: the fullest name of the document, the parties of its phrases or of the registry."""
    profile = draft.profile
    row = rules.registry.get(profile.known or "")
    named = [m for m in draft.mentions if m.via == "name"] or draft.mentions
    best = max(named, key=lambda m: (m.rule == "registry", _fullness(m, tokens, rules), -m.start))
    parties = (tuple(row[2].split()) if row else ()) or tuple(sorted(profile.parties))
    kind = row[1] if row else best.kind
    pointed = tokens.keys[best.start] in rules.this and best.end - best.start > 1
    name = tokens.text(best.start + pointed, best.end)
    keys = "".join(tokens.keys[best.start : best.end])
    if best.rule in ("introduced", "indefinite") and keys.removeprefix(best.head) in _ENDINGS:
        name = _INDEFINITE.sub("", name)  # «توافقی قطعی» stays as it is told
    return Agreement(name, kind, parties, profile.known, tuple(draft.mentions), draft.candidates)


def _fullness(mention: AgreementMention, tokens: Tokens, rules: AgreementRules) -> int:
    """How many words beside the head tell it from others; «بین دو کشور» tells nothing."""
    count, i = 0, mention.start
    while i < mention.end:
        hit = rules.after.at(tokens.keys, i, mention.end)
        silent = hit is not None and hit.row[0] in ("parties", "between", "with", "stop")
        if not silent and not head_part(tokens.keys[i], mention.head, rules.this):
            count += 1
        i = hit.end if hit is not None and hit.row[0] == "parties" else i + 1
    return count
