// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that move elements without computing: stretching, picking, stacking. All are linear, so each is another's adjoint.
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

using Inputs = std::span<const Tensor* const>;

// --- broadcast, sum_to

// A vector that stands for what a reduction of the last axis left is a column.
Tensor broadcastValue(Inputs in, const Attributes& attributes, const Shape& shape)
{
    const Tensor& x = *in[0];
    if (attributes.axis == 1 && x.shape().rank() == 1 && shape.rank() == 2)
        return broadcastTo(x.reshaped(Shape(x.shape().rows(), 1)), shape);
    return broadcastTo(x, shape);
}

Result<Shape> goalShape(std::span<const Shape>, const Attributes& attributes)
{
    return attributes.shape;
}

Expr broadcastVjp(const Local& l, int, const Expr& ybar)
{
    return l.attributes.axis == kAllAxes ? sumTo(ybar, l.a.shape()) : sum(ybar, l.attributes.axis);
}
Expr broadcastJvp(const Local& l, int, const Expr& dot)
{
    return broadcastTo(dot, l.attributes.shape, l.attributes.axis);
}

Tensor sumToValue(Inputs in, const Attributes&, const Shape& shape)
{
    return sumTo(*in[0], shape);
}
Expr sumToVjp(const Local& l, int, const Expr& ybar)
{
    return broadcastTo(ybar, l.a.shape());
}
Expr sumToJvp(const Local& l, int, const Expr& dot)
{
    return sumTo(dot, l.attributes.shape);
}

// --- pick: x[i], X[i, j], X[i]; place: the same seat in zeros

std::ptrdiff_t seat(const Shape& shape, const Attributes& attributes)
{
    return static_cast<std::ptrdiff_t>(attributes.row) * shape.columns() + (attributes.column == kWhole ? 0 : attributes.column);
}

Result<Shape> pickShape(std::span<const Shape> in, const Attributes& attributes)
{
    const Shape& x = in[0];
    const bool takesElement = attributes.column != kWhole;
    if (x.isScalar() || (takesElement && x.rank() != 2))
        return Error{"shape " + toText(x) + " has too few axes for this index", {}, "a vector takes one index, a matrix one or two"};
    if (attributes.row < 0 || attributes.row >= x.rows() || (takesElement && (attributes.column < 0 || attributes.column >= x.columns())))
        return Error{"the index is outside of shape " + toText(x), {}, "indices count from 0"};
    return x.rank() == 2 && !takesElement ? Shape(x.columns()) : Shape();
}

Tensor pickValue(Inputs in, const Attributes& attributes, const Shape& shape)
{
    const std::span<const double> from = in[0]->values();
    const auto first = from.begin() + seat(in[0]->shape(), attributes);
    return {shape, std::vector<double>(first, first + shape.size())};
}

Tensor placeValue(Inputs in, const Attributes& attributes, const Shape& shape)
{
    Tensor y(shape, 0.0);
    std::copy(in[0]->values().begin(), in[0]->values().end(), y.values().begin() + seat(shape, attributes));
    return y;
}

Expr placed(const Expr& e, const Attributes& attributes, const Shape& shape)
{
    return call("place", e, Attributes{.shape = shape, .row = attributes.row, .column = attributes.column});
}

Expr pickVjp(const Local& l, int, const Expr& ybar)
{
    return placed(ybar, l.attributes, l.a.shape());
}
Expr pickJvp(const Local& l, int, const Expr& dot)
{
    return call("pick", dot, l.attributes);
}
Expr placeVjp(const Local& l, int, const Expr& ybar)
{
    return call("pick", ybar, Attributes{.row = l.attributes.row, .column = l.attributes.column});
}
Expr placeJvp(const Local& l, int, const Expr& dot)
{
    return placed(dot, l.attributes, l.attributes.shape);
}

// --- stack: scalars to a vector or a matrix, row by row

