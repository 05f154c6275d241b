// SPDX-License-Identifier: GPL-3.0-or-later
// All racers of a scenario on its landscape.
#pragma once

#include "core/optim/course.h"
#include "core/scenario/scenario.h"
#include "core/scenario/terrain.h"

namespace ad {

/// One racer's recipe and what came of it.
struct RacerRun
{
    std::shared_ptr<const Recipe> recipe; // the last one of its course
    std::string label;                    // the racer's name, or its optimizer's
    Run run;
};

/// By what a racer goes: the recipes of its past, and then that of its settings. The error does not name the racer.
[[nodiscard]] Result<Course> courseOf(const Scenario& scenario, const RacerChoice& racer);

/// The courses of all racers, in their order. The error names the racer.
[[nodiscard]] Result<std::vector<Course>> coursesOf(const Scenario& scenario);

/// Where a racer starts: its own start, or the terrain's. Nothing if its own has another number of coordinates than the terrain.
[[nodiscard]] std::optional<std::vector<double>> startOf(const RacerChoice& racer, const Terrain& terrain);

/// The racer's own name, or its optimizer's display name.
[[nodiscard]] std::string labelOf(const RacerChoice& racer);

/// Runs every racer from its start for the scenario's number of steps, one after the other. Errors name the racer.
///
/// With mini-batches step k sees the batch of step k, the same for all racers of one batch size; losses and norms in the runs are those on
/// all rows, and the losses that a racer saw are Run::batchLoss. Its rule to stop looks at what it saw.
/// @param onProgress  gets the part done, 0…1, now and then; false cancels, and what is returned then ends where it stands.
[[nodiscard]] Result<std::vector<RacerRun>> race(const Scenario& scenario, const Terrain& terrain,
                                                 const std::function<bool(double)>& onProgress = {});

/// When the racers of a scenario stop by themselves.
[[nodiscard]] StopRule stopRuleOf(const Scenario& scenario);

/// The steps of one racer as `race` makes them, each with its quantities, see recordSteps. The racer can be run (asserted).
void recordRacer(const Scenario& scenario, const Terrain& terrain, const RacerChoice& racer, const StepListener& listener);

} // namespace ad
