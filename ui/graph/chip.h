// SPDX-License-Identifier: GPL-3.0-or-later
// A value on its own, as it travels along edges and stands in sums: a number, a small grid or a small heat map.
#pragma once

#include "ui/graph/graph_ink.h"

#include "core/base/tensor.h"

#include <QRectF>
#include <QSizeF>

class QPainter;

namespace ad::ui {

/// The room that a value needs, in pixels at zoom 1.
[[nodiscard]] QSizeF chipSize(const Tensor& value);

/// Draws the value without a frame in the middle of `area`.
void drawChip(QPainter& painter, const QRectF& area, const Tensor& value, const RoleLook& role, const Ink& ink);

/// Draws the value in a frame of its role, solid or dashed, around `centre`.
void drawPill(QPainter& painter, const QPointF& centre, const Tensor& value, const RoleLook& role, const Ink& ink);

/// The size of drawPill's frame.
[[nodiscard]] QSizeF pillSize(const Tensor& value);

} // namespace ad::ui
