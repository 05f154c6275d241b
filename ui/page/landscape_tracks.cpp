// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/landscape_tracks.h"

#include "core/base/text.h"
#include "core/scenario/race.h"

#include <cmath>

namespace ad::ui {

std::vector<Track> tracksOf(const Scenario& scenario, const std::vector<std::shared_ptr<const Run>>& runs, bool isDark)
{
    std::vector<Track> tracks;
    for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
        const RacerChoice& racer = scenario.racers[i];
        Track track{QString::fromStdString(labelOf(racer)), racerLook(static_cast<int>(i), isDark), i < runs.size() ? runs[i] : nullptr,
                    racer.isShown};
        if (const QColor color(QString::fromStdString(racer.color)); color.isValid())
            track.look.color = color;
        track.isGhost = racer.isGhost;
        if (track.isGhost)
            track.look = ghostLook(track.look);
        tracks.push_back(std::move(track));
    }
    return tracks;
}

void placeTracks(std::vector<Track>& tracks, const Terrain& terrain)
{
    for (Track& track : tracks) {
        track.places = nullptr;
        track.isOnCurve = terrain.mapDimension() == 1;
        const bool isFirstTwo = terrain.isWhole() || !track.hasRun() || track.run->dimension != terrain.dimension();
        if (isFirstTwo)
            continue;
        auto places = std::make_shared<std::vector<Vec2>>();
        for (std::size_t k = 0; k < track.run->loss.size(); ++k) {
            const Vec2 place = terrain.placeOf(track.run->at(static_cast<std::int64_t>(k)));
            places->push_back(terrain.mapDimension() == 1 ? Vec2{place.x, track.run->loss[k]} : place);
        }
        track.places = std::move(places);
    }
}

std::array<QString, 2> axisNames(const Terrain& terrain)
{
    const auto name = [&](std::size_t i) { return QString::fromStdString(displayName(terrain.mapNames()[i])); };
    return {name(0), terrain.mapDimension() >= 2 ? name(1) : QStringLiteral("f")};
}

PointsFunction pointsFunctionOf(const Terrain& terrain)
{
    return [terrain](std::span<const double> xs, std::span<const double> ys, std::span<double> values) {
        Workspace workspace;
        const std::array<std::span<const double>, 2> both = {xs, ys};
        terrain.values({both.data(), static_cast<std::size_t>(terrain.mapDimension())}, values, workspace);
    };
}

namespace {

// One objective for all calls: they come from one thread.
std::function<PointValue(std::span<const double>)> valueAtPoint(const Terrain& terrain)
{
    const std::shared_ptr<Objective> objective = terrain.wholeObjective();
    return [objective, plane = terrain.plane()](std::span<const double> point) {
        std::vector<double> gradient(point.size());
        PointValue at;
        objective->evaluate(point, 1, 0, {&at.value, 1}, gradient);
        at.gradient = plane.along(gradient);
        for (const double g : gradient)
            at.norm = std::hypot(at.norm, g);
        return at;
    };
}

} // namespace

std::function<PointValue(Vec2)> pointValueOf(const Terrain& terrain)
{
    return [plane = terrain.plane(), value = valueAtPoint(terrain)](Vec2 place) { return value(plane.pointAt(place)); };
}

std::function<PointValue(const Track&, double)> trackValueOf(const Terrain& terrain)
{
    return [value = valueAtPoint(terrain)](const Track& track, double position) {
        const std::int64_t k = iterateAt(track, position);
        const std::span<const double> here = track.run->at(k);
        std::vector<double> point(here.begin(), here.end());
        if (!isAtEnd(track, position)) {
            const std::span<const double> next = track.run->at(k + 1);
            const double part = position - static_cast<double>(k);
            for (std::size_t i = 0; i < point.size(); ++i)
                point[i] += part * (next[i] - point[i]);
        }
        return value(point);
    };
}

MapStyle mapStyleOf(const Scenario& scenario)
{
    return {scenario.scale == ColorScale::Logarithmic ? ScaleKind::Logarithmic : ScaleKind::Linear, ColorMap::Viridis};
}

SampleRequest sampleRequest(const Scenario& scenario, const Terrain& terrain, const Rectangle& window)
{
    return {pointsFunctionOf(terrain), terrain.mapDimension(), window, mapStyleOf(scenario)};
}

Vec2 startOf(const Terrain& terrain)
{
    const Vec2 place = terrain.placeOf(terrain.start());
    return terrain.mapDimension() == 2 ? place : Vec2{place.x, pointValueOf(terrain)(place).value};
}

std::vector<Vec2> minimaOf(const Scenario& scenario, const Terrain& terrain)
{
    const auto valueAt = pointValueOf(terrain);
    std::vector<Vec2> minima;
    for (const KnownMinimum& minimum : scenario.minima) {
        // One number an axis, or all coordinates; those beside the plane of the map are not on it.
        const auto count = static_cast<int>(minimum.at.size());
        const bool isOnAxes = terrain.plane().kind == PlaneKind::Inputs && count == terrain.mapDimension();
        if (!isOnAxes && count != terrain.dimension())
            continue;
        const Vec2 at = isOnAxes ? Vec2{minimum.at[0], count >= 2 ? minimum.at[1] : 0} : terrain.placeOf(minimum.at);
        // Files state minima with about ten digits; another function, or another place, would have to meet the value by chance.
        if (std::abs(valueAt(at).value - minimum.value) <= 1e-4 * std::max(1.0, std::abs(minimum.value)))
            minima.push_back(terrain.mapDimension() >= 2 ? at : Vec2{at.x, minimum.value});
    }
    return minima;
}

} // namespace ad::ui
