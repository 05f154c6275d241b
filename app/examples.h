// SPDX-License-Identifier: GPL-3.0-or-later
// The examples that travel with the program: programs and landscapes.
#pragma once

#include "core/scenario/published_check.h"
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
    QString topic;   ///< the heading under which it is listed; "Landscapes" for all of those
    ExampleKind kind = ExampleKind::Program;
    Scenario scenario;
};

/// The library's examples and landscapes as the menu shows them, programs first, each kind in the order of its files. Examples of one
/// topic stand together.
[[nodiscard]] std::vector<Example> examples();

/// How the digits that its source printed compare with ours. Cost: one derivation.
[[nodiscard]] PublishedCount publishedCount(const Scenario& scenario);

/// Every word of `words` is found in the example's title, sentence, topic, source or program; case does not matter.
[[nodiscard]] bool isFound(const Example& example, const QString& words);

} // namespace ad::app
