"""The program and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from iranru_cli import __version__
from iranru_cli.cli.completion import completion
from iranru_cli.cli.doctor import doctor
from iranru_cli.cli.entities import entities
from iranru_cli.cli.explain import explain
from iranru_cli.cli.extract import extract
from iranru_cli.cli.lexicon import lexicon
from iranru_cli.cli.normalize import normalize
from iranru_cli.cli.panels import Command
from iranru_cli.cli.report import report
from iranru_cli.cli.schema import schema
from iranru_cli.cli.timeline import timeline

# plain help: rich's boxes cost 60 ms
app = typer.Typer(
    name="iranru",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(entities)
app.command()(explain)
app.command()(timeline)
app.command()(report)
app.command()(normalize)
app.command()(schema)
app.command()(doctor)
app.command()(completion)
app.add_typer(lexicon, name="lexicon")
for command in (*app.registered_commands, *lexicon.registered_commands):
    command.cls = Command


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"iranru {__version__}")
        raise typer.Exit()


@app.callback()
def iranru(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Persian news into facts: who said what, when, and about which agreement.

    iranru extract news/               what was said, on the terminal

    iranru extract news/ | jq .about   the same as JSON lines

    iranru doctor                      what this terminal is taken for

    Every option of a command can be set by an environment variable, --input-format is IRANRU_INPUT_FORMAT, and in a
    configuration file, whose path iranru doctor names.
    """
