// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/plane_graph.h"

#include "core/graph/builder.h"

#include <algorithm>

namespace ad {

namespace {

class Inserter
{
public:
    Inserter(const AxisView& view, const Plane& plane)
        : m_view(view)
        , m_plane(plane)
    {
        for (int k = 0; k < plane.dimension(); ++k)
            m_coordinates.push_back(m_builder.input("", 0.0));
    }

    PlaneGraph run() &&
    {
        std::vector<NodeId> copies;
        for (NodeId id = 0; id < m_view.graph.size(); ++id)
            copies.push_back(copied(id, copies));
        return {std::move(m_builder).build(), copies[static_cast<std::size_t>(m_view.output)], std::move(m_coordinates)};
    }

private:
    NodeId copied(NodeId id, const std::vector<NodeId>& copies)
    {
        const Node& node = m_view.graph.node(id);
        const auto leaf = std::find(m_view.leaves.begin(), m_view.leaves.end(), id);
        if (leaf != m_view.leaves.end())
            return combined(node.shape, offsetOf(leaf));
        if (isInput(node) || isConstant(node))
            return m_builder.constant(node.value, node.where);
        std::vector<NodeId> inputs;
        for (const NodeId from : node.inputs)
            inputs.push_back(copies[static_cast<std::size_t>(from)]);
        return *m_builder.add(*node.op, std::move(inputs), node.attributes, node.where);
    }

    std::size_t offsetOf(std::vector<NodeId>::const_iterator leaf) const
    {
        std::size_t offset = 0;
        for (auto before = m_view.leaves.begin(); before != leaf; ++before)
            offset += static_cast<std::size_t>(m_view.graph.node(*before).shape.size());
        return offset;
    }

    NodeId combined(const Shape& shape, std::size_t offset)
    {
        const auto part = [&](const std::vector<double>& all) {
            const auto from = all.begin() + static_cast<std::ptrdiff_t>(offset);
            return Tensor(shape, std::vector<double>(from, from + shape.size()));
        };
        for (std::size_t k = 0; k < m_plane.axes.size(); ++k)
            if (shape.isScalar() && m_plane.axes[k] == static_cast<int>(offset))
                return m_coordinates[k];
        Expr sum = m_builder.expr(m_builder.constant(part(m_plane.origin)));
        for (std::size_t k = 0; k < m_coordinates.size(); ++k) {
            const Tensor direction = part(m_plane.directions[k]);
            const std::span<const double> numbers = direction.values();
            if (std::any_of(numbers.begin(), numbers.end(), [](double d) { return d != 0; }))
                sum = sum + m_builder.expr(m_coordinates[k]) * m_builder.expr(m_builder.constant(direction));
        }
        return sum.id();
    }

    const AxisView& m_view;
    const Plane& m_plane;
    Builder m_builder;
    std::vector<NodeId> m_coordinates;
};

} // namespace

PlaneGraph planeGraph(const AxisView& view, const Plane& plane)
{
    const bool isWholeProgram = plane.kind == PlaneKind::Inputs && view.names.size() == plane.axes.size();
    if (isWholeProgram)
        return {view.graph, view.output, view.leaves};
    return Inserter(view, plane).run();
}

} // namespace ad
