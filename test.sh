#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Adjoint with its tests (warnings are errors) and runs all of them without a display.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scripts/setup.sh"

[ $# -eq 0 ] || fail "test.sh takes no arguments; to run some of the tests: ctest --preset ci -R NAME" 2

ensure_requirements
build_preset ci
run_tests ci
