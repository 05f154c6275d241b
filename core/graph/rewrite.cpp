// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/rewrite.h"

#include "core/graph/identities.h"

namespace ad {

namespace {

NodeId& at(std::vector<NodeId>& ids, NodeId id)
{
    return ids[static_cast<std::size_t>(id)];
}

std::vector<NodeId> moved(const std::vector<NodeId>& nodes, const std::vector<NodeId>& inputs)
{
    std::vector<NodeId> result;
    result.reserve(inputs.size());
    for (const NodeId input : inputs)
        result.push_back(nodes[static_cast<std::size_t>(input)]);
    return result;
}

// Every needed node once, in topological order; what the identities left unused is still there.
Rewritten rebuilt(const Graph& graph, const std::vector<bool>& needed, const std::vector<bool>& varies)
{
    SharingBuilder builder(graph.size());
    Rewritten result{{}, std::vector<NodeId>(needed.size(), kNoNode)};
    for (NodeId id = 0; id < graph.size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        const Node& node = graph.node(id);
        if (isInput(node))
            result.nodes[index] = builder.input(node);
        if (!needed[index] || (isInput(node) && varies[index]))
            continue;
        result.nodes[index] = isLeaf(*node.op) ? builder.constant(node.value)
                                               : simplified(builder, *node.op, moved(result.nodes, node.inputs), node.attributes);
    }
    result.graph = std::move(builder).build();
    return result;
}

// A name must be made again after its node, so it is copied here and not by the builder's append.
NodeId copied(Builder& builder, const Node& node, std::vector<NodeId> inputs)
{
    if (isInput(node))
        return builder.input(node.name, node.value, node.role, node.where);
    const NodeId id = isLeaf(*node.op) ? builder.constant(node.value, node.where) : builder.emitNode(*node.op, inputs, node.attributes);
    if (!node.name.empty())
        builder.setName(id, node.name);
    return id;
}

} // namespace

Rewritten prune(const Graph& graph, std::span<const NodeId> outputs)
{
    const std::vector<bool> needed = ancestors(graph, outputs);
    Builder builder;
    Rewritten result{{}, std::vector<NodeId>(needed.size(), kNoNode)};
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (needed[static_cast<std::size_t>(id)] || isInput(node))
            at(result.nodes, id) = copied(builder, node, moved(result.nodes, node.inputs));
    }
    result.graph = std::move(builder).build();
    return result;
}

Rewritten simplify(const Graph& graph, std::span<const NodeId> outputs, std::span<const NodeId> varying)
{
    std::vector<bool> varies(static_cast<std::size_t>(graph.size()), false);
    for (const NodeId input : varying)
        varies[static_cast<std::size_t>(input)] = true;
    Rewritten first = rebuilt(graph, ancestors(graph, outputs), varies);
    const std::vector<NodeId> kept = moved(first.nodes, {outputs.begin(), outputs.end()});
    Rewritten second = prune(first.graph, kept);
    for (NodeId& id : first.nodes)
        if (id != kNoNode)
            id = at(second.nodes, id);
    return {std::move(second.graph), std::move(first.nodes)};
}

Rewritten simplify(const Graph& graph, std::span<const NodeId> outputs)
{
    return simplify(graph, outputs, graph.inputs());
}

} // namespace ad
