"""`iranru gold`: texts that a person annotates – prefilled, checked, and to and from annotation tools."""

from __future__ import annotations

import typer

from iranru_cli.cli import options, options_gold, options_inputs
from iranru_cli.cli.status import ExitStatus

gold = typer.Typer(
    rich_markup_mode=None, no_args_is_help=False, help="Annotated texts to measure by: prefill, check, export, import."
)


@gold.command()
def make(
    paths: options.Paths = None,
    format: options_gold.Layout = "jsonl",
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    output: options.Output = None,
    jobs: options.Jobs = 1,
    input_format: options_inputs.InputFormat = "auto",
    text_field: options_inputs.TextField = None,
    date_field: options_inputs.DateField = None,
    id_field: options_inputs.IdField = None,
    encoding: options_inputs.Encoding = "auto",
    stdin_name: options_inputs.StdinName = "-",
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Write gold that a person corrects, prefilled with what the program finds itself.

    iranru gold make news/ -f edit -o gold.txt

    «عراقچی گفت: مذاکرات ادامه دارد» becomes {"text": "مذاکرات ادامه دارد", "start": 12, "end": 30, "cue": "گفت",
    "speaker": "عراقچی", …}. To correct a content, change its "text"; `iranru gold check` finds its place.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import annotating, inputs, values
    from iranru_cli.documents.fields import Fields

    return annotating.make(
        annotating.Making(
            paths=inputs.all_paths(paths, None),
            reading=inputs.reading(
                input_format=input_format,
                encoding=encoding,
                fields=Fields(text_field, date_field, id_field, None),
                stdin_name=stdin_name,
                separator=None,
                delimiter=None,
                header=True,
                max_document_bytes="32M",
                date_from_name=date_from_name,
            ),
            published=values.published(date),
            layout=format,
            output=output,
            jobs=jobs,
            lexicon=lexicon,
            quiet=quiet,
        )
    )


@gold.command()
def check(file: options_gold.File, format: options_gold.Layout = "jsonl", output: options.Output = None) -> ExitStatus:
    """Check gold that a person corrected, and print it with its spans put right, ready for `iranru score`.

    iranru gold check gold.txt -o gold.jsonl

    A span whose "text" does not stand there moves to where it stands once nearby («مذاکرات ادامه دارد» found again after
    a word was cut off). What is wrong is named with its line; a document that cannot be read is left out.
    Exit status: 0 all right, 1 something is wrong, 2 nothing could be read.
    """
    from iranru_cli.cli import annotating

    return annotating.check(file, format, output)


@gold.command()
def export(
    file: options_gold.File, to: options_gold.To = "label-studio", output: options_gold.Target = None
) -> ExitStatus:
    """Write gold for an annotation tool, in which a newsroom corrects it by mouse.

    iranru gold export gold.jsonl --to label-studio -o tasks.json

    Every fact is a coloured stretch of the text, «مذاکرات ادامه دارد» a statement, with its speaker, kind and date beside.
    `iranru gold config label-studio` prints the labelling configuration of the project.
    """
    from iranru_cli.cli import annotating

    return annotating.export(file, to, output)


@gold.command(name="import")
def import_(
    path: options_gold.Annotated_, from_: options_gold.From = None, output: options.Output = None
) -> ExitStatus:
    """Read gold back from an annotation tool.

    iranru gold import project.json | iranru gold check - -o gold.jsonl

    Of Label Studio its JSON export, of brat a folder. A stretch that was marked anew, «مذاکرات ادامه دارد», is a statement
    whose other fields are empty until somebody fills them in.
    """
    from iranru_cli.cli import annotating

    return annotating.import_(path, from_, output)


@gold.command()
def config(tool: options_gold.Tool) -> ExitStatus:
    """Print the labels for an annotation tool: the labelling interface of Label Studio, or brat's annotation.conf.

    iranru gold config label-studio > labels.xml
    """
    from iranru_cli.cli import annotating

    return annotating.config(tool)
