// SPDX-License-Identifier: GPL-3.0-or-later
// What a racer goes by when its settings change on the way: recipes, one after the other.
#pragma once

#include "core/optim/run.h"

namespace ad {

/// One recipe, and the step with which it ends: `until` steps of the race are made when the next leg begins. The last leg never ends.
struct Leg
{
    std::shared_ptr<const Recipe> recipe;
    std::int64_t until = 0; // not looked at in the last leg
};

/// At least one leg, by growing `until` (asserted).
using Course = std::vector<Leg>;

/// The recipe by which the step that leaves iterate `iterate` is made.
[[nodiscard]] const std::shared_ptr<const Recipe>& recipeAt(const Course& course, std::int64_t iterate);

/// The next step of a pack that goes by a course: takes up the recipe of a leg that begins here, and makes the step. False if nobody runs
/// any more; then no step is made.
bool stepOn(const Course& course, Pack& pack, Objective& objective, StepRecord* record = nullptr);

/// As minimize() with one recipe; at the end of a leg the pack goes on with the next recipe, as Pack::goOn explains. A racer that stopped
/// before that does not go on.
[[nodiscard]] Run minimize(Objective& objective, const Course& course, std::span<const double> start, const RunOptions& options);

/// As recordStep() with one recipe.
[[nodiscard]] StepRecord recordStep(Objective& objective, const Course& course, std::span<const double> start, std::int64_t iterate,
                                    StopRule stop = {});

/// Gets what a step computed, quantity by quantity; false ends the recording.
using StepListener = std::function<bool(const StepRecord& record)>;

/// Goes on with a copy of `pack` until it has made `steps` steps or has stopped, and tells each of these steps of lane 0. The step that
/// meets a number that is not finite is told too. Cost: that of the run, and a few allocations a step.
void recordSteps(const Course& course, Pack pack, Objective& objective, std::int64_t steps, const StepListener& listener);

} // namespace ad
