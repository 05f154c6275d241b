// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/contributors.h"

#include <algorithm>
#include <string_view>

namespace ad {

namespace {

using Blocks = std::vector<Block>;

Block transposed(const Block& b)
{
    return {b.column, b.row, b.columns, b.rows};
}

// A vector among matrices is a row, as in NumPy.
bool isRowVector(const Shape& operand, const Shape& result)
{
    return operand.rank() == 1 && result.rank() == 2;
}

// What of an operand is stretched to `block` of the result.
Block beforeBroadcast(const Shape& operand, const Shape& result, const Block& block)
{
    const Block full = isRowVector(operand, result) ? transposed(wholeOf(operand)) : wholeOf(operand);
    Block from = block;
    if (full.rows == 1)
        from.row = 0, from.rows = 1;
    if (full.columns == 1)
        from.column = 0, from.columns = 1;
    return isRowVector(operand, result) ? transposed(from) : from;
}

// Where in the result `block` of an operand is repeated.
Block afterBroadcast(const Shape& operand, const Shape& result, const Block& block)
{
    const bool isRow = isRowVector(operand, result);
    const Block full = isRow ? transposed(wholeOf(operand)) : wholeOf(operand);
    Block to = isRow ? transposed(block) : block;
    if (full.rows == 1)
        to.row = 0, to.rows = result.rows();
    if (full.columns == 1)
        to.column = 0, to.columns = result.columns();
    return to;
}

// What of `whole` was reduced along `axis` to `block` of what is left; the inverse of `reduced`.
Block unreduced(const Shape& whole, int axis, const Block& block)
{
    if (axis == kAllAxes || whole.rank() < 2)
        return wholeOf(whole);
    return axis == 0 ? Block{0, block.row, whole.rows(), block.rows} : Block{block.row, 0, block.rows, whole.columns()};
}
Block reduced(const Shape& whole, int axis, const Block& block)
{
    if (axis == kAllAxes || whole.rank() < 2)
        return {};
    return axis == 0 ? Block{block.column, 0, block.columns, 1} : Block{block.row, 0, block.rows, 1};
}

// The rectangle of X that pick reads and place writes.
Block seatOf(const Shape& whole, const Attributes& attributes)
{
    const bool isRow = attributes.column == kWhole;
    return {attributes.row, isRow ? 0 : attributes.column, 1, isRow ? whole.columns() : 1};
}

// An element of a row of a matrix stands in a column as a vector.
Block fromSeat(const Block& seat, const Block& block)
{
    return seat.columns > 1 ? Block{seat.row, seat.column + block.row, 1, block.rows} : seat;
}
Blocks toSeat(const Block& seat, const Block& block)
{
    const int first = std::max(seat.column, block.column);
    const int last = std::min(seat.column + seat.columns, block.column + block.columns);
    if (seat.row < block.row || seat.row >= block.row + block.rows || first >= last)
        return {};
    return {{first - seat.column, 0, last - first, 1}};
}

// Of a @ b as a product of matrices: a vector on the left is a row, and so is then the result; one on the right is a column.
struct Product
{
    bool isRowLeft = false;
    bool isColumnRight = false;

