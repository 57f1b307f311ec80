"""`iranru extract`: the options; the work is in `extraction`."""

from __future__ import annotations

from iranru_cli.cli import options, options_look
from iranru_cli.cli.status import ExitStatus


def extract(
    paths: options.Paths = None,
    format: options.Format = "auto",
    records: options.Records = ["statement"],  # noqa: B006 (typer copies it)
    date: options.Date = None,
    date_from_name: options.DateFromName = False,
    output: options.Output = None,
    jobs: options.Jobs = 1,
    input_format: options.InputFormat = "auto",
    text_field: options.TextField = None,
    date_field: options.DateField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    encoding: options.Encoding = "auto",
    stdin_name: options.StdinName = "-",
    lexicon: options.Lexicon = None,
    color: options.Color = "auto",
    bidi: options_look.Bidi = "auto",
    full: options_look.Full = False,
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Print who said what, when, and about which agreement.

    iranru extract news/ -r statement,event -d 1404-09-15 -f jsonl

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import extraction, values
    from iranru_cli.documents.fields import Fields
    from iranru_cli.documents.read import Reading

    settings = extraction.Settings(
        paths=paths or [],
        reading=Reading(
            input_format,
            values.encoding(encoding),
            Fields(text_field, date_field, id_field, title_field),
            stdin_name,
            date_from_name,
        ),
        types=values.record_types(records),
        published=values.published(date),
        form=values.form(format, color, bidi, full, output),
        output=output,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
    )
    return extraction.run(settings)
