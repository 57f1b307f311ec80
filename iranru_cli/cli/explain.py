"""`iranru explain`: the options; the work is in `explaining`."""

from __future__ import annotations

from iranru_cli.cli import options
from iranru_cli.cli.status import ExitStatus


def explain(
    paths: options.Paths = None,
    all: options.AllSentences = False,
    format: options.ExplainFormat = "auto",
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    output: options.Output = None,
    input_format: options.InputFormat = "auto",
    text_field: options.TextField = None,
    date_field: options.DateField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    encoding: options.Encoding = "auto",
    stdin_name: options.StdinName = "-",
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Show for each sentence which reporting expression and frame fired, how the speaker and the date were found, and why
    a reporting expression gave no statement.

    iranru explain article.txt -d 1404-09-15

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import explaining, values
    from iranru_cli.documents.fields import Fields
    from iranru_cli.documents.read import Reading

    settings = explaining.Settings(
        paths=paths or [],
        reading=Reading(
            input_format,
            values.encoding(encoding),
            Fields(text_field, date_field, id_field, title_field),
            stdin_name,
            date_from_name,
        ),
        all=all,
        as_text=format == "text" or (format == "auto" and values.is_terminal(output)),
        published=values.published(date),
        output=output,
        lexicon=lexicon,
        quiet=quiet,
    )
    return explaining.run(settings)
