// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a scene is seen, and how large.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace ad::ui {

inline constexpr double kSmallestZoom = 0.02;
inline constexpr double kLargestZoom = 8.0;

/// view = zoom · scene + offset, in pixels.
struct Viewport
{
    double zoom = 1.0;
    QPointF offset = {};

    friend bool operator==(const Viewport&, const Viewport&) = default;

    [[nodiscard]] QPointF toView(const QPointF& scene) const { return zoom * scene + offset; }
    [[nodiscard]] QPointF toScene(const QPointF& view) const { return (view - offset) / zoom; }
    [[nodiscard]] QRectF toView(const QRectF& scene) const { return {toView(scene.topLeft()), scene.size() * zoom}; }
    [[nodiscard]] QTransform transform() const { return {zoom, 0.0, 0.0, zoom, offset.x(), offset.y()}; }

    /// Zooms by `factor`, within bounds; what is at `fixed` (in the view) stays there.
    [[nodiscard]] Viewport zoomedAt(const QPointF& fixed, double factor) const;
    [[nodiscard]] Viewport movedBy(const QPointF& offset) const;
    /// Moved as little as it takes to see `scene` with `margin` pixels around it in a view of `size`.
    [[nodiscard]] Viewport showing(const QRectF& scene, const QSizeF& size, double margin) const;
};

/// How the viewport follows the graph and the size of the view.
enum class Framing {
    Fresh, // all is seen; of a graph that is too large for that the part where the step is, large enough to read
    Whole, // all is seen, however small
    Free,  // as the user has zoomed and panned
};

/// On the way from one viewport to another: zoom by equal factors, so that it looks even.
[[nodiscard]] Viewport between(const Viewport& from, const Viewport& to, double progress);

/// The whole scene in the middle of a view of `size`, with room for what is drawn beside cards; enlarged at most to `largestZoom`.
[[nodiscard]] Viewport fitted(const QRectF& scene, const QSizeF& size, double largestZoom);

/// How far a small graph is enlarged to fill a picture, at a theme's scale of 1.
inline constexpr double kLargestFit = 2.0;

} // namespace ad::ui
