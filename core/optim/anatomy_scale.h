// SPDX-License-Identifier: GPL-3.0-or-later
// To what scale the arrows of a step are drawn, so that they can be seen.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

namespace ad {

/// How long the longest of some arrows is, as a part of the reach of each coordinate. What is not finite does not count.
[[nodiscard]] double longest(std::initializer_list<std::vector<double>> arrows, std::span<const double> reach);

/// The largest of 1, 2, 5 · 10ᵏ that is not above `value`; 1 if there is none.
[[nodiscard]] double niceBelow(double value);

/// 1 if arrows of this length can be seen, else what makes them so. @param length  as a part of the reach.
[[nodiscard]] double scaleFor(double length);

} // namespace ad
