"""Organizations, countries and places: names of the lexicon, and names made of a head and its words."""

from __future__ import annotations

from iranru_cli.find.entities_rules import FAMILY
from iranru_cli.find.entities_scan import CLOSERS, COMMAS, OPENERS, Found, Scan
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention

_AND, _IN = "و", "در"
_LONGEST = 16  # tokens
_LIST = 6  # tokens within which «و» must close a list of fields: «صنعت، معدن و تجارت»
_QUOTED = 6
_DEEPEST = 3  # bodies of bodies: «کمیته … کمیسیون … مجلس …»
_NO_MARKS = str.maketrans('«»"', "   ")
_PLACE_SIGNS = {"yes": "place_sign", "word": "place_head"}  # what a place that is an everyday word needs before it
_WITH_NAME = frozenset({"named", "firm", "loose"})


def country_at(scan: Scan, i: int, inside: bool = False) -> EntityMention | None:
    """The country whose name begins at token i, as a mention; None where none does, or one that is a word besides."""
    hit = scan.countries.get(i)
    if hit is None:
        return None
    code = hit.row[0]
    name = scan.rules.countries[code] if code == "IR" else hit.row[2]
    return EntityMention(i, hit.end, "country", name, (i, hit.end), None, None, code, f"country:{code}", False, inside)


def place_at(scan: Scan, i: int, inside: bool = False) -> EntityMention | None:
    """«تهران»; «مهران», «فارس» only where the word before says that a place is meant."""
    hit = scan.places.get(i)
    if hit is None or (hit.row[2] != "no" and scan.keys[i - 1] not in scan.rules.signs[_PLACE_SIGNS[hit.row[2]]]):
        return None
    country = hit.row[1] if hit.row[1] != "-" else None
    name = hit.row[3]
    return EntityMention(i, hit.end, "place", name, (i, hit.end), None, None, country, None, False, inside)


def named_place(scan: Scan, i: int) -> EntityMention | None:
    """The place after a word such as «شهر» at token i - 1, that no list has: «روستای گل‌تپه», «شهر «سنفورد»»."""
    marked = scan.keys[i] in OPENERS
    first = i + marked
    key = scan.keys[first]
    if not (scan.rules.strange(key) or (marked and key.isalpha())) or scan.rules.common(key) or first in scan.verbs:
        return None
    end = first + 1 + (scan.keys[first + 1] not in CLOSERS and marked)
    if marked and (scan.keys[end] not in CLOSERS or not scan.keys[end - 1].isalpha()):
        return None
    return EntityMention(i, end + marked, "place", scan.words(first, end), (first, end), rule="head")


def territory_at(scan: Scan, i: int) -> EntityMention | None:
    """The longer of a country and a place, as part of a longer name: «آذربایجان شرقی», not «آذربایجان»."""
    body = scan.organizations.get(i)
    if body is not None and i in scan.countries and body.end > scan.countries[i].end:
        return None  # «گروه ایران خودرو»
    if i not in scan.countries:
        return place_at(scan, i, True) if i in scan.places else None
    country, place = country_at(scan, i, True), place_at(scan, i, True)
    if country is None or (place is not None and place.end > country.end):
        return place
    return country


def is_field(scan: Scan, i: int) -> bool:
    """Whether a body's name is the field of the ministry before it: «وزارت دادگستری»."""
    return scan.keys[i - 1] in scan.rules.signs["ministry"] and scan.keys[i] in scan.rules.fields


def organization_at(scan: Scan, i: int, depth: int = 0) -> Found | None:
    """The organization that starts at token i: «شورای امنیت», «وزارت امور خارجه چین», «بنیاد نخبگان استان یزد»."""
    known, head = scan.organizations.get(i), scan.heads.get(i)
    if head is None:
        return _known(scan, known) if known is not None else None
    grown = _grow(scan, head, depth)
    if known is not None and (grown is None or grown.mention.end <= known.end or not grown.inside):
        return _known(scan, known)
    return grown


def _known(scan: Scan, hit: Hit) -> Found:
    country = hit.row[1] if hit.row[1] != "-" else None
    name = scan.words(hit.start, hit.end)
    span = (hit.start, hit.end)
    inside: tuple[EntityMention, ...] = ()
    if (
        hit.end - hit.start > 1 and scan.keys[hit.start] not in scan.rules.signs["agency"]
    ):  # «خبرگزاری فرانسه» is not about France
        inside = tuple(
            m
            for k in range(hit.start + 1, hit.end)
            if k in scan.countries and (m := country_at(scan, k, True)) and m.end <= hit.end
        )
    mention = EntityMention(*span, "organization", name, span, None, None, country, f"org:{hit.row[0]}")
    return Found(mention, inside)


