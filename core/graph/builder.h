// SPDX-License-Identifier: GPL-3.0-or-later
// The only maker of graphs.
#pragma once

#include "core/graph/graph.h"

namespace ad {

/// Appends nodes, checks their shapes, and hands the graph out at the end.
class Builder final : public Emitter
{
public:
    Builder() = default;
    /// Goes on from `graph`; its nodes keep their ids.
    explicit Builder(Graph graph)
        : m_graph(std::move(graph))
    {
    }

    /// A leaf whose value can be changed. The name must be new (asserted) or empty.
    NodeId input(std::string name, Tensor value, LeafRole role = LeafRole::Parameter, Place where = {});
    NodeId constant(Tensor value, Place where = {});
    /// op(inputs), or an error that names the shapes that don't fit. The number of inputs is the op's (asserted).
    [[nodiscard]] Result<NodeId> add(const Op& op, std::vector<NodeId> inputs, const Attributes& attributes = {}, Place where = {});

    /// Binds a name to an unnamed node (both asserted).
    void setName(NodeId node, std::string name);
    void setRole(NodeId input, LeafRole role);
    /// Gives a leaf another value of the same shape (asserted).
    void setValue(NodeId leaf, Tensor value);

    /// Nodes appended from here to the matching endGroup belong to a group of this name, inside of the group that is open.
    int beginGroup(std::string name, Place where = {});
    void endGroup(NodeId output);

    [[nodiscard]] const Graph& graph() const { return m_graph; }
    [[nodiscard]] Graph build() && { return std::move(m_graph); }
    [[nodiscard]] Expr expr(NodeId node) { return {*this, node}; }

    NodeId emitNode(const Op& op, std::span<const NodeId> inputs, const Attributes& attributes) override;
    NodeId emitConstant(const Tensor& value) override { return constant(value); }
    [[nodiscard]] const Shape& shapeOf(NodeId node) const override { return m_graph.node(node).shape; }
    [[nodiscard]] const Tensor* constantOf(NodeId node) const override;

private:
    NodeId append(Node node);

    Graph m_graph;
    int m_group = kNoGroup; // the open one
};

} // namespace ad
