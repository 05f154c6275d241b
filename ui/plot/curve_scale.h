// SPDX-License-Identifier: GPL-3.0-or-later
// What part of the numbers a plot of curves shows, and whether in powers of ten.
#pragma once

#include "ui/plot/axis_style.h"
#include "ui/plot/curve_series.h"

#include <vector>

namespace ad::ui {

struct CurveScale
{
    TickStyle style = TickStyle::Linear;
    double low = 0; ///< low < high
    double high = 1;
    double last = 1;       ///< the largest x, ≥ 1
    bool hasBelow = false; ///< there are numbers ≤ 0, for which a logarithmic scale has no place
    bool hasAny = false;   ///< there is a number that it can show

    friend bool operator==(const CurveScale&, const CurveScale&) = default;
};

/// Automatic: powers of ten if no number is negative and those above 0 span more than two decades. Powers of ten show at most 20 decades,
/// counted from the top. A diverging run would take all the room: it leaves the plot at 100 times the largest number of the others.
/// Cost: O(iterates).
[[nodiscard]] CurveScale curveScale(const std::vector<CurveSeries>& series, CurveScaleChoice choice = CurveScaleChoice::Automatic);

} // namespace ad::ui
