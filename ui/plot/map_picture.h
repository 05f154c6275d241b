// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of a landscape that does not move, ready to be painted: colours, contour lines with their numbers, or a curve.
#pragma once

#include "core/landscape/contour.h"
#include "core/landscape/field.h"
#include "core/landscape/scale.h"
#include "ui/plot/pixel_map.h"
#include "ui/theme/color_map.h"

#include <QImage>

#include <optional>
#include <vector>

class QPainter;

namespace ad::ui {

/// How values become colours.
struct MapStyle
{
    ScaleKind scale = ScaleKind::Linear;
    ColorMap colors = ColorMap::Viridis;

    friend bool operator==(const MapStyle&, const MapStyle&) = default;
};

/// A landscape sampled in a window. Of a program with one input: `curve`, and a window as high as the curve needs; else `field`.
struct MapPicture
{
    Rectangle window;
    MapStyle style;
    Field field;
    std::vector<Vec2> curve;
    Scale scale{ScaleKind::Linear, 0, 1};
    ValueRange range; ///< finiteCount 0: there is nothing to see here
    QImage image;     ///< one pixel a sample; transparent where the function has no value
    std::vector<ContourLine> contours;
};

/// The picture of a field, with contours drawn from at most 256 samples a side. Cost: some 20 ms for 512², so not for the thread of the
/// window.
/// @param scale  from which colours and levels of contours are taken; none: that of the field's own values.
[[nodiscard]] MapPicture pictureOf(Field field, const MapStyle& style, const std::optional<Scale>& scale = {});
/// The picture of a function of one variable, from its samples; its window is as high as the curve, outliers aside.
[[nodiscard]] MapPicture pictureOf(std::vector<Vec2> curve, double xmin, double xmax);

/// Paints the colours or the curve, wherever the picture's own window lies in that of `map`: while one zooms, it is the picture of
/// another window.
void paintMap(QPainter& painter, const PixelMap& map, const MapPicture& picture);
void paintContours(QPainter& painter, const PixelMap& map, const MapPicture& picture);
/// Of a contour line: seen on the colours on both of its sides, and not loud.
[[nodiscard]] QColor contourColor(const MapPicture& picture, double level);
/// Places for the numbers of the contour lines. Cost: some milliseconds, so keep them while the window stays.
[[nodiscard]] std::vector<ContourLabel> contourLabels(const PixelMap& map, const MapPicture& picture, qreal fontPixels);
/// Paints those numbers.
void paintContourLabels(QPainter& painter, const PixelMap& map, const MapPicture& picture, const std::vector<ContourLabel>& labels,
                        qreal fontPixels);

/// Paints the colours from bottom to top with round numbers at the values where they really are.
void paintColorBar(QPainter& painter, const QRectF& bar, const MapPicture& picture, qreal fontPixels);
/// The width that paintColorBar needs right of the bar for the numbers, in pixels.
[[nodiscard]] qreal colorBarLabelWidth(const MapPicture& picture, const QFont& font);

} // namespace ad::ui
