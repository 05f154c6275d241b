// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/op/expr.h"

#include "core/op/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

namespace ad {

namespace {

// Leaving out an operand is right only if the result keeps the shape that the operation would have given.
bool keepsShape(const Expr& kept, const Expr& dropped)
{
    return broadcast(kept.shape(), dropped.shape()) == kept.shape();
}

Expr zeros(const Expr& a, const Expr& b)
{
    return constant(a, Tensor(*broadcast(a.shape(), b.shape()), 0.0));
}

} // namespace

bool Expr::isConstant(double value) const
{
    const Tensor* known = constant();
    return known && std::all_of(known->values().begin(), known->values().end(), [=](double x) { return x == value; });
}

Expr constant(const Expr& like, const Tensor& value)
{
    return {like.emitter(), like.emitter().emitConstant(value)};
}

Expr call(std::string_view name, std::span<const Expr> operands, const Attributes& attributes)
{
    assert(!operands.empty());
    std::vector<NodeId> inputs;
    for (const Expr& operand : operands)
        inputs.push_back(operand.id());
    const Op* op = findOp(name);
    assert(op);
    Emitter& emitter = operands.front().emitter();
    return {emitter, emitter.emitNode(*op, inputs, attributes)};
}

Expr call(std::string_view name, const Expr& a)
{
    return call(name, std::array{a});
}
Expr call(std::string_view name, const Expr& a, const Attributes& attributes)
{
    return call(name, std::array{a}, attributes);
}
Expr call(std::string_view name, const Expr& a, const Expr& b)
{
    return call(name, std::array{a, b});
}
Expr call(std::string_view name, const Expr& a, const Expr& b, const Expr& c)
{
    return call(name, std::array{a, b, c});
}

Expr operator-(const Expr& a)
{
    if (const Tensor* known = a.constant(); known && known->isScalar())
        return constant(a, -known->scalar());
    return call("neg", a);
}

Expr operator+(const Expr& a, const Expr& b)
{
    if (a.isConstant(0.0) && keepsShape(b, a))
        return b;
    if (b.isConstant(0.0) && keepsShape(a, b))
        return a;
    return call("add", a, b);
}

Expr operator-(const Expr& a, const Expr& b)
{
    if (a.isConstant(0.0) && keepsShape(b, a))
        return -b;
    if (b.isConstant(0.0) && keepsShape(a, b))
        return a;
    return call("sub", a, b);
}

Expr operator*(const Expr& a, const Expr& b)
{
    if (a.isConstant(0.0) || b.isConstant(0.0))
        return zeros(a, b);
    if (a.isConstant(1.0) && keepsShape(b, a))
        return b;
    if (b.isConstant(1.0) && keepsShape(a, b))
        return a;
    if (a.isConstant(-1.0) && keepsShape(b, a))
        return -b;
    if (b.isConstant(-1.0) && keepsShape(a, b))
        return -a;
    return call("mul", a, b);
}

Expr operator/(const Expr& a, const Expr& b)
{
    if (b.isConstant(1.0) && keepsShape(a, b))
        return a;
    return call("div", a, b);
}

Expr operator+(const Expr& a, double b)
{
    return a + constant(a, b);
}
Expr operator+(double a, const Expr& b)
{
    return constant(b, a) + b;
}
Expr operator-(const Expr& a, double b)
{
    return a - constant(a, b);
}
Expr operator-(double a, const Expr& b)
{
    return constant(b, a) - b;
}
Expr operator*(const Expr& a, double b)
{
    return a * constant(a, b);
}
Expr operator*(double a, const Expr& b)
{
    return constant(b, a) * b;
}
Expr operator/(const Expr& a, double b)
{
    return a / constant(a, b);
}
Expr operator/(double a, const Expr& b)
{
    return constant(b, a) / b;
}

Expr broadcastTo(const Expr& a, const Shape& shape, int axis)
{
    if (a.shape() == shape)
        return a;
    return call("broadcast", a, Attributes{.axis = axis, .shape = shape});
}

Expr sumTo(const Expr& a, const Shape& shape)
{
    if (a.shape() == shape)
        return a;
    return call("sum_to", a, Attributes{.shape = shape});
}

Expr sum(const Expr& a, int axis)
{
    if (a.shape().isScalar())
        return a;
    return call("sum", a, Attributes{.axis = axis});
}

} // namespace ad
