// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/pixel_map.h"

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

bool isUsableRange(double low, double high)
{
    // A thousand pixels need a thousand different doubles between the ends, and some to interpolate.
    const double magnitude = std::max(std::abs(low), std::abs(high));
    return std::isfinite(low) && std::isfinite(high) && high - low > 1e-10 * magnitude && high - low > 1e-200 && magnitude < 1e100;
}

} // namespace

bool isUsable(const Rectangle& window)
{
    return isUsableRange(window.xmin, window.xmax) && isUsableRange(window.ymin, window.ymax);
}

} // namespace ad::ui
