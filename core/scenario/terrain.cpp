// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/terrain.h"

#include "core/optim/run.h"
#include "core/scenario/plane_graph.h"
#include "core/scenario/program_objective.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

Kernel compiled(const AxisView& view, const Plane& plane)
{
    const PlaneGraph graph = planeGraph(view, plane);
    return compile(graph.graph, std::span(&graph.output, 1), graph.coordinates);
}

struct Range
{
    double low;
    double high;
};

// Around all the points, half as much again on each side.
Range rangeAround(std::span<const double> points, double least)
{
    const auto [low, high] = std::minmax_element(points.begin(), points.end());
    const double room = std::max(0.25 * (*high - *low), least);
    return {*low - room, *high + room};
}

// In a slice there are no known places besides the start, so that the map is as large as the race.
void addWays(const Terrain& terrain, std::span<const Run* const> runs, std::vector<Vec2>& places)
{
    for (const Run* run : runs) {
        if (run == nullptr || run->status == Status::Diverged || run->dimension != terrain.dimension())
            continue;
        for (std::int64_t k = 0; k <= run->stopStep; ++k)
            if (const Vec2 place = terrain.placeOf(run->at(k)); std::isfinite(place.x) && std::isfinite(place.y))
                places.push_back(place);
    }
}

double spread(std::span<const double> numbers)
{
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    return *high - *low;
}

// The least room around everything. A plane of many dimensions has its own units: in random directions one is the size of the weights;
// principal ones are as long as the ways in it.
double leastRoom(const Terrain& terrain, std::span<const double> xs, std::span<const double> ys)
{
    if (terrain.plane().kind == PlaneKind::Random)
        return 0.5;
    if (terrain.plane().kind == PlaneKind::Inputs)
        return 2.0;
    const double longest = std::max(spread(xs), spread(ys));
    return longest > 0 ? 0.2 * longest : 1.0;
}

// Where a descent from the start comes to rest, unless that is too far away for one picture.
std::optional<Vec2> minimumBelow(const Terrain& terrain)
{
    constexpr double kFurthest = 20; // times the start's own distance from 0, or 1
    RacerSettings settings;
    settings.optimizer = "bfgs";
    const Run run = minimize(*terrain.wholeObjective(), *makeRecipe(settings), terrain.start(), {.steps = 100});
    const Vec2 start = terrain.placeOf(terrain.start());
    const Vec2 end = terrain.placeOf(run.at(run.stopStep));
    const bool isNear = std::hypot(end.x - start.x, end.y - start.y) <= kFurthest * std::max(1.0, std::hypot(start.x, start.y));
    return run.status == Status::Converged && isNear ? std::optional(end) : std::nullopt;
}

} // namespace

Terrain::Terrain(AxisView view, std::shared_ptr<const Batches> batches)
    : m_view(std::make_shared<const AxisView>(std::move(view)))
    , m_batches(std::move(batches))
    , m_plane(inputPlane(*m_view))
    , m_value(compiled(*m_view, m_plane))
    , m_gradient(gradientKernel(*m_view))
{
}

Terrain Terrain::drawnIn(Plane plane) const
{
    Terrain other = *this;
    if (plane == m_plane)
        return other;
    other.m_plane = std::move(plane);
    other.m_value = compiled(*m_view, other.m_plane);
    return other;
}

void Terrain::values(std::span<const std::span<const double>> coordinates, std::span<double> values, Workspace& workspace) const
{
    assert(static_cast<int>(coordinates.size()) == mapDimension());
    std::vector<const double*> inputs;
    for (const std::span<const double>& axis : coordinates)
        inputs.push_back(axis.data());
    double* const outputs[] = {values.data()};
    m_value.evaluate(inputs, outputs, static_cast<std::ptrdiff_t>(values.size()), workspace);
}

void Terrain::grid(std::span<const double> x, std::span<const double> y, std::span<double> values, Workspace& workspace) const
{
    double* const outputs[] = {values.data()};
    m_value.evaluateGrid(x, y, outputs, workspace);
}

std::unique_ptr<Objective> Terrain::objective(std::optional<int> batch) const
{
    return hasBatches(batch) ? m_batches->objective(batch) : wholeObjective();
}

std::optional<Terrain> Terrain::onRows(std::span<const int> rows) const
{
    if (!m_batches)
        return std::nullopt;
    Result<AxisView> view = m_batches->viewOf(rows);
    if (!view)
        return std::nullopt;
    return Terrain(std::move(*view)).drawnIn(m_plane);
}

std::unique_ptr<Objective> Terrain::wholeObjective() const
{
    return programObjective(m_view, m_gradient);
}

Rectangle windowOf(const Scenario& scenario, const Terrain& terrain, std::span<const Run* const> runs)
{
    if (scenario.window)
        return {scenario.window->xmin, scenario.window->xmax, scenario.window->ymin, scenario.window->ymax};
    std::vector<Vec2> places = {terrain.placeOf(terrain.start())};
    for (const KnownMinimum& minimum : scenario.minima)
        if (static_cast<int>(minimum.at.size()) == terrain.dimension() && terrain.isWhole())
            places.push_back(terrain.placeOf(minimum.at));
    if (!terrain.isWhole())
        addWays(terrain, runs, places);
    else if (const std::optional<Vec2> minimum = scenario.minima.empty() ? minimumBelow(terrain) : std::nullopt)
        places.push_back(*minimum);
    std::vector<double> xs, ys;
    for (const Vec2 place : places) {
        xs.push_back(place.x);
        ys.push_back(place.y);
    }
    const double room = leastRoom(terrain, xs, ys);
    const Range x = rangeAround(xs, room);
    const Range y = rangeAround(ys, room);
    return {x.low, x.high, y.low, y.high};
}

} // namespace ad
