// SPDX-License-Identifier: GPL-3.0-or-later
// Where an element of a broadcast result comes from in its operand.
#pragma once

#include "core/base/shape.h"

namespace ad {

/// How far to step in a row-major operand when the result's row or column advances; 0 where the operand is stretched.
struct Strides
{
    std::ptrdiff_t row = 0;
    std::ptrdiff_t column = 0;
};

/// The steps in `operand` while walking a result of shape `result`, to which it broadcasts.
[[nodiscard]] inline Strides stridesIn(const Shape& result, const Shape& operand)
{
    if (operand.isScalar())
        return {0, 0};
    if (result.rank() == 1)
        return {operand.rows() == 1 && result.rows() != 1 ? 0 : 1, 0};
    if (operand.rank() == 1)
        return {0, operand.rows() == 1 ? 0 : 1};
    return {operand.rows() == 1 ? 0 : operand.columns(), operand.columns() == 1 ? 0 : 1};
}

/// Calls visit(index in the result, index in the operand) for every element of the result, in order.
template<typename Visit>
void forEachBroadcast(const Shape& result, const Shape& operand, Visit visit)
{
    const Strides step = stridesIn(result, operand);
    std::ptrdiff_t index = 0;
    for (int i = 0; i < result.rows(); ++i)
        for (int j = 0; j < result.columns(); ++j)
            visit(index++, i * step.row + j * step.column);
}

} // namespace ad
