"""`iranru extract`: the options; the work is in `extraction`."""

from __future__ import annotations

import typer

from iranru_cli.cli import options, options_cluster, options_filters, options_inputs, options_look, options_run
from iranru_cli.cli.status import ExitStatus


def extract(
    context: typer.Context,
    paths: options.Paths = None,
    format: options.Format = "auto",
    records: options.Records = ["statement"],  # noqa: B006 (typer copies it)
    speaker: options_filters.Speakers = None,
    about: options_filters.About = None,
    since: options_filters.Since = None,
    until: options_filters.Until = None,
    kind: options_filters.RecordKinds = None,
    min_confidence: options_filters.MinConfidence = 0.0,
    fields: options_filters.FieldPaths = None,
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
    cluster: options_cluster.Cluster = None,
    scheduler: options_cluster.Scheduler = None,
    shard_format: options_cluster.ShardFormat = "jsonl",
    shard_bytes: options_cluster.ShardBytes = "64M",
    bidi: options_look.Bidi = "auto",
    full: options_look.Full = False,
    resume: options_run.Resume = False,
    timeout: options_run.Timeout = None,
    errors: options_run.Errors = "text",  # noqa: ARG001 (`cli.run` looks for it: errors of usage are written so too)
    quiet: options_run.Quiet = False,
    verbose: options_run.Verbose = False,
) -> ExitStatus:
    """Print who said what, when, and about which agreement.

    iranru extract news/ -r statement,event -d 1404-09-15 -f jsonl

    iranru extract news/ --speaker عراقچی --about برجام --since 1404 -f csv

    Exit status: 0 well, 1 some inputs failed, 2 wrong usage or nothing readable.
    """
    # imported here: all that reads, finds and writes; the help does without
    from iranru_cli.cli import extraction, filters, inputs, outputs, values
    from iranru_cli.cli.fingerprint import fingerprint
    from iranru_cli.documents.fields import Fields

    types = values.record_types(records)
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
        types=types,
        selection=filters.selection(
            speakers=speaker,
            about=about,
            since=since,
            until=until,
            kinds=kind,
            min_confidence=min_confidence,
            lexicon=lexicon,
        ),
        published=values.published(date),
        form=outputs.form(format, color, bidi, full, output, types, fields),
        output=output,
        jobs=jobs,
        lexicon=lexicon,
        quiet=quiet,
        verbose=verbose,
        timeout=timeout,
        resume=resume,
        run=fingerprint(context.params, lexicon),
    )
    if cluster is None:
        return extraction.run(settings)
    from iranru_cli.cli import clustering

    return clustering.run(settings, clustering.Plan(scheduler, shard_format, inputs.size(shard_bytes, "--shard-bytes")))
