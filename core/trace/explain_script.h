// SPDX-License-Identifier: GPL-3.0-or-later
// A step of a script in words: that of a trace, or all that happens inside of a group.
#pragma once

#include "core/trace/explain.h"
#include "core/trace/script.h"

namespace ad {

/// What step `step` of the script does, −1: before the first. Through a group the sentence and the formulas speak of it as a whole:
/// "softmax passes back [0.1, −0.1] to z, through 5 operations at once", z̄ = Jᵀȳ. Cost: as explain(trace, step).
[[nodiscard]] Explanation explain(const Trace& trace, const Script& script, int step);

/// "softmax: 5 operations, closed" for the inspector: the function's name as it is written, and what it takes.
[[nodiscard]] std::string groupSummary(const Trace& trace, int group);

} // namespace ad
