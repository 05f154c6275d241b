// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/minima.h"

#include "core/scenario/plane_objective.h"

#include <cmath>
#include <numbers>

namespace ad {

namespace {

constexpr double kRadius = 0.01;       // diagonals of the window
constexpr double kLineRadius = 0.01;   // around each point of a valley; they are closer to each other than this
constexpr double kShare = 1.0 / 3;     // of the way to the next minimum
constexpr double kStatedDigits = 1e-4; // files state minima with some digits; another function would have to meet the value by chance
constexpr double kSameMinimum = 1e-3;  // diagonals

double valueAt(Objective& objective, std::span<const double> point)
{
    std::vector<double> gradient(point.size());
    double value = 0;
    objective.evaluate(point, 1, 0, {&value, 1}, gradient);
    return value;
}

std::vector<RaceMinimum> statedMinima(const Terrain& terrain, const Scenario& scenario)
{
    const std::unique_ptr<Objective> objective = terrain.objective();
    std::vector<RaceMinimum> minima;
    for (const KnownMinimum& known : scenario.minima) {
        if (static_cast<int>(known.at.size()) != terrain.dimension())
            continue;
        const double value = valueAt(*objective, known.at);
        if (std::abs(value - known.value) <= kStatedDigits * std::max(1.0, std::abs(known.value)))
            minima.push_back({known.at, value, true});
    }
    return minima;
}

RaceMinimum raceMinimum(const Terrain& terrain, const CriticalPoint& point)
{
    RaceMinimum minimum{terrain.pointAt(point.at), point.value};
    for (const Vec2 other : point.line)
        minimum.line.push_back(terrain.pointAt(other));
    return minimum;
}

} // namespace

std::vector<RaceMinimum> minimaOf(const Terrain& terrain, const Scenario& scenario, const Rectangle& window, const CriticalPoints* found)
{
    std::vector<RaceMinimum> minima = statedMinima(terrain, scenario);
    if (!terrain.isWhole())
        return minima;
    std::optional<CriticalPoints> own;
    if (found == nullptr) {
        CriticalSearch search;
        for (const RaceMinimum& minimum : minima)
            search.seeds.push_back(terrain.placeOf(minimum.at));
        own = criticalPoints(*planeObjective(terrain), window, search);
        found = &*own;
    }
    const double diagonal = std::hypot(window.width(), terrain.mapDimension() == 2 ? window.height() : 0.0);
    const std::size_t stated = minima.size();
    for (const CriticalPoint& point : found->points) {
        if (!point.isLowest)
            continue;
        const bool isStated = std::any_of(minima.begin(), minima.begin() + static_cast<std::ptrdiff_t>(stated), [&](const RaceMinimum& m) {
            return length(terrain.placeOf(m.at) - point.at) <= kSameMinimum * diagonal;
        });
        if (!isStated)
            minima.push_back(raceMinimum(terrain, point));
    }
    return minima;
}

MinimumRegions::MinimumRegions(std::span<const RaceMinimum> minima, const Rectangle& window)
{
    const std::size_t n = minima.empty() ? 0 : minima.front().at.size();
    m_unit = n == 1   ? Vec2{1 / window.width(), 0}
             : n == 2 ? (1 / std::numbers::sqrt2) * Vec2{1 / window.width(), 1 / window.height()}
                      : Vec2{1 / std::hypot(window.width(), window.height()), 1 / std::hypot(window.width(), window.height())};
    for (const RaceMinimum& minimum : minima) {
        Region region{minimum.line, kLineRadius * kLineRadius};
        if (minimum.line.empty()) {
            region = {{minimum.at}, kRadius * kRadius};
            for (const RaceMinimum& other : minima)
                if (&other != &minimum)
                    region.square = std::min(region.square, kShare * kShare * squareBetween(minimum.at, other.at));
        }
        m_regions.push_back(std::move(region));
    }
}

double MinimumRegions::squareBetween(std::span<const double> a, std::span<const double> b) const
{
    double square = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double d = (a[i] - b[i]) * (i == 0 ? m_unit.x : m_unit.y);
        square += d * d;
    }
    return square;
}

bool MinimumRegions::isAt(int minimum, std::span<const double> point) const
{
    const Region& region = m_regions[static_cast<std::size_t>(minimum)];
    return std::any_of(region.centres.begin(), region.centres.end(),
                       [&](const std::vector<double>& centre) { return squareBetween(centre, point) <= region.square; });
}

int MinimumRegions::at(std::span<const double> point) const
{
    for (int i = 0; i < static_cast<int>(m_regions.size()); ++i)
        if (isAt(i, point))
            return i;
    return -1;
}

} // namespace ad
