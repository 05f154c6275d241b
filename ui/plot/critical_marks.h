// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of critical points, on maps and in lists.
#pragma once

#include "core/landscape/critical_points.h"

#include <QIcon>
#include <QPointF>
#include <QString>

class QPainter;

namespace ad::ui {

/// White with a dark rim: a triangle down for a minimum, up for a maximum, a cross for a saddle, a diamond for a degenerate one.
void paintCriticalMark(QPainter& painter, QPointF at, CriticalKind kind, qreal radius);
/// The same as an icon of that side in logical pixels, twice as fine.
[[nodiscard]] QIcon criticalIcon(CriticalKind kind, int side);

/// "Minimum", "Saddle", "Maximum", "Degenerate"; "Minimum (kink)" where it is not differentiable, "Degenerate minimum".
[[nodiscard]] QString criticalText(const CriticalPoint& point);

} // namespace ad::ui
