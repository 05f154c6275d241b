// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/cost.h"

#include "core/diff/forward.h"

#include <algorithm>
#include <string_view>

namespace ad {

namespace {

double sizeOf(const Graph& graph, NodeId id)
{
    return static_cast<double>(graph.node(id).shape.size());
}

double multiplicationsFrom(const Graph& graph, NodeId begin, const std::vector<bool>& isNeeded)
{
    double sum = 0.0;
    for (NodeId id = begin; id < graph.size(); ++id)
        if (isNeeded[static_cast<std::size_t>(id)])
            sum += multiplicationsOf(graph, id);
    return sum;
}

// The most numbers that are alive at once if each node is computed in its turn and dropped after its last user; leaves don't count.
double mostAlive(const Graph& graph, const std::vector<bool>& isNeeded, const std::vector<NodeId>& order)
{
    std::vector<std::size_t> lastUse(static_cast<std::size_t>(graph.size()), 0);
    for (std::size_t turn = 0; turn < order.size(); ++turn)
        for (const NodeId input : graph.node(order[turn]).inputs)
            lastUse[static_cast<std::size_t>(input)] = turn;
    std::vector<std::vector<NodeId>> dropped(order.size());
    double alive = 0.0;
    double most = 0.0;
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
        const NodeId id = order[turn];
        if (isLeaf(*graph.node(id).op) || !isNeeded[static_cast<std::size_t>(id)])
            continue;
        alive += sizeOf(graph, id);
        most = std::max(most, alive);
        if (const std::size_t last = lastUse[static_cast<std::size_t>(id)]; last > turn)
            dropped[last].push_back(id);
        for (const NodeId gone : dropped[turn])
            alive -= sizeOf(graph, gone);
    }
    return most;
}

// Values and their tangents side by side, each as soon as its operands are there.
std::vector<NodeId> interleaved(const Forward& tangents, NodeId primalSize)
{
    std::vector<NodeId> order;
    NodeId next = primalSize;
    for (NodeId id = 0; id < primalSize; ++id) {
        order.push_back(id);
        if (const NodeId tangent = tangents.tangents[static_cast<std::size_t>(id)]; tangent != kNoNode)
            while (next <= tangent)
                order.push_back(next++);
    }
    return order;
}

std::vector<NodeId> rising(NodeId size)
{
    std::vector<NodeId> order(static_cast<std::size_t>(size));
    for (NodeId id = 0; id < size; ++id)
        order[static_cast<std::size_t>(id)] = id;
    return order;
}

void addForward(Cost& cost, const Graph& graph, NodeId output)
{
    for (const NodeId input : graph.inputs()) {
        const Node& node = graph.node(input);
        if (node.role != LeafRole::Parameter)
            continue;
        const double elements = sizeOf(graph, input);
        cost.inputs += elements;
        const Forward tangents = forward(graph, Point{{node.name, Tensor(node.shape, 1.0)}});
        const NodeId tangent = tangents.tangents[static_cast<std::size_t>(output)];
        if (tangent == kNoNode)
            continue;
        const std::vector<NodeId> outputs = {output, tangent};
        const std::vector<bool> isNeeded = ancestors(tangents.graph, outputs);
        cost.forward.multiplications += elements * multiplicationsFrom(tangents.graph, graph.size(), isNeeded);
        cost.forward.stored = std::max(cost.forward.stored, mostAlive(tangents.graph, isNeeded, interleaved(tangents, graph.size())));
    }
    cost.forward.sweeps = cost.inputs;
}

void addReverse(Cost& cost, const Graph& graph, NodeId output)
{
    const Backward backward = reverse(graph, output);
    std::vector<NodeId> outputs = {output};
    for (const NodeId input : graph.inputs())
        if (const NodeId adjoint = backward.adjoints[static_cast<std::size_t>(input)]; adjoint != kNoNode)
            outputs.push_back(adjoint);
    const std::vector<bool> isNeeded = ancestors(backward.graph, outputs);
    cost.outputs = sizeOf(graph, output);
    cost.reverse.sweeps = cost.outputs;
    cost.reverse.multiplications = cost.outputs * multiplicationsFrom(backward.graph, graph.size(), isNeeded);
    std::vector<bool> isRead(static_cast<std::size_t>(graph.size()), false);
    for (NodeId id = graph.size(); id < backward.graph.size(); ++id)
        if (isNeeded[static_cast<std::size_t>(id)])
            for (const NodeId input : backward.graph.node(id).inputs)
                if (input < graph.size() && !isLeaf(*graph.node(input).op))
                    isRead[static_cast<std::size_t>(input)] = true;
    for (NodeId id = 0; id < graph.size(); ++id)
        if (isRead[static_cast<std::size_t>(id)])
            cost.reverse.stored += sizeOf(graph, id);
}

} // namespace

double multiplicationsOf(const Graph& graph, NodeId node)
{
    const Node& operation = graph.node(node);
    const std::string_view op = operation.op->name;
    const auto operand = [&](std::size_t slot) -> const Shape& { return graph.node(operation.inputs[slot]).shape; };
    if (op == "mul" || op == "div" || op == "square" || op == "pow" || op == "outer")
        return sizeOf(graph, node);
    if (op == "matmul") // every element of the result is a sum over the last axis of the first operand
        return sizeOf(graph, node) * static_cast<double>(operand(0).rank() == 2 ? operand(0).columns() : operand(0).size());
    if (op == "norm" || op == "norm2" || op == "var" || op == "std")
        return static_cast<double>(operand(0).size());
    return 0.0;
}

Cost costOf(const Graph& graph, NodeId output)
{
    Cost cost;
    const std::vector<bool> isNeeded = ancestors(graph, output);
    cost.value.sweeps = 1.0;
    cost.value.multiplications = multiplicationsFrom(graph, 0, isNeeded);
    cost.value.stored = mostAlive(graph, isNeeded, rising(graph.size()));
    addForward(cost, graph, output);
    addReverse(cost, graph, output);
    if (cost.forward.multiplications > 0.0)
        cost.crossing = cost.inputs * cost.reverse.multiplications / cost.forward.multiplications;
    return cost;
}

} // namespace ad
