// SPDX-License-Identifier: GPL-3.0-or-later
// Where rates and losses stand in a RateStrip.
#pragma once

#include "ui/plot/rate_strip.h"

#include <QRectF>

namespace ad::ui {

/// Where rates and losses stand.
struct RateScale
{
    QRectF rect;
    double from = 1e-5; ///< rates
    double to = 10;
    bool isLogarithmic = true; ///< of losses
    double low = 1e-12;        ///< losses; low < high
    double high = 1;

    [[nodiscard]] double x(double rate) const;
    /// Clamped to the rectangle.
    [[nodiscard]] double y(double loss) const;
    /// 0 at the lowest loss, 1 at the highest.
    [[nodiscard]] double part(double loss) const;
};

/// The loss of a trial as it is drawn: above the minimum, if there is one.
[[nodiscard]] double shownLoss(const RateStripContent& content, double loss);

/// True if it diverged, or ends so far above the start that it is on its way there.
[[nodiscard]] bool isLost(const RateStripContent& content, const Trial& trial);

/// Powers of ten for gaps, at most sixteen decades; a rate that ends far above the start leaves the plot.
[[nodiscard]] RateScale rateScale(const RateStripContent& content, const QRectF& rect, double from, double to);

} // namespace ad::ui
