// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/identities.h"

#include "core/op/catalog.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ad {

namespace {

struct Known
{
    const Op& add = *findOp("add");
    const Op& sub = *findOp("sub");
    const Op& mul = *findOp("mul");
    const Op& div = *findOp("div");
    const Op& pow = *findOp("pow");
    const Op& neg = *findOp("neg");
    const Op& square = *findOp("square");
    const Op& abs = *findOp("abs");
    const Op& cos = *findOp("cos");
    const Op& eq = *findOp("eq");
    const Op& ne = *findOp("ne");
    const Op& detach = *findOp("detach");
    const Op& identity = *findOp("identity");
    const Op& broadcast = *findOp("broadcast");
    const Op& transpose = *findOp("transpose");
};

const Known& known()
{
    static const Known ops;
    return ops;
}

bool isPowerOfTwo(double x)
{
    int exponent = 0;
    return std::isnormal(x) && std::isnormal(1.0 / x) && std::abs(std::frexp(x, &exponent)) == 0.5;
}

// A rule returns kNoNode where it has nothing to say.
class Identities
{
public:
    explicit Identities(SharingBuilder& builder)
        : m_builder(builder)
    {
    }

    NodeId make(const Op& op, NodeId a, NodeId b = kNoNode)
    {
        return simplified(m_builder, op, b == kNoNode ? std::vector<NodeId>{a} : std::vector<NodeId>{a, b}, {});
    }

    NodeId unary(const Op& op, NodeId a)
    {
        const Known& k = known();
        if (&op == &k.detach || &op == &k.identity)
            return a;
        const bool isNegative = isOp(a, k.neg);
        if ((&op == &k.square || &op == &k.abs || &op == &k.cos) && isNegative)
            return make(op, input(a, 0));
        if (&op != &k.neg)
            return kNoNode;
        if (isNegative)
            return input(a, 0);
        if (isOp(a, k.sub))
            return make(k.sub, input(a, 1), input(a, 0));
        if (const std::optional<Scaled> scaled = scaledBy(a))
            return make(k.mul, m_builder.constant(-scaled->factor), scaled->rest);
        return kNoNode;
    }

    NodeId add(NodeId a, NodeId b)
    {
        const Known& k = known();
        if (isUniform(a, 0.0) && keepsShape(b, a))
            return b;
        if (isUniform(b, 0.0) && keepsShape(a, b))
            return a;
        if (isOp(b, k.neg))
            return make(k.sub, a, input(b, 0));
        if (isOp(a, k.neg))
            return make(k.sub, b, input(a, 0));
        if (const NodeId positive = withoutMinus(b); positive != kNoNode)
            return make(k.sub, a, positive);
        if (const NodeId positive = withoutMinus(a); positive != kNoNode)
            return make(k.sub, b, positive);
        return a == b ? make(k.mul, m_builder.constant(2.0), a) : factored(k.add, a, b);
    }

    NodeId sub(NodeId a, NodeId b)
    {
        const Known& k = known();
        if (isUniform(b, 0.0) && keepsShape(a, b))
            return a;
        if (isUniform(a, 0.0) && keepsShape(b, a))
            return make(k.neg, b);
        if (isOp(b, k.neg))
            return make(k.add, a, input(b, 0));
        if (const NodeId positive = withoutMinus(b); positive != kNoNode)
            return make(k.add, a, positive);
        return factored(k.sub, a, b);
    }

    NodeId mul(NodeId a, NodeId b)
    {
        const Known& k = known();
        if (isConstant(node(b)))
            std::swap(a, b); // a constant, if there is one, is a
        if (isUniform(a, 1.0) && keepsShape(b, a))
            return b;
        if (isUniform(a, -1.0) && keepsShape(b, a))
            return make(k.neg, b);
        if (isConstant(node(a)) && isOp(b, k.neg))
            return make(k.mul, make(k.neg, a), input(b, 0));
        if (isOp(a, k.neg))
            return make(k.neg, make(k.mul, input(a, 0), b));
        if (isOp(b, k.neg))
            return make(k.neg, make(k.mul, a, input(b, 0)));
        if (a == b)
            return make(k.square, a);
        if (const NodeId result = merged(a, b); result != kNoNode)
            return result;
        const NodeId result = pulledOut(a, b);
        return result != kNoNode ? result : pulledOut(b, a);
    }

