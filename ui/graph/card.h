// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a node's card: what stands where, and how much room it needs.
#pragma once

#include "core/layout/diagram.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

namespace ad::ui {

// Lengths of a card at zoom 1, in pixels.
inline constexpr double kGrid = 8.0;
inline constexpr double kCardRadius = 8.0;
inline constexpr double kCardPadding = 10.0;
inline constexpr int kNumberSize = 16; // of the font
inline constexpr int kLabelSize = 24;  // of the font
inline constexpr int kCellSize = 14;   // of the font in grids of numbers

[[nodiscard]] QFont numberFont();
[[nodiscard]] QFont cellFont();
[[nodiscard]] QFont nameFont();
[[nodiscard]] QFont labelFont(double pixelSize = kLabelSize);

/// Tensors up to this many rows and columns are grids of numbers, larger ones heat maps.
inline constexpr int kMostCells = 4;
[[nodiscard]] bool isShownAsNumbers(const Shape& shape);

/// Areas are relative to the top left corner of the card. An area that isn't used is empty.
struct NodeCard
{
    QSizeF size;
    QRectF header;  // the label
    QRectF value;   // numbers, or the grid
    QRectF tangent; // likewise; empty if there is none
    QRectF adjoint; // likewise; empty if none will ever arrive
    double labelSize = kLabelSize;
    double nameWidth = 0; // of the column with v and v̄, left of the numbers

    friend bool operator==(const NodeCard&, const NodeCard&) = default;
};

/// The cards of a diagram, with room for every value, tangent and adjoint of the trace, so that they keep their size while stepping. Sizes
/// are multiples of 8 pixels, and wide enough for the usual numbers, so that they rarely change when values do.
///
/// @param previous  cards of the same diagram; a card never gets smaller than its predecessor. Empty: none.
[[nodiscard]] std::vector<NodeCard> measureCards(const Diagram& diagram, const Trace& trace, const std::vector<NodeCard>& previous = {});

/// A number as it stands in cards and on pills: four significant digits; in grids three.
[[nodiscard]] QString cardNumber(double value);
[[nodiscard]] QString cellNumber(double value);

} // namespace ad::ui
