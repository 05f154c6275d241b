// SPDX-License-Identifier: GPL-3.0-or-later
// Draws where racers stand: balls with their markers, how they ended, and at the border where those are that left the map.
#pragma once

#include "ui/plot/pixel_map.h"
#include "ui/plot/track.h"

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace ad::ui {

/// Draws all shown racers at `position` (steps). The one at index `selected` is drawn last and larger; −1 for none.
/// @param size  radius of a marker, pixels.
void paintBalls(QPainter& painter, const PixelMap& map, const std::vector<Track>& tracks, double position, int selected, qreal size);

/// A racer outside of the map, for its sign at the border.
struct OffMap
{
    QPointF anchor;      ///< on the border, in pixels, nearest to the racer
    QPointF direction;   ///< to the racer, of length 1, in pixels
    double distance = 0; ///< from the map, in the units of the axes
};

/// Nothing for a place inside the map. A place that isn't finite is as far as can be.
[[nodiscard]] std::optional<OffMap> offMap(const PixelMap& map, Vec2 place);

/// Where a ball is drawn.
struct BallPlace
{
    QPointF pixel;
    std::optional<OffMap> off = {}; ///< it is outside, and `pixel` means nothing
    bool isHidden = false;          ///< by a hill: drawn faint
};

/// The same where balls stand as `placement` says; signs of those outside stay within `rect`.
void paintBalls(QPainter& painter, const QRectF& rect, const std::function<BallPlace(Vec2)>& placement, const std::vector<Track>& tracks,
                double position, int selected, qreal size);

/// A marker of the racer's look, with its halo, as in maps, lists and legends.
void paintMarker(QPainter& painter, QPointF at, const RacerLook& look, qreal radius);

/// The start: a ring with cross hairs.
void paintStart(QPainter& painter, QPointF at, qreal size);
/// A known minimum: a star.
void paintMinimum(QPainter& painter, QPointF at, qreal size);

/// An arrow from `at` along −∇f, where the function falls fastest, in the colour and dashes of adjoints. Its length grows with log ‖∇f‖.
/// @param gradient  in the units of the map; nothing is drawn if it is zero or not finite.
void paintDescentArrow(QPainter& painter, const PixelMap& map, Vec2 at, Vec2 gradient, qreal size);

} // namespace ad::ui
