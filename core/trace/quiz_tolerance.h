// SPDX-License-Identifier: GPL-3.0-or-later
// When a typed number counts as the right one.
#pragma once

#include "core/trace/quiz_answer.h"

namespace ad {

/// A number agrees with the right one if it is equal but for rounding errors (1e-9), if it is the right one rounded to the digits that were
/// typed and these are at least two, or if the right one has more than four significant digits and the difference is at most 1 %: who
/// works with rounded numbers arrives there, but 101 is not 100. An array agrees if each element does.
///
/// @param slot  which of the elements of `typed`, and of `right`.
[[nodiscard]] bool agrees(const TypedNumber& typed, const Tensor& right, std::ptrdiff_t slot);
/// The same for all elements; shapes are equal, but a single number needs no brackets.
[[nodiscard]] bool agrees(const TypedNumber& typed, const Tensor& right);

/// How many elements agree; 0 for different shapes.
[[nodiscard]] std::ptrdiff_t agreeing(const TypedNumber& typed, const Tensor& right);

/// How many significant digits of `right` are in `typed`, at most 9; 0 also for different signs.
[[nodiscard]] int commonDigits(double typed, double right);

} // namespace ad
