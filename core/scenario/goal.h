// SPDX-License-Identifier: GPL-3.0-or-later
// When a run has arrived: the minimum in whose basin it starts, and how near to it is near enough.
#pragma once

#include "core/optim/objective.h"
#include "core/scenario/scenario.h"

namespace ad {

/// The part of the gap between the start and the minimum within which the loss has to stay.
inline constexpr double kGapTolerance = 1e-3;

struct Goal
{
    std::vector<double> at = {}; // the minimum; empty: the way down from the start leads to none
    double minimum = 0;
    double bound = 0; // a loss ≤ bound is within kGapTolerance of the gap

    [[nodiscard]] bool isFound() const { return !at.empty(); }
};

/// The minimum that the gradient flow θ' = −∇f(θ) leads to. One of the scenario's known minima, if it stands there and the program has
/// its value there: what is known is more exact than what is computed.
///
/// @param objective  on all rows of the data, if there are any: Terrain::wholeObjective().
///
/// Steps are those of the linearly implicit Euler method, (H + I/h) Δθ = −∇f, which becomes Newton's as h grows. With more than
/// kMostExact numbers, where Hessians are dear, they are explicit.
/// Nothing is found where the function falls without end, or the flow rests on what is no minimum.
/// Cost: some hundred evaluations of the gradient, and of the Hessian.
/// @see Hairer & Wanner, Solving Ordinary Differential Equations II (1996), section IV.7.
[[nodiscard]] Goal goalFrom(Objective& objective, std::span<const double> start, const std::vector<KnownMinimum>& known = {});

/// Up to this dimension Hessians are computed and taken apart without a thought.
inline constexpr int kMostExact = 64;

} // namespace ad
