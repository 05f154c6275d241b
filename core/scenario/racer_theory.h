// SPDX-License-Identifier: GPL-3.0-or-later
// What theory says about a racer where it converges, beside what its run shows.
#pragma once

#include "core/landscape/convergence.h"
#include "core/landscape/local_theory.h"

namespace ad {

/// Where convergence is looked at: the minimum of a quadratic, or a minimum near which f is about its local quadratic.
struct TheoryGoal
{
    LocalTheory theory; ///< there; a bowl
    bool isQuadratic = false;
};

/// The minimum of `here` if f is a quadratic; else the minimum that is nearly `minimum`, made exact by a step of Newton's method.
/// Nothing if there is no bowl there.
/// @param minimum  where the racer ended, empty if at none.
[[nodiscard]] std::optional<TheoryGoal> goalOf(Objective& objective, const LocalTheory& here, bool isQuadratic,
                                               std::span<const double> minimum);

struct RacerTheory
{
    MethodOfRecipe method;
    OptimalRates optimal;              ///< for the eigenvalues at the goal
    std::optional<double> predicted{}; ///< R of the racer's method; none if there is no theory of it
    std::optional<double> measured{};  ///< R of its run
};

/// @param run  of that recipe, in the coordinates of the goal.
[[nodiscard]] RacerTheory racerTheory(const TheoryGoal& goal, const Recipe& recipe, const Run& run);

} // namespace ad