def _grow(scan: Scan, head: Hit, depth: int) -> Found | None:
    """A head with its words; None where nothing that names it follows."""
    if not scan.goes_on(head.end) or (head.start and scan.keys[head.start - 1] in scan.rules.determiners):
        return _bare(scan, head)
    growth = _Growth(scan, head, depth)
    growth.run()
    if scan.keys[head.start] in scan.rules.signs["desk"] and growth.owner is not None:
        return growth.owner  # «گروه سیاست خارجی خبرگزاری فارس» is the agency
    if growth.end == head.end or (head.row[0] != "body" and not growth.named) or _says_nothing(scan, head, growth):
        return _bare(scan, head)
    span = (head.start, growth.end)
    name = scan.words(*span)
    if growth.quoted:
        name = " ".join(name.translate(_NO_MARKS).split())
    known = _same_thing(scan, head, growth)
    mention = EntityMention(*span, "organization", name, span, None, None, growth.country, known, rule="head")
    if known is not None:
        return Found(mention)
    return Found(mention, tuple(growth.inside))


def _says_nothing(scan: Scan, head: Hit, growth: _Growth) -> bool:
    """«ستاد ملی», «کمیته فنی»; «مرکز کردستان» is a town, «جمعیت استان» its people."""
    if growth.owner is not None or growth.quoted:
        return False
    if growth.end == head.end + 1 and scan.keys[head.end] in scan.rules.signs["vague"]:
        return True
    place = growth.inside[0].start if growth.inside else -1
    return place == head.end == head.start + 1 and scan.keys[head.start] in scan.rules.signs["midst"]


def _same_thing(scan: Scan, head: Hit, growth: _Growth) -> str | None:
    """«روزنامه عبری معاریو» is «معاریو»; «تارنمای دولت روسیه» is not the government."""
    owner = growth.owner.mention if growth.owner is not None else None
    if owner is None or head.row[0] not in _WITH_NAME or owner.end != growth.end or owner.start in scan.heads:
        return None
    return owner.known


def _bare(scan: Scan, head: Hit) -> Found | None:
    """«دولت», «این سازمان»: whatever the document called so before."""
    start = head.start
    if start and scan.keys[start - 1] in scan.rules.signs["this"]:
        start -= 1
    elif head.row[1] != "yes":
        return None
    text = scan.words(head.start, head.end)
    return Found(EntityMention(start, head.end, "organization", text, (head.start, head.end), rule="bare"))


