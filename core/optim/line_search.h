// SPDX-License-Identifier: GPL-3.0-or-later
// How far to go along a direction: Armijo backtracking and the strong Wolfe conditions.
#pragma once

#include <functional>

namespace ad {

/// φ(α) = f(x + αp) and its derivative φ'(α) = ∇fᵀp. NaN or ∞ where f has no value.
struct LinePoint
{
    double alpha = 0;
    double value = 0;
    double slope = 0;
};

struct LineSearch
{
    double c1 = 1e-4; // sufficient decrease: φ(α) ≤ φ(0) + c1·α·φ'(0)
    double c2 = 0.9;  // curvature, strong Wolfe only: |φ'(α)| ≤ c2·|φ'(0)|
    int maxEvaluations = 25;
};

using Phi = std::function<LinePoint(double alpha)>;

/// Halves α until there is sufficient decrease. Returns the start if none is found.
/// @param start  at α = 0, slope < 0.   @param first  the first α, > 0.
/// @see Nocedal & Wright (2006), algorithm 3.1.
[[nodiscard]] LinePoint armijo(const Phi& phi, const LinePoint& start, double first, const LineSearch& settings);

/// A point that satisfies both conditions: doubles α until the minimum is bracketed, then narrows the bracket by cubic interpolation,
/// safeguarded by bisection. If the evaluations run out, the lowest point with sufficient decrease so far, or else the start.
/// @see Nocedal & Wright (2006), algorithms 3.5 and 3.6, equation 3.59.
[[nodiscard]] LinePoint strongWolfe(const Phi& phi, const LinePoint& start, double first, const LineSearch& settings);

} // namespace ad
