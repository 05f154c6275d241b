// SPDX-License-Identifier: GPL-3.0-or-later
// A racer's line and marker as a small picture, for lists, tables and legends.
#pragma once

#include "ui/theme/racer_look.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace ad::ui {

/// Paints a stretch of the racer's line with its marker in the middle of `rect`.
void paintSwatch(QPainter& painter, const QRectF& rect, const RacerLook& look, qreal lineWidth = 2.2);

/// The same as an icon of that size in logical pixels, twice as fine.
[[nodiscard]] QIcon swatchIcon(const RacerLook& look, QSize size);

} // namespace ad::ui
