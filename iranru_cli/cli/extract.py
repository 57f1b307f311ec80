"""`iranru extract`: the options; the work is in `extraction`."""

from __future__ import annotations

from iranru_cli.cli import options, options_inputs
from iranru_cli.cli.status import ExitStatus


def extract(
    paths: options.Paths = None,
    format: options.Format = "auto",
    records: options.Records = ["statement"],  # noqa: B006 (typer copies it)
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    output: options.Output = None,
    jobs: options.Jobs = 1,
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
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Print who said what, when, and about which agreement.

    iranru extract news/ -r statement,event -d 1404-09-15 -f jsonl

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import extraction, inputs, values
    from iranru_cli.documents.fields import Fields

    settings = extraction.Settings(
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
        types=values.record_types(records),
        published=values.published(date),
        form=values.form(format, color, output),
        output=output,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
    )
    return extraction.run(settings)
