// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a race in one line, so that a comparison says under which conditions it was made.
#pragma once

#include "core/scenario/terrain.h"

namespace ad {

/// Start, budget, noise with its seed, mini-batches, clipping, schedules, changes on the way, whether the settings were tuned, and the
/// tolerance, in plain words: "start (x, y) = (−1.5, 2) · 200 steps · exact gradients · no clipping · constant learning rates · not tuned ·
/// tolerance: 0.1 % of the gap at the start". What is not the same for all racers names them. Hidden racers don't count.
[[nodiscard]] std::string rulesLine(const Scenario& scenario, const Terrain& terrain);

} // namespace ad
