"""How far the name of an agreement goes to the right of its head: «موافقت‌نامه | همکاری پارلمان‌های شهری | میان X و Y»."""

from __future__ import annotations

from typing import NamedTuple

from iranru_cli.find.agreement_rules import AgreementRules

_MOST_OPEN = {"strong": 7, "weak": 2, "lone": 0}  # words outside the lexicon that a name may hold in a row
_CLOSED = frozenset({"party", "two", "known", "number", "dated", "quoted", "said"})  # behind these no «و …» goes on
_FULL = frozenset({"party", "two", "quoted", "said"})  # behind these no word outside the lexicon belongs to the name
_MOST_TOKENS = 30
_PARTY_WORDS = 9
_LINKS = frozenset({"ٔ", "ی", "ء", "ِ"})  # an ezafe that spacing has cut off
_AND = "و"
_CLEAN = frozenset("،,.؛;:؟!)(»\n") | {"را", "نیز"}  # what may stand behind «… و اصول همکاری»
_PURSUES = frozenset({"از", "با"})


class Extent(NamedTuple):
    """[head end, end) belongs to the name; `supports` says what kinds of words it holds, `known` a registry id."""

    end: int
    supports: frozenset[str]
    known: str | None


class Spots(NamedTuple):
    """Names found by the lexicon, by first token: country and organization ends, registry (end, id)."""

    names: dict[int, int]
    known: dict[int, tuple[int, str]]
    stops: frozenset[int]  # words of dates, which end a name


def read_extent(keys: list[str], i: int, limit: int, weight: str, spots: Spots, rules: AgreementRules) -> Extent:
    """Read on from token i, the first after the head, to `limit` at most."""
    reader = _Reader(keys, i, min(limit, i + _MOST_TOKENS), weight, spots, rules)
    reader.run()
    return Extent(reader.last, frozenset(reader.supports), reader.known)


