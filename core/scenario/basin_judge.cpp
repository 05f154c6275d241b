// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/basin_judge.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr double kFar = 10;        // windows
constexpr double kLossPart = 1e-3; // of the typical height of the window
constexpr int kHeightSamples = 32;

/// The median of f over the window.
double typicalValue(const Terrain& terrain, const Rectangle& window)
{
    const BasinMap places{window, kHeightSamples, terrain.mapDimension() == 1 ? 1 : kHeightSamples, {}, {}, {}};
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
    std::vector<double> values;
    std::vector<double> gradient(static_cast<std::size_t>(terrain.dimension()));
    for (int row = 0; row < places.rows; ++row) {
        for (int column = 0; column < places.columns; ++column) {
            double value = 0;
            objective->evaluate(terrain.pointAt(places.placeOf(column, row)), 1, 0, {&value, 1}, gradient);
            if (std::isfinite(value))
                values.push_back(value);
        }
    }
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

BasinJudge::BasinJudge(const Terrain& terrain, const BasinMap& map)
    : m_regions(map.minima, map.window)
    , m_terrain(terrain)
    , m_far{kFar * map.window.width(), kFar * map.window.height()}
    , m_middle{map.window.xmin + map.window.width() / 2, map.window.ymin + map.window.height() / 2}
{
    const double typical = typicalValue(terrain, map.window);
    for (const RaceMinimum& minimum : map.minima)
        m_highest.push_back(minimum.value + kLossPart * std::max(0.0, typical - minimum.value));
}

int BasinJudge::basin(std::span<const double> point, double loss, Status status) const
{
    if (status == Status::Diverged || isFar(point))
        return BasinMap::kDiverged;
    const int minimum = m_regions.at(point);
    return minimum >= 0 && loss <= m_highest[static_cast<std::size_t>(minimum)] ? minimum : BasinMap::kNone;
}

bool BasinJudge::isReached(int minimum, std::span<const double> point, double loss) const
{
    return loss <= m_highest[static_cast<std::size_t>(minimum)] && m_regions.isAt(minimum, point);
}

bool BasinJudge::isFar(std::span<const double> point) const
{
    const Vec2 d = m_terrain.placeOf(point) - m_middle;
    return std::abs(d.x) > m_far.x || (m_terrain.mapDimension() == 2 && std::abs(d.y) > m_far.y);
}

} // namespace ad
