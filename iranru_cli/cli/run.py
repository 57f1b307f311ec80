"""The one place where exceptions become exit codes and one-line errors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import typer
from typer.main import get_command

from iranru_cli.cli.app import app
from iranru_cli.cli.interrupts import interrupts
from iranru_cli.cli.say import say, say_json
from iranru_cli.cli.settings import read_settings, settings_path
from iranru_cli.cli.status import ExitStatus, InterruptedRunError, MisuseError, NothingReadError, OutputError

VARIABLE = "_IRANRU_COMPLETE"  # set by the scripts of `iranru completion` to the name of the shell


def run(args: Sequence[str]) -> ExitStatus:
    """Run the command line: run(["extract", "a.txt"]) → ExitStatus.OK. Talks to standard error, raises nothing."""
    _open_standard_streams()
    say_json(_wants_json(args))
    try:
        interrupts.listen()
        return _invoke(args)
    except typer.Exit as end:  # `--help` and `--version`
        return ExitStatus(end.exit_code)
    except MisuseError as error:
        say("error", str(error))
        return ExitStatus.USAGE
    except typer.TyperException as error:  # what typer finds wrong in the arguments
        say("error", _one_line(error))
        return ExitStatus.USAGE
    except NothingReadError:
        return ExitStatus.USAGE
    except OutputError as error:
        say("error", str(error), kind="output")
        _leave_output()
        return ExitStatus.SOME_FAILED
    except BrokenPipeError:
        _leave_output()
        return ExitStatus.OK
    except InterruptedRunError as error:
        say("error", str(error), kind="interrupted")
        return _interrupted()
    except KeyboardInterrupt:
        return _interrupted()


def _interrupted() -> ExitStatus:
    if interrupts.cut:  # nobody reads, so the rest would never be written
        _leave_output()
    return ExitStatus.INTERRUPTED


def _invoke(args: Sequence[str]) -> ExitStatus:
    # `app()` would print usage errors in a box, and exit with 1 on a closed pipe
    command = get_command(app)
    if VARIABLE in os.environ:
        return _complete(command, args)
    settings = read_settings(settings_path(os.environ), command)
    try:
        with command.make_context("iranru", list(args), default_map=settings.defaults) as context:
            status = command.invoke(context)
    except MisuseError as error:
        message = settings.blame(error, args, os.environ)
        raise MisuseError(message) if message != str(error) else error from None
    return status if isinstance(status, ExitStatus) else ExitStatus.OK


def _complete(command: Any, args: Sequence[str]) -> ExitStatus:
    from iranru_cli.cli.completing import answer

    print(answer(command, args, os.environ[VARIABLE]))
    return ExitStatus.OK


def _one_line(error: typer.TyperException) -> str:
    """typer's message as ours: "No such option: --foo" → "no such option: --foo; see iranru extract --help"."""
    message = error.format_message().rstrip(".")
    message = message[:1].lower() + message[1:]
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "iranru"
    # typer's guess of what was meant says it all
    return message if message.endswith("?") else f"{message}; see {command} --help"


def _wants_json(args: Sequence[str]) -> bool:
    """Whether --errors says json: known before the arguments are, so that what is wrong with them is said so too."""
    given = [after for before, after in pairwise(args) if before == "--errors"]
    given += [arg.removeprefix("--errors=") for arg in args if arg.startswith("--errors=")]
    return (given or [os.environ.get("IRANRU_ERRORS", "")])[-1] == "json"


def _open_standard_streams() -> None:
    """Let closed ones lead nowhere: else a file that is opened takes the number, and gets what is meant for them."""
    while (file := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(file, True)
    os.close(file)


def _leave_output() -> None:
    """Let what is still in buffers go nowhere: Python would try to write it at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
