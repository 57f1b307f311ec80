"""The work of `iranru gold`: texts → prefilled gold, gold → checked, or in the form of a tool, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from iranru_cli import __version__, batch
from iranru_cli.cli.errors import lexicon_errors
from iranru_cli.cli.messages import Messages
from iranru_cli.cli.options_gold import LayoutName, ToolName
from iranru_cli.cli.say import say
from iranru_cli.cli.status import ExitStatus, MisuseError, NothingReadError, OutputError
from iranru_cli.cli.target import open_target
from iranru_cli.cli.values import standard_input
from iranru_cli.documents.document import Failure
from iranru_cli.documents.objects import parsed
from iranru_cli.documents.read import Reading, read_documents
from iranru_cli.gold import labelstudio, standoff
from iranru_cli.gold.checking import problems, repair
from iranru_cli.gold.making import Prefill
from iranru_cli.gold.marks import Marked, from_marks, to_marks
from iranru_cli.gold.places import item_lines
from iranru_cli.gold.reading import Chunk, misshapen, read_chunks, read_gold, shaped
from iranru_cli.gold.writing import line, page
from iranru_cli.records import RECORD_TYPES
from iranru_cli.work import Work

_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class Making:
    """The options of `iranru gold make`, checked."""

    paths: Iterable[str]
    reading: Reading
    published: str | None
    layout: LayoutName
    output: Path | None
    jobs: int
    lexicon: Path | None
    quiet: bool


def make(making: Making) -> ExitStatus:
    """Write gold prefilled with the program's own records, each document as it is done."""
    messages = Messages(making.quiet)
    with open_target(making.output) as target:

        def write(rendered: bytes) -> None:
            target.write(rendered)

        paths, stdin = standard_input(making.paths)
        items = read_documents(paths, making.reading, stdin)
        work = Work(Prefill(making.layout).render, frozenset(RECORD_TYPES), making.published, making.lexicon)
        with lexicon_errors(making.lexicon):
            tally = batch.run(items, work, jobs=making.jobs, write=write, report=messages.report)
        messages.held_back()
        if tally.skipped and not tally.documents:
            raise NothingReadError  # within `with`: an older output file stays
    return ExitStatus.SOME_FAILED if tally.skipped else ExitStatus.OK


def check(file: str, layout: LayoutName, output: Path | None) -> ExitStatus:
    """Name what is wrong, and write what can be read, repaired."""
    _, stdin = standard_input([file])
    written = wrong = 0
    seen: set[str] = set()
    with open_target(output) as target:
        for chunk in read_chunks(file, stdin):
            item = parsed(chunk.source, chunk.where) if isinstance(chunk, Chunk) else chunk
            moved = repair(item.value) if not isinstance(item, Failure) else 0
            item = shaped(item, seen)
            if isinstance(item, Failure):
                wrong += 1
                say("error", f"{item.where}: {item.reason}; left out")
                continue
            assert isinstance(chunk, Chunk)
            if moved:
                say("warning", f"{item.where}: {moved} span{'s' * (moved > 1)} moved to where the words stand")
            wrong += _name_problems(chunk, item.value)
            target.write(line(item.value) if layout == "jsonl" else page(item.value))
            written += 1
        if wrong and not written:
            raise NothingReadError
    return ExitStatus.SOME_FAILED if wrong else ExitStatus.OK


def _name_problems(chunk: Chunk, document: dict[str, object]) -> int:
    """Say each with the line on which its item stands; how many there are."""
    found = list(problems(document))
    lines = item_lines(chunk.source.decode("utf-8", "replace")) if found else {}
    for problem in found:
        number = chunk.number + lines.get((problem.key, problem.number), 0)
        which = f"{problem.key} {problem.number + 1}: " if problem.key else ""
        say("error", f"{chunk.name}:{number}: {which}{problem.message}")
    return len(found)


