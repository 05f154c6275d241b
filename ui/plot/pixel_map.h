// SPDX-License-Identifier: GPL-3.0-or-later
// From the units of a plot's axes to pixels and back.
#pragma once

#include "core/landscape/field.h"

#include <QPointF>
#include <QRectF>

namespace ad::ui {

/// `window` fills `rect`; y goes up in the window and down in pixels. Neither is empty.
struct PixelMap
{
    QRectF rect;
    Rectangle window;

    [[nodiscard]] QPointF toPixel(Vec2 p) const
    {
        return {rect.left() + (p.x - window.xmin) / window.width() * rect.width(),
                rect.bottom() - (p.y - window.ymin) / window.height() * rect.height()};
    }
    [[nodiscard]] Vec2 toData(QPointF pixel) const
    {
        return {window.xmin + (pixel.x() - rect.left()) / rect.width() * window.width(),
                window.ymin + (rect.bottom() - pixel.y()) / rect.height() * window.height()};
    }
    [[nodiscard]] Vec2 pixelsPerUnit() const { return {rect.width() / window.width(), rect.height() / window.height()}; }

    friend bool operator==(const PixelMap&, const PixelMap&) = default;
};

/// The window after turning the wheel over the point p: each side is multiplied by `factor`, and p stays under the cursor.
[[nodiscard]] inline Rectangle zoomed(const Rectangle& window, Vec2 p, double factor)
{
    return {p.x + (window.xmin - p.x) * factor, p.x + (window.xmax - p.x) * factor, p.y + (window.ymin - p.y) * factor,
            p.y + (window.ymax - p.y) * factor};
}

/// The window moved by `by`, in its units.
[[nodiscard]] inline Rectangle moved(const Rectangle& window, Vec2 by)
{
    return {window.xmin + by.x, window.xmax + by.x, window.ymin + by.y, window.ymax + by.y};
}

/// Whether doubles are fine enough for a picture of this window: not too small for where it lies, and not too large.
[[nodiscard]] bool isUsable(const Rectangle& window);

} // namespace ad::ui