    // From the result to the product of matrices, and back.
    [[nodiscard]] Block turned(const Block& y) const { return isRowLeft && !isColumnRight ? transposed(y) : y; }
};

Product productOf(const Shape& a, const Shape& b)
{
    return {a.rank() == 1, b.rank() == 1};
}

Blocks ofMatmul(const Shape& a, const Shape& b, int slot, const Block& block)
{
    const Product product = productOf(a, b);
    const Block y = product.turned(block);
    if (slot == 0)
        return {product.isRowLeft ? wholeOf(a) : Block{y.row, 0, y.rows, a.columns()}};
    return {product.isColumnRight ? wholeOf(b) : Block{0, y.column, b.rows(), y.columns}};
}

Blocks ontoMatmul(const Shape& a, const Shape& b, int slot, const Block& block)
{
    const Product product = productOf(a, b);
    const int rows = product.isRowLeft ? 1 : a.rows();
    const int columns = product.isColumnRight ? 1 : b.columns();
    Block y{0, 0, rows, columns};
    if (slot == 0 && !product.isRowLeft)
        y.row = block.row, y.rows = block.rows;
    if (slot == 1 && !product.isColumnRight)
        y.column = block.column, y.columns = block.columns;
    return {product.turned(y)};
}

Blocks diagonal(int n)
{
    Blocks blocks;
    for (int i = 0; i < n; ++i)
        blocks.push_back({i, i, 1, 1});
    return blocks;
}

bool isReduction(std::string_view op)
{
    return op == "sum" || op == "mean" || op == "amax" || op == "amin" || op == "var" || op == "std" || op == "logsumexp";
}

// The element of a stack that an operand becomes.
Block seatInStack(const Shape& shape, int slot)
{
    return {slot / shape.columns(), slot % shape.columns(), 1, 1};
}

Blocks contributorsIn(const Graph& graph, const Node& node, int slot, const Block& block)
{
    const auto shape = [&](int s) { return graph.node(node.inputs[static_cast<std::size_t>(s)]).shape; };
    const Shape x = shape(slot);
    const std::string_view op = node.op->name;
    if (isElementwise(*node.op))
        return {beforeBroadcast(x, node.shape, block)};
    if (op == "matmul")
        return ofMatmul(shape(0), shape(1), slot, block);
    if (op == "outer")
        return {slot == 0 ? Block{block.row, 0, block.rows, 1} : Block{block.column, 0, block.columns, 1}};
    if (op == "transpose")
        return {x.rank() == 2 ? transposed(block) : block};
    if (isReduction(op))
        return {unreduced(x, node.attributes.axis, block)};
    if (op == "broadcast")
        return {node.attributes.axis == 1 && x.rank() == 1 && node.shape.rank() == 2 ? Block{block.row, 0, block.rows, 1}
                                                                                     : beforeBroadcast(x, node.shape, block)};
    if (op == "sum_to")
        return {afterBroadcast(node.shape, x, block)};
    if (op == "pick")
        return {fromSeat(seatOf(x, node.attributes), block)};
    if (op == "place")
        return toSeat(seatOf(node.shape, node.attributes), block);
    if (op == "stack") {
        const Block seat = seatInStack(node.shape, slot);
        return contains(block, seat.row, seat.column) ? Blocks{Block{}} : Blocks{};
    }
    if (op == "trace")
        return diagonal(x.rows());
    if (op == "one_hot")
        return {Block{x.isScalar() ? 0 : block.row, 0, x.isScalar() ? 1 : block.rows, 1}};
    return {wholeOf(x)};
}

} // namespace

Block wholeOf(const Shape& shape)
{
    return {0, 0, shape.rows(), shape.columns()};
}

bool contains(const Block& block, int row, int column)
{
    return row >= block.row && row < block.row + block.rows && column >= block.column && column < block.column + block.columns;
}

std::vector<std::vector<Block>> contributors(const Graph& graph, NodeId node, const Block& block)
{
    const Node& operation = graph.node(node);
    std::vector<std::vector<Block>> result;
    for (int slot = 0; slot < static_cast<int>(operation.inputs.size()); ++slot)
        result.push_back(contributorsIn(graph, operation, slot, block));
    return result;
}

std::vector<Block> influenced(const Graph& graph, NodeId user, int slot, const Block& block)
{
    const Node& node = graph.node(user);
    const auto shape = [&](int s) { return graph.node(node.inputs[static_cast<std::size_t>(s)]).shape; };
    const Shape x = shape(slot);
    const std::string_view op = node.op->name;
    if (isElementwise(*node.op))
        return {afterBroadcast(x, node.shape, block)};
    if (op == "matmul")
        return ontoMatmul(shape(0), shape(1), slot, block);
    if (op == "outer")
        return {slot == 0 ? Block{block.row, 0, block.rows, node.shape.columns()} : Block{0, block.row, node.shape.rows(), block.rows}};
    if (op == "transpose")
        return {x.rank() == 2 ? transposed(block) : block};
    if (isReduction(op))
        return {reduced(x, node.attributes.axis, block)};
    if (op == "broadcast")
        return {node.attributes.axis == 1 && x.rank() == 1 && node.shape.rank() == 2 ? Block{block.row, 0, block.rows, node.shape.columns()}
                                                                                     : afterBroadcast(x, node.shape, block)};
    if (op == "sum_to")
        return {beforeBroadcast(node.shape, x, block)};
    if (op == "pick")
        return toSeat(seatOf(x, node.attributes), block);
    if (op == "place")
        return {fromSeat(seatOf(node.shape, node.attributes), block)};
    if (op == "stack")
        return {seatInStack(node.shape, slot)};
    if (op == "trace")
        return block.row < block.column + block.columns && block.column < block.row + block.rows ? Blocks{Block{}} : Blocks{};
    if (op == "one_hot" && !x.isScalar())
        return {Block{block.row, 0, block.rows, node.shape.columns()}};
    return {wholeOf(node.shape)};
}

} // namespace ad
