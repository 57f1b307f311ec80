"""One statement → its card: who, what, when, about which agreement, how sure."""

from __future__ import annotations

from iranru_cli.output.labels import label
from iranru_cli.records import Speaker, StatementRecord, When
from iranru_cli.report.markup import Html, bdi, element, joined
from iranru_cli.report.wording import iso, local, number, percent, word

COLOURS = 8  # of speakers, in report.css


def card(statement: StatementRecord, count: int, anchor: str, place: str, colour: int) -> Html:
    """The card of a statement; `anchor` is its id, `place` that of its words in the text."""
    said = bdi(statement.content.text)
    return element(
        "article",
        _head(statement, count, place),
        element("blockquote", element("p", "«", said, "»")),
        element("dl", *_facts(statement)),
        class_=f"card s{colour}",
        id=anchor,
        tabindex="-1",
    )


def speaker_name(speaker: Speaker) -> str:
    """The name, or the words that stand for it: «سخنگوی شورا»; «بی‌نام» where the text has none."""
    return speaker.name or (speaker.mention.text if speaker.mention else "") or label("speaker", "unnamed")


def _head(statement: StatementRecord, count: int, place: str) -> Html:
    link = element(
        "a", number(count), class_="number", href=f"#{place}", aria_label=f"{word('to_place')} {number(count)}"
    )
    return element("h4", link, " ", joined(*map(_speaker, statement.speakers), between="، "))


def _speaker(speaker: Speaker) -> Html:
    name = speaker_name(speaker)
    role = element("span", bdi(speaker.role), class_="role") if speaker.role and speaker.role != name else None
    return joined(element("bdi", name, class_="name"), *([" ", role] if role else []))


def _facts(statement: StatementRecord) -> list[Html]:
    """The rows of the card; what is not known has none, but for the date: that it is unknown is worth a word."""
    cue = statement.cue.text if statement.cue and any(c.isalpha() for c in statement.cue.text) else None
    kind = label("value", statement.kind)
    facts = [
        _fact("cue", joined(*([bdi(cue), " · "] if cue else []), kind)),
        _fact("when", when(statement.when)),
        _fact("about", *_listed([about.name for about in statement.about])),
        _fact("addressees", *_listed(statement.addressees)),
        _fact("occasion", *_listed([statement.occasion])),
        _fact("place", *_listed([statement.place])),
        _fact("relayed_by", *_listed(statement.relayed_by)),
        _fact("confidence", _confidence(statement.confidence)),
    ]
    return [fact for fact in facts if fact]


def _fact(name: str, *values: Html) -> Html | None:
    if not values:
        return None
    return element("div", element("dt", word(name)), element("dd", joined(*values, between="، ")), class_=name)


def _listed(values: list[str | None] | list[str]) -> list[Html]:
    return [bdi(value) for value in values if value]


def when(found: When | None) -> Html:
    """«۵ آبان ۱۴۰۴ 2025-10-27»; the words alone, marked, where no day follows from them; «نامعلوم» for none."""
    if found is None:
        return element("span", word("unknown"), class_="open")
    if found.value is None:
        return element("span", bdi(found.text), " ", f"({word('unresolved')})", class_="open")
    own = local(found.value, found.native)
    return joined(*([bdi(own), " "] if own else []), iso(found.value))


def _confidence(value: float) -> Html:
    """A bar that fills from the right; its number is beside it, so a screen reader need not see it."""
    share = round(value * 100)
    rect = element("rect", x=f"{100 - share}%", width=f"{share}%", height="100%")
    return joined(element("svg", rect, class_="bar", aria_hidden="true"), " ", percent(value))
