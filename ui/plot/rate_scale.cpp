// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/rate_scale.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kMostDecades = 16;
constexpr double kAboveStart = 100; // times the loss at the start: what ends higher leaves the plot

} // namespace

double RateScale::x(double rate) const
{
    return rect.left() + std::log(rate / from) / std::log(to / from) * rect.width();
}

double RateScale::part(double loss) const
{
    if (std::isnan(loss))
        return 1;
    if (!isLogarithmic)
        return std::clamp((loss - low) / (high - low), 0.0, 1.0);
    return loss <= low ? 0 : std::clamp(std::log(loss / low) / std::log(high / low), 0.0, 1.0);
}

double RateScale::y(double loss) const
{
    return rect.bottom() - part(loss) * rect.height();
}

double shownLoss(const RateStripContent& content, double loss)
{
    return content.goal.isFound() ? loss - content.goal.minimum : loss;
}

bool isLost(const RateStripContent& content, const Trial& trial)
{
    const double start = shownLoss(content, content.startLoss);
    return trial.status == Status::Diverged ||
           (content.goal.isFound() && start > 0 && shownLoss(content, trial.finalLoss) > kAboveStart * start);
}

RateScale rateScale(const RateStripContent& content, const QRectF& rect, double from, double to)
{
    RateScale scale{rect, from, to};
    const double start = shownLoss(content, content.startLoss);
    double low = std::max(start, 0.0);
    double high = start;
    double least = start;
    for (const Trial& trial : content.trials) {
        const double loss = shownLoss(content, trial.finalLoss);
        if (isLost(content, trial) || !std::isfinite(loss))
            continue;
        high = std::max(high, loss);
        least = std::min(least, loss);
        if (loss > 0)
            low = low > 0 ? std::min(low, loss) : loss;
    }
    scale.isLogarithmic = low > 0 && (content.goal.isFound() || least > 0);
    if (!scale.isLogarithmic) { // without a minimum it may fall far: what matters is how far from the start, of either sign
        const double reach = 2 * (std::abs(start) + 1);
        scale.low = std::max(least, start - reach);
        scale.high = std::max(std::min(high, start + reach), scale.low + 1e-9 * reach);
        return scale;
    }
    scale.high = std::pow(10.0, std::ceil(std::log10(high) - 1e-9));
    low = std::max(low, scale.high * std::pow(10.0, -kMostDecades));
    scale.low = std::min(std::pow(10.0, std::floor(std::log10(low) + 1e-9)), scale.high / 10);
    return scale;
}

} // namespace ad::ui
