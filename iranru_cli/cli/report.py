"""`iranru report`: the options; the work is in `reporting`."""

from __future__ import annotations

from iranru_cli.cli import options, options_inputs, options_report
from iranru_cli.cli.status import ExitStatus


def report(
    paths: options.Paths = None,
    output: options_report.PageOutput = None,
    title: options_report.Title = None,
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
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
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Write a page to read and to send: the text beside its statements, timelines of agreements, filters, search.

    iranru report news/ -o report.html

    One HTML file that needs no network and no server. Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing
    readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import inputs, reporting, values
    from iranru_cli.cli.gathering import Sources
    from iranru_cli.documents.fields import Fields

    target = reporting.target(output)
    sources = Sources(
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
        published=values.published(date),
        look=values.look("jsonl", "never", "none", target),
        output=target,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
    )
    return reporting.run(sources, title)
