// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario's program with its tables.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/scenario.h"

namespace ad {

/// The tables of the document, and then its files, by name. Errors name the table, and what there is. Refers to `scenario`.
[[nodiscard]] TableSource tablesOf(const Scenario& scenario);

/// Parses the scenario's program with its output and its tables.
[[nodiscard]] Parsed programOf(const Scenario& scenario);

/// The names in calls of csv that no table of the document has: those of files, each once.
[[nodiscard]] std::vector<std::string> filesNamedBy(const Scenario& scenario);

} // namespace ad
