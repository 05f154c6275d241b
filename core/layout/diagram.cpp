// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/diagram.h"

#include "core/base/text.h"
#include "core/graph/groups.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ad {

namespace {

ItemKind kindOf(const Node& node, bool isOutput)
{
    if (isConstant(node))
        return ItemKind::Constant;
    if (isInput(node))
        return node.role == LeafRole::Data ? ItemKind::Data : ItemKind::Input;
    return isOutput ? ItemKind::Output : ItemKind::Operation;
}

/// Builds the diagram of the first `size` nodes of a graph.
class Maker
{
public:
    /// @param firstDerivative  nodes from here on compute derivatives; kNoNode: none.
    Maker(const Graph& graph, int size, std::vector<Edge> edges, NodeId output, const DiagramOptions& options, NodeId firstDerivative)
        : m_graph(graph)
        , m_size(size)
        , m_edges(std::move(edges))
        , m_output(output)
        , m_groups(outermostGroups(graph, size, options.collapsed))
        , m_matters(ancestors(graph, output))
        , m_names(displayNames(graph))
        , m_firstDerivative(firstDerivative)
    {
        m_diagram.itemOf.assign(static_cast<std::size_t>(size), kNoItem);
        m_diagram.linkOf.assign(m_edges.size(), kNoLink);
    }

    Diagram make()
    {
        findVisibleConstants();
        for (NodeId id = 0; id < m_size; ++id)
            addItem(id);
        addGroupMembers();
        for (int edge = 0; edge < static_cast<int>(m_edges.size()); ++edge)
            addLink(edge);
        return std::move(m_diagram);
    }

private:
    int& itemOf(NodeId id) { return m_diagram.itemOf[static_cast<std::size_t>(id)]; }

    // A constant is drawn if one of its users has no place for it in its label.
    void findVisibleConstants()
    {
        m_isVisible.assign(static_cast<std::size_t>(m_size), false);
        for (const Edge& edge : m_edges)
            if (!isFolded(m_graph, edge.to, edge.slot))
                m_isVisible[static_cast<std::size_t>(edge.from)] = true;
        m_isVisible[static_cast<std::size_t>(m_output)] = true;
    }

    void addItem(NodeId id)
    {
        const Node& node = m_graph.node(id);
        const int group = m_groups[static_cast<std::size_t>(id)];
        if (group != kNoGroup) {
            if (m_graph.groups()[static_cast<std::size_t>(group)].output != id)
                return; // the item of the group stands where its output is
            m_itemOfGroup[group] = static_cast<int>(m_diagram.items.size());
        } else if (isConstant(node) && !m_isVisible[static_cast<std::size_t>(id)]) {
            return;
        }
        itemOf(id) = static_cast<int>(m_diagram.items.size());
        m_diagram.items.push_back(itemFor(id, group));
    }

    DiagramItem itemFor(NodeId id, int group) const
    {
        const Node& node = m_graph.node(id);
        DiagramItem item;
        item.node = id;
        item.group = group;
        item.name = displayName(m_names[static_cast<std::size_t>(id)]);
        item.kind = group == kNoGroup ? kindOf(node, id == m_output) : ItemKind::Group;
        item.isOutput = id == m_output;
        item.isDerivative = m_firstDerivative != kNoNode && id >= m_firstDerivative;
        item.isFaded = !m_matters[static_cast<std::size_t>(id)] && !item.isDerivative;
        if (!node.shape.isScalar())
            item.shape = toText(node.shape);
        if (group != kNoGroup)
            item.label = displayName(m_graph.groups()[static_cast<std::size_t>(group)].name);
        else if (isLeaf(*node.op))
            item.label = isConstant(node) && node.shape.isScalar() ? shortText(node.value) : item.name;
        else
            item.label = operationLabel(m_graph, id);
        return item;
    }

    // What is inside of a group belongs to its item, and a folded constant to that of its first user.
    void addGroupMembers()
    {
        for (NodeId id = 0; id < m_size; ++id)
            if (const int group = m_groups[static_cast<std::size_t>(id)]; group != kNoGroup && m_itemOfGroup.contains(group))
                itemOf(id) = m_itemOfGroup.at(group);
        for (const Edge& edge : m_edges)
            if (itemOf(edge.from) == kNoItem)
                itemOf(edge.from) = itemOf(edge.to);
    }

    void addLink(int index)
    {
        const Edge& edge = m_edges[static_cast<std::size_t>(index)];
        const int from = itemOf(edge.from);
        const int to = itemOf(edge.to);
        if (from == kNoItem || to == kNoItem || from == to || isFolded(m_graph, edge.to, edge.slot))
            return;
        // However often a group uses a node inside, one arrow shows that it does.
        int& link = m_diagram.linkOf[static_cast<std::size_t>(index)];
        link = static_cast<int>(m_diagram.links.size());
        if (m_groups[static_cast<std::size_t>(edge.to)] != kNoGroup)
            link = m_linkInto.try_emplace({edge.from, to}, link).first->second;
        if (link < static_cast<int>(m_diagram.links.size()))
            return;
        m_diagram.links.push_back({.edge = index, .from = from, .to = to, .slot = edge.slot});
    }

    const Graph& m_graph;
    int m_size;
    std::vector<Edge> m_edges;
    NodeId m_output;
    std::vector<int> m_groups; // of each node, if it is collapsed
    std::vector<bool> m_matters;
    std::vector<std::string> m_names;
    NodeId m_firstDerivative;
    std::vector<bool> m_isVisible;
    std::map<int, int> m_itemOfGroup;
    std::map<std::pair<NodeId, int>, int> m_linkInto; // from a node to the item of a group
    Diagram m_diagram;
};

} // namespace

Diagram diagram(const Graph& graph, NodeId output, const DiagramOptions& options)
{
    return Maker(graph, graph.size(), edges(graph), output, options, kNoNode).make();
}

Diagram diagram(const Trace& trace, const DiagramOptions& options)
{
    return Maker(trace.graph(), trace.forwardSize, trace.edges, trace.backward.output, options, trace.firstDerivative).make();
}

} // namespace ad
