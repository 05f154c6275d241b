// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/op/op.h"

#include "core/base/strides.h"

#include <cassert>

namespace ad {

namespace {

Result<Shape> elementwiseShape(std::span<const Shape> inputs)
{
    Shape common;
    for (const Shape& input : inputs) {
        const std::optional<Shape> next = broadcast(common, input);
        if (!next)
            return Error{"shapes " + toText(common) + " and " + toText(input) + " don't fit together",
                         {},
                         "elementwise operations need equal shapes, or extents of 1 that can be stretched"};
        common = *next;
    }
    return common;
}

Tensor elementwiseValue(const Op& op, std::span<const Tensor* const> inputs, const Shape& shape)
{
    static const Tensor zero;
    const Tensor& a = *inputs[0];
    const Tensor& b = inputs.size() > 1 ? *inputs[1] : zero;
    const Tensor& c = inputs.size() > 2 ? *inputs[2] : zero;
    if (shape.isScalar())
        return op.value(a[0], b[0], c[0]);
    Tensor result(shape, 0.0);
    const Strides as = stridesIn(shape, a.shape());
    const Strides bs = stridesIn(shape, b.shape());
    const Strides cs = stridesIn(shape, c.shape());
    std::ptrdiff_t index = 0;
    for (int i = 0; i < shape.rows(); ++i)
        for (int j = 0; j < shape.columns(); ++j)
            result[index++] = op.value(a[i * as.row + j * as.column], b[i * bs.row + j * bs.column], c[i * cs.row + j * cs.column]);
    return result;
}

} // namespace

Result<Shape> shapeOf(const Op& op, std::span<const Shape> inputs, const Attributes& attributes)
{
    assert(op.arity < 0 || op.arity == static_cast<int>(inputs.size()));
    if (op.kind == OpKind::Elementwise)
        return elementwiseShape(inputs);
    assert(op.kind == OpKind::Tensor);
    return op.shape(inputs, attributes);
}

Tensor valueOf(const Op& op, std::span<const Tensor* const> inputs, const Attributes& attributes, const Shape& result)
{
    if (op.kind == OpKind::Elementwise)
        return elementwiseValue(op, inputs, result);
    assert(op.kind == OpKind::Tensor);
    return op.evaluate(inputs, attributes, result);
}

} // namespace ad
