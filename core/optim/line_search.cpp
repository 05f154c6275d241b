// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/line_search.h"

#include <cmath>
#include <utility>

namespace ad {

namespace {

/// The conditions and the best point so far.
struct Search
{
    const Phi& phi;
    const LinePoint& start;
    const LineSearch& settings;
    LinePoint best;
    int left;

    LinePoint evaluate(double alpha)
    {
        --left;
        const LinePoint point = phi(alpha);
        if (isLowEnough(point) && point.value < best.value)
            best = point;
        return point;
    }
    [[nodiscard]] bool isFinite(const LinePoint& p) const { return std::isfinite(p.value) && std::isfinite(p.slope); }
    [[nodiscard]] bool isLowEnough(const LinePoint& p) const
    {
        return isFinite(p) && p.value <= start.value + settings.c1 * p.alpha * start.slope;
    }
    [[nodiscard]] bool isFlatEnough(const LinePoint& p) const { return std::abs(p.slope) <= settings.c2 * std::abs(start.slope); }
};

/// The minimum of the cubic through values and slopes at both points, or the middle if that is not well inside.
double between(const LinePoint& a, const LinePoint& b)
{
    const double middle = (a.alpha + b.alpha) / 2;
    const double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.alpha - b.alpha);
    const double d2 = std::copysign(std::sqrt(d1 * d1 - a.slope * b.slope), b.alpha - a.alpha);
    const double alpha = b.alpha - (b.alpha - a.alpha) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    const double margin = 0.1 * std::abs(b.alpha - a.alpha);
    const bool isInside = std::abs(alpha - middle) <= std::abs(b.alpha - a.alpha) / 2 - margin;
    return isInside ? alpha : middle; // NaN, from a non-finite end, is not inside
}

/// Algorithm 3.6. `low` is the lower end that satisfies sufficient decrease, the minimum lies between.
LinePoint zoom(Search& search, LinePoint low, LinePoint high)
{
    while (search.left > 0) {
        const LinePoint trial = search.evaluate(between(low, high));
        if (!search.isLowEnough(trial) || trial.value >= low.value) {
            high = trial;
            continue;
        }
        if (search.isFlatEnough(trial))
            return trial;
        if (trial.slope * (high.alpha - low.alpha) >= 0)
            high = low;
        low = trial;
    }
    return search.best;
}

} // namespace

LinePoint armijo(const Phi& phi, const LinePoint& start, double first, const LineSearch& settings)
{
    Search search{phi, start, settings, start, settings.maxEvaluations};
    for (double alpha = first; search.left > 0; alpha /= 2) {
        const LinePoint trial = search.evaluate(alpha);
        if (search.isLowEnough(trial))
            return trial;
    }
    return start;
}

LinePoint strongWolfe(const Phi& phi, const LinePoint& start, double first, const LineSearch& settings)
{
    Search search{phi, start, settings, start, settings.maxEvaluations};
    LinePoint previous = start;
    for (double alpha = first; search.left > 0; alpha *= 2) {
        const LinePoint trial = search.evaluate(alpha);
        if (!search.isLowEnough(trial) || (previous.alpha > 0 && trial.value >= previous.value))
            return zoom(search, previous, trial);
        if (search.isFlatEnough(trial))
            return trial;
        if (trial.slope >= 0)
            return zoom(search, trial, previous);
        previous = trial;
    }
    return search.best;
}

} // namespace ad
