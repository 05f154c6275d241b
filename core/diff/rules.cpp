// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/rules.h"

namespace ad {

namespace {

// The surroundings of a rule, kept alive while it is applied.
struct Surroundings
{
    std::vector<Expr> inputs;
    Attributes attributes;
    Expr result;

    Surroundings(Builder& builder, NodeId id)
    {
        const Node& node = builder.graph().node(id);
        for (const NodeId input : node.inputs)
            inputs.push_back(builder.expr(input));
        attributes = node.attributes;
        result = builder.expr(id);
    }

    [[nodiscard]] Local local() const
    {
        const auto input = [&](std::size_t i) { return i < inputs.size() ? inputs[i] : Expr(); };
        return {.a = input(0), .b = input(1), .c = input(2), .y = result, .inputs = inputs, .attributes = attributes};
    }
};

bool isFlat(const Expr& slope)
{
    return slope.isConstant(0.0);
}

} // namespace

Passed passBack(Builder& builder, NodeId node, int slot, NodeId adjoint)
{
    const Surroundings around(builder, node);
    const Op& op = *builder.graph().node(node).op;
    const Expr ybar = builder.expr(adjoint);
    if (op.kind == OpKind::Elementwise) {
        const Expr slope = op.slopes[static_cast<std::size_t>(slot)](around.local());
        if (isFlat(slope))
            return {};
        const Shape shape = around.inputs[static_cast<std::size_t>(slot)].shape();
        return {sumTo(ybar * slope, shape).id(), slope.id()};
    }
    if (!op.vjp)
        return {};
    return {op.vjp(around.local(), slot, ybar).id(), kNoNode};
}

Passed passOn(Builder& builder, NodeId node, int slot, NodeId tangent)
{
    const Surroundings around(builder, node);
    const Op& op = *builder.graph().node(node).op;
    const Expr xdot = builder.expr(tangent);
    if (op.kind == OpKind::Elementwise) {
        const Expr slope = op.slopes[static_cast<std::size_t>(slot)](around.local());
        if (isFlat(slope))
            return {};
        return {broadcastTo(slope * xdot, around.result.shape()).id(), slope.id()};
    }
    if (!op.jvp)
        return {};
    return {op.jvp(around.local(), slot, xdot).id(), kNoNode};
}

} // namespace ad
