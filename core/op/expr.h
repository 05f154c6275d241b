// SPDX-License-Identifier: GPL-3.0-or-later
// The language in which rows state derivatives: ordinary formulas whose operators append nodes to a graph.
#pragma once

#include "core/base/tensor.h"
#include "core/op/attributes.h"

#include <span>
#include <string_view>

namespace ad {

struct Op;

/// Where formulas put their nodes. The graph's Builder is one; op/ knows no more of graphs than this.
class Emitter
{
public:
    /// Appends op(inputs) and returns the new node; the shapes must fit (asserted).
    virtual NodeId emitNode(const Op& op, std::span<const NodeId> inputs, const Attributes& attributes) = 0;
    /// Appends a constant.
    virtual NodeId emitConstant(const Tensor& value) = 0;
    [[nodiscard]] virtual const Shape& shapeOf(NodeId node) const = 0;
    /// The value of a constant node, null for any other.
    [[nodiscard]] virtual const Tensor* constantOf(NodeId node) const = 0;

protected:
    ~Emitter() = default;
};

/// A node while a formula is written. Copy freely; valid as long as its emitter.
class Expr
{
public:
    Expr() = default;
    Expr(Emitter& emitter, NodeId id)
        : m_emitter(&emitter)
        , m_id(id)
    {
    }

    [[nodiscard]] NodeId id() const { return m_id; }
    /// A copy: the emitter's own moves in memory with the next node.
    [[nodiscard]] Shape shape() const { return m_emitter->shapeOf(m_id); }
    [[nodiscard]] Emitter& emitter() const { return *m_emitter; }
    /// True for a constant all of whose elements equal `value`.
    [[nodiscard]] bool isConstant(double value) const;
    [[nodiscard]] const Tensor* constant() const { return m_emitter->constantOf(m_id); }

private:
    Emitter* m_emitter = nullptr;
    NodeId m_id = kNoNode;
};

/// A constant beside `like`, in the same graph.
[[nodiscard]] Expr constant(const Expr& like, const Tensor& value);
/// The op named `name` of the catalog, applied to one to three operands.
[[nodiscard]] Expr call(std::string_view name, std::span<const Expr> operands, const Attributes& attributes = {});
[[nodiscard]] Expr call(std::string_view name, const Expr& a);
[[nodiscard]] Expr call(std::string_view name, const Expr& a, const Attributes& attributes);
[[nodiscard]] Expr call(std::string_view name, const Expr& a, const Expr& b);
[[nodiscard]] Expr call(std::string_view name, const Expr& a, const Expr& b, const Expr& c);

// These leave out what changes nothing (x·1, x + 0, x·0), so that rows can be stated plainly and stay short when they are shown.
[[nodiscard]] Expr operator-(const Expr& a);
[[nodiscard]] Expr operator+(const Expr& a, const Expr& b);
[[nodiscard]] Expr operator-(const Expr& a, const Expr& b);
[[nodiscard]] Expr operator*(const Expr& a, const Expr& b);
[[nodiscard]] Expr operator/(const Expr& a, const Expr& b);
[[nodiscard]] Expr operator+(const Expr& a, double b);
[[nodiscard]] Expr operator+(double a, const Expr& b);
[[nodiscard]] Expr operator-(const Expr& a, double b);
[[nodiscard]] Expr operator-(double a, const Expr& b);
[[nodiscard]] Expr operator*(const Expr& a, double b);
[[nodiscard]] Expr operator*(double a, const Expr& b);
[[nodiscard]] Expr operator/(const Expr& a, double b);
[[nodiscard]] Expr operator/(double a, const Expr& b);

/// `a` stretched to `shape` as NumPy broadcasts, or along `axis` that a reduction took away.
[[nodiscard]] Expr broadcastTo(const Expr& a, const Shape& shape, int axis = kAllAxes);
/// The adjoint of that stretching: what came from one place is summed.
[[nodiscard]] Expr sumTo(const Expr& a, const Shape& shape);
/// sum over `axis`, or over all elements.
[[nodiscard]] Expr sum(const Expr& a, int axis = kAllAxes);

} // namespace ad
