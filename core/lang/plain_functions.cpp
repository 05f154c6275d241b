// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that are one op each, under the names and with the parameters that NumPy and PyTorch give them. An op that is written like a
// call of itself (exp, tanh, outer …) is callable without a row here.
#include "core/lang/callable.h"

#include "core/lang/program.h"
#include "core/op/catalog.h"

namespace ad::lang {

namespace {

// A vector's product with a vector is their inner product; a scalar only scales.
Result<NodeId> dot(const CallSite& call)
{
    const bool isScaled = call.shape(0).isScalar() || call.shape(1).isScalar();
    return call.builder.add(*findOp(isScaled ? "mul" : "matmul"), {call.value(0), call.value(1)}, {}, call.where);
}

Result<NodeId> oneHot(const CallSite& call)
{
    const int count = call.integer(1, 0);
    if (count < 1)
        return call.error("one_hot needs at least one class, not " + std::to_string(count));
    if (call.shape(0).size() > kLargestArray / count)
        return call.error("an array may have at most ten million numbers");
    return call.builder.add(*findOp("one_hot"), {call.value(0)}, Attributes{.count = count}, call.where);
}

Result<Shape> goal(const CallSite& call, std::size_t n, std::size_t m)
{
    const int rows = call.integer(n, 1);
    const int columns = call.integer(m, 1);
    if (rows < 1 || columns < 1)
        return call.error("the extents of a shape are at least 1");
    if (rows > kLargestArray / columns)
        return call.error("an array may have at most ten million numbers");
    if (!call.arguments[n].number)
        return Shape();
    return call.arguments[m].number ? Shape(rows, columns) : Shape(rows);
}

// broadcast(x, n, m, axis): along `axis` that a reduction took away, else by NumPy's rule.
Result<NodeId> stretched(const CallSite& call)
{
    const Result<Shape> shape = goal(call, 1, 2);
    if (!shape)
        return shape.error();
    const int axis = call.integer(3, kAllAxes);
    const Shape& from = call.shape(0);
    const bool isColumn = axis == 1 && from.rank() == 1 && shape->rank() == 2;
    if (axis != kAllAxes && (axis < 0 || axis >= shape->rank() || shape->without(axis) != from))
        return call.error("shape " + toText(from) + " is not shape " + toText(*shape) + " without axis " + std::to_string(axis));
    if (!isColumn && broadcast(from, *shape) != *shape)
        return call.error("shape " + toText(from) + " can't be stretched to " + toText(*shape));
    return call.builder.add(*findOp("broadcast"), {call.value(0)}, Attributes{.axis = axis, .shape = *shape}, call.where);
}

Result<NodeId> summedTo(const CallSite& call)
{
    const Result<Shape> shape = goal(call, 1, 2);
    if (!shape)
        return shape.error();
    if (broadcast(*shape, call.shape(0)) != call.shape(0))
        return call.error("shape " + toText(call.shape(0)) + " can't be summed to " + toText(*shape));
    return call.builder.add(*findOp("sum_to"), {call.value(0)}, Attributes{.shape = *shape}, call.where);
}

// place(x, row, n): zeros of shape (n) with x at an index; place(x, row, n, m[, column]): of shape (n, m) with x as a row, or an element.
Result<NodeId> placed(const CallSite& call)
{
    const Result<Shape> shape = goal(call, 2, 3);
    if (!shape)
        return shape.error();
    const int row = call.integer(1, 0);
    const int column = call.integer(4, kWhole);
    const bool isElement = call.arguments[4].number.has_value();
    const Shape seat = shape->rank() == 2 && !isElement ? Shape(shape->columns()) : Shape();
    if (row < 0 || row >= shape->rows() || (isElement && (shape->rank() != 2 || column < 0 || column >= shape->columns())))
        return call.error("the index is outside of shape " + toText(*shape), "indices count from 0");
    if (call.shape(0) != seat)
        return call.error("shape " + toText(call.shape(0)) + " does not fit into a seat of shape " + toText(seat));
    return call.builder.add(*findOp("place"), {call.value(0)}, Attributes{.shape = *shape, .row = row, .column = column}, call.where);
}

const FunctionRow kTable[] = {
    {"ln", "x", nullptr, "log"},
    {"pow", "a, b", nullptr, "pow"},
    {"where", "c, a, b", nullptr, "where"},
    {"clip", "x, lo, hi", nullptr, "clip"},
    {"maximum", "a, b", nullptr, "max"},
    {"minimum", "a, b", nullptr, "min"},
    {"leaky_relu", "x, a=0.01", nullptr, "leaky_relu"},
    {"prelu", "x, a", "x for x > 0, a·x else, with a learned slope (He et al. 2015)", "leaky_relu"},
    {"elu", "x, a=1", nullptr, "elu"},
    {"transpose", "x", nullptr, "transpose"},
    {"dot", "a, b", "inner product of vectors, matrix product of matrices, as NumPy's dot", nullptr, dot},
    {"one_hot", "i, n", "a row of n zeros with a one at the class index i; no derivative passes", nullptr, oneHot},
    {"sum", "x, axis=all", nullptr, "sum"},
    {"mean", "x, axis=all", nullptr, "mean"},
    {"max", "a, b", nullptr, "max"},
    {"max", "x, axis=all", nullptr, "amax"},
    {"min", "a, b", nullptr, "min"},
    {"min", "x, axis=all", nullptr, "amin"},
    {"var", "x, axis=all", nullptr, "var"},
    {"std", "x, axis=all", nullptr, "std"},
    {"logsumexp", "x, axis=all", nullptr, "logsumexp"},
    {"broadcast", "x, n=none, m=none, axis=none", "the same elements, repeated to fill a larger shape", nullptr, stretched},
    {"sum_to", "x, n=none, m=none", "sum of all elements that come from one place when shape (n, m) is broadcast", nullptr, summedTo},
    {"place", "x, row, n, m=none, column=none", "zeros everywhere but in one place", nullptr, placed},
};

} // namespace

std::span<const FunctionRow> plainFunctions()
{
    return kTable;
}

} // namespace ad::lang
