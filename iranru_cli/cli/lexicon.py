"""`iranru lexicon`: the tables of the program – where they are, whether they are right, and how to compile them."""

from __future__ import annotations

import typer

from iranru_cli.cli import options
from iranru_cli.cli.status import ExitStatus, MisuseError, OutputError

lexicon = typer.Typer(rich_markup_mode=None, no_args_is_help=False, help="The words that the program knows.")


@lexicon.command()
def path() -> ExitStatus:
    """Print the folder of the tables."""
    from iranru_cli.lexicon.lexicon import DATA  # imported here: the help does without

    typer.echo(DATA)
    return ExitStatus.OK


@lexicon.command()
def check(folder: options.Folder = None) -> ExitStatus:
    """Check the tables, and those of a folder of your own: columns, values, spelling.

    iranru lexicon check my-words/
    """
    from iranru_cli.lexicon.lexicon import compile_lexicon
    from iranru_cli.lexicon.specs import SPECS
    from iranru_cli.lexicon.tables import LexiconError

    if folder is not None and not folder.is_dir():
        raise MisuseError(f"{folder}: no such folder; a lexicon folder holds files such as spelling.tsv")
    names = {f"{spec.name}.tsv" for spec in SPECS}
    strange = sorted(file.name for file in folder.glob("*.tsv") if file.name not in names) if folder else []
    if strange:
        raise MisuseError(f"{folder}: no table is called {strange[0]}; expected {', '.join(sorted(names))}")
    try:
        tables = compile_lexicon(folder).tables
    except LexiconError as error:
        raise MisuseError(str(error)) from None
    typer.echo(f"{len(SPECS)} tables, {sum(map(len, tables.values()))} rows: all right")
    return ExitStatus.OK


@lexicon.command()
def show(name: options.EntryName, format: options.EntryFormat = "text", lexicon: options.Lexicon = None) -> ExitStatus:
    """Show what is known under a name: an agreement of the registry with its names, dates and their sources.

    iranru lexicon show برجام

    For other words, the rows of the tables that hold them.
    """
    from iranru_cli.cli.showing import shown
    from iranru_cli.lexicon.lexicon import load_lexicon
    from iranru_cli.lexicon.tables import LexiconError

    try:
        tables = load_lexicon(lexicon)
    except LexiconError as error:
        raise MisuseError(f"{'--lexicon: ' if lexicon else ''}{error}") from None
    typer.echo(shown(tables, name, format))
    return ExitStatus.OK


@lexicon.command()
def build() -> ExitStatus:
    """Compile the tables: words.bin from word lists and counts, lexicon.bin from the TSV files.

    The word lists come with `uv sync` in a clone of the repository; the program itself needs only what is compiled.
    """
    from iranru_cli.lexicon import build as words
    from iranru_cli.lexicon import compiled, sources
    from iranru_cli.lexicon.tables import LexiconError

    try:
        for written in (words.write(), compiled.write()):
            typer.echo(f"{written}: {written.stat().st_size} bytes")
    except (sources.SourceError, LexiconError) as error:
        raise MisuseError(str(error)) from None
    except OSError as error:
        raise OutputError(f"{error.filename}: {error.strerror}") from None
    return ExitStatus.OK
