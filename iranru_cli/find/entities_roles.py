"""Roles: an office or trade with what it is of and whose: «معاون وزیر امور خارجه روسیه»."""

from __future__ import annotations

from iranru_cli.find.entities_organizations import country_at, is_field, organization_at, place_at, territory_at
from iranru_cli.find.entities_scan import COMMAS, Found, Scan
from iranru_cli.lexicon.matcher import Hit
from iranru_cli.mentions import EntityMention

_AND, _IN = "و", "در"
_LONGEST = 26  # tokens
_LIST = 6
_MOST_OPEN = 6
_PAIRED = 2  # nouns behind «و»
_OPEN = frozenset({"office", "aide", "local", "job"})


def role_at(scan: Scan, i: int) -> Found | None:
    """The role that starts at token i; of kind `group` where it is in the plural."""
    head = scan.roles.get(i)
    if head is None:
        return None
    kind, number = head.row[0], head.row[1]
    start = i - 1 if i and scan.keys[i - 1] in scan.rules.determiners else i
    owned = kind == "many" and head.end in scan.people  # «نمایندگان ترامپ»
    more = kind == "local" or _goes_on(scan, head.end)
    if kind == "many" and start == i and not (more or owned):
        return None
    walk = _Walk(scan, head)
    if more:
        walk.run()
    if kind in _OPEN:
        walk.run_on()
    if walk.end == head.end and start == i and kind in ("job", "many") and not owned:
        return None
    if scan.keys[i] in scan.rules.signs["counterpart"] and scan.keys[walk.end] in scan.rules.signs["own"]:
        walk.end += 1  # «همتای روس خود، سرگئی لاوروف»
    many = number == "pl" or (start == i and i > 0 and _counts(scan, i - 1, kind))
    named_from = start if scan.keys[start] == "یک" else i
    text = scan.words(named_from, walk.end)
    rule = "anaphor" if start < i and scan.keys[start] in scan.rules.signs["pointing"] else "role"
    mention = EntityMention(
        start,
        walk.end,
        "group" if many else "role",
        None,
        None,
        text,
        (i, walk.end),
        walk.country,
        None,
        many,
        rule=rule,
    )
    return Found(mention, tuple(walk.inside))


def _counts(scan: Scan, i: int, kind: str) -> bool:
    """«دو کارمند», «۱۵۰ وکیل»; the figure before an office may be of a time: «۱۲:۵۵ دبیرکل گفت»."""
    key = scan.keys[i]
    return key in scan.rules.signs["count"] or (key.isdecimal() and kind == "job")


def _goes_on(scan: Scan, i: int) -> bool:
    """A gate before the walk: most heads stand alone or before a verb."""
    key, rules = scan.keys[i], scan.rules
    if key in rules.fields or key in rules.role_words or key in (_AND, _IN):
        return True
    if i in scan.countries or i in scan.places or i in scan.heads:
        return True
    return i in scan.organizations or i in scan.adjectives or i in scan.roles


