// SPDX-License-Identifier: GPL-3.0-or-later
// The box around a surface: its floor, its back walls with lines at round heights, and axes with numbers and names.
#pragma once

#include "ui/plot/map_picture.h"
#include "ui/plot/surface_camera.h"

#include <QString>

#include <array>

class QPainter;

namespace ad::ui {

/// What is behind the surface.
void paintSurfaceBox(QPainter& painter, const SurfaceCamera& camera, const MapPicture& picture);
/// What is in front of it: the axes along the two edges of the floor that are nearest to the eye, and the height at the left.
/// @param names  of x, y and the height.
void paintSurfaceAxes(QPainter& painter, const SurfaceCamera& camera, const MapPicture& picture, const std::array<QString, 3>& names);

} // namespace ad::ui
