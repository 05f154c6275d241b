// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/contour.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace ad {

namespace {

/// A line in pixels (y up) that can be walked by length.
class Path
{
public:
    Path(const ContourLine& line, Vec2 pixelsPerUnit)
    {
        const auto add = [&](Vec2 p) {
            const Vec2 pixel{p.x * pixelsPerUnit.x, p.y * pixelsPerUnit.y};
            m_lengths.push_back(m_points.empty() ? 0 : m_lengths.back() + ad::length(pixel - m_points.back()));
            m_points.push_back(pixel);
        };
        for (const Vec2 p : line.points)
            add(p);
        if (line.isClosed)
            add(line.points.front());
    }

    double length() const { return m_lengths.back(); }
    Vec2 pointAt(double distance) const
    {
        const auto above = std::upper_bound(m_lengths.begin(), m_lengths.end() - 1, distance);
        const auto i = std::max<std::ptrdiff_t>(1, above - m_lengths.begin());
        const double step = m_lengths[i] - m_lengths[i - 1];
        return mix(m_points[i - 1], m_points[i], step > 0 ? std::clamp((distance - m_lengths[i - 1]) / step, 0.0, 1.0) : 0);
    }

private:
    std::vector<Vec2> m_points;
    std::vector<double> m_lengths;
};

struct Spot
{
    Vec2 pixel;
    double angle;
    double chord; // straight distance of the ends of the label; its width on a straight stretch
};

std::optional<Spot> straightestSpot(const Path& path, const std::vector<Vec2>& taken, const ContourLabelOptions& options)
{
    const double half = options.width / 2;
    std::optional<Spot> best;
    for (double at = half; at + half <= path.length(); at += half) {
        const Vec2 middle = path.pointAt(at);
        const Vec2 direction = path.pointAt(at + half) - path.pointAt(at - half);
        const auto isNear = [&](Vec2 other) { return length(other - middle) < options.distance; };
        // A thousandth: among stretches equally straight, the first is taken, and not one that rounding chose.
        if (std::any_of(taken.begin(), taken.end(), isNear) || (best && length(direction) <= best->chord + 1e-3 * options.width))
            continue;
        double angle = std::atan2(direction.y, direction.x);
        if (angle > std::numbers::pi / 2)
            angle -= std::numbers::pi;
        else if (angle <= -std::numbers::pi / 2)
            angle += std::numbers::pi;
        best = Spot{middle, angle, length(direction)};
    }
    return best;
}

} // namespace

std::vector<ContourLabel> placeContourLabels(std::span<const ContourLine> lines, Vec2 pixelsPerUnit, const ContourLabelOptions& options)
{
    constexpr double kRoom = 2.5;       // a label takes at most 1/2.5 of its line, so that the line stays visible
    constexpr double kLeastChord = 0.8; // on a sharper bend, the text would leave the line
    std::vector<ContourLabel> labels;
    std::vector<Vec2> taken;
    for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
        const Path path(lines[i], pixelsPerUnit);
        if (path.length() < kRoom * options.width)
            continue;
        const std::optional<Spot> spot = straightestSpot(path, taken, options);
        if (!spot || spot->chord < kLeastChord * options.width)
            continue;
        taken.push_back(spot->pixel);
        labels.push_back({i, {spot->pixel.x / pixelsPerUnit.x, spot->pixel.y / pixelsPerUnit.y}, spot->angle});
    }
    return labels;
}

} // namespace ad
