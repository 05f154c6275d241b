// SPDX-License-Identifier: GPL-3.0-or-later
// The examples that travel with the program: programs and landscapes.
#pragma once

#include "ui/session/session.h"

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

/// All of resources/examples and resources/landscapes, programs first, each kind in the order of its files. A program's first comment
/// lines are its title and what it teaches. A scenario that `format` can't read is left out (a test reads all of them).
[[nodiscard]] std::vector<Example> examples(const ui::ScenarioFormat& format);

} // namespace ad::app
