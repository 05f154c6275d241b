// SPDX-License-Identifier: GPL-3.0-or-later
// What part of the losses a plot shows, and whether in powers of ten.
#pragma once

#include "ui/plot/axis_style.h"
#include "ui/plot/track.h"

#include <vector>

namespace ad::ui {

struct CurveScale
{
    TickStyle style = TickStyle::Linear;
    double low = 0; ///< low < high
    double high = 1;
    int steps = 1; ///< of the longest run, ≥ 1

    friend bool operator==(const CurveScale&, const CurveScale&) = default;
};

/// Powers of ten if no loss is negative and those above 0 span more than two decades; at most 20 decades, counted from the top.
/// A diverging run would take all the room: it leaves the plot at 100 times the largest loss of the others.
/// Cost: O(iterates).
[[nodiscard]] CurveScale curveScale(const std::vector<Track>& tracks);

} // namespace ad::ui
