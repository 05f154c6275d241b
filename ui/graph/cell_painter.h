// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the cell that is pointed at, what it is computed from, and its number.
#pragma once

#include "ui/graph/cells.h"
#include "ui/theme/theme.h"

class QPainter;

namespace ad::ui {

/// How the numbers of its row look.
[[nodiscard]] const RoleLook& roleOf(const Cell& cell, const Theme& theme);

/// Outlines the cell and its sources; the painter maps the scene to the device at `zoom`.
void drawCellMarks(QPainter& painter, const GraphScene& scene, const Cell& cell, const std::vector<CellMark>& sources, const Theme& theme,
                   double zoom);

/// A small label with the cell's number and where it is from, above or below `card` and inside of `room`, all in pixels of the view.
void drawCellLabel(QPainter& painter, const QRectF& card, const QRectF& room, const QString& number, const QString& sources,
                   const RoleLook& role, const Theme& theme);

} // namespace ad::ui
