// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a run that curves show: one for each iterate.
#pragma once

#include "core/optim/run.h"
#include "core/scenario/landscape_choice.h"

#include <string_view>

namespace ad {

/// A quantity at an iterate of the run. The learning rate and the update ratio ‖θₖ₊₁ − θₖ‖₂ / ‖θₖ‖₂ belong to the step that leaves the
/// iterate: NaN at the last one, and the ratio also where θ = 0.
/// @param best  what gaps are counted from: the lowest loss that is known.
[[nodiscard]] double quantityAt(const Run& run, CurveQuantity quantity, std::int64_t iterate, double best);

/// The same for all iterates. Cost: O(iterates · dimension) for the update ratio, else O(iterates).
[[nodiscard]] std::vector<double> seriesOf(const Run& run, CurveQuantity quantity, double best);

/// The iterate that the run stands at when it has used `count` evaluations of the gradient: the last one with at most as many; 0 if even
/// the start needs more.
[[nodiscard]] std::int64_t iterateOfEvaluations(const Run& run, double count);

/// In files and on the command line: "loss", "gap", "gradient_norm", "learning_rate", "update_ratio".
[[nodiscard]] std::string_view quantityName(CurveQuantity quantity);

} // namespace ad
