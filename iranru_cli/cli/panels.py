"""`--help` with its options in groups; plain text, for rich's boxes cost 60 ms."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

# what an option is for, by its name without the dashes; those that stand nowhere are in «Options»
_GROUPS = {
    "Selection": (
        "records", "speaker", "about", "since", "until", "kind", "min-confidence", "by", "groups", "window", "min-documents", "min-statements", "top", "companions", "agreement",
        "registry", "all",
    ),
    "Input": (
        "date", "date-from-name", "input-format", "files-from", "separator", "text-field", "date-field", "id-field",
        "title-field", "delimiter", "header", "max-document-bytes", "encoding", "stdin-name",
    ),
    "Repair": ("letters", "spacing", "digits", "engine", "diff"),
    "Output": ("format", "fields", "output", "title"),
    "Run": ("jobs", "lexicon", "resume", "timeout", "errors", "quiet", "verbose"),
    "Cluster": ("cluster", "scheduler", "shard-format", "shard-bytes"),
    "Look": ("color", "bidi", "full"),
}  # fmt: skip
_GROUP = {name: group for group, names in _GROUPS.items() for name in names}
_REST = "Options"


class Command(TyperCommand):
    """A command whose help lists its options by what they are for."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                group = "Arguments" if param.param_type_name == "argument" else _group(param.opts)
                groups.setdefault(group, []).append(record)
        for group in sorted(groups, key=["Arguments", *_GROUPS, _REST].index):
            with formatter.section(group):
                formatter.write_dl(groups[group], col_max=24)


def _group(names: list[str]) -> str:
    return _GROUP.get(max(names, key=len).removeprefix("--"), _REST)
