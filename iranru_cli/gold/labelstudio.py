"""Gold as tasks of Label Studio: a region for each mark, with what is said of it beside, and back from its export.

Format: https://labelstud.io/guide/task_format and https://labelstud.io/guide/predictions (`data`, `predictions`,
`annotations` with `result`; regions of `labels`, and `choices` and `textarea` of the same id for what is said of a region:
https://labelstud.io/tags/choices, https://labelstud.io/tags/textarea). Offsets are code points since a change of 2022; older
versions counted UTF-16 units (https://github.com/HumanSignal/label-studio/issues/1347), which is told by the region's words.
What a control cannot show as it is waits in `data.gold`, which the tool gives back untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from iranru_cli.gold.marks import LABELS, Mark, Marked
from iranru_cli.gold.standoff import ATTRIBUTES

_ENTITY = ("name", "aliases", "role")
# what is written into text fields; of lists an entry each
TEXTS: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "aliases", "role", "cue", "mention", "when", "agreements"),
    "date": ("value",),
    "agreement": ("of",),
    "event": ("agreement", "date", "place", "parties"),
    **dict.fromkeys(("person", "organization", "country", "place"), _ENTITY),
}
_LISTS = frozenset({"aliases", "agreements", "parties"})


class TaskError(ValueError):
    """A task that is none of ours; the message says why."""


def task(marked: Marked, model: str) -> dict[str, Any]:
    """A task with the gold as a prediction, which the annotator starts from; `model` is said to be its author."""
    ids = [f"{mark.label}-{number}" for number, mark in enumerate(marked.marks, 1)]
    result = [row for id, mark in zip(ids, marked.marks, strict=True) for row in _rows(id, mark, marked.text)]
    gold = {"head": marked.head, "fields": {id: mark.fields for id, mark in zip(ids, marked.marks, strict=True)}}
    data = {"id": marked.head.get("id"), "text": marked.text, "gold": gold}
    return {"data": data, "predictions": [{"model_version": model, "result": result}]}


def _rows(id: str, mark: Mark, text: str) -> list[dict[str, Any]]:
    span = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    base = {"id": id, "to_name": "text"}
    rows = [{**base, "from_name": "label", "type": "labels", "value": {**span, "labels": [mark.label]}}]
    for name in _choices(mark.label):
        if shown := _shown(mark.fields.get(name)):
            choices = {**span, "choices": shown}
            rows.append({**base, "from_name": control(mark.label, name), "type": "choices", "value": choices})
    for name in TEXTS[mark.label]:
        if shown := _shown(mark.fields.get(name)):
            entries = {**span, "text": shown}
            rows.append({**base, "from_name": control(mark.label, name), "type": "textarea", "value": entries})
    return rows


def control(label: str, name: str) -> str:
    """What the field of a label is called in the labelling configuration: "statement_kind", "person_role"."""
    return f"{label}_{name}"


def _choices(label: str) -> list[str]:
    return [name for of, name in ATTRIBUTES if of == label] + ["optional"]


def _shown(value: Any) -> list[str]:
    """A value as entries of a control; what is not text is not shown."""
    if value is True:
        return ["optional"]
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if isinstance(entry, str) and entry]


def read_task(task: Mapping[str, Any]) -> Marked:
    """The last annotation that was not cancelled, else the first prediction. Raises TaskError."""
    data = task.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise TaskError('no "data" with a "text"')
    text, gold = data["text"], data.get("gold") or {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in _result(task):
        if isinstance(row, dict) and isinstance(row.get("value"), dict) and isinstance(row.get("id"), str):
            rows.setdefault(row["id"], []).append(row)
    kept = gold.get("fields") or {}
    marks = [mark for id, of in rows.items() if (mark := _mark(of, kept.get(id), text))]
    head = gold.get("head") or {"id": str(data.get("id") or task.get("id") or ""), "published": data.get("published")}
    return Marked(text, head, marks)


def _result(task: Mapping[str, Any]) -> list[Any]:
    done = [one for one in task.get("annotations") or [] if isinstance(one, dict) and not one.get("was_cancelled")]
    chosen = done[-1:] or (task.get("predictions") or [])[:1]
    found = chosen[0].get("result") if chosen and isinstance(chosen[0], dict) else []
    return found if isinstance(found, list) else []


def _mark(rows: list[dict[str, Any]], kept: dict[str, Any] | None, text: str) -> Mark | None:
    region = next((row for row in rows if row.get("type") == "labels" and row["value"].get("labels")), None)
    if region is None or region["value"]["labels"][0] not in LABELS:
        return None
    label = region["value"]["labels"][0]
    start, end = _bounds(region["value"], text)
    shown = {str(row.get("from_name")): _entries(row) for row in rows}
    fields = dict(kept or {})
    for name in (*_choices(label), *TEXTS[label]):
        entries = shown.get(control(label, name), [])
        if entries != _shown(fields.get(name)):
            _set(fields, name, entries)
    return Mark(label, start, end, fields, kept is None)


def _entries(row: dict[str, Any]) -> list[str]:
    found = row["value"].get("choices") or row["value"].get("text") or []
    return found if isinstance(found, list) else [found]


def _set(fields: dict[str, Any], name: str, entries: Iterable[str]) -> None:
    """What the annotator chose or wrote, in place of what stood there."""
    given = list(entries)
    if name == "optional":
        fields.pop(name, None)
        if given:
            fields[name] = True
    elif name in _LISTS or (name == "speaker" and len(given) > 1):
        fields[name] = given
    else:
        fields[name] = given[0] if given else None


def _bounds(value: Mapping[str, Any], text: str) -> tuple[int, int]:
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise TaskError("a region without offsets")
    words = value.get("text")
    if isinstance(words, str) and text[start:end] != words:
        units = text.encode("utf-16-le")
        if units[2 * start : 2 * end].decode("utf-16-le", "replace") == words:
            start, end = (len(units[: 2 * place].decode("utf-16-le", "replace")) for place in (start, end))
    if end > len(text):
        raise TaskError(f"the region {start}..{end} is not in the text of {len(text)} code points")
    return start, end


def configuration() -> str:
    """The labelling configuration to paste into a project: labels, and the fields of each below the text."""
    rows = ["<View>", "  <Style>.htx-text { direction: rtl; white-space: pre-wrap; }</Style>"]
    rows.append('  <Labels name="label" toName="text">')
    rows += [f'    <Label value="{label}"/>' for label in LABELS]
    rows += ["  </Labels>", '  <Text name="text" value="$text" granularity="word"/>']
    for label in LABELS:
        rows.append(f'  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="{label}">')
        for name in _choices(label):
            choices = ATTRIBUTES.get((label, name), ("optional",))
            rows.append(f'    <Choices name="{control(label, name)}" toName="text" perRegion="true" choice="single">')
            rows += [f'      <Choice value="{choice}"/>' for choice in choices]
            rows.append("    </Choices>")
        for name in TEXTS[label]:
            rows.append(f'    <Header value="{name}" size="6"/>')
            more = 'perRegion="true" editable="true"' + ("" if name in (*_LISTS, "speaker") else ' maxSubmissions="1"')
            rows.append(f'    <TextArea name="{control(label, name)}" toName="text" {more}/>')
        rows.append("  </View>")
    return "\n".join([*rows, "</View>", ""])
