"""Statements of many documents → each with its group and the ids of its speakers, or one line a group.

What is kept of a statement in memory is what is compared (about 4 KB); the statements themselves wait in a temporary
file, so that a pipe can be read as well as files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from types import TracebackType
from typing import Any, NamedTuple

import orjson

from iranru_cli.documents.outlets import outlet
from iranru_cli.lexicon.lexicon import Lexicon, load_lexicon
from iranru_cli.merge.grouping import WINDOW, Said, day, group
from iranru_cli.merge.sketch import word_hashes
from iranru_cli.merge.voices import Registry
from iranru_cli.merge.wording import changes

Statement = dict[str, Any]


class _Kept(NamedTuple):
    """Where a statement waits, and by what the first of a group is told: publication, day of speaking, id."""

    place: int
    order: tuple[str, str, str]


class Merger:
    """Takes statements, then tells their groups: `add` each, then `statements()` or `groups()`; close it, or use `with`."""

    def __init__(self, lexicon: Lexicon | None = None, window: int = WINDOW) -> None:
        """`window`: publications further apart, in days, are not of one statement unless its day says so."""
        self._registry = Registry(lexicon or load_lexicon(None))
        self._window = window
        self._said: list[Said] = []
        self._kept: list[_Kept] = []
        self._seen: set[bytes] = set()
        self._waiting = tempfile.TemporaryFile(prefix="iranru-merge-")  # noqa: SIM115 (closed by close)

    def __enter__(self) -> Merger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the temporary file go."""
        self._waiting.close()

    def add(self, statement: Mapping[str, Any]) -> bool:
        """Take a record of a statement; False where the same one was taken before (the same file twice, say)."""
        words = word_hashes(statement["content"]["text"])
        which = blake2b(words.tobytes(), digest_size=16, person=b"statement", key=_key(statement["id"])).digest()
        if which in self._seen:
            return False
        self._seen.add(which)
        when, published = (statement.get("when") or {}).get("value"), statement.get("published")
        voice = self._registry.voice(statement.get("speakers") or [])
        denied = statement.get("act") == "deny"
        self._said.append(Said(words, voice, denied, day(published), day(when)))
        self._kept.append(_Kept(self._waiting.tell(), (published or "~", when or "~", statement["id"])))
        self._waiting.write(orjson.dumps(statement) + b"\n")
        return True

    def statements(self) -> Iterator[Statement]:
        """The statements in the order in which they came, with `group` (id of its first) and `speaker_ids`."""
        first = {}
        for members in group(self._said, self._window):
            earliest = min(members, key=lambda number: self._kept[number].order)
            first.update(dict.fromkeys(members, self._kept[earliest].order[2]))
        for number in range(len(self._kept)):
            found = self._read(number)
            yield found | {"group": first[number], "speaker_ids": self._speaker_ids(found)}

    def groups(self, least: int = 2) -> Iterator[dict[str, Any]]:
        """A record for each group of at least `least` statements, in the order of their first appearance."""
        found = [
            sorted(m, key=lambda n: self._kept[n].order) for m in group(self._said, self._window) if len(m) >= least
        ]
        for members in sorted(found, key=lambda m: self._kept[m[0]].order):
            yield self._group([self._read(number) for number in members])

    def _group(self, members: list[Statement]) -> dict[str, Any]:
        first = members[0]
        content = first["content"]["text"]
        speakers: dict[str, dict[str, Any]] = {}
        for member in members:
            for speaker, id in zip(member.get("speakers") or [], self._speaker_ids(member), strict=True):
                kept = {"id": id, "name": speaker.get("name"), "role": speaker.get("role")}
                speakers.setdefault(id or str(speaker.get("name")), kept)
        return {
            "type": "group",
            "id": first["id"],
            "speakers": list(speakers.values()),
            "content": content,
            "published": first.get("published"),
            "when": next((w["value"] for m in members if (w := m.get("when")) and w.get("value")), None),
            "documents": len({member["doc"] for member in members}),
            "outlets": sorted({outlet({"id": member["doc"].partition("#")[0]}) for member in members}),
            "members": [_member(content, member) for member in members],
        }

    def _speaker_ids(self, statement: Statement) -> list[str | None]:
        return [self._registry.id(speaker) for speaker in statement.get("speakers") or []]

    def _read(self, number: int) -> Statement:
        self._waiting.seek(self._kept[number].place)
        found: Statement = orjson.loads(self._waiting.readline())
        return found


def _key(id: str) -> bytes:
    return blake2b(id.encode(), digest_size=16).digest()


def _member(first: str, statement: Statement) -> dict[str, Any]:
    differences = [change._asdict() for change in changes(first, statement["content"]["text"])]
    fields = {key: statement.get(key) for key in ("id", "doc", "published")}
    names = [speaker.get("name") for speaker in statement.get("speakers") or []]
    return fields | {"speakers": names, "cue": (statement.get("cue") or {}).get("text"), "changes": differences}


def merge(statements: Iterable[Mapping[str, Any]], window: int = WINDOW) -> list[dict[str, Any]]:
    """The groups of two statements and more: records as `iranru merge --groups` writes them.

    >>> from iranru_cli import Extractor
    >>> from iranru_cli.output.jsonl import dumps
    >>> texts = {"a": "عراقچی گفت: گفت‌وگوها در مسقط هفته آینده پی گرفته می‌شود.",
    ...          "b": "عباس عراقچی افزود: گفتگوها در مسقط هفته آینده پی گرفته می‌شود."}
    >>> extractor = Extractor()
    >>> records = [orjson.loads(dumps(r)) for d, t in texts.items() for r in extractor.extract(t, doc=d)]
    >>> [(g["documents"], g["members"][1]["changes"]) for g in merge(r for r in records if r["type"] == "statement")]
    [(2, [{'was': 'گفت\u200cوگوها', 'now': 'گفتگوها'}])]
    """
    with Merger(window=window) as merger:
        for statement in statements:
            merger.add(statement)
        return list(merger.groups())
