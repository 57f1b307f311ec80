"""`iranru entities`: the options; the work is in `surveying`."""

from __future__ import annotations

from iranru_cli.cli import options, options_inputs, options_look
from iranru_cli.cli.status import ExitStatus


def entities(
    paths: options.Paths = None,
    by: options.By = "entity",
    kind: options.Kinds = ["person", "organization", "country", "place"],  # noqa: B006 (typer copies it)
    min_documents: options.Least = 1,
    top: options.Top = 0,
    companions: options.Companions = 5,
    format: options.SurveyFormat = "auto",
    date: options.Date = None,
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
    bidi: options_look.Bidi = "auto",
    quiet: options.Quiet = False,
) -> ExitStatus:
    """Count who and what is named in a dump, in what office, in which outlet, and beside whom.

    iranru entities news/ --kind person --min-documents 3

    What the registry knows is one row under all its names; other names are joined by their letters.
    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import inputs, surveying, values
    from iranru_cli.cli.gathering import Sources
    from iranru_cli.documents.fields import Fields

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
        ),
        published=values.published(date),
        look=values.look(format, color, bidi, output),
        output=output,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
    )
    return surveying.run(
        surveying.Settings(
            sources=sources,
            by=by,
            kinds=values.entity_kinds(kind),
            least=min_documents,
            top=top,
            companions=companions,
        )
    )
