#!/usr/bin/env bash
# Makes the pictures of terminals in this folder: docs/pictures.sh [NAME ...], all of them without a name.
# Debian: apt-get install xvfb xterm xfce4-terminal konsole kitty tmux dbus-x11 imagemagick pngquant fonts-dejavu-core
# Each terminal runs under Xvfb with nothing of yours; look at the pictures before you commit them.
set -euo pipefail
cd "$(dirname "$0")/.."

iranru=${IRANRU:-$PWD/.venv/bin/iranru}
display=:${DISPLAY_NUMBER:-93}
font="DejaVu Sans Mono"
work=$(mktemp -d)
Xvfb "$display" -screen 0 1400x800x24 >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
sleep 1

# what every terminal shows: in a file, for the options of terminals differ in how they take a command
show() { # show COMMAND...
    printf '#!/bin/sh\ncd %q\n%s\nprintf "\\033[?25l"\ntouch %q\nsleep 60\n' "$PWD" "$*" "$work/shown" >"$work/show"
    chmod +x "$work/show"
}

clean() { # only what a fresh login has: no variable of the terminal that runs this script
    env -i HOME="$work" PATH="$PATH" DISPLAY="$display" LANG=C.UTF-8 LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$work" \
        LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb IRANRU_CONFIG= "$@"
}

shot() { # shot NAME TERMINAL...
    local name=$1 pid
    shift
    rm -f "$work/shown"
    clean setsid "$@" >/dev/null 2>&1 &
    pid=$!
    for _ in $(seq 300); do
        [ -e "$work/shown" ] && break
        sleep 0.2
    done
    sleep 2
    import -display "$display" -window root "$work/$name.png"
    kill -- "-$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    convert "$work/$name.png" -bordercolor black -trim +repage "$work/$name-trimmed.png"
    pngquant --force --strip --speed 1 --output "docs/$name.png" 16 "$work/$name-trimmed.png"
    echo "docs/$name.png: $(stat -c %s "docs/$name.png") bytes"
}

wanted() { [ $# -eq 1 ] || [[ " ${*:2} " == *" $1 "* ]]; }

xterm=(xterm -bg "#101418" -fg "#d8d8d8" -fa "$font" -fs 9)
if wanted table "$@"; then
    show "$iranru extract -q docs/scene.txt"
    shot table "${xterm[@]}" -geometry 130x24 -e "$work/show"
fi
if wanted cards "$@"; then
    show "$iranru extract -q docs/scene.txt"
    shot cards "${xterm[@]}" -geometry 84x24 -e "$work/show"
fi
if wanted explain "$@"; then
    show "$iranru explain docs/scene.txt"
    shot explain "${xterm[@]}" -geometry 100x30 -e "$work/show"
fi
# the same in the other kinds of terminals
show "$iranru extract -q docs/scene.txt"
wanted vte "$@" && shot vte dbus-run-session -- xfce4-terminal --disable-server --hide-menubar --hide-scrollbar \
    --geometry=120x24 --font="$font 9" -x "$work/show"
wanted konsole "$@" && shot konsole dbus-run-session -- konsole --nofork --hide-menubar --hide-tabbar \
    --geometry 1200x600 -p "Font=$font,9" -e "$work/show"
wanted kitty "$@" && shot kitty kitty --config NONE -o initial_window_width=120c -o initial_window_height=24c \
    -o remember_window_size=no -o font_size=8 -o "font_family=$font" "$work/show"
wanted tmux "$@" && shot tmux "${xterm[@]}" -geometry 120x24 -e tmux -L "pictures-$$" -f /dev/null new-session "$work/show"
true
