// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad::ui {

SurfaceCamera::SurfaceCamera(const SurfaceEye& eye, const QRectF& rect)
    : m_middle(rect.center())
{
    const double azimuth = eye.azimuth * std::numbers::pi / 180;
    const double elevation = std::clamp(eye.elevation, 0.0, 90.0) * std::numbers::pi / 180;
    m_eye = {std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth), std::sin(elevation)};
    m_right = {-std::sin(azimuth), std::cos(azimuth), 0};
    m_up = {-std::sin(elevation) * std::cos(azimuth), -std::sin(elevation) * std::sin(azimuth), std::cos(elevation)};
    const double across = 2 * std::numbers::sqrt2;
    const double high = across * m_eye.z + kSurfaceHeight * m_up.z;
    m_scale = eye.zoom * std::min(rect.width() / across, rect.height() / high);
}

Vec3 SurfaceCamera::pointAt(QPointF pixel, double depth) const
{
    const double a = (pixel.x() - m_middle.x()) / m_scale;
    const double b = (m_middle.y() - pixel.y()) / m_scale;
    return {a * m_right.x + b * m_up.x + depth * m_eye.x, a * m_right.y + b * m_up.y + depth * m_eye.y,
            a * m_right.z + b * m_up.z + depth * m_eye.z + kSurfaceHeight / 2};
}

} // namespace ad::ui
