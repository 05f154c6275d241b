// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what a RateStrip shows.
#pragma once

#include "ui/plot/rate_scale.h"

class QPainter;

namespace ad::ui {

/// Axes, the span that works, hatches where it diverges, the limit, the curve, and the handle.
void paintLargeStrip(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasFocus);

/// One line of colours, hatched where it diverges, with the span that works below it and the racer's rate.
void paintSmallStrip(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasFocus);

} // namespace ad::ui
