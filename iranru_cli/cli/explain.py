"""`iranru explain`: the options; the work is in `explaining`."""

from __future__ import annotations

from iranru_cli.cli import options, options_inputs, options_look
from iranru_cli.cli.status import ExitStatus


def explain(
    paths: options.Paths = None,
    all: options.AllSentences = False,
    format: options.ExplainFormat = "auto",
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    output: options.Output = None,
    files_from: options_inputs.FilesFrom = None,
    input_format: options_inputs.InputFormat = "auto",
    separator: options_inputs.Separator = None,
    text_field: options_inputs.TextField = None,
    date_field: options_inputs.DateField = None,
    id_field: options_inputs.IdField = None,
    title_field: options_inputs.TitleField = None,
    delimiter: options_inputs.Delimiter = None,
    header: options_inputs.Header = True,
    max_document_bytes: options_inputs.MaxDocumentBytes = "32M",
    encoding: options_inputs.Encoding = "auto",
    stdin_name: options_inputs.StdinName = "-",
    lexicon: options.Lexicon = None,
    color: options.Color = "auto",
    bidi: options_look.Bidi = "auto",
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Show for each sentence which reporting expression and frame fired, how the speaker and the date were found, and why
    a reporting expression gave no statement.

    iranru explain article.txt -d 1404-09-15

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import explaining, inputs, values
    from iranru_cli.documents.fields import Fields

    as_text = format == "text" or (format == "auto" and values.is_terminal(output))
    styled = values.is_terminal(output) or bidi != "auto" or color == "always"
    settings = explaining.Settings(
        paths=inputs.all_paths(paths, files_from),
        reading=inputs.reading(
            input_format=input_format,
            encoding=encoding,
            fields=Fields(text_field, date_field, id_field, title_field),
            stdin_name=stdin_name,
            separator=separator,
            delimiter=delimiter,
            header=header,
            max_document_bytes=max_document_bytes,
            date_from_name=date_from_name,
        ),
        all=all,
        as_text=as_text,
        look=values.look("auto", color, bidi, output) if as_text and styled else None,
        published=values.published(date),
        output=output,
        lexicon=lexicon,
        quiet=quiet,
    )
    return explaining.run(settings)
