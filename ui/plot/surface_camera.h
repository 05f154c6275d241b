// SPDX-License-Identifier: GPL-3.0-or-later
// From the box in which a surface stands to pixels, and back: a parallel projection.
//
// The box is [−1, 1]² × [0, kSurfaceHeight]: the window of the map is its floor, and the colours' range its height.
#pragma once

#include <QPointF>
#include <QRectF>

namespace ad::ui {

inline constexpr double kSurfaceHeight = 1.1;

/// A point or a direction in the box.
struct Vec3
{
    double x = 0;
    double y = 0;
    double z = 0;

    friend bool operator==(const Vec3&, const Vec3&) = default;
};

/// From where the surface is seen.
struct SurfaceEye
{
    double azimuth = 225;  ///< degrees from the x axis, counterclockwise
    double elevation = 35; ///< degrees above the floor, 0 … 90
    double zoom = 1;

    friend bool operator==(const SurfaceEye&, const SurfaceEye&) = default;
};

class SurfaceCamera
{
public:
    /// The box, seen from any azimuth, fits into `rect` at zoom 1.
    SurfaceCamera(const SurfaceEye& eye, const QRectF& rect);

    [[nodiscard]] QPointF toPixel(const Vec3& p) const
    {
        return {m_middle.x() + m_scale * (m_right.x * p.x + m_right.y * p.y),
                m_middle.y() - m_scale * (m_up.x * p.x + m_up.y * p.y + m_up.z * (p.z - kSurfaceHeight / 2))};
    }
    /// Towards the eye, in the units of the box: of two points at one pixel the one of larger depth hides the other.
    [[nodiscard]] double depth(const Vec3& p) const { return m_eye.x * p.x + m_eye.y * p.y + m_eye.z * (p.z - kSurfaceHeight / 2); }
    [[nodiscard]] Vec3 pointAt(QPointF pixel, double depth) const;
    /// The direction to the eye, of length 1.
    [[nodiscard]] const Vec3& toEye() const { return m_eye; }
    [[nodiscard]] const Vec3& right() const { return m_right; }
    [[nodiscard]] const Vec3& up() const { return m_up; }
    /// Pixels a unit of the box.
    [[nodiscard]] double scale() const { return m_scale; }

private:
    Vec3 m_eye, m_right, m_up;
    QPointF m_middle;
    double m_scale;
};

} // namespace ad::ui
