"""Finding mentions of agreements: names («معاهده جامع راهبردی», «برجام») and what may point back at one («این سند», «توافق»).

`AgreementMention.rule` tells the linker what the words are worth:
registry, head       names («توافق هسته‌ای»); they stand by themselves
lone, lone_held      «آتش‌بس»; held where the words around say that it is in force
definite             a bare head that points at a paper: «مفاد تفاهم‌نامه»
introduced           «تفاهم‌نامه‌ای که امضا شد»
indefinite           introduces one that may be spoken of later: «تفاهم‌نامه‌ای»
this, phrase         «این معاهده», «معاهده مذکور», «این سند»
apposition           «…؛ توافقی که …»
hypothetical         «رسیدن به توافق هسته‌ای»: a mention only where the document speaks of that agreement
framed               «مفاد توافق»: points at a paper, with a word that is mostly none
bare, pronoun        «توافق», «آن» beside the word of an event
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from iranru_cli.find.agreement_extent import Extent, Spots, is_year, read_extent
from iranru_cli.find.agreement_rules import AgreementRules, compile_agreements, joined
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.lexicon.tables import Row
from iranru_cli.mentions import AgreementMention
from iranru_cli.text.sentences import Sentence
from iranru_cli.text.tokens import Tokens

__all__ = ["PRIVATE", "AgreementRules", "compile_agreements", "find_agreements"]

_NAMES = ("countries.name", "countries.full", "organizations", "places")
_SPORT_WINDOW = 25
_EVENT_WINDOW = 14
_NEAR = 5
_REACH = 8  # tokens between «به توافق …» and «رسیدند»
_REACHED = frozenset({"accord", "memo", "ceasefire"})  # what one comes to: «به قطعنامه ۲۲۳۱ رسیدیم» speaks of a paper
_NO_SPOTS = Spots({}, {}, frozenset())
_DATE_CLASSES = frozenset({"weekday", "daypart"})
_SIGNED = "signed"
_COPULA = "budan"
_PRONOUN = "آن"
_RELATIVE = "که"
_BREAKS = frozenset("،؛,;—–-:")
PRIVATE = frozenset({"contract", "document"})  # without parties more often a film's or a player's than a state's
_MADE = frozenset({"signed", "ratified", "in_force"})
_HELD = frozenset({"violated", "extended", "withdrawn", "expired"})
_DESCRIBED = frozenset({"quality", "unsure"})  # «متن توافق نهایی»
_NAMING = frozenset({"registry", "head", "lone", "lone_held", "definite", "indefinite", "introduced"})


def find_agreements(
    tokens: Tokens, sentences: list[Sentence], hits: dict[str, list[Hit]], rules: AgreementRules
) -> list[AgreementMention]:
    """All mentions in order, not overlapping; names go with their modifiers and parties.

    «امضای معاهده جامع راهبردی ایران و روسیه در مسکو» → one mention over «معاهده … روسیه».
    """
    found = _anchors(hits)
    if not found:
        return []
    copulas = frozenset(hit.start for hit in hits.get("verb_forms", ()) if hit.row[0] == _COPULA)
    finder = _Finder(tokens.keys, sentences, _spots(hits), rules, copulas)
    out: list[AgreementMention] = []
    floor = 0
    for hit, table in found:
        if hit.start < floor:
            continue
        mention = finder.read(hit, table, floor)
        if mention is not None and not finder.predicate(mention, floor):
            out.append(mention)
            floor = mention.end
    return finder.with_pronouns(out)


def _anchors(hits: dict[str, list[Hit]]) -> list[tuple[Hit, str]]:
    """Hits in order; the longer first where two start together («معاهده ترکمانچای» before «معاهده»)."""
    tables = ("registry", "agreement_anaphors", "agreement_heads")
    found = [(hit, table) for table in tables for hit in hits.get(table, ())]
    found.sort(key=lambda f: (f[0].start, -f[0].end))
    return found


def _spots(hits: dict[str, list[Hit]]) -> Spots:
    names: dict[int, int] = {}
    for table in _NAMES:
        for hit in hits.get(table, ()):
            names[hit.start] = max(names.get(hit.start, 0), hit.end)
    known = {hit.start: (hit.end, hit.row[0]) for hit in hits.get("registry", ()) if hit.row[3] == "sure"}
    dated = {hit.start for hit in hits.get("date_words", ()) if hit.row[0] in _DATE_CLASSES}
    return Spots(names, known, frozenset(dated.union(hit.start for hit in hits.get("months", ()))))


class _Finder:
    """One document's tokens with the rules; methods read around an anchor."""

    def __init__(
        self,
        keys: list[str],
        sentences: list[Sentence],
        spots: Spots,
        rules: AgreementRules,
        copulas: frozenset[int],
    ) -> None:
        self.copulas = copulas
        self.keys, self.sentences, self.spots, self.rules = keys, sentences, spots, rules
        self.firsts = [s.first for s in sentences]

    def read(self, hit: Hit, table: str, floor: int) -> AgreementMention | None:
        """The mention that an anchor makes, or None where it is none."""
        sentence = self.sentences[bisect_right(self.firsts, hit.start) - 1]
        floor = max(floor, sentence.first)
        if table == "registry":
            return self._registered(hit, sentence, floor)
        if table == "agreement_anaphors":
            return AgreementMention(hit.start, hit.end, hit.row[0], "document", "anaphor", None, "phrase")
        return self._headed(hit, sentence, floor)

    def predicate(self, mention: AgreementMention, floor: int) -> bool:
        """«این معاهده پیمان نظامی نیست»: what an agreement is said to be, right behind it (it ends at `floor`)."""
        behind = 0 < floor == mention.start or (0 < floor == mention.start - 1 and self.keys[floor].isalpha())
        loose = mention.rule not in ("registry", "this", "phrase") and mention.known is None
        return behind and loose and mention.end in self.copulas

    def _registered(self, hit: Hit, sentence: Sentence, floor: int) -> AgreementMention | None:
        """«برجام», «معاهده ترکمانچای»; «توافق هسته‌ای» (use topic) goes the way of other heads."""
        row = hit.row
        head, size = self._head_at(hit)
        if row[3] == "topic":
            return self._headed(Hit(hit.start, hit.start + size, head), sentence, floor) if head else None
        end = hit.end
        if head is not None:
            end = read_extent(self.keys, hit.end, sentence.last, "lone", self.spots, self.rules).end
        return AgreementMention(hit.start, end, joined(head[4]) if head else "", row[1], "name", row[0], "registry")

    def _head_at(self, hit: Hit) -> tuple[Row | None, int]:
        """The head word that a registry name begins with, and its length in tokens."""
        for size in (2, 1):
            row = self.rules.heads.get("".join(self.keys[hit.start : hit.start + size]))
            if row is not None and hit.start + size <= hit.end:
                return row, size
        return None, 0

    def _headed(self, hit: Hit, sentence: Sentence, floor: int) -> AgreementMention | None:
        row, keys = hit.row, self.keys
        if hit.end < sentence.last and keys[hit.end] in self.rules.plural:
            return None
        before = self.rules.before.before(keys, hit.start, floor)
        kind = before.row[0] if before else ""
        if kind == "never_before" or self._counted(hit.start, floor) or self._sport(hit, row):
            return None
        loose = "".join(keys[hit.start : hit.end]) != joined(row[4])  # «توافقی», «توافق‌نامه‌ای»
        weight, spots = ("lone", _NO_SPOTS) if kind == "this" else (row[2], self.spots)  # «این توافق ایران را …»
        extent = read_extent(keys, hit.end, sentence.last, weight, spots, self.rules)
        rule, start = self._judge(hit, extent, kind, loose, sentence), hit.start
        if rule is None:
            return None
        if rule == "this" and before is not None and kind == "this":
            start = before.start
        plain = rule == "apposition" or (rule in ("bare", "framed") and not extent.supports <= _DESCRIBED)
        end = hit.end if plain else extent.end
        via: Literal["name", "anaphor"] = "name" if rule in _NAMING else "anaphor"
        return AgreementMention(start, end, joined(row[4]), row[0], via, extent.known, rule)

    def _judge(self, hit: Hit, extent: Extent, before: str, loose: bool, sentence: Sentence) -> str | None:
        """Which rule the words fall under; None where they are no mention."""
        row, supports = hit.row, extent.supports
        if row[3] == _SIGNED and self._signed(hit, extent, sentence):
            supports = supports | {_SIGNED}
        if before == "this":
            return None if loose and extent.end == hit.end else "this"
        if "said" in supports:
            return "this"
        if row[2] == "lone":
            return None if loose or before == "one" else self._lone(hit, extent, sentence)
        named = _named(row, supports)
        plain = extent.end == hit.end or supports <= _DESCRIBED  # «توافق نهایی حاصل نشد»
        if plain and self.rules.not_after.at(self.keys, extent.end, sentence.last) is not None:
            return None

        if loose or before == "one":
            return self._introduced(hit, extent, named, loose, sentence)
        if row[3] == _SIGNED and not named:
            return None
        reach = before == "reach" and row[1] in _REACHED and self._reached(extent.end, sentence.last)
        unsure = before == "hypo_before" or reach or "unsure" in supports
        if unsure and row[2] == "weak" and "known" not in supports:
            return "hypothetical" if named else None
        if named:
            return "head"
        if before in ("paper_before", "unless_before") and row[2] == "strong":
            return "definite"
        if before == "paper_before":
            return "framed"
        return None if before == "hypo_before" or self._verbal(hit, sentence) else "bare"

    def _counted(self, i: int, floor: int) -> bool:
        """«۲۷۰ توافق‌نامه»; not «بند ۵ تفاهم‌نامه», «در ۱۳۹۳ توافق ژنو»."""
        number = self.keys[i - 1] if i > floor else ""
        if not number.isdigit() or is_year(number):
            return False
        return i - 1 == floor or self.rules.article.before(self.keys, i - 1, floor) is None

    def _reached(self, i: int, limit: int) -> bool:
        """«به توافق هسته‌ای رسیدند»; not «به توافق هسته‌ای بازگشتند»."""
        return any(piece in key for key in self.keys[i : min(limit, i + _REACH)] for piece in self.rules.reached)

    def _signed(self, hit: Hit, extent: Extent, sentence: Sentence) -> bool:
        """«امضای بیانیه مشترکی میان …», «بیانیه مشترک … به امضا رسید»: a paper, not words that were said."""
        before = self.rules.events.before(self.keys, hit.start, sentence.first)
        return before is not None or self._told(extent.end, sentence.last, _MADE)

    def _lone(self, hit: Hit, extent: Extent, sentence: Sentence) -> str:
        """«آتش‌بس»: `lone_held` where the words round it say that it is in force."""
        held = self.rules.concluded_before.before(self.keys, hit.start, sentence.first) or (
            extent.end < sentence.last and self.rules.concluded_after.at(self.keys, extent.end, sentence.last)
        )
        if held or self._told(extent.end, sentence.last, _HELD) or self._held_near(hit.start, sentence.first):
            return "lone_held"
        return "lone"

    def _held_near(self, start: int, floor: int) -> bool:
        """«پایبندی آمریکا به آتش‌بس»."""
        ends = range(max(floor + 1, start - _NEAR), start)
        return any(self.rules.concluded_near.before(self.keys, end, floor) is not None for end in ends)

    def _introduced(self, hit: Hit, extent: Extent, named: bool, loose: bool, sentence: Sentence) -> str | None:
        """«یک تفاهم‌نامه», «توافقی که»: a name where it names its parties or its event is told."""
        keys = self.keys
        after_mark = hit.start > sentence.first and keys[hit.start - 1] in _BREAKS
        if loose and after_mark and hit.end < sentence.last and keys[hit.end] == _RELATIVE:
            return "apposition"
        told = self._told(extent.end, sentence.last, _MADE) or hit.row[3] == _SIGNED
        if named and (told or (hit.row[2] == "strong" and extent.supports & {"party", "known", "body"})):
            return "head"
        if hit.row[1] in PRIVATE or hit.row[3] == _SIGNED:
            return None
        return "introduced" if told else "indefinite" if hit.row[2] == "strong" else None

    def _told(self, i: int, limit: int, events: frozenset[str]) -> bool:
        """Whether one of the events is told soon after token i."""
        limit = min(limit, i + _EVENT_WINDOW)
        for j in range(i, limit):
            hit = self.rules.events.at(self.keys, j, limit)
            if hit is not None and hit.row[0] in events:
                return True
        return False

    def _verbal(self, hit: Hit, sentence: Sentence) -> bool:
        """«توافق کردند», «توافق رسید»: the head is part of a verb."""
        return hit.end < sentence.last and self.rules.is_verb(self.keys[hit.end]) and hit.row[2] == "weak"

    def _sport(self, hit: Hit, row: Row) -> bool:
        """«قرارداد بازیکن با باشگاه» is no agreement between states."""
        if row[1] not in ("contract", "accord") or row[2] == "strong":
            return False
        window = self.keys[max(0, hit.start - _SPORT_WINDOW) : hit.end + _SPORT_WINDOW]
        return not self.rules.sport.isdisjoint(window)

    def with_pronouns(self, mentions: list[AgreementMention]) -> list[AgreementMention]:
        """Add «آن» where it stands beside the word of an event, soon after a mention: «تمدید دوباره آن»."""
        if not mentions:
            return mentions
        starts = [m.start for m in mentions]
        added = []
        for i in [i for i, key in enumerate(self.keys) if key == _PRONOUN]:
            k = bisect_right(starts, i) - 1
            if k >= 0 and mentions[k].end <= i and self._pronoun(i, mentions[k]):
                added.append(AgreementMention(i, i + 1, _PRONOUN, "document", "anaphor", None, "pronoun"))
        return sorted(mentions + added)

    def _pronoun(self, i: int, last: AgreementMention) -> bool:
        s = bisect_right(self.firsts, i) - 1
        if last.end <= self.sentences[max(0, s - 1)].first:
            return False
        first, limit = self.sentences[s].first, self.sentences[s].last
        after = self.keys[i + 1] if i + 1 < limit else "."
        if after == "را":
            return self._event_before(i, first) or self._event_follows(i + 2, min(limit, i + _EVENT_WINDOW))
        stop = self.rules.after.at(self.keys, i + 1, limit) if i + 1 < limit else None
        free = not after[0].isalpha() or self.rules.is_verb(after) or (stop is not None and stop.row[0] == "stop")
        return after != _RELATIVE and (self._of_paper(i, first) or (free and self._event_before(i, first)))

    def _of_paper(self, i: int, floor: int) -> bool:
        """«مفاد آن», «ماده ۳ آن»: what only a paper has."""
        if self.rules.of_paper.before(self.keys, i, floor) is not None:
            return True
        return (
            i - 1 > floor
            and self.keys[i - 1].isdigit()
            and self.rules.article.before(self.keys, i - 1, floor) is not None
        )

    def _event_follows(self, i: int, limit: int) -> bool:
        """«آن را پیش از مهلت در پارلمان تصویب کند»: the word of an event before the verb of the clause."""
        for j in range(i, limit):
            if self.rules.events.at(self.keys, j, limit) is not None:
                return True
            if self.rules.is_verb(self.keys[j]) or self.keys[j] in _BREAKS:
                return False
        return False

    def _event_before(self, i: int, floor: int) -> bool:
        """The event noun right before, or one word between: «امضای آن», «خروج از آن», «تمدید دوباره آن»."""
        for end in (i, i - 1):
            hit = self.rules.events.before(self.keys, end, floor)
            if hit is not None and hit.row[1] in ("noun", "from"):
                return True
        return False


def _named(row: Row, supports: frozenset[str]) -> bool:
    """Whether the words beside the head name one agreement."""
    if "known" in supports:
        return True
    wanted = (
        {"topic", "party", "name", "body", "number", "dated", "quoted"} if row[3] == "any" else set(row[3].split("|"))
    )
    return bool(supports & wanted) or "quoted" in supports
