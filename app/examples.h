// SPDX-License-Identifier: GPL-3.0-or-later
// The examples that travel with the program: programs and landscapes.
#pragma once

#include "core/scenario/scenario.h"

#include <QString>

#include <vector>

namespace ad::app {

enum class ExampleKind {
    Program,
    Landscape,
};

struct Example
{
    QString title;
    QString teaches; ///< one sentence; may be empty
    ExampleKind kind = ExampleKind::Program;
    Scenario scenario;
};

/// The library's examples and landscapes as the menu shows them, programs first, each kind in the order of its files.
[[nodiscard]] std::vector<Example> examples();

} // namespace ad::app
