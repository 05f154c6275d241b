// SPDX-License-Identifier: GPL-3.0-or-later
// Something that is drawn on the map besides racers: a basin map, arrows of a step, an ellipse.
#pragma once

#include "ui/plot/pixel_map.h"

#include <QString>

class QPainter;

namespace ad::ui {

/// A picture as a value: it is painted in each frame, on the screen and in files. Colours and sizes come from currentTheme().
class MapOverlay
{
public:
    virtual ~MapOverlay() = default;

    /// Paints between the map and the racers; clipped to the rectangle of `map`.
    virtual void paintBelow(QPainter&, const PixelMap&) const {}
    /// Paints on top of the racers; not clipped.
    virtual void paintAbove(QPainter&, const PixelMap&) const {}
    /// What the hover card says about a place of the map besides its value; rich text, may be empty.
    [[nodiscard]] virtual QString textAt(Vec2) const { return {}; }
};

} // namespace ad::ui
