// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a tensor is zero throughout.
#pragma once

#include "core/base/tensor.h"

#include <algorithm>

namespace ad {

/// True if every element is 0 or −0; NaN is not. Cost: one pass over the elements.
[[nodiscard]] inline bool isZero(const Tensor& value)
{
    return std::all_of(value.values().begin(), value.values().end(), [](double v) { return v == 0.0; });
}

} // namespace ad
