// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/plane.h"

#include "core/base/text.h"

#include <cmath>

namespace ad {

namespace {

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

} // namespace

std::vector<double> Plane::pointAt(Vec2 place) const
{
    std::vector<double> point = origin;
    const double coordinates[] = {place.x, place.y};
    for (std::size_t k = 0; k < directions.size(); ++k) {
        if (!axes.empty()) {
            point[static_cast<std::size_t>(axes[k])] = coordinates[k]; // exactly, and infinite numbers too
            continue;
        }
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] += coordinates[k] * directions[k][i];
    }
    return point;
}

Vec2 Plane::placeOf(std::span<const double> point) const
{
    if (!axes.empty())
        return along(point);
    std::vector<double> displacement(point.begin(), point.end());
    for (std::size_t i = 0; i < displacement.size(); ++i)
        displacement[i] -= origin[i];
    return along(displacement);
}

Vec2 Plane::along(std::span<const double> displacement) const
{
    if (!axes.empty())
        return {displacement[static_cast<std::size_t>(axes[0])], axes.size() > 1 ? displacement[static_cast<std::size_t>(axes[1])] : 0};
    const double a = dot(directions[0], displacement);
    if (directions.size() < 2)
        return {a / dot(directions[0], directions[0]), 0};
    // The normal equations: random directions are not quite orthogonal.
    const double b = dot(directions[1], displacement);
    const double aa = dot(directions[0], directions[0]);
    const double ab = dot(directions[0], directions[1]);
    const double bb = dot(directions[1], directions[1]);
    const double determinant = aa * bb - ab * ab;
    return {(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant};
}

Plane inputPlane(const AxisView& view)
{
    Plane plane{PlaneKind::Inputs, view.axes, view.start, {}, {}, {}};
    for (const int axis : view.axes) {
        const auto at = static_cast<std::size_t>(axis);
        plane.origin[at] = 0;
        plane.directions.emplace_back(view.start.size(), 0.0)[at] = 1;
        plane.names.push_back(view.names[at]);
    }
    return plane;
}

Plane chosenPlane(const Scenario& scenario, const AxisView& view, std::span<const Run* const> runs)
{
    if (view.names.size() <= 2 || scenario.plane.kind == PlaneKind::Inputs)
        return inputPlane(view);
    if (scenario.plane.kind == PlaneKind::Random)
        return randomPlane(view, scenario.plane.seed);
    std::vector<const Run*> shown;
    for (std::size_t i = 0; i < runs.size() && i < scenario.racers.size(); ++i)
        if (scenario.racers[i].isShown && runs[i] != nullptr)
            shown.push_back(runs[i]);
    return principalPlane(view, shown);
}

std::string planeSentence(const Plane& plane)
{
    if (plane.origin.size() <= plane.directions.size())
        return "";
    const std::string count = std::to_string(plane.origin.size()) + " inputs";
    std::string what = "The plane of " + count + " in which the racers moved most.";
    if (plane.kind == PlaneKind::Random)
        what = "A plane through the start along 2 random directions of " + count + ".";
    else if (plane.kind == PlaneKind::Inputs && plane.names.size() == 1)
        what = "A line through the start: of " + count + " only " + displayName(plane.names[0]) + " changes.";
    else if (plane.kind == PlaneKind::Inputs)
        what = "A slice through the start: of " + count + " only " + displayName(plane.names[0]) + " and " + displayName(plane.names[1]) +
               " change.";
    return what + (plane.names.size() == 1 ? " Racers are drawn at their own loss, beside the curve."
                                           : " Ways are projected onto it: their loss is not the colour there.");
}

} // namespace ad
