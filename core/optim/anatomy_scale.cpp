// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/anatomy_scale.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr double kShort = 0.4;  // of the reach: shorter arrows are drawn larger
constexpr double kWanted = 0.9; // of the reach: about what the longest arrow is then

} // namespace

double longest(std::initializer_list<std::vector<double>> arrows, std::span<const double> reach)
{
    double most = 0;
    for (const std::vector<double>& arrow : arrows)
        for (std::size_t i = 0; i < arrow.size(); ++i)
            if (std::isfinite(arrow[i]))
                most = std::max(most, std::abs(arrow[i]) / reach[i]);
    return most;
}

double niceBelow(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    const double digit = value / unit;
    return unit * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}

double scaleFor(double length)
{
    return length >= kShort && length <= 1 ? 1 : niceBelow(kWanted / length);
}

} // namespace ad
