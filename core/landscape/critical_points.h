// SPDX-License-Identifier: GPL-3.0-or-later
// Where the gradient of a function of one or two variables vanishes in a window, and what is there.
#pragma once

#include "core/landscape/field.h"
#include "core/optim/objective.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ad {

enum class CriticalKind {
    Minimum,
    Saddle,
    Maximum,
    Degenerate, // an eigenvalue of the Hessian vanishes: the second derivatives alone don't tell
};

/// "minimum", "saddle", "maximum", "degenerate".
[[nodiscard]] std::string_view criticalKindName(CriticalKind kind);

struct CriticalPoint
{
    Vec2 at; ///< for one variable y is 0
    double value = 0;
    CriticalKind kind = CriticalKind::Minimum;
    std::vector<double> eigenvalues = {}; ///< of the Hessian, rising, as many as variables; none where it is not differentiable
    bool isDifferentiable = true;         ///< false: a minimum in a kink or at a tip, as that of |x|
    bool isLowest = true;                 ///< no value around it is lower: also a degenerate point may be a minimum
    std::vector<Vec2> line = {};          ///< of a whole valley or ridge of critical points: others of them, about a cell apart
};

struct CriticalPoints
{
    std::vector<CriticalPoint> points; ///< minima, saddles, maxima, degenerate ones; each kind from low to high values
    bool isCut = false;                ///< there are more than were asked for: of each list the last ones are missing
    bool hasPlateau = false;           ///< somewhere the function is constant, as far as doubles tell; nothing there is listed
};

struct CriticalSearch
{
    int samples = 320;            ///< a side, of the grid that is searched; eight times as many for one variable
    std::size_t most = 1000;      ///< points in the answer
    std::vector<Vec2> seeds = {}; ///< places to look at besides those that the grid shows
    Progress progress = {};
};

/// All critical points in `window` whose surroundings the grid resolves, and minima that are not differentiable.
///
/// Candidates are the cells of the grid where no component of the exact gradient keeps its sign, and samples where its length is lowest.
/// Newton's method for ∇f = 0, with the exact Hessian, steps of at most two cells, and backtracking on ‖∇f‖, polishes each; kept is what
/// ends in the window with ‖∇f‖ ≤ 10⁻⁸ of what it is one cell around. Grid minima where that fails are polished by polling values.
/// Degenerate: the least eigenvalue is at most 10⁻⁶ of the largest, or of the mean curvature one cell around.
///
/// @param objective  of one or two variables, with a Hessian (asserted).
/// @return nothing if `progress` said stop.
/// Cost: samples² gradients, and some ten Hessians a candidate.
/// @see Nocedal & Wright, Numerical Optimization (2006), section 11.1: Newton's method for equations with a line search.
[[nodiscard]] std::optional<CriticalPoints> criticalPoints(Objective& objective, const Rectangle& window,
                                                           const CriticalSearch& search = {});

} // namespace ad
