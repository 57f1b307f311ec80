"""A run that is killed goes on with --resume, and ends with the bytes of an unbroken one."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from program import COMMAND, environment, iranru, started

TEXT = (
    "عباس عراقچی وزیر امور خارجه ایران گفت: پیمان جامع راهبردی میان دو کشور برای همه ماست. وی افزود: دیروز امضا شد.\n"
)
# a run of some seconds, in which there are checkpoints: documents of several sizes, and lines that give none
NUMBER = 260
ARGS = ["extract", "many.jsonl", "-r", "all", "-d", "1404-09-15", "-o", "out"]


def line(number: int) -> str:
    if number % 50 == 7:
        return "broken"
    published = {"published": "soon"} if number % 30 == 3 else {}
    return json.dumps({"id": f"d{number}", "text": TEXT * 3 * (1 + number * 7 % 14)} | published)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], str]:
    """The input, what an unbroken run makes of it in each format, and what it says."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "many.jsonl").write_text("".join(line(n) + "\n" for n in range(NUMBER)))
    whole, said = {}, ""
    for form in ("jsonl", "json"):
        done = iranru(*ARGS, "-f", form, cwd=folder)
        assert done.returncode == 1
        whole[form], said = (folder / "out").read_text(), done.stderr
    (folder / "out").unlink()
    return folder, whole, said


@pytest.fixture
def here(made: tuple[Path, dict[str, str], str], tmp_path: Path) -> Path:
    (tmp_path / "many.jsonl").write_bytes((made[0] / "many.jsonl").read_bytes())
    return tmp_path


def checkpoints(folder: Path) -> int:
    journal = folder / ".out.journal"
    return max(0, len(journal.read_bytes().splitlines()) - 1) if journal.exists() else 0


def killed(folder: Path, *args: str, after: int = 1, pause: float = 0.0, number: int = signal.SIGKILL) -> int:
    """Start, wait for `after` more checkpoints and a pause, kill; the exit status, negative where the signal did it."""
    before = checkpoints(folder)
    process = started(*ARGS, *args, cwd=folder)
    while process.poll() is None and checkpoints(folder) < before + after:
        time.sleep(0.01)
    time.sleep(pause)
    process.send_signal(number)
    assert process.stderr is not None
    process.stderr.read()
    return process.wait(60)


