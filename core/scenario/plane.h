// SPDX-License-Identifier: GPL-3.0-or-later
// The plane in which a race of many dimensions is drawn.
#pragma once

#include "core/base/plane.h"
#include "core/optim/run.h"
#include "core/scenario/axes.h"

#include <span>

namespace ad {

/// origin + u·d₁ + v·d₂ in the space of the n free inputs; a line, without d₂, for a curve.
struct Plane
{
    PlaneKind kind = PlaneKind::Inputs;
    std::vector<int> axes = {};                       // of PlaneKind::Inputs: the coordinates that u and v are; else empty
    std::vector<double> origin = {};                  // n
    std::vector<std::vector<double>> directions = {}; // one or two of n numbers, linearly independent
    std::vector<std::string> names = {};              // of u and v: "x", "direction 1", "PC 1 (87 %)"
    std::vector<double> explained = {};               // of PlaneKind::Principal: the parts of the variance, in [0, 1]

    friend bool operator==(const Plane&, const Plane&) = default;

    [[nodiscard]] int dimension() const { return static_cast<int>(directions.size()); }
    /// The point at a place; the place's y counts only in a plane.
    [[nodiscard]] std::vector<double> pointAt(Vec2 place) const;
    /// The place of the point of the plane that is nearest to `point` (n): its orthogonal projection. y is 0 on a line.
    [[nodiscard]] Vec2 placeOf(std::span<const double> point) const;
    /// The same for a displacement: of a gradient, that part of it which lies in the plane, in units of the directions.
    [[nodiscard]] Vec2 along(std::span<const double> displacement) const;
};

/// The slice through `start` (n) along the axes of the view; its places are the values of these inputs.
[[nodiscard]] Plane inputPlane(const AxisView& view);

/// Two random directions, normalized filter by filter, through the start of the race. Their components are normal random numbers; then
/// d ← d / ‖d‖ · ‖θ‖ for each filter, with θ the values in the program. A filter is what feeds one unit: a row of a matrix, or a column if
/// the matrix is the right factor of a product X @ W; a vector is one filter, and all scalars together are one. A filter of zeros stays
/// where it is, unless all are zeros.
///
/// The origin of places is that of the program's values, moved along the normal of the plane to hold the start, so that a start that is
/// chosen in the plane leaves it as it is.
/// @see Li, Xu, Taylor, Studer & Goldstein, Visualizing the Loss Landscape of Neural Nets (2018), section 4.
[[nodiscard]] Plane randomPlane(const AxisView& view, std::uint64_t seed);

/// The two principal components of where the racers went, through the last point of the first run. The rows are θᵢ − θ_last of all
/// iterates of all runs that did not diverge (of all, if all did), centred; with more than kPrincipalRows of them in more than
/// kPrincipalColumns dimensions, evenly spaced ones. Of each direction the component of largest magnitude is positive. The directions are
/// orthonormal; what no iterate says about them is taken from the axes of the view.
///
/// Cost: O(rows · n²) for n ≤ kPrincipalColumns, else O(rows² · n).
/// @param runs  with at least their starts; none: the plane of the axes.
/// @see Li et al. (2018), section 7.2.
[[nodiscard]] Plane principalPlane(const AxisView& view, std::span<const Run* const> runs);

inline constexpr int kPrincipalColumns = 64;
inline constexpr std::int64_t kPrincipalRows = 512;

/// The plane that the scenario wants, once its shown racers have run; nothing to choose in one or two dimensions.
/// @param runs  of the racers in their order; null for those without.
[[nodiscard]] Plane chosenPlane(const Scenario& scenario, const AxisView& view, std::span<const Run* const> runs);

/// What the map is, and what the ways on it are, in two sentences; empty if it shows everything.
[[nodiscard]] std::string planeSentence(const Plane& plane);

} // namespace ad
