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
        tracks.push_back(std::move(track));
    }
    return tracks;
}

std::array<QString, 2> axisNames(const Terrain& terrain)
{
    const auto name = [&](std::size_t i) { return QString::fromStdString(displayName(terrain.names()[i])); };
    return {name(0), terrain.dimension() >= 2 ? name(1) : QStringLiteral("f")};
}

PointsFunction pointsFunctionOf(const Terrain& terrain)
{
    return [terrain](std::span<const double> xs, std::span<const double> ys, std::span<double> values) {
        Workspace workspace;
        const std::array<std::span<const double>, 2> both = {xs, ys};
        terrain.values({both.data(), static_cast<std::size_t>(terrain.dimension())}, values, workspace);
    };
}

std::function<PointValue(Vec2)> pointValueOf(const Terrain& terrain)
{
    const std::shared_ptr<Objective> objective = terrain.objective();
    return [objective](Vec2 p) {
        const std::array<double, 2> point = {p.x, p.y};
        std::array<double, 2> gradient = {0, 0};
        double value = 0;
        const auto n = static_cast<std::size_t>(objective->dimension());
        objective->evaluate({point.data(), n}, 1, 0, {&value, 1}, {gradient.data(), n});
        return PointValue{value, {gradient[0], gradient[1]}};
    };
}

MapStyle mapStyleOf(const Scenario& scenario)
{
    return {scenario.scale == ColorScale::Logarithmic ? ScaleKind::Logarithmic : ScaleKind::Linear, ColorMap::Viridis};
}

SampleRequest sampleRequest(const Scenario& scenario, const Terrain& terrain, const Rectangle& window)
{
    return {pointsFunctionOf(terrain), terrain.dimension(), window, mapStyleOf(scenario)};
}

Vec2 startOf(const Terrain& terrain)
{
    const std::vector<double>& start = terrain.start();
    if (start.size() >= 2)
        return {start[0], start[1]};
    return {start[0], pointValueOf(terrain)({start[0], 0}).value};
}

std::vector<Vec2> minimaOf(const Scenario& scenario, const Terrain& terrain)
{
    const auto valueAt = pointValueOf(terrain);
    std::vector<Vec2> minima;
    for (const KnownMinimum& minimum : scenario.minima) {
        if (static_cast<int>(minimum.at.size()) != terrain.dimension())
            continue;
        const Vec2 at{minimum.at[0], minimum.at.size() >= 2 ? minimum.at[1] : minimum.value};
        // Files state minima with about ten digits; another function would have to meet the value by chance.
        if (std::abs(valueAt(at).value - minimum.value) <= 1e-4 * std::max(1.0, std::abs(minimum.value)))
            minima.push_back(at);
    }
    return minima;
}

} // namespace ad::ui
