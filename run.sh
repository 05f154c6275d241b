#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Adjoint and starts it:  ./run.sh [arguments of adjoint]
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scripts/setup.sh"

# Whether a window will be opened, and so a display is needed.
opens_window() {
    case ${1-} in
        eval | race | render | help) return 1 ;;
    esac
    local argument
    for argument in "$@"; do
        case $argument in
            -h | --help | -v | --version) return 1 ;;
        esac
    done
}

has_display() {
    # QT_QPA_PLATFORM names another way to show windows, or to show none.
    [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ] || [ "$(uname)" = Darwin ]
}

if opens_window "$@" && ! has_display; then
    fail "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
These commands need none:
    ./run.sh eval FILE          values and derivatives of a program
    ./run.sh race SCENARIO      paths of optimizers as text, JSON or CSV
    ./run.sh render SCENARIO -o FILE    a picture as PNG, SVG or PDF
    ./run.sh --help             all options
    ./run.sh --version" 2
fi

ensure_requirements
build_preset release
exec "$root/build/release/app/adjoint" "$@"
