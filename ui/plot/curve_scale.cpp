// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kDivergedRoom = 100; // times the largest number of those that do not diverge

struct Span
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double lowPositive = std::numeric_limits<double>::infinity();

    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
        if (value > 0)
            lowPositive = std::min(lowPositive, value);
    }
};

/// What has to be seen: all of the runs that stay finite, and of the others as much as fits.
Span spanOf(const std::vector<CurveSeries>& all)
{
    Span span;
    for (const CurveSeries& series : all) {
        if (series.isEmpty())
            continue;
        span.add(series.y.front());
        if (!series.isDiverged)
            for (const double value : series.y)
                span.add(value);
    }
    const double most = kDivergedRoom * std::max(std::abs(span.high), std::abs(span.low));
    for (const CurveSeries& series : all)
        if (series.isDiverged)
            for (const double value : series.y)
                if (std::abs(value) <= most)
                    span.add(value);
    return span;
}

CurveScale logarithmic(CurveScale scale, const Span& span)
{
    scale.style = TickStyle::Logarithmic;
    scale.hasBelow = span.low <= 0;
    scale.hasAny = span.high > 0;
    if (!scale.hasAny) {
        scale.low = 0.1;
        scale.high = 10;
        return scale;
    }
    const double room = span.high > 1e300 || span.lowPositive < 1e-300 ? 1.0 : 1.6;
    scale.low = std::max(span.lowPositive, span.high * 1e-20) / room;
    scale.high = span.high * room;
    if (!(scale.low < scale.high))
        scale.high = scale.low * 10;
    return scale;
}

} // namespace

CurveScale curveScale(const std::vector<CurveSeries>& series, CurveScaleChoice choice)
{
    CurveScale scale;
    for (const CurveSeries& one : series)
        if (!one.isEmpty())
            scale.last = std::max(scale.last, one.x.back());
    const Span span = spanOf(series);
    if (choice == CurveScaleChoice::Logarithmic)
        return logarithmic(scale, span);
    if (!(span.low <= span.high))
        return scale;
    if (choice == CurveScaleChoice::Automatic && span.low >= 0 && span.high > 100 * span.lowPositive)
        return logarithmic(scale, span);
    const double room = span.high > span.low ? 0.06 * (span.high - span.low) : std::max(0.5, 0.05 * std::abs(span.high));
    scale.hasAny = true;
    scale.low = span.low - room;
    scale.high = span.high + room;
    return scale;
}

} // namespace ad::ui
