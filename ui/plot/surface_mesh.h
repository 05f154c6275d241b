// SPDX-License-Identifier: GPL-3.0-or-later
// A landscape as a surface in the box of SurfaceCamera.
#pragma once

#include "ui/plot/map_picture.h"
#include "ui/plot/surface_camera.h"

#include <optional>
#include <vector>

namespace ad::ui {

/// A regular grid of heights with its normals.
struct SurfaceMesh
{
    int side = 0;              ///< vertices a side
    std::vector<float> unit;   ///< height and colour in [0, 1], row by row from the lowest y; NaN is a hole
    std::vector<Vec3> normals; ///< of length 1

    [[nodiscard]] double coordinate(int i) const { return -1.0 + 2.0 * i / (side - 1); }
};

/// The surface of a picture with a field (asserted) and colours. Heights are as the colours: linear or logarithmic, cut off at both ends of
/// the colour bar; where the function isn't finite there is a hole. Cost: O(side²).
[[nodiscard]] SurfaceMesh surfaceMesh(const MapPicture& picture, int side);

/// Where a place of the map stands in the box, on the surface; nothing outside of the picture's window and in holes.
[[nodiscard]] std::optional<Vec3> onSurface(const MapPicture& picture, Vec2 place);

/// The place on the floor below a point of the box.
[[nodiscard]] Vec2 placeBelow(const MapPicture& picture, const Vec3& point);

} // namespace ad::ui
