// SPDX-License-Identifier: GPL-3.0-or-later
// In what the settings of racers differ.
#pragma once

#include "core/scenario/scenario.h"

namespace ad {

/// Texts; a row for each racer, a column for each setting that is not the same for all.
struct RunComparison
{
    std::vector<std::string> columns = {}; // "optimizer", "lr", "schedule", "clip_norm", "start", "from step", …
    std::vector<std::vector<std::string>> rows = {};

    friend bool operator==(const RunComparison&, const RunComparison&) = default;
};

/// A parameter that no racer sets and that only some optimizers have is left out: that these differ says the optimizer.
/// "from step" is where the settings begin that the other columns show: the last change of a racer's settings.
[[nodiscard]] RunComparison comparisonOf(const Scenario& scenario);

} // namespace ad
