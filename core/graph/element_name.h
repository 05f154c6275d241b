// SPDX-License-Identifier: GPL-3.0-or-later
// What one number of a vector or matrix is called.
#pragma once

#include "core/base/shape.h"

#include <string>

namespace ad {

/// "x" for a scalar, "x[1]", "W[0, 1]": as the language indexes. Elements are counted row by row.
[[nodiscard]] inline std::string elementName(const std::string& name, const Shape& shape, std::ptrdiff_t index)
{
    if (shape.isScalar())
        return name;
    if (shape.rank() == 1)
        return name + "[" + std::to_string(index) + "]";
    return name + "[" + std::to_string(index / shape.columns()) + ", " + std::to_string(index % shape.columns()) + "]";
}

} // namespace ad