class _Reader:
    """A left-to-right reading; `last` is the end of what is sure, `j` runs ahead over open words."""

    def __init__(self, keys: list[str], i: int, limit: int, weight: str, spots: Spots, rules: AgreementRules) -> None:
        self.keys, self.start, self.limit, self.spots, self.rules = keys, i, limit, spots, rules
        self.j = self.last = i
        self.supports: set[str] = set()
        self.known: str | None = None
        self.most_open = _MOST_OPEN[weight]
        self.weight = weight
        self.opened = 0
        self.described_from: int | None = None  # where the name ends without its last adjective

    def run(self) -> None:
        while self.j < self.limit and self._step():
            pass
        self._close()

    def _step(self) -> bool:
        """Take one piece; False where the name ends."""
        key = self.keys[self.j]
        if key in _LINKS:
            self.j += 1
            return True
        if self.j in self.spots.stops:
            return False
        if self.j in self.spots.known:
            end, self.known = self.spots.known[self.j]
            return self._take(end, "known")
        hit = self.rules.after.at(self.keys, self.j, self.limit)
        if hit is not None:
            return self._word(hit.row[0], hit.end)
        if self.j in self.spots.names:
            return self._take(self.spots.names[self.j], "party")
        if key.isdigit():
            return self._number()
        if key == "«" and self.j == self.start:
            return self._quoted()
        return self._open(key)

    def _take(self, end: int, support: str) -> bool:
        if self.opened:
            self.supports.add("name")
        self.described_from = self.last if support in ("quality", "unsure") else None
        self.j = self.last = end
        self.opened = 0
        self.supports.add(support)
        return True

    def _word(self, kind: str, end: int) -> bool:
        if kind == "stop":
            return self.keys[self.j] == _AND and (self._and(end) or self._pair(end))
        if kind == "topic" and self.keys[end - 1] in _PURSUES:
            return self._pursued(end)
        if kind == "unit":
            return self._open(self.keys[self.j])
        if kind == "dated":
            year = end < self.limit and is_year(self.keys[end])
            return year and self._take(end + 1, "dated")
        if kind in ("between", "with"):
            stop = self._parties(end, known_only=kind == "with" or self.weight == "weak")
            return stop > end and self._take(stop, "two" if self._nameless(end, stop) else "party")
        self._take(end, "two" if kind == "parties" else kind)
        return kind != "said"

    def _and(self, end: int) -> bool:
        """«دفاعی و امنیتی», «ایران و روسیه»: on both sides a word of the lexicon."""
        if self.last != self.j or self.last == self.start or end >= self.limit:
            return False
        after = self.rules.after.at(self.keys, end, self.limit)
        joins = end in self.spots.names or (after is not None and after.row[0] in ("topic", "quality", "parties"))
        self.j = end
        return joins

    def _pair(self, i: int) -> bool:
        """«اساس روابط و اصول همکاری،», «نگهداری قنات و فلج نیز»: one open noun behind و where a clean end follows."""
        if self.weight != "strong" or self.j == self.start or self.supports & _CLOSED:
            return False
        if i >= self.limit or not self._noun(i):
            return False
        after = self.rules.after.at(self.keys, i + 1, self.limit) if i + 1 < self.limit else None
        end = after.end if after is not None and after.row[0] in ("topic", "quality") else i + 1
        if end < self.limit and self.keys[end] not in _CLEAN:
            return False
        return self._take(end, "name")

    def _pursued(self, i: int) -> bool:
        """«حفاظت از | محیط زیست دریای خزر»: a topic that ends in از or با takes what follows; with nothing there
        the name ends."""
        follows = i < self.limit and (i in self.spots.names or self._noun(i))
        self._take(i if follows else i - 1, "topic")
        return follows

    def _noun(self, i: int) -> bool:
        """A word outside the lexicon that a name may go on with."""
        key = self.keys[i]
        known = i in self.spots.stops or i in self.spots.names or key in self.rules.heads
        stop = self.rules.after.at(self.keys, i, self.limit)
        event = self.rules.events.at(self.keys, i, self.limit)
        return (
            key[0].isalpha()
            and not (known or self.rules.is_verb(key) or event)
            and (stop is None or stop.row[0] == "topic")
        )

    def _number(self) -> bool:
        """«۲۵ ساله», «۲۲۳۱», «۲۰۱۵»; not «معاهده ۲۸ دی ۱۴۰۳»."""
        if self.j + 1 in self.spots.stops and not is_year(self.keys[self.j]):
            return False
        unit = self.rules.after.at(self.keys, self.j + 1, self.limit) if self.j + 1 < self.limit else None
        if unit is not None and unit.row[0] == "unit":
            return self._take(unit.end, "unit")
        if is_year(self.keys[self.j]):
            return self._take(self.j + 1, "number" if self.j == self.start else "dated")
        bare = self.j == self.start and self.weight != "lone"  # «قطعنامه ۲۲۳۱», not «این قرارداد ۴۰۵ دستگاه …»
        return bare and self._take(self.j + 1, "number")

    def _quoted(self) -> bool:
        """«معاهده «مودت»», «پیمان «ان‌پی‌تی»»: a name in quote marks right behind the head, closed within a few words."""
        end, known = self.spots.known.get(self.j + 1, (self.limit, None))
        if end < self.limit and self.keys[end] == "»":
            self.known = known
            return self._take(end + 1, "known")
        if self.weight != "strong":  # not «توافق «زیادی خوش‌بین»»
            return False
        for end in range(self.j + 2, min(self.limit, self.j + 7)):
            if self.keys[end] == "»":
                self.most_open = 0
                return self._take(end + 1, "quoted")
        return False

    def _open(self, key: str) -> bool:
        """A word outside the lexicon: it belongs to the name where the name goes on behind it or ends cleanly."""
        ends = not key[0].isalpha() or self.rules.is_verb(key) or key in self.rules.heads
        full = self.j == self.last and self.supports & _FULL  # «تفاهم‌نامه ایران و عمان سندی یک‌صفحه‌ای است»
        if (
            ends
            or full
            or self.rules.events.at(self.keys, self.j, self.limit) is not None
            or self.opened >= self.most_open
        ):
            return False
        self.opened += 1
        self.j += 1
        return True

    def _close(self) -> None:
        """Open words at the end stay where a small word or mark follows; before a verb the last one is the verb's."""
        if not self.opened:
            self._leave_predicate()
            return
        key = self.keys[self.j] if self.j < self.limit else "."
        if self.rules.is_verb(key):
            self.j -= 1
        elif key[0].isalpha() and not self._closes():
            return
        if self.weight == "weak" and (self.j - self.start > 1 or self.rules.is_verb(key)):
            return
        if self.j > self.last:
            self.last = self.j
            self.supports.add("name")

    def _leave_predicate(self) -> None:
        """«این توافق خوب است», «توافق نهایی شد»: an adjective right before the verb is no part of the name."""
        verb = self.last < self.limit and self.rules.is_verb(self.keys[self.last])
        if self.described_from is not None and verb:
            self.last = self.described_from

    def _closes(self) -> bool:
        hit = self.rules.after.at(self.keys, self.j, self.limit)
        return hit is not None or self.rules.events.at(self.keys, self.j, self.limit) is not None

    def _parties(self, i: int, known_only: bool) -> int:
        """The end of «تهران و مسکو», «دو کشور», «دانشگاه شهر و وزارت راه» from token i; i itself where nothing fits."""
        j = last = i
        while j < min(self.limit, i + _PARTY_WORDS):
            end = self._party(j)
            if end > j:
                j = last = end
            elif j > i and (self.keys[j] == _AND or (self.keys[j] == "،" and self._listed(j + 1))):
                j += 1
            elif known_only or not self._plain(self.keys[j], j) or (j == last and _AND in self.keys[i:j]):
                break  # «میان ایران و عمان سندی …»: the list is whole
            else:
                j += 1
        clean = j < min(self.limit, i + _PARTY_WORDS) or last == j
        return last if known_only or not clean else self._trimmed(i, j)

    def _nameless(self, i: int, end: int) -> bool:
        """«میان دو کشور»: parties without a name."""
        hit = self.rules.after.at(self.keys, i, end)
        return hit is not None and hit.end == end and hit.row[0] == "parties"

    def _party(self, j: int) -> int:
        if j >= self.limit:
            return j
        if j in self.spots.names:
            return self.spots.names[j]
        hit = self.rules.after.at(self.keys, j, self.limit)
        return hit.end if hit is not None and hit.row[0] in ("parties", "body") else j

    def _listed(self, j: int) -> bool:
        """Behind a comma a party only where the list goes on: «ایران، روسیه و چین», not «میان ایران و روسیه، چین گفت»."""
        end = self._party(j)
        return end > j and end < self.limit and self.keys[end] in (_AND, "،")

    def _plain(self, key: str, j: int) -> bool:
        hit = self.rules.after.at(self.keys, j, self.limit)
        stops = hit is not None and hit.row[0] in ("stop", "between", "with", "said")
        event = self.rules.events.at(self.keys, j, self.limit)
        return key[0].isalpha() and not self.rules.is_verb(key) and not stops and event is None

    def _trimmed(self, i: int, j: int) -> int:
        while j > i and (self.keys[j - 1] in (_AND, "،") or not self.keys[j - 1][0].isalnum()):
            j -= 1
        return j


def is_year(key: str) -> bool:
    """«1403», «2015»."""
    return len(key) == 4 and key.isdigit() and ("1200" <= key <= "1500" or "1700" <= key <= "2100")