    NodeId div(NodeId a, NodeId b)
    {
        const Known& k = known();
        if (isUniform(b, 1.0) && keepsShape(a, b))
            return a;
        if (const Node& divisor = node(b); isConstant(divisor) && divisor.shape.isScalar() && isPowerOfTwo(divisor.value.scalar()))
            return make(k.mul, m_builder.constant(1.0 / divisor.value.scalar()), a);
        if (isOp(a, k.neg))
            return make(k.neg, make(k.div, input(a, 0), b));
        return isOp(b, k.neg) ? make(k.neg, make(k.div, a, input(b, 0))) : kNoNode;
    }

    NodeId pow(NodeId a, NodeId b)
    {
        const Node& exponent = node(b);
        if (!isConstant(exponent) || !exponent.shape.isScalar())
            return kNoNode;
        const double n = exponent.value.scalar();
        if (n == 1.0)
            return a;
        if (n == 0.0 || n != std::floor(n) || std::abs(n) > 8.0)
            return kNoNode;
        // A power of 1/x, not 1/x^|n|: the power could overflow or lose digits where its reciprocal does not.
        const NodeId base = n < 0 ? make(known().div, m_builder.constant(1.0), a) : a;
        return wholePower(base, static_cast<int>(std::abs(n)));
    }

    // Operands that elementwise ops stretch themselves need not be stretched before.
    void dropBroadcasts(std::vector<NodeId>& inputs)
    {
        for (NodeId& id : inputs) {
            const NodeId plain = unstretched(id);
            if (plain == id)
                continue;
            const bool isCovered = std::any_of(inputs.begin(), inputs.end(), [&](NodeId other) {
                return &other != &id && other != id && node(other).shape == node(id).shape;
            });
            if (isCovered)
                id = plain;
        }
    }

private:
    struct Scaled
    {
        double factor;
        NodeId rest;
    };

    const Node& node(NodeId id) const { return m_builder.node(id); }
    NodeId input(NodeId id, std::size_t slot) const { return node(id).inputs[slot]; }
    bool isOp(NodeId id, const Op& op) const { return node(id).op == &op; }

    bool isUniform(NodeId id, double value) const
    {
        const Node& leaf = node(id);
        const auto values = leaf.value.values();
        return isConstant(leaf) && !values.empty() && std::all_of(values.begin(), values.end(), [=](double x) { return x == value; });
    }

    bool keepsShape(NodeId kept, NodeId dropped) const { return broadcast(node(kept).shape, node(dropped).shape) == node(kept).shape; }

    // A product with a scalar constant.
    std::optional<Scaled> scaledBy(NodeId id) const
    {
        if (!isOp(id, known().mul))
            return std::nullopt;
        for (const std::size_t slot : {0U, 1U})
            if (const Node& factor = node(input(id, slot)); isConstant(factor) && factor.shape.isScalar())
                return Scaled{factor.value.scalar(), input(id, 1 - slot)};
        return std::nullopt;
    }

    // 2^k·(c·x) or c·(2^k·x) → (2^k·c)·x
    NodeId merged(NodeId a, NodeId b)
    {
        const std::optional<Scaled> inner = scaledBy(b);
        if (!inner || !isConstant(node(a)) || !node(a).shape.isScalar())
            return kNoNode;
        const double outer = node(a).value.scalar();
        const double product = outer * inner->factor;
        if (!(isPowerOfTwo(outer) || isPowerOfTwo(inner->factor)) || !std::isnormal(product))
            return kNoNode;
        return make(known().mul, m_builder.constant(product), inner->rest);
    }

    // The power of two in front of a product, if it is more than 1 and of either sign.
    std::optional<Scaled> doubled(NodeId id) const
    {
        const std::optional<Scaled> scaled = scaledBy(id);
        const bool isDoubled = scaled && std::abs(scaled->factor) >= 2.0 && std::abs(scaled->factor) <= 0x1p64 &&
                               isPowerOfTwo(scaled->factor) && node(scaled->rest).shape == node(id).shape;
        return isDoubled ? scaled : std::nullopt;
    }

