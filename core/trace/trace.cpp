// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include "core/run/evaluate.h"

namespace ad {

namespace {

// Where the edges into each node begin in the list of edges.
std::vector<int> firstEdges(const Graph& graph, int size)
{
    std::vector<int> first;
    int next = 0;
    for (NodeId id = 0; id < size; ++id) {
        first.push_back(next);
        next += static_cast<int>(graph.node(id).inputs.size());
    }
    return first;
}

void addForwardSteps(Trace& trace, const Graph& graph)
{
    for (NodeId id = 0; id < graph.size(); ++id)
        if (!isLeaf(*graph.node(id).op))
            trace.steps.push_back({.kind = StepKind::Value, .node = id});
    trace.forwardSteps = trace.size();
}

void addBackwardSteps(Trace& trace, const Graph& graph)
{
    trace.steps.push_back({.kind = StepKind::Seed, .node = trace.backward.output});
    const std::vector<int> first = firstEdges(graph, graph.size());
    const std::vector<Message>& messages = trace.backward.messages;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Message& message = messages[i];
        const bool isLast = message.after == trace.backward.adjoints[static_cast<std::size_t>(message.to)];
        trace.steps.push_back({.kind = StepKind::Message,
                               .node = message.to,
                               .edge = first[static_cast<std::size_t>(message.from)] + message.slot,
                               .message = static_cast<int>(i),
                               .isLast = isLast});
    }
}

} // namespace

std::vector<Edge> edges(const Graph& graph)
{
    std::vector<Edge> result;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const std::vector<NodeId>& inputs = graph.node(id).inputs;
        for (std::size_t slot = 0; slot < inputs.size(); ++slot)
            result.push_back({inputs[slot], id, static_cast<int>(slot)});
    }
    return result;
}

const Tensor* Trace::adjointOf(NodeId node) const
{
    const NodeId adjoint = backward.adjoints[static_cast<std::size_t>(node)];
    return adjoint == kNoNode ? nullptr : &valueOf(adjoint);
}

Trace record(const Graph& graph, NodeId output, const Tensor& seed, const Point& point, Differentiate differentiate)
{
    Trace trace;
    trace.backward = reverse(graph, output, seed, differentiate);
    trace.forwardSize = graph.size();
    trace.values = evaluate(trace.backward.graph, point);
    trace.edges = edges(graph);
    addForwardSteps(trace, graph);
    addBackwardSteps(trace, graph);
    return trace;
}

} // namespace ad
