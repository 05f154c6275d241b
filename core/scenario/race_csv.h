// SPDX-License-Identifier: GPL-3.0-or-later
// A race as tables of comma-separated values (RFC 4180): curves and standings.
#pragma once

#include "core/scenario/standings.h"

namespace ad {

/// One line an iterate: racer, optimizer, step, a column for each axis, loss, status; then the other quantities of the curves
/// (gap, gradient_norm, learning_rate, update_ratio), evaluations, and rules. Numbers have all their digits; what is not known is empty.
/// The rules stand in the first line of data only, so that a long file stays short and has no line of another form.
[[nodiscard]] std::string curvesCsv(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                                    const Standings& standings);

/// One line a racer: racer, optimizer, verdict, steps_to_tolerance, evaluations_to_tolerance, final_loss, final_gap, steps, evaluations,
/// hessian_evaluations, status, the last place along the axes, minimum (the place it leads to), minimum_value, rules.
[[nodiscard]] std::string standingsCsv(const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                                       const Standings& standings);

} // namespace ad
