// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/forward.h"

#include "core/diff/rules.h"

#include <cassert>

namespace ad {

namespace {

NodeId tangentOf(Builder& builder, NodeId id, std::vector<NodeId>& tangents, std::vector<TangentMessage>& messages)
{
    const std::vector<NodeId> inputs = builder.graph().node(id).inputs;
    NodeId total = kNoNode;
    for (std::size_t slot = 0; slot < inputs.size(); ++slot) {
        const NodeId tangent = tangents[static_cast<std::size_t>(inputs[slot])];
        if (tangent == kNoNode)
            continue;
        const Passed passed = passOn(builder, id, static_cast<int>(slot), tangent);
        if (passed.value == kNoNode)
            continue;
        const NodeId before = total;
        total = before == kNoNode ? passed.value : call("add", builder.expr(before), builder.expr(passed.value)).id();
        messages.push_back({inputs[slot], id, static_cast<int>(slot), passed.value, passed.local, before, total});
    }
    return total;
}

Forward sweep(Builder builder, int size, std::span<const TangentSeed> seeds)
{
    Forward result;
    result.tangents.assign(static_cast<std::size_t>(size), kNoNode);
    for (const auto& [node, tangent] : seeds) {
        assert(builder.shapeOf(node) == builder.shapeOf(tangent));
        result.tangents[static_cast<std::size_t>(node)] = tangent;
    }
    for (NodeId id = 0; id < size; ++id)
        if (result.tangents[static_cast<std::size_t>(id)] == kNoNode)
            result.tangents[static_cast<std::size_t>(id)] = tangentOf(builder, id, result.tangents, result.messages);
    result.graph = std::move(builder).build();
    return result;
}

} // namespace

Forward forward(const Graph& graph, std::span<const TangentSeed> seeds)
{
    return sweep(Builder(graph), graph.size(), seeds);
}

Forward forward(const Graph& graph, const Point& direction)
{
    Builder builder(graph);
    std::vector<TangentSeed> seeds;
    for (const auto& [name, value] : direction) {
        const NodeId input = graph.find(name);
        assert(input != kNoNode && isInput(graph.node(input)));
        seeds.emplace_back(input, builder.input("", value));
    }
    return sweep(std::move(builder), graph.size(), seeds);
}

} // namespace ad