class _Walk:
    """Walks right from the head of a role as long as the words belong to it."""

    def __init__(self, scan: Scan, head: Hit) -> None:
        self._scan, self._head = scan, head
        self.end = head.end
        self.country: str | None = None
        self.inside: list[EntityMention] = []
        self._closed = False  # after a country or body only «در …» goes on

    def run(self) -> None:
        while self.end - self._head.start < _LONGEST and self._step():
            pass

    def run_on(self) -> None:
        """Any nouns after the head, up to a word of grammar: «مدیرعامل اتحادیه تاکسیرانی‌ها گفت»; not «مدیر سفر کرد»."""
        if self._closed or self._whole():
            return
        scan, i = self._scan, self.end
        while i - self.end < _MOST_OPEN and self._noun(i):
            i += 1
        key = scan.keys[i]
        if i == self.end or key in scan.rules.light or key.startswith(scan.rules.verb_prefixes):
            return
        territory = territory_at(scan, i)
        if territory is not None:
            self.inside.append(territory)
            self.country = self.country or (territory.country if territory.kind == "country" else None)
            i = territory.end
        elif key.isalpha() and not (key in scan.rules.boundaries or i in scan.verbs or i in scan.reporting):
            return
        self.end, self._closed = i, True
        if territory is not None:
            self.run()  # «مردم شهرستان‌های ورامین، قرچک و پیشوا در مجلس»

    def _whole(self) -> bool:
        """Whether a ministry's field was read: «معاون وزیر اقتصاد | حجم واگذاری‌ها را اعلام کرد»."""
        keys = self._scan.keys
        return any(keys[k - 1] in self._scan.rules.signs["ministry"] for k in range(self._head.start + 1, self.end))

    def _noun(self, i: int) -> bool:
        """A word that may name what the office is of; no name of a person begins with it."""
        scan, rules = self._scan, self._scan.rules
        key = scan.keys[i]
        if not key.isalpha() or key in rules.boundaries or key in rules.light or key.startswith(rules.verb_prefixes):
            return False
        if key in rules.determiners:
            return False  # «به گفته این مقام محلی یک خانه ویران شد»
        if i in scan.verbs or i in scan.reporting or i in scan.roles or i in scan.titles:
            return False
        if i in scan.people or i in scan.countries or rules.acts(key):
            return False
        if i in scan.places or i in scan.pronouns or i in scan.groups:
            return False
        return key not in rules.first and not (rules.unknown(key) and rules.name_part(scan.keys[i + 1]))

    def _step(self) -> bool:
        scan, i = self._scan, self.end
        key = scan.keys[i]
        if key == _IN:
            return self._in(i)
        if self._territory(i):
            return True
        if self._closed:
            return self._more_places(i) or self._late_word(key, i)
        if self._under(i) or self._body(i):
            return True
        rules = scan.rules
        if (key in rules.fields or key in rules.role_words) and i not in scan.verbs and not scan.reports(i):
            self.end = i + 1
            return True
        return self._joined(key, i) or self._somewhere(key, i) or self._paired(key, i)

    def _somewhere(self, key: str, i: int) -> bool:
        """«فرماندار مسجدسلیمان»: after some offices any word that is not of grammar is a place or club."""
        scan = self._scan
        if self._head.row[0] != "local" or i in scan.verbs or i in scan.titles or not key.isalpha():
            return False
        if scan.rules.common(key) or key in scan.rules.first:
            return False
        self.end, self._closed = i + 1, True
        return True

    def _joined(self, key: str, i: int) -> bool:
        """«علوم، تحقیقات و فناوری»; «دستیار و مشاور عالی»."""
        scan = self._scan
        after = scan.keys[i + 1]
        if key == _AND and self.end == self._head.end and i + 1 in scan.roles:
            self.end = scan.roles[i + 1].end
            return True
        if after not in scan.rules.fields or i + 1 in scan.roles or i + 1 in scan.heads or self.end == self._head.end:
            return False
        if key == _AND or (key in COMMAS and _AND in scan.keys[i + 2 : i + _LIST]):
            self.end = i + 2
            return True
        return False

    def _paired(self, key: str, i: int) -> bool:
        """«مدیرکل سلامت و تندرستی وزارت آموزش»: nouns behind «و» with a body or place behind them."""
        scan, k = self._scan, i + 1
        if key != _AND or self.end == self._head.end:
            return False
        while k - i <= _PAIRED and self._noun(k) and k not in scan.heads:
            k += 1
        if k == i + 1 or not (k in scan.heads or k in scan.organizations or k in scan.countries or k in scan.places):
            return False
        self.end = k
        return True

    def _under(self, i: int) -> bool:
        """A role of a role: «مشاور رئیس‌جمهور»."""
        hit = self._scan.roles.get(i)
        if hit is None or self._head.row[0] == "job" or i != self.end or hit.row[0] == "job":
            return False
        self.end = hit.end
        return True

    def _body(self, i: int) -> bool:
        """«سخنگوی وزارت خارجه»: the body is a mention of its own inside the role."""
        found = organization_at(self._scan, i) if i in self._scan.heads or i in self._scan.organizations else None
        if found is None or found.mention.start != i or is_field(self._scan, i):
            return False
        mention = found.mention
        if mention.rule != "bare":
            self.inside.append(mention._replace(inside=True))
            self.inside.extend(m._replace(inside=True) for m in found.inside)
        self.country = self.country or mention.country or None
        self.end, self._closed = mention.end, True
        return True

    def _territory(self, i: int) -> bool:
        scan = self._scan
        found = territory_at(scan, i) if i in scan.countries or i in scan.places else None
        if found is not None:
            if self._closed and self.country is not None and found.kind == "country":
                return False
            self.inside.append(found)
            self.country = self.country or (found.country if found.kind == "country" else None)
            self.end, self._closed = found.end, True
            return True
        adjective = scan.adjectives.get(i)
        if adjective is None or self._closed:
            return False
        self.country = self.country or adjective.row[0]
        self.end = adjective.end
        return True

    def _in(self, i: int) -> bool:
        """«سفیر ایران در روسیه», «نماینده مردم نجف‌آباد در مجلس», «نماینده ویژه در امور ایران»."""
        scan, k = self._scan, i + 1
        if self.end == self._head.end and self._head.row[0] not in ("state", "aide"):
            return False
        posted = scan.keys[self._head.start] in scan.rules.signs["posted"]
        if not posted and scan.keys[k] not in scan.rules.signs["affairs"]:
            return False  # «وزیر خارجه ایران در مسقط گفت»
        if scan.keys[k] in scan.rules.signs["land"]:
            k += 1
        if scan.keys[k] in scan.rules.signs["affairs"]:
            k += 1
            while scan.keys[k] in scan.rules.fields:
                k += 1
            if k == i + 2 and country_at(scan, k) is None and place_at(scan, k) is None:
                return False
        found = organization_at(scan, k)
        if found is not None and found.mention.start == k and found.mention.rule != "bare":
            inner = (found.mention, *found.inside)
        else:
            single = country_at(scan, k) or place_at(scan, k)
            bare = found.mention if found is not None and found.mention.start == k else None
            one = single or bare
            if one is None:
                return False
            inner = (one,)
        self.inside.extend(m._replace(inside=True) for m in inner if m.rule != "bare")
        self.end, self._closed = inner[0].end, True
        return False

    def _more_places(self, i: int) -> bool:
        """«نماینده مردم تهران، ری و شمیرانات در مجلس»."""
        scan = self._scan
        if scan.keys[i] != _AND and scan.keys[i] not in COMMAS:
            return False
        if scan.rules.signs["residents"].isdisjoint(scan.keys[self._head.end : self._head.end + 3]):
            return False
        place = place_at(scan, i + 1, True)
        if place is not None:
            self.inside.append(place)
            self.end = place.end
            return True
        listed = scan.keys[i + 2] in COMMAS or scan.keys[i + 2] in (_AND, _IN)
        if not listed or i + 1 in scan.roles or not scan.rules.may_be_named(scan.keys[i + 1]):
            return False
        self.end = i + 2  # «مردم ورامین، گل‌تپه و پیشوا»: a place that no list has
        return True

    def _late_word(self, key: str, i: int) -> bool:
        """«رئیس‌جمهور آمریکا سابق» is rare, «وزیر خارجه انگلیس وقت» is not."""
        if key not in self._scan.rules.signs["former"] or i in self._scan.verbs:
            return False
        self.end = i + 1
        return True
