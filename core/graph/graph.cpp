// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graph.h"

#include "core/base/text.h"

namespace ad {

NodeId Graph::find(std::string_view name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? kNoNode : found->second;
}

std::vector<std::vector<Use>> uses(const Graph& graph)
{
    std::vector<std::vector<Use>> result(static_cast<std::size_t>(graph.size()));
    for (NodeId id = 0; id < graph.size(); ++id) {
        const std::vector<NodeId>& inputs = graph.node(id).inputs;
        for (std::size_t slot = 0; slot < inputs.size(); ++slot)
            result[static_cast<std::size_t>(inputs[slot])].push_back({id, static_cast<int>(slot)});
    }
    return result;
}

std::vector<bool> ancestors(const Graph& graph, std::span<const NodeId> outputs)
{
    std::vector<bool> result(static_cast<std::size_t>(graph.size()), false);
    for (const NodeId output : outputs)
        result[static_cast<std::size_t>(output)] = true;
    for (NodeId id = graph.size() - 1; id >= 0; --id)
        if (result[static_cast<std::size_t>(id)])
            for (const NodeId input : graph.node(id).inputs)
                result[static_cast<std::size_t>(input)] = true;
    return result;
}

std::vector<bool> ancestors(const Graph& graph, NodeId output)
{
    return ancestors(graph, std::span(&output, 1));
}

std::vector<bool> dependents(const Graph& graph, std::span<const NodeId> sources)
{
    std::vector<bool> result(static_cast<std::size_t>(graph.size()), false);
    for (const NodeId source : sources)
        result[static_cast<std::size_t>(source)] = true;
    for (NodeId id = 0; id < graph.size(); ++id)
        for (const NodeId input : graph.node(id).inputs)
            if (result[static_cast<std::size_t>(input)])
                result[static_cast<std::size_t>(id)] = true;
    return result;
}

std::vector<std::string> displayNames(const Graph& graph)
{
    std::vector<std::string> result;
    result.reserve(static_cast<std::size_t>(graph.size()));
    int next = 1;
    for (const Node& node : graph.nodes()) {
        if (!node.name.empty()) {
            result.push_back(node.name);
        } else if (isConstant(node)) {
            result.push_back(shortText(node.value));
        } else {
            std::string name = "v" + std::to_string(next++);
            while (graph.find(name) != kNoNode)
                name = "v" + std::to_string(next++);
            result.push_back(std::move(name));
        }
    }
    return result;
}

} // namespace ad
