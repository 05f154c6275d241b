// SPDX-License-Identifier: GPL-3.0-or-later
// How each element of an operation is computed from the elements of its operands, in operations on scalars.
#pragma once

#include "core/op/op.h"

#include <vector>

namespace ad {

/// An operand taken apart: a node and a number for each of its elements, row by row.
struct Apart
{
    Shape shape = {};
    std::vector<Expr> nodes = {};
    const Tensor* value = nullptr;

    [[nodiscard]] const Expr& operator[](std::ptrdiff_t i) const { return nodes[static_cast<std::size_t>(i)]; }
};

/// An operation whose elements are wanted.
struct Whole
{
    const Op& op;
    std::span<const Apart* const> inputs;
    const Attributes& attributes;
    Shape shape;
    Emitter& emitter;
};

/// Element `index` (row by row) of an operation, written with scalar operations; an element of an operand where the operation only
/// moves it. Sums are chains from left to right, as in the sequence of primitives of a textbook.
///
/// Like a tape, the formula may follow the numbers at hand where the operation has a convention for them (the slope of a norm at the
/// origin, three elements that tie for the largest): its value and its derivatives are those of the operation at these numbers, to
/// rounding. Cost: O(elements that it depends on) new nodes.
[[nodiscard]] Expr elementOf(const Whole& whole, std::ptrdiff_t index);

/// True if there is a rule for the elements of `op`; every operation of the catalog has one.
[[nodiscard]] bool hasElements(const Op& op);

} // namespace ad
