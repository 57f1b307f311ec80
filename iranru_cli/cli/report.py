"""`iranru report`: the options; the work is in `reporting`."""

from __future__ import annotations

from iranru_cli.cli import options, options_report
from iranru_cli.cli.status import ExitStatus


def report(
    paths: options.Paths = None,
    output: options_report.PageOutput = None,
    title: options_report.Title = None,
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    jobs: options.Jobs = 1,
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
    """Write a page to read and to send: the text beside its statements, timelines of agreements, filters, search.

    iranru report news/ -o report.html

    One HTML file that needs no network and no server. Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing
    readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import reporting, values
    from iranru_cli.cli.gathering import Sources
    from iranru_cli.documents.fields import Fields
    from iranru_cli.documents.read import Reading

    target = reporting.target(output)
    sources = Sources(
        paths=paths or [],
        reading=Reading(
            input_format,
            values.encoding(encoding),
            Fields(text_field, date_field, id_field, title_field),
            stdin_name,
            date_from_name,
        ),
        published=values.published(date),
        look=values.look("jsonl", "never", target),
        output=target,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
    )
    return reporting.run(sources, title)
