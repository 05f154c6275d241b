// SPDX-License-Identifier: GPL-3.0-or-later
// All racers of a scenario on its landscape.
#pragma once

#include "core/optim/run.h"
#include "core/scenario/scenario.h"
#include "core/scenario/terrain.h"

namespace ad {

/// One racer's recipe and what came of it.
struct RacerRun
{
    std::shared_ptr<const Recipe> recipe;
    std::string label; // the racer's name, or its optimizer's
    Run run;
};

/// The recipes of all racers, in their order. The error names the racer.
[[nodiscard]] Result<std::vector<std::shared_ptr<const Recipe>>> recipesOf(const Scenario& scenario);

/// The racer's own name, or its optimizer's display name.
[[nodiscard]] std::string labelOf(const RacerChoice& racer);

/// Runs every racer from the start of `terrain` for the scenario's number of steps, one after the other.
///
/// @param onProgress  gets the part done, 0…1, now and then; false cancels, and what is returned then ends where it stands.
[[nodiscard]] Result<std::vector<RacerRun>> race(const Scenario& scenario, const Terrain& terrain,
                                                 const std::function<bool(double)>& onProgress = {});

/// The steps of one racer as `race` makes them, each with its quantities, see recordSteps. @param recipe  of that racer.
void recordRacer(const Scenario& scenario, const Terrain& terrain, std::shared_ptr<const Recipe> recipe, const StepListener& listener);

} // namespace ad
