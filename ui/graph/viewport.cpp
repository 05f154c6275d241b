// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/viewport.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

// Room for the seed's arrow on the right, for sums below cards, and for a calm border; in pixels of the scene.
constexpr double kLeftMargin = 36.0;
constexpr double kRightMargin = 64.0;
constexpr double kTopMargin = 48.0;

// How far an interval has to move to lie inside of another; its beginning comes first if it is too long.
double moveInto(double low, double high, double least, double most)
{
    if (low < least || high - low > most - least)
        return least - low;
    return high > most ? most - high : 0.0;
}

} // namespace

Viewport Viewport::zoomedAt(const QPointF& fixed, double factor) const
{
    const double goal = std::clamp(zoom * factor, kSmallestZoom, kLargestZoom);
    return {goal, fixed - goal * toScene(fixed)};
}

Viewport Viewport::movedBy(const QPointF& distance) const
{
    return {zoom, offset + distance};
}

Viewport Viewport::showing(const QRectF& scene, const QSizeF& size, double margin) const
{
    const QRectF seen = toView(scene);
    return movedBy({moveInto(seen.left(), seen.right(), margin, size.width() - margin),
                    moveInto(seen.top(), seen.bottom(), margin, size.height() - margin)});
}

Viewport between(const Viewport& from, const Viewport& to, double progress)
{
    if (progress >= 1.0)
        return to;
    const double zoom = from.zoom * std::pow(to.zoom / from.zoom, progress);
    // The offset runs with the zoom, so that all points move on straight lines.
    const double part = std::abs(to.zoom - from.zoom) > 1e-9 ? (zoom - from.zoom) / (to.zoom - from.zoom) : progress;
    return {zoom, from.offset + part * (to.offset - from.offset)};
}

Viewport fitted(const QRectF& scene, const QSizeF& size, double largestZoom)
{
    if (scene.isEmpty() || size.isEmpty())
        return {};
    const QRectF whole = scene.adjusted(-kLeftMargin, -kTopMargin, kRightMargin, kTopMargin);
    const double zoom = std::min({size.width() / whole.width(), size.height() / whole.height(), largestZoom});
    return {zoom, QPointF(size.width() / 2.0, size.height() / 2.0) - zoom * whole.center()};
}

} // namespace ad::ui
