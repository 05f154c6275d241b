// SPDX-License-Identifier: GPL-3.0-or-later
// The minima of a race: those that its file states, and those that are found in the window.
#pragma once

#include "core/landscape/critical_points.h"
#include "core/scenario/terrain.h"

#include <string>

namespace ad {

struct RaceMinimum
{
    std::vector<double> at; // a point of the race: as many coordinates as Terrain::dimension()
    double value = 0;
    bool isStated = false;                      // by the scenario
    std::vector<std::vector<double>> line = {}; // others of a whole valley of minima, about a cell of the search apart

    friend bool operator==(const RaceMinimum&, const RaceMinimum&) = default;
};

/// First the stated minima of the scenario in their order, without those that are none of its program (its text may have been changed:
/// the value there is another than the stated one), then the other local minima in `window`, from low to high.
///
/// In more dimensions than the map has, a minimum in the plane of the map is none of the function: there the others are those that BFGS
/// reaches from the start and from 3 × 3 places of the window, if their Hessian has only positive eigenvalues; of at most 64 dimensions.
/// Cost: that of criticalPoints, some ten milliseconds, most of it a compilation: not for each frame.
/// @param found  critical points of planeObjective(terrain) in `window`, if they are at hand.
[[nodiscard]] std::vector<RaceMinimum> minimaOf(const Terrain& terrain, const Scenario& scenario, const Rectangle& window,
                                                const CriticalPoints* found = nullptr);

/// Where a racer counts as being at a minimum: not further from it than 1 % of the diagonal of the window, and than a third of the way to
/// the next one. Width and height of the window count alike, whatever their units; in more than two dimensions all axes have one unit.
class MinimumRegions
{
public:
    MinimumRegions(std::span<const RaceMinimum> minima, const Rectangle& window);

    /// The index of the minimum that `point` is at; −1: none. Cost: O(minima).
    [[nodiscard]] int at(std::span<const double> point) const;
    /// Whether it is at that one.
    [[nodiscard]] bool isAt(int minimum, std::span<const double> point) const;

private:
    struct Region
    {
        std::vector<std::vector<double>> centres; // one, or all of a valley
        double square = 0;                        // of the radius, in diagonals
    };

    Vec2 m_unit; // of both axes, in diagonals
    std::vector<Region> m_regions;
};

} // namespace ad