def export(file: str, tool: ToolName, output: Path | None) -> ExitStatus:
    """Write tasks, or a folder of texts and annotations."""
    _, stdin = standard_input([file])
    if tool == "brat" and output is None:
        raise MisuseError("--to brat writes a folder; name it with --output")
    documents: list[dict[str, object]] = []
    bad = 0
    for item in read_gold(file, stdin):
        if isinstance(item, Failure):
            bad += 1
            say("error", f"{item.where}: {item.reason}; left out")
        else:
            documents.append(item.value)
    if bad and not documents:
        raise NothingReadError
    marked = [to_marks(document) for document in documents]
    if output is not None and tool == "brat":
        _write_folder(output, marked)
    else:
        tasks = [labelstudio.task(one, f"iranru {__version__}") for one in marked]
        with open_target(output) as target:
            target.write(orjson.dumps(tasks, option=orjson.OPT_INDENT_2) + b"\n")
    return ExitStatus.SOME_FAILED if bad else ExitStatus.OK


def _write_folder(folder: Path, documents: list[Marked]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.glob("*.ann")):
            raise MisuseError(f"--output: {folder}: holds annotations already; name an empty folder")
        for name, text in standoff.configuration().items():
            (folder / name).write_bytes(text.encode())
        for number, one in enumerate(documents, 1):
            name = f"{number:04d}-{_NAME.sub('-', str(one.head.get('id')))[:60].strip('-')}".rstrip("-")
            (folder / f"{name}.txt").write_bytes(one.text.encode())
            (folder / f"{name}.ann").write_bytes(standoff.written(one).encode())
    except OSError as error:
        raise OutputError(f"{error.filename}: cannot write: {error.strerror}") from None


def import_(path: str, tool: ToolName | None, output: Path | None) -> ExitStatus:
    """Write gold lines of what a tool gave."""
    folder = Path(path)
    if tool is None:
        tool = "brat" if folder.is_dir() else "label-studio"
    bad = written = 0
    with open_target(output) as target:
        for item in _read_folder(folder) if tool == "brat" else _read_tasks(path):
            document = from_marks(item) if isinstance(item, Marked) else None
            trouble = misshapen(document) if document else item.reason if isinstance(item, Failure) else None
            if document is None or trouble:
                bad += 1
                where = item.where if isinstance(item, Failure) else str(item.head.get("id"))
                say("error", f"{where}: {trouble}; left out")
            else:
                target.write(line(document))
                written += 1
        if bad and not written:
            raise NothingReadError
    return ExitStatus.SOME_FAILED if bad else ExitStatus.OK


def _read_folder(folder: Path) -> Iterator[Marked | Failure]:
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        yield Failure(str(folder), "no .ann files there")
    for path in paths:
        try:
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            yield standoff.read(text, path.read_bytes().decode("utf-8"), path.stem)
        except OSError as error:
            yield Failure(str(error.filename), str(error.strerror))
        except UnicodeDecodeError:
            yield Failure(str(path), "not UTF-8")
        except standoff.StandoffError as error:
            yield Failure(str(path), str(error))


def _read_tasks(path: str) -> Iterator[Marked | Failure]:
    """The tasks of a JSON export, or one a line."""
    _, stdin = standard_input([path])
    try:
        source = stdin.read() if path == "-" else Path(path).read_bytes()
        found = (
            orjson.loads(source) if source.lstrip().startswith(b"[") else [orjson.loads(s) for s in source.splitlines()]
        )
    except OSError as error:
        yield Failure(path, str(error.strerror))
        return
    except orjson.JSONDecodeError as error:
        yield Failure(path, f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})")
        return
    for number, task in enumerate(found, 1):
        where = f"{path}: task {number}"
        try:
            yield labelstudio.read_task(task) if isinstance(task, dict) else Failure(where, "no object")
        except labelstudio.TaskError as error:
            yield Failure(where, str(error))


def config(tool: ToolName) -> ExitStatus:
    """Print what a project of the tool needs to know."""
    text = labelstudio.configuration() if tool == "label-studio" else standoff.configuration()["annotation.conf"]
    with open_target(None) as target:
        target.write(text.encode())
        target.flush()
    return ExitStatus.OK
