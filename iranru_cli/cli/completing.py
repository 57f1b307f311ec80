"""What may stand at the cursor of a shell: called by the scripts of `iranru completion`, by way of _IRANRU_COMPLETE.

The first line of the answer is files, folders or words; the words follow, a line each, for zsh and fish with a few words of
help. Nothing of the pipeline is imported: an answer takes as long as `iranru --help`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

# several with commas; the names are those of records.py, which the help does without
LISTS: dict[str, tuple[str, ...]] = {
    "records": ("statement", "agreement", "event", "date", "entity", "document", "all"),
    "kind": ("person", "organization", "country", "place"),
}
_HELP = {"zsh": ":", "fish": "\t"}  # what stands between a word and its help

Item = tuple[str, str]  # a word and its help


def answer(program: Any, args: Sequence[str], shell: str) -> str:
    """The lines for the words behind the program's name, of which the last is the one at the cursor.

    >>> answer(get_command(app), ["extract", "--format=ta"], "bash")
    'words\\ntable'
    """
    *before, current = _split_again(args) or [""]
    command, rest = _command(program, before)
    option = _awaiting(command, rest)
    prefix = ""
    if option is None and current.startswith("--") and "=" in current:
        name, _, current = current.partition("=")
        option = _options(command).get(name)
        prefix = f"{name}=" if shell != "bash" else ""  # bash takes the word apart at «=» itself
    kind, items = _found(command, option, current)
    lines = (f"{prefix}{_line(item, shell)}" for item in items if item[0].startswith(current))
    return "\n".join([kind, *lines])


def _split_again(args: Sequence[str]) -> list[str]:
    """bash gives --format=ta in three words: --format, =, ta."""
    out: list[str] = []
    for n, arg in enumerate(args):
        if arg == "=" and out and out[-1].startswith("--"):
            out += [""] if n == len(args) - 1 else []
        else:
            out.append(arg)
    return out


def _command(program: Any, words: Sequence[str]) -> tuple[Any, Sequence[str]]:
    """The command that the words lead to, and what stands behind its name."""
    command = program
    for n, word in enumerate(words):
        below = getattr(command, "commands", {})
        if word in below:
            command, words = below[word], words[n + 1 :]
            return _command(command, words)
    return command, words


def _options(command: Any) -> dict[str, Any]:
    return {
        name: param
        for param in command.params
        if param.param_type_name == "option"
        for name in (*param.opts, *param.secondary_opts)
    }


def _awaiting(command: Any, words: Sequence[str]) -> Any:
    """The option whose value comes next: of -f or --format at the end."""
    option = _options(command).get(words[-1]) if words and "--" not in words else None
    return option if option is not None and not option.is_flag else None


def _found(command: Any, option: Any, current: str) -> tuple[str, list[Item]]:
    if option is not None:
        return _values(option, current)
    if current.startswith("-"):
        return "words", list(_option_names(command))
    if hasattr(command, "commands"):
        return "words", [(name, below.get_short_help_str(60)) for name, below in command.commands.items()]
    argument = next((param for param in command.params if param.param_type_name == "argument"), None)
    if argument is None:
        return "words", []
    if argument.name == "paths":
        return "files", []
    return _values(argument, current)


def _option_names(command: Any) -> Iterator[Item]:
    for name, option in _options(command).items():
        if name.startswith("--"):
            yield name, (option.help or "").partition("  [")[0]
    yield "--help", "Show this message and exit."


def _values(param: Any, current: str) -> tuple[str, list[Item]]:
    if param.name in LISTS:
        head, comma, _ = current.rpartition(",")
        taken = head.split(",")
        return "words", [(f"{head}{comma}{name}", "") for name in LISTS[param.name] if name not in taken]
    if param.type.name == "path":
        return ("folders" if param.name in ("lexicon", "folder") else "files"), []
    return "words", [(choice, "") for choice in getattr(param.type, "choices", ())]


def _line(item: Item, shell: str) -> str:
    word, help = item
    between = _HELP.get(shell)
    if not between:
        return word
    word = word.replace(":", "\\:") if between == ":" else word
    return f"{word}{between}{' '.join(help.split())}" if help else word