@pytest.mark.parametrize(("jobs", "form"), [("1", "jsonl"), ("2", "jsonl"), ("1", "json")])
def test_killed_again_and_again(jobs: str, form: str, here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    moments = random.Random(jobs + form)
    args = ["-f", form, "-j", jobs]
    times = 1
    if jobs == "2":  # longer, as what is done comes in batches
        args += ["many.jsonl"] * 2
        times = 3
    kills = 0
    for n in range(10):
        # the first at once behind a checkpoint, however quick the machine is
        status = killed(here, *args, *(["--resume"] if kills else []), pause=moments.random() * n / 20)
        if status != -signal.SIGKILL or (here / "out").exists():  # it has come to its end
            break
        kills += 1
    done = iranru(*ARGS, *args, "--resume", cwd=here)
    assert kills >= 1
    assert done.returncode == 1
    assert (here / "out").read_text() == made[1][form] * times
    assert sorted(path.name for path in here.iterdir()) == ["many.jsonl", "out"]


def test_killed_before_the_first_checkpoint(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    killed(here, after=0, pause=0.4)
    killed(here, "--resume", after=0, pause=0.1)
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text() == made[1]["jsonl"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_says_how_to_go_on(
    jobs: str, number: int, here: Path, made: tuple[Path, dict[str, str], str]
) -> None:
    args = [*ARGS, "-j", jobs, *["many.jsonl"] * 3]
    process = started(*args, cwd=here)
    while process.poll() is None and not (here / ".out.part").exists():
        time.sleep(0.01)
    while process.poll() is None and not (here / ".out.part").stat().st_size:
        time.sleep(0.01)
    process.send_signal(number)
    assert process.stderr is not None
    last = process.stderr.read().decode().splitlines()[-1]
    assert process.wait(60) == 130
    assert last.startswith("error: interrupted; ")
    assert last.endswith(" done; the same command with --resume goes on from there")
    done = iranru(*args, "--resume", "-v", cwd=here)
    assert "info: goes on behind " in done.stderr
    assert (here / "out").read_text() == made[1]["jsonl"] * 4


def test_the_closing_line_and_the_warnings_are_those_of_the_whole(here: Path) -> None:
    process = started(*ARGS, cwd=here)
    while process.poll() is None and not checkpoints(here):
        time.sleep(0.01)
    process.kill()
    assert process.stderr is not None
    first = process.stderr.read().decode().splitlines()
    process.wait(60)
    rest = iranru(*ARGS, "--resume", "--errors", "json", cwd=here)
    said = [json.loads(line) for line in rest.stderr.splitlines()]
    whole = json.loads(iranru(*ARGS, "--errors", "json", cwd=here).stderr.splitlines()[-1])
    assert {**said[-1], "seconds": 0} == {**whole, "seconds": 0}
    assert said[-2] == {
        "level": "warning",
        "kind": "publication date left out",
        "where": None,
        "reason": "4 more: publication date left out",
    }
    # each trouble is said by one of the runs; by both where it came behind the last checkpoint of the first
    troubles = {line.partition("; skipped")[0] for line in first if "not JSON" in line}
    troubles |= {f"error: {line['where']}: {line['reason']}" for line in said if line["level"] == "error"}
    assert len(troubles) == len([n for n in range(NUMBER) if n % 50 == 7])


CHANGED = [
    (["-r", "statement"], "--records was all in the interrupted run, and is all statement"),
    (["-d", "1404-09-16"], "--date was 1404-09-15 in the interrupted run, and is 1404-09-16"),
    (["other.jsonl"], "the list of paths was many.jsonl in the interrupted run, and is many.jsonl other.jsonl"),
    (["-f", "json"], "--format was auto in the interrupted run, and is json"),
]


@pytest.mark.parametrize(("args", "expected"), CHANGED)
def test_another_run_is_refused(args: list[str], expected: str, here: Path) -> None:
    assert killed(here) == -signal.SIGKILL
    left = (here / ".out.part").read_bytes(), (here / ".out.journal").read_bytes()
    done = iranru(*ARGS, *args, "--resume", cwd=here)
    assert done.returncode == 2
    assert done.stderr == f"error: --resume: {expected}; leave --resume out to begin anew\n"
    assert left == ((here / ".out.part").read_bytes(), (here / ".out.journal").read_bytes())


def test_another_input_is_refused_and_one_that_has_grown_is_not(
    here: Path, made: tuple[Path, dict[str, str], str]
) -> None:
    assert killed(here) == -signal.SIGKILL
    whole = (here / "many.jsonl").read_text()
    (here / "many.jsonl").write_text(whole.replace('"d0"', '"x0"'))
    done = iranru(*ARGS, "--resume", cwd=here)
    assert done.returncode == 2
    assert "error: --resume: the input has changed up to " in done.stderr
    (here / "many.jsonl").write_text("\n".join(whole.splitlines()[1:3]))
    assert "error: --resume: the input has changed" in iranru(*ARGS, "--resume", cwd=here).stderr
    (here / "many.jsonl").write_text(whole + line(8) + "\n")
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text().startswith(made[1]["jsonl"])


def test_tables_that_have_changed_are_refused(here: Path) -> None:
    (here / "own").mkdir()
    assert killed(here, "--lexicon", "own") == -signal.SIGKILL
    (here / "own/spelling.tsv").write_text("form\texample\nکتاب\u200cخانه\tکتاب\u200cخانه\n")
    done = iranru(*ARGS, "--lexicon", "own", "--resume", cwd=here)
    assert done.returncode == 2
    assert done.stderr.startswith("error: --resume: the tables was ")


def test_without_resume_it_begins_anew_and_says_so(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    assert killed(here) == -signal.SIGKILL
    done = iranru(*ARGS, cwd=here)
    assert done.stderr.splitlines()[0].startswith("warning: out: begun anew; --resume would have gone on behind ")
    assert (here / "out").read_text() == made[1]["jsonl"]


def test_other_jobs_may_go_on(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    more = ["many.jsonl"] * 3
    assert killed(here, *more, "-j", "2") == -signal.SIGKILL
    assert iranru(*ARGS, *more, "-j", "1", "--timeout", "100", "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text() == made[1]["jsonl"] * 4


def test_standard_input_goes_on_where_it_is_given_again(here: Path) -> None:
    args = ["extract", "--input-format", "jsonl", "-r", "all", "-o", "out"]
    data = (here / "many.jsonl").read_bytes()
    process = started(*args, cwd=here, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(data[: len(data) // 2])
    process.stdin.flush()
    while not checkpoints(here):
        time.sleep(0.01)
        process.stdin.write(b"\n")  # a reader of blocks sees no more than whole ones
        process.stdin.flush()
    process.kill()
    process.wait(60)
    process.stdin.close()
    with open(here / ".out.journal", "rb") as journal:
        point = json.loads(journal.read().splitlines()[-1])
    again = data[: len(data) // 2] + b"\n" * 2000 + data[len(data) // 2 :]
    assert iranru(*args, "--resume", "-v", stdin=again, cwd=here).stderr.count(f"behind {point['documents']} ") == 1
    assert (here / "out").read_text() == iranru(*args[:-2], stdin=again, cwd=here).stdout


def test_two_runs_do_not_write_one_file(here: Path) -> None:
    process = started(*ARGS, cwd=here)
    while not (here / ".out.part").exists():
        time.sleep(0.01)
    for more in ([], ["--resume"]):
        done = iranru(*ARGS, *more, cwd=here)
        assert done.returncode == 2
        assert (
            done.stderr == "error: --output: out: another run is writing it; wait for its end, or name another file\n"
        )
    process.kill()
    process.wait(60)


def test_a_full_disk_leaves_what_is_done(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    bound = len(made[1]["jsonl"].encode()) // 2

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound))

    done = subprocess.run(
        [*COMMAND, *ARGS], cwd=here, env=environment(), capture_output=True, preexec_fn=bounded, check=False
    )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == (
        "error: out: cannot write: File too large; with --resume the run goes on where there is room again"
    )
    assert not (here / "out").exists()
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text() == made[1]["jsonl"]


def test_a_cut_journal_is_read_as_far_as_it_goes(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    assert killed(here, after=2) == -signal.SIGKILL
    journal = here / ".out.journal"
    journal.write_bytes(journal.read_bytes()[:-5])
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text() == made[1]["jsonl"]


def test_nothing_to_go_on_with(here: Path, made: tuple[Path, dict[str, str], str]) -> None:
    (here / "out").write_text("old")
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1
    assert (here / "out").read_text() == made[1]["jsonl"]
    os.truncate(here / "out", 5)
    assert iranru(*ARGS, "--resume", cwd=here).returncode == 1  # a finished run is none to go on with
    assert (here / "out").read_text() == made[1]["jsonl"]