    // (−c)·x → c·x
    NodeId withoutMinus(NodeId id)
    {
        const std::optional<Scaled> scaled = scaledBy(id);
        return scaled && scaled->factor < 0 ? make(known().mul, m_builder.constant(-scaled->factor), scaled->rest) : kNoNode;
    }

    // a·(2^k·x) → 2^k·(a·x), so that x serves here and elsewhere, and the factor meets others
    NodeId pulledOut(NodeId a, NodeId b)
    {
        const std::optional<Scaled> scaled = doubled(b);
        if (!scaled || isConstant(node(a)) || !keepsShape(b, a))
            return kNoNode;
        return make(known().mul, m_builder.constant(scaled->factor), make(known().mul, a, scaled->rest));
    }

    // 2^j·x ± 2^k·y → 2^min(j, k)·(… ± …)
    NodeId factored(const Op& op, NodeId a, NodeId b)
    {
        const std::optional<Scaled> left = doubled(a);
        const std::optional<Scaled> right = doubled(b);
        if (!left || !right || node(a).shape != node(b).shape)
            return kNoNode;
        const double common = std::min(std::abs(left->factor), std::abs(right->factor));
        const auto rest = [&](const Scaled& scaled) { return make(known().mul, m_builder.constant(scaled.factor / common), scaled.rest); };
        return make(known().mul, m_builder.constant(common), make(op, rest(*left), rest(*right)));
    }

    NodeId wholePower(NodeId base, int n)
    {
        if (n == 1)
            return base;
        const NodeId half = make(known().square, wholePower(base, n / 2));
        return n % 2 == 0 ? half : make(known().mul, base, half);
    }

    NodeId unstretched(NodeId id)
    {
        const Node& stretched = node(id);
        if (isConstant(stretched) && !stretched.shape.isScalar() && isUniform(id, stretched.value[0]))
            return m_builder.constant(stretched.value[0]);
        if (!isOp(id, known().broadcast))
            return id;
        const NodeId from = input(id, 0);
        // A vector along axis 1 stands for a column, which NumPy's rule would take for a row.
        return stretched.attributes.axis == 1 && node(from).shape.rank() == 1 ? id : from;
    }

    SharingBuilder& m_builder;
};

bool isCommutative(const Op& op)
{
    const Known& k = known();
    return &op == &k.add || &op == &k.mul || &op == &k.eq || &op == &k.ne;
}

NodeId ruled(Identities rules, const Op& op, const std::vector<NodeId>& in)
{
    const Known& k = known();
    if (in.size() == 1)
        return rules.unary(op, in[0]);
    if (&op == &k.add)
        return rules.add(in[0], in[1]);
    if (&op == &k.sub)
        return rules.sub(in[0], in[1]);
    if (&op == &k.mul)
        return rules.mul(in[0], in[1]);
    if (&op == &k.div)
        return rules.div(in[0], in[1]);
    return &op == &k.pow ? rules.pow(in[0], in[1]) : kNoNode;
}

} // namespace

NodeId simplified(SharingBuilder& builder, const Op& op, std::vector<NodeId> inputs, const Attributes& attributes)
{
    if (&op == &known().transpose && builder.node(inputs[0]).op == &op)
        return builder.node(inputs[0]).inputs[0];
    const bool isFolded = std::all_of(inputs.begin(), inputs.end(), [&](NodeId id) { return isConstant(builder.node(id)); });
    if (isElementwise(op) && !isFolded) {
        Identities rules(builder);
        if (inputs.size() > 1)
            rules.dropBroadcasts(inputs);
        if (const NodeId better = ruled(rules, op, inputs); better != kNoNode)
            return better;
        if (isCommutative(op) && inputs[0] > inputs[1])
            std::swap(inputs[0], inputs[1]);
    }
    return builder.make(op, std::move(inputs), attributes);
}

} // namespace ad
