// SPDX-License-Identifier: GPL-3.0-or-later
// Which minimum a run has reached: what counts as being there.
#pragma once

#include "core/optim/pack.h"
#include "core/scenario/basins.h"

namespace ad {

/// The definition stands at refined(). Immutable; any number of threads may use one.
class BasinJudge
{
public:
    /// Keeps a reference to `terrain`. Cost: 32² evaluations.
    BasinJudge(const Terrain& terrain, const BasinMap& map);

    /// An index into the minima of the map, BasinMap::kDiverged or kNone, for a run that ended at `point`.
    [[nodiscard]] int basin(std::span<const double> point, double loss, Status status) const;
    /// Whether an iterate counts as being at that minimum.
    [[nodiscard]] bool isReached(int minimum, std::span<const double> point, double loss) const;

private:
    [[nodiscard]] bool isFar(std::span<const double> point) const;

    MinimumRegions m_regions;
    const Terrain& m_terrain;
    Vec2 m_far;
    Vec2 m_middle;
    std::vector<double> m_highest; // loss that counts as being at the minimum
};

} // namespace ad
