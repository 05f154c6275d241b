// SPDX-License-Identifier: GPL-3.0-or-later
// Which elements of the operands an element of a result is computed from, and the other way round.
#pragma once

#include "core/graph/graph.h"

namespace ad {

/// A rectangle of elements of a tensor; a vector is a column, a scalar has one element.
struct Block
{
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;

    friend bool operator==(const Block&, const Block&) = default;
};

/// All elements of a shape.
[[nodiscard]] Block wholeOf(const Shape& shape);
/// True if the element belongs to it.
[[nodiscard]] bool contains(const Block& block, int row, int column);

/// For each operand of `node` the elements from which those of `block` are computed, whatever their values: a row of W and all of x for
/// an element of W x. What is not in there has the derivative 0. A leaf has no operands. Cost: O(operands), O(n) for a trace.
[[nodiscard]] std::vector<std::vector<Block>> contributors(const Graph& graph, NodeId node, const Block& block);

/// The elements of `user` that are computed from those of `block` of its operand in `slot`: where an adjoint gets its terms from.
/// The inverse relation of `contributors`. Cost: O(operands).
[[nodiscard]] std::vector<Block> influenced(const Graph& graph, NodeId user, int slot, const Block& block);

} // namespace ad
