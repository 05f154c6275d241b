// SPDX-License-Identifier: GPL-3.0-or-later
// Contour lines of a field, joined, and places for their labels.
#pragma once

#include "core/landscape/field.h"
#include "core/landscape/scale.h"

#include <span>
#include <vector>

namespace ad {

/// A line of equal value. Higher values are on its left (x to the right, y up): loops around a peak run counterclockwise.
struct ContourLine
{
    double level = 0;
    bool isClosed = false;    ///< then the last point joins the first, which is not repeated
    std::vector<Vec2> points; ///< in the units of the window; at least two, three if closed
};

/// The contours at each of `levels`, level by level as given. Lines end at the border of the window, and at holes, which samples that
/// aren't finite make. Points are interpolated on the grid's edges: off by O(h²) for a smooth function and grid step h.
/// Cost: O(samples + points).
///
/// @param levels  rising (asserted).
[[nodiscard]] std::vector<ContourLine> contours(const Field& field, std::span<const double> levels);

/// Where the number of a contour stands.
struct ContourLabel
{
    int line = 0;     ///< index of the contour line
    Vec2 position;    ///< its middle, on the line, in the units of the window
    double angle = 0; ///< radians in pixels, counterclockwise, in (−π/2, π/2]: the text is never upside down
};

struct ContourLabelOptions
{
    double width = 40;    ///< of a label, pixels
    double distance = 60; ///< least distance between the middles of labels, pixels
};

/// One label on each contour with room for it: on the straightest stretch of that length that is not too near to another label.
/// @param pixelsPerUnit  of both axes, positive.
[[nodiscard]] std::vector<ContourLabel> placeContourLabels(std::span<const ContourLine> lines, Vec2 pixelsPerUnit,
                                                           const ContourLabelOptions& options = {});

} // namespace ad
