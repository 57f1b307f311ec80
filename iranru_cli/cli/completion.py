"""`iranru completion`: the scripts that ask the program, at each press of Tab, what may stand at the cursor."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iranru_cli.cli.status import ExitStatus

ShellName = Literal["bash", "zsh", "fish"]
Shell = Annotated[ShellName, typer.Argument(metavar="SHELL", show_default=False, help="bash, zsh or fish.")]

_BASH = r"""_iranru() {
    local IFS=$'\n' lines
    lines=($(_IRANRU_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    case ${lines[0]} in
        files) COMPREPLY=(); compopt -o default 2>/dev/null ;;
        folders) COMPREPLY=(); compopt -o dirnames 2>/dev/null ;;
        *) COMPREPLY=("${lines[@]:1}") ;;
    esac
}
complete -F _iranru iranru"""
_ZSH = r"""#compdef iranru
_iranru() {
    local -a lines
    lines=("${(@f)$(_IRANRU_COMPLETE=zsh ${words[1]} "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    case $lines[1] in
        files) _files ;;
        folders) _files -/ ;;
        *) shift lines; (( $#lines )) && _describe -V iranru lines ;;
    esac
}
if [[ $funcstack[1] == _iranru ]]; then _iranru "$@"; else compdef _iranru iranru; fi"""
_FISH = r"""function __iranru
    set -l before (commandline -opc)
    set -l program $before[1]
    set -e before[1]
    set -l current (commandline -ct)
    set -l lines (_IRANRU_COMPLETE=fish $program $before "$current" 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    switch "$kind"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
        case '*'
            printf '%s\n' $lines
    end
end
complete -c iranru -f -a '(__iranru)'"""
SCRIPTS: dict[ShellName, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def completion(shell: Shell) -> ExitStatus:
    """Print the script that completes commands, options, their values and paths in a shell.

    bash, in ~/.bashrc: eval "$(iranru completion bash)"

    zsh, in ~/.zshrc behind compinit: eval "$(iranru completion zsh)"

    fish: iranru completion fish > ~/.config/fish/completions/iranru.fish
    """
    typer.echo(SCRIPTS[shell])
    return ExitStatus.OK