Result<Shape> stackShape(std::span<const Shape> in, const Attributes& attributes)
{
    assert(static_cast<std::ptrdiff_t>(in.size()) == attributes.shape.size());
    for (const Shape& shape : in)
        if (!shape.isScalar())
            return Error{"an element of a list must be a scalar, not of shape " + toText(shape)};
    return attributes.shape;
}

Tensor stackValue(Inputs in, const Attributes&, const Shape& shape)
{
    Tensor y(shape, 0.0);
    for (std::size_t i = 0; i < in.size(); ++i)
        y[static_cast<std::ptrdiff_t>(i)] = in[i]->scalar();
    return y;
}

Attributes seatOf(const Shape& shape, int slot)
{
    if (shape.rank() == 1)
        return {.row = slot};
    return {.row = slot / shape.columns(), .column = slot % shape.columns()};
}

Expr stackVjp(const Local& l, int slot, const Expr& ybar)
{
    return call("pick", ybar, seatOf(l.attributes.shape, slot));
}
Expr stackJvp(const Local& l, int slot, const Expr& dot)
{
    return placed(dot, seatOf(l.attributes.shape, slot), l.attributes.shape);
}

// --- one_hot: class indices to rows of zeros with a one

Result<Shape> oneHotShape(std::span<const Shape> in, const Attributes& attributes)
{
    if (in[0].rank() == 2)
        return Error{"class indices must be a scalar or a vector, not of shape " + toText(in[0])};
    return in[0].isScalar() ? Shape(attributes.count) : Shape(in[0].rows(), attributes.count);
}

// An index that names no class gives NaN: the loss then shows that something is wrong.
Tensor oneHotValue(Inputs in, const Attributes& attributes, const Shape& shape)
{
    Tensor y(shape, 0.0);
    for (std::ptrdiff_t i = 0; i < in[0]->size(); ++i) {
        const double index = (*in[0])[i];
        const bool isClass = index >= 0 && index < attributes.count && index == std::floor(index);
        for (int k = 0; k < attributes.count; ++k)
            y[i * attributes.count + k] =
                isClass ? static_cast<double>(k == static_cast<int>(index)) : std::numeric_limits<double>::quiet_NaN();
    }
    return y;
}

const Op kTable[] = {
    {.name = "broadcast",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"⇉", "broadcast({1})", "\\operatorname{broadcast}\\left({1}\\right)"},
     .about = "the same elements, repeated to fill a larger shape",
     .shape = goalShape,
     .evaluate = broadcastValue,
     .vjp = broadcastVjp,
     .jvp = broadcastJvp},
    {.name = "sum_to",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"Σ", "sum_to({1})", "\\sum {1}"},
     .about = "sum of all elements that came from the same place when a smaller shape was broadcast",
     .shape = goalShape,
     .evaluate = sumToValue,
     .vjp = sumToVjp,
     .jvp = sumToJvp},
    {.name = "pick",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"[·]", "#1[…]", "#1_{[\\cdot]}", Binding::Atom, Binding::Atom},
     .about = "one element of a vector, or one row or element of a matrix; indices count from 0",
     .shape = pickShape,
     .evaluate = pickValue,
     .vjp = pickVjp,
     .jvp = pickJvp},
    {.name = "place",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"[·]", "place({1})", "\\operatorname{place}\\left({1}\\right)"},
     .about = "zeros everywhere but in one place",
     .shape = goalShape,
     .evaluate = placeValue,
     .vjp = placeVjp,
     .jvp = placeJvp},
    {.name = "stack",
     .kind = OpKind::Tensor,
     .arity = -1,
     .notation = {"[…]", "[…]", "[\\dots]"},
     .about = "scalars put together to a vector, or row by row to a matrix",
     .shape = stackShape,
     .evaluate = stackValue,
     .vjp = stackVjp,
     .jvp = stackJvp},
    {.name = "one_hot",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"one-hot", "one_hot({1})", "\\operatorname{onehot}\\left({1}\\right)"},
     .about = "a row of zeros with a one at the class index; no derivative passes",
     .shape = oneHotShape,
     .evaluate = oneHotValue},
};

} // namespace

std::span<const Op> structureOps()
{
    return kTable;
}

} // namespace ad
