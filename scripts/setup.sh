# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh, test.sh and .ci/run share: installing what is missing, configuring and building. To be sourced, not run.
#
# All messages go to standard error, so that the output of `./run.sh eval … --json` stays clean; nothing here reads
# standard input, so that `./run.sh eval -` gets all of it.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

# Why each is needed stands in CONTRIBUTING.md.
packages=(
    cmake ninja-build g++
    qt6-base-dev qt6-svg-dev libqcustomplot-dev
    libeigen3-dev nlohmann-json3-dev
    fonts-dejavu-core
)

say() { printf '==> %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$1" >&2
    exit "${2:-1}"
}

needs() {
    cat >&2 <<'TEXT'

Adjoint needs:
  - CMake 3.22 or newer, Ninja, and a compiler for C++20 (GCC 12, Clang 16 or newer)
  - Qt 6.4 or newer with Widgets, PrintSupport, Svg and Test
  - QCustomPlot 2.1 or newer, built for Qt 6
  - Eigen 3.4 or newer
  - nlohmann-json 3.10 or newer
  - the DejaVu fonts
TEXT
}

# Prints those of its arguments that are not installed Debian packages.
missing_packages() {
    local installed
    installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
    local package
    for package in "$@"; do
        [[ $installed == *" installed:$package "* ]] || echo "$package"
    done
}

# Runs a command as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        say "sudo $*"
        sudo "$@"
    else
        return 127
    fi
}

is_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# Installs those of the packages in its arguments that are missing; does nothing, and is quick, when there are none.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Missing packages: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "these packages are missing, and there is no sudo to install them; as root, run
    apt-get install --no-install-recommends ${missing[*]}"
    fi
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120)
    as_root "${apt[@]}" update </dev/null >&2 || say "The package lists could not be renewed; trying with those that are there."
    as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        { needs; fail "apt-get could not install ${missing[*]}"; }
}

# On a system whose package manager we don't know, the build goes on if its tools are there; CMake then looks for the libraries.
ensure_requirements() {
    if is_debian; then
        install_packages "${packages[@]}"
        return
    fi
    local tool missing=()
    for tool in cmake ninja c++; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        needs
        fail "this is not Debian or Ubuntu, so nothing can be installed automatically, and these programs are missing: ${missing[*]}"
    fi
}

# One compiler for each core, but no more than the free memory can hold: Eigen and Qt need up to a gigabyte in a compiler.
job_count() {
    local cores memory
    cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1000000) }' /proc/meminfo 2>/dev/null || true)
    [ -n "$memory" ] && [ "$memory" -lt "$cores" ] && cores=$memory
    [ "$cores" -ge 1 ] && echo "$cores" || echo 1
}

# Ninja runs CMake again by itself when a CMakeLists.txt or the set of sources changes; what it can't notice is asked here.
needs_configuring() {
    local folder=$root/build/$1
    [ ! -e "$folder/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$folder/build.ninja" ] ||
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"
}

# Configures (when needed) and builds one of the presets in CMakePresets.json.
build_preset() {
    local preset=$1 folder=$root/build/$1
    if needs_configuring "$preset"; then
        say "Configuring (preset $preset)"
        # A cache from another place, as after moving the folder, would be refused.
        rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
        (cd "$root" && cmake --preset "$preset") </dev/null >&2 || { rm -f "$folder/build.ninja"; needs; fail "CMake could not configure the build; its message is above"; }
    fi
    say "Building (preset $preset)"
    (cd "$root" && cmake --build --preset "$preset" --parallel "$(job_count)") </dev/null >&2 || fail "the build failed"
}

# Runs the tests of a preset that is built.
run_tests() {
    say "Testing (preset $1)"
    (cd "$root" && ctest --preset "$1" --parallel "$(job_count)" --no-tests=error) </dev/null
}
