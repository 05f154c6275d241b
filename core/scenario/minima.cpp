// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/minima.h"

#include "core/landscape/local_theory.h"
#include "core/optim/run.h"
#include "core/scenario/plane_objective.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad {

namespace {

constexpr double kRadius = 0.01;       // diagonals of the window
constexpr double kLineRadius = 0.01;   // around each point of a valley; they are closer to each other than this
constexpr double kShare = 1.0 / 3;     // of the way to the next minimum
constexpr double kStatedDigits = 1e-4; // files state minima with some digits; another function would have to meet the value by chance
constexpr double kSameMinimum = 1e-3;  // diagonals
constexpr int kMostDimensions = 64;
constexpr int kPlaces = 3; // a side
constexpr std::int64_t kDescentSteps = 300;

/// One unit of the first axis, and of the others, in diagonals of the window.
Vec2 diagonalUnits(std::size_t dimension, const Rectangle& window)
{
    if (dimension == 1)
        return {1 / window.width(), 0};
    if (dimension == 2)
        return (1 / std::numbers::sqrt2) * Vec2{1 / window.width(), 1 / window.height()};
    const double diagonal = std::hypot(window.width(), window.height());
    return {1 / diagonal, 1 / diagonal};
}

double squareBetween(std::span<const double> a, std::span<const double> b, Vec2 unit)
{
    double square = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double d = (a[i] - b[i]) * (i == 0 ? unit.x : unit.y);
        square += d * d;
    }
    return square;
}

double valueAt(Objective& objective, std::span<const double> point)
{
    std::vector<double> gradient(point.size());
    double value = 0;
    objective.evaluate(point, 1, 0, {&value, 1}, gradient);
    return value;
}

std::vector<RaceMinimum> statedMinima(const Terrain& terrain, const Scenario& scenario)
{
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
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

/// Where BFGS ends from the start, and from places all over the window.
std::vector<RaceMinimum> reachedMinima(const Terrain& terrain, const Rectangle& window)
{
    const auto n = static_cast<std::size_t>(terrain.dimension());
    if (terrain.dimension() > kMostDimensions)
        return {};
    std::vector<std::vector<double>> starts = {terrain.start()};
    for (int place = 0; place < kPlaces * kPlaces; ++place)
        starts.push_back(terrain.pointAt({window.xmin + window.width() * (place % kPlaces + 0.5) / kPlaces,
                                          window.ymin + window.height() * (place / kPlaces + 0.5) / kPlaces}));
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
    RacerSettings settings;
    settings.optimizer = "bfgs";
    const std::shared_ptr<const Recipe> recipe = *makeRecipe(settings);
    std::vector<RaceMinimum> minima;
    for (const std::vector<double>& start : starts) {
        const Run run = minimize(*objective, recipe, start, {.steps = kDescentSteps});
        const std::span<const double> end = run.at(run.stopStep);
        if (run.status == Status::Converged && localTheory(*objective, end).isBowl())
            minima.push_back({std::vector<double>(end.begin(), end.begin() + static_cast<std::ptrdiff_t>(n)), run.loss.back()});
    }
    std::stable_sort(minima.begin(), minima.end(), [](const RaceMinimum& a, const RaceMinimum& b) { return a.value < b.value; });
    return minima;
}

void addNew(std::vector<RaceMinimum>& minima, RaceMinimum minimum, Vec2 unit)
{
    const bool isKnown = std::any_of(minima.begin(), minima.end(), [&](const RaceMinimum& known) {
        return squareBetween(known.at, minimum.at, unit) <= kSameMinimum * kSameMinimum;
    });
    if (!isKnown)
        minima.push_back(std::move(minimum));
}

} // namespace

std::vector<RaceMinimum> minimaOf(const Terrain& terrain, const Scenario& scenario, const Rectangle& window, const CriticalPoints* found)
{
    std::vector<RaceMinimum> minima = statedMinima(terrain, scenario);
    const Vec2 unit = diagonalUnits(static_cast<std::size_t>(terrain.dimension()), window);
    if (!terrain.isWhole()) {
        for (RaceMinimum& minimum : reachedMinima(terrain, window))
            addNew(minima, std::move(minimum), unit);
        return minima;
    }
    std::optional<CriticalPoints> own;
    if (found == nullptr) {
        CriticalSearch search;
        for (const RaceMinimum& minimum : minima)
            search.seeds.push_back(terrain.placeOf(minimum.at));
        own = criticalPoints(*planeObjective(terrain), window, search);
        found = &*own;
    }
    for (const CriticalPoint& point : found->points)
        if (point.isLowest)
            addNew(minima, raceMinimum(terrain, point), unit);
    return minima;
}

MinimumRegions::MinimumRegions(std::span<const RaceMinimum> minima, const Rectangle& window)
{
    m_unit = diagonalUnits(minima.empty() ? 1 : minima.front().at.size(), window);
    for (const RaceMinimum& minimum : minima) {
        Region region{minimum.line, kLineRadius * kLineRadius};
        if (minimum.line.empty()) {
            region = {{minimum.at}, kRadius * kRadius};
            for (const RaceMinimum& other : minima)
                if (&other != &minimum)
                    region.square = std::min(region.square, kShare * kShare * squareBetween(minimum.at, other.at, m_unit));
        }
        m_regions.push_back(std::move(region));
    }
}

bool MinimumRegions::isAt(int minimum, std::span<const double> point) const
{
    const Region& region = m_regions[static_cast<std::size_t>(minimum)];
    return std::any_of(region.centres.begin(), region.centres.end(),
                       [&](const std::vector<double>& centre) { return squareBetween(centre, point, m_unit) <= region.square; });
}

int MinimumRegions::at(std::span<const double> point) const
{
    for (int i = 0; i < static_cast<int>(m_regions.size()); ++i)
        if (isAt(i, point))
            return i;
    return -1;
}

} // namespace ad
