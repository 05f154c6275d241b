// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a surface into an image with a depth for each pixel, so that lines on it know where they are hidden.
//
// Triangles are filled pixel by pixel, with depth, height and brightness as linear functions over each of them (a parallel projection keeps
// them linear); the nearest one stays. The colour of a pixel is that of its height, so that facets can't be seen.
// @see Pineda, "A Parallel Algorithm for Polygon Rasterization" (1988).
#pragma once

#include "ui/plot/surface_mesh.h"

#include <QImage>

#include <vector>

namespace ad::ui {

class SurfaceRaster
{
public:
    /// Nothing: nothing hides anything.
    SurfaceRaster() = default;
    /// @param area   of the image, in the pixels of the camera.
    /// @param ratio  pixels of the image to one of these.
    /// Cost: O(vertices + pixels), some milliseconds.
    SurfaceRaster(const SurfaceMesh& mesh, const SurfaceCamera& camera, const QRect& area, qreal ratio, ColorMap colors);

    /// Transparent where there is no surface.
    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] const QRect& area() const { return m_area; }
    /// Whether the surface at the pixel of a point is nearer to the eye than the point, by more than `room` units of the box.
    [[nodiscard]] bool hides(const SurfaceCamera& camera, const Vec3& point, double room) const;
    /// The point of the surface that is seen at a pixel of the camera.
    [[nodiscard]] std::optional<Vec3> pointAt(const SurfaceCamera& camera, QPointF pixel) const;

private:
    [[nodiscard]] float depthAt(QPointF pixel) const;

    QRect m_area;
    QImage m_image;
    std::vector<float> m_depth; // one a pixel
    qreal m_ratio = 1;
};

} // namespace ad::ui
