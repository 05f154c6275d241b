// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/swarm.h"

#include "core/optim/noise.h"
#include "core/scenario/race.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr std::int64_t kMostKept = 2'000'000; // places of a swarm
constexpr double kPlastic = 1.32471795724474602596;
constexpr double kGolden = 1.61803398874989484820;

double part(double value)
{
    return value - std::floor(value);
}

double offsetOf(std::uint64_t seed, std::uint64_t axis)
{
    return static_cast<double>(mixedBits(2 * seed + axis) >> 11) * 0x1p-53;
}

void keep(Swarm& swarm, const Pack& pack, const Terrain& terrain)
{
    const std::span<const double> x = pack.positions();
    const auto lanes = static_cast<std::size_t>(pack.lanes());
    std::vector<double> point(static_cast<std::size_t>(pack.dimension()));
    for (std::size_t k = 0; k < lanes; ++k) {
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] = x[i * lanes + k];
        const Vec2 place = terrain.placeOf(point);
        swarm.places.push_back(static_cast<float>(place.x));
        swarm.places.push_back(static_cast<float>(terrain.mapDimension() == 1 ? pack.losses()[k] : place.y));
    }
}

} // namespace

Vec2 Swarm::placeAt(int racer, double position) const
{
    if (kept() == 0)
        return {NAN, NAN};
    const double at = std::clamp(position / stride, 0.0, static_cast<double>(kept() - 1));
    const auto k = static_cast<std::size_t>(at);
    const auto iterate = [&](std::size_t i) {
        const std::size_t from = 2 * (i * static_cast<std::size_t>(count) + static_cast<std::size_t>(racer));
        return Vec2{static_cast<double>(places[from]), static_cast<double>(places[from + 1])};
    };
    const Vec2 here = iterate(k);
    return static_cast<int>(k) + 1 < kept() ? mix(here, iterate(k + 1), at - static_cast<double>(k)) : here;
}

std::vector<Vec2> spreadPlaces(const Rectangle& window, int count, std::uint64_t seed, int dimension)
{
    const double first = dimension == 1 ? 1 / kGolden : 1 / kPlastic;
    std::vector<Vec2> places;
    for (int i = 0; i < count; ++i) {
        const double u = part(offsetOf(seed, 0) + i * first);
        const double v = part(offsetOf(seed, 1) + i / (kPlastic * kPlastic));
        places.push_back({window.xmin + u * window.width(), window.ymin + v * window.height()});
    }
    return places;
}

std::optional<Swarm> runSwarm(const Terrain& terrain, const Course& course, std::span<const Vec2> places, std::int64_t steps, StopRule stop,
                              const std::function<bool(double)>& onProgress, std::optional<int> batch)
{
    const auto lanes = places.size();
    const auto n = static_cast<std::size_t>(terrain.dimension());
    std::vector<double> starts(n * lanes);
    for (std::size_t k = 0; k < lanes; ++k) {
        const std::vector<double> point = terrain.pointAt(places[k]);
        for (std::size_t i = 0; i < n; ++i)
            starts[i * lanes + k] = point[i];
    }
    Swarm swarm;
    swarm.count = static_cast<int>(lanes);
    swarm.stride = static_cast<int>(1 + (steps + 1) * static_cast<std::int64_t>(lanes) / kMostKept);
    const std::unique_ptr<Objective> objective = terrain.objective(batch);
    Pack pack(course.front().recipe, *objective, starts, stop);
    keep(swarm, pack, terrain);
    for (std::int64_t made = 1; made <= steps && stepOn(course, pack, *objective); ++made) {
        if (made % swarm.stride == 0)
            keep(swarm, pack, terrain);
        if (made % 16 == 0 && onProgress && !onProgress(static_cast<double>(made) / static_cast<double>(steps)))
            return std::nullopt;
    }
    for (int k = 0; k < pack.lanes(); ++k)
        swarm.statuses.push_back(pack.status(k) == Status::Running ? Status::Finished : pack.status(k));
    return swarm;
}

std::vector<std::shared_ptr<const Swarm>> shownSwarms(const Scenario& scenario, const Terrain& terrain, const Rectangle& window)
{
    const std::vector<Vec2> places = spreadPlaces(window, scenario.swarm.count, scenario.swarm.seed, terrain.mapDimension());
    std::vector<std::shared_ptr<const Swarm>> swarms;
    for (const RacerChoice& racer : scenario.racers) {
        if (!racer.isShown || places.empty())
            continue;
        const Result<Course> course = courseOf(scenario, racer);
        swarms.push_back(std::make_shared<const Swarm>(
            course ? *runSwarm(terrain, *course, places, scenario.steps, stopRuleOf(scenario), {}, racer.batch) : Swarm()));
    }
    return swarms;
}

} // namespace ad
