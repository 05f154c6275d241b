// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors and matrices as coloured grids: with numbers when small, as heat maps when large.
#pragma once

#include "ui/graph/graph_ink.h"

#include "core/base/tensor.h"

class QPainter;
class QRectF;

namespace ad::ui {

enum class CellNumbers {
    Shown,
    Hidden, // too small to be read
};

/// The colour of `value` on a scale from −most (red) through 0 (the surface) to most (blue); not finite: as "wrong".
/// @see ColorBrewer, "RdBu", safe for colour-blind people.
[[nodiscard]] QColor divergingColor(const Theme& theme, double value, double most);

/// The largest finite |element|, at least the smallest positive number.
[[nodiscard]] double largestMagnitude(const Tensor& tensor);

/// Fills `area` with the elements: with their numbers if isShownAsNumbers(shape), on a pale ground, so that they can be read.
void drawTensor(QPainter& painter, const QRectF& area, const Tensor& tensor, const Ink& ink, CellNumbers numbers);

/// The grid without content, for a value that isn't computed yet.
void drawMissingTensor(QPainter& painter, const QRectF& area, const Shape& shape, const Ink& ink);

} // namespace ad::ui
