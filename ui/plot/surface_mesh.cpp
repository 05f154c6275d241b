// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_mesh.h"

#include <cassert>
#include <cmath>

namespace ad::ui {
namespace {

float unitOf(const MapPicture& picture, double value)
{
    return std::isfinite(value) ? static_cast<float>(picture.scale.toUnit(value)) : NAN;
}

// By central differences where both neighbours are there.
Vec3 normalAt(const SurfaceMesh& mesh, int column, int row)
{
    const auto at = [&](int c, int r) { return mesh.unit[static_cast<std::size_t>(r) * mesh.side + c]; };
    const auto slope = [&](float before, float here, float after) {
        const double step = 2.0 / (mesh.side - 1);
        if (!std::isnan(before) && !std::isnan(after))
            return kSurfaceHeight * (after - before) / (2 * step);
        const float other = std::isnan(after) ? before : after;
        const double sign = std::isnan(after) ? -1 : 1;
        return std::isnan(other) ? 0.0 : sign * kSurfaceHeight * (other - here) / step;
    };
    const int last = mesh.side - 1;
    const float here = at(column, row);
    const double dx = slope(column > 0 ? at(column - 1, row) : NAN, here, column < last ? at(column + 1, row) : NAN);
    const double dy = slope(row > 0 ? at(column, row - 1) : NAN, here, row < last ? at(column, row + 1) : NAN);
    const double length = std::sqrt(dx * dx + dy * dy + 1);
    return {-dx / length, -dy / length, 1 / length};
}

} // namespace

SurfaceMesh surfaceMesh(const MapPicture& picture, int side)
{
    const Field& field = picture.field;
    assert(field.columns >= 2 && side >= 2);
    SurfaceMesh mesh;
    mesh.side = side;
    mesh.unit.reserve(static_cast<std::size_t>(side) * side);
    for (int row = 0; row < side; ++row) {
        const double y = field.window.ymin + field.window.height() * row / (side - 1);
        for (int column = 0; column < side; ++column)
            mesh.unit.push_back(unitOf(picture, field.valueAt({field.window.xmin + field.window.width() * column / (side - 1), y})));
    }
    mesh.normals.reserve(mesh.unit.size());
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            mesh.normals.push_back(normalAt(mesh, column, row));
    return mesh;
}

std::optional<Vec3> onSurface(const MapPicture& picture, Vec2 place)
{
    const double value = picture.field.valueAt(place);
    if (!std::isfinite(value))
        return std::nullopt;
    const Rectangle& w = picture.window;
    return Vec3{2 * (place.x - w.xmin) / w.width() - 1, 2 * (place.y - w.ymin) / w.height() - 1,
                kSurfaceHeight * picture.scale.toUnit(value)};
}

Vec2 placeBelow(const MapPicture& picture, const Vec3& point)
{
    const Rectangle& w = picture.window;
    return {w.xmin + w.width() * (point.x + 1) / 2, w.ymin + w.height() * (point.y + 1) / 2};
}

} // namespace ad::ui