class _Growth:
    """Walks right from a head as long as the words belong to its name."""

    def __init__(self, scan: Scan, head: Hit, depth: int) -> None:
        self._scan, self._head, self._depth = scan, head, depth
        self.end = head.end
        self.owner: Found | None = None
        self.country: str | None = None
        self.quoted = False
        self.named = False  # whether a country, a place or a name of its own is in it
        self.inside: list[EntityMention] = []

    def run(self) -> None:
        while self.end - self._head.start < _LONGEST and self._step():
            pass

    def _step(self) -> bool:
        """Take what stands at `end`; False where the name ends."""
        scan, i = self._scan, self.end
        key = scan.keys[i]
        if self.country is not None:
            return self._seat(key)
        if self._territory(i) or self._owner(i):
            return self.country is not None and scan.keys[self._head.start] in scan.rules.signs["seated"]
        if key in scan.rules.fields and i not in scan.verbs and not scan.reports(i):
            self.named = self.named or (i == self._head.end and self._names_it(key, i))
            self.end = i + 1
        elif (key == _AND and scan.keys[i + 1] in scan.rules.fields and self._continues(i + 1)) or (
            key in COMMAS and scan.keys[i + 1] in scan.rules.fields and self._listed(i)
        ):
            self.end = i + 2
        elif key in OPENERS:
            return self._quoted(i)
        else:
            return self._own_name(key, i)
        return True

    def _names_it(self, key: str, i: int) -> bool:
        """«شرکت ملی گاز», «حزب کارگر», «روزنامه اعتماد», not «روزنامه رسمی», «دانشگاه برنامه دارد»."""
        rules = self._scan.rules
        if self._scan.keys[i + 1] in rules.light:
            return False
        if key in rules.signs["national"]:
            return True
        return self._head.row[0] == "named" and key not in rules.signs["plain"] and not key.endswith("ی")

    def _continues(self, i: int) -> bool:
        """«وزارت صنعت و معدن», not «سازمان ملل و دولت»."""
        return i not in self._scan.roles and i not in self._scan.heads and self.end > self._head.end

    def _listed(self, i: int) -> bool:
        return self.end > self._head.end and _AND in self._scan.keys[i : i + _LIST] and self._continues(i + 1)

    def _territory(self, i: int) -> bool:
        """A country, its adjective or a place: «سازمان انرژی اتمی ایران», «ارتش ترکیه», «دانشگاه تهران»."""
        scan = self._scan
        found = territory_at(scan, i) if i in scan.countries or i in scan.places else None
        adjective = scan.adjectives.get(i)
        if found is not None:
            self.inside.append(found)
            self.country, self.end = found.country if found.kind == "country" else None, found.end
            self.named = self.named or self._head.row[0] != "loose"
        elif adjective is not None:
            self.end = adjective.end
            if self._head.row[0] in _WITH_NAME:  # «روزنامه اسپانیایی» is none, «روزنامه اسپانیایی موندو» is one
                return True
            self.country, self.named = adjective.row[0], True
        else:
            return False
        return True

    def _owner(self, i: int) -> bool:
        """The body that it is part of: «کمیسیون انرژی مجلس», «نیروی دریایی سپاه»."""
        scan = self._scan
        if self._depth >= _DEEPEST or (i not in scan.organizations and i not in scan.heads):
            return False
        found = organization_at(scan, i, self._depth + 1)
        if found is None or found.mention.start != i or scan.keys[i - 1] == scan.keys[i] or is_field(scan, i):
            return False
        if found.mention.rule == "bare" and self._head.row[0] != "body":
            return False
        self.owner = found
        if found.mention.rule != "bare":
            self.inside.append(found.mention._replace(inside=True))
            self.inside.extend(m._replace(inside=True) for m in found.inside)
        self.country, self.end, self.named = found.mention.country or "", found.mention.end, True
        return True

    def _seat(self, key: str) -> bool:
        """«سفارت آمریکا در کابل»."""
        if key != _IN or self._scan.keys[self._head.start] not in self._scan.rules.signs["seated"]:
            return False
        found = territory_at(self._scan, self.end + 1)
        if found is not None:
            self.inside.append(found)
            self.end = found.end
        return False

    def _quoted(self, i: int) -> bool:
        """«روزنامه «شرق»», «شرکت "بهران"»: up to four words in marks just after the head."""
        keys = self._scan.keys
        if i != self._head.end or self._head.row[0] == "gov":
            return False
        for k in range(i + 1, min(i + _QUOTED, len(keys))):
            if keys[k] in CLOSERS and k > i + 1:
                self.end, self.named, self.quoted = k + 1, True, True
                return False
            if not keys[k].isalpha() or self._scan.rules.common(keys[k]) or k in self._scan.verbs:
                return False
        return False

    def _proper(self, key: str) -> bool:
        rules = self._scan.rules
        return rules.strange(key) or (len(key) > 2 and rules.surname(key) and rules.first.get(key) is not False)

    def _any_name(self, key: str, i: int) -> bool:
        """«روزنامه شرق», «دانشگاه شریف», not «دانشگاه مطرح», «روزنامه فرامنطقه‌ای», «حزب منتشر کرد»."""
        rules = self._scan.rules
        if rules.common(key) or key in rules.signs["plain"]:
            return False
        if self._scan.keys[i + 1] in rules.light and not self._proper(key) and rules.words.count(key) > FAMILY:
            return False
        return not key.endswith("ی") or self._proper(key)

    def _own_name(self, key: str, i: int) -> bool:
        """The name proper of a paper, party or company: «روزنامه شرق», «گروه پیشگامان کویر»."""
        scan, kind = self._scan, self._head.row[0]
        if kind not in _WITH_NAME or not key.isalpha() or i in scan.verbs:
            return False
        if i in scan.roles and (kind != "named" or scan.roles[i].row[0] != "job"):
            return False  # «باشگاه ستاره»
        if not (self._proper(key) if self.named or kind != "named" else self._any_name(key, i)):
            return False
        if key in scan.rules.boundaries or (not self.named and self.end > self._head.end + 1):
            return False
        self.named, self.end = True, i + 1
        return True
