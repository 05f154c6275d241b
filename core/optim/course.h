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

/// As minimize() with one recipe; at the end of a leg the pack goes on with the next recipe, as Pack::goOn explains. A racer that stopped
/// before that does not go on.
[[nodiscard]] Run minimize(Objective& objective, const Course& course, std::span<const double> start, const RunOptions& options);

/// As recordStep() with one recipe.
[[nodiscard]] StepRecord recordStep(Objective& objective, const Course& course, std::span<const double> start, std::int64_t iterate,
                                    StopRule stop = {});

} // namespace ad
